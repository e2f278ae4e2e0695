/** `npm run dataset:report`: prints what the dataset covers, and writes it to docs/dataset.md. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { report } from "../src/dataset/report";
import { today } from "../src/reference/dates";
import { compileDataset, ROOT } from "./dataset";

const text = report(compileDataset().dataset, today());
writeFileSync(join(ROOT, "docs/dataset.md"), text);
console.log(text);
