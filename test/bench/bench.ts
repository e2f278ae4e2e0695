/**
 * `npm run bench`: measures, prints, and writes docs/performance.md.
 *   npm run bench [-- --quick] [PART...]
 * With --quick it reads less, in fewer rounds, and writes nothing.
 */
import { parseArgs } from "node:util";
import { compileDataset } from "../../scripts/dataset";
import { serialise } from "../../src/dataset/compile";
import { Library } from "../../src/reference/library";
import { benchInVsCode } from "./in-vscode";
import { benchLookUp } from "./lookup";
import { benchMemory } from "./memory";
import { benchSteps, benchThroughput } from "./recogniser";
import { type Section, write } from "./report";

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { quick: { type: "boolean", default: false } }, allowPositionals: true });
  const { quick } = values;
  const { dataset } = compileDataset();
  const { entries, sources, redirects } = dataset;
  const library = new Library(entries, sources, redirects);
  const bytes = quick ? 1_000_000 : 10_000_000;
  const rounds = quick ? 3 : 5;
  const sizes = quick ? [1_000, 100_000] : [1_000, 10_000, 100_000, 1_000_000, 10_000_000];
  const parts: Readonly<Record<string, () => Promise<Section[]>>> = {
    "vs-code": async () => benchInVsCode(sizes),
    memory: async () => [await benchMemory(serialise(dataset))],
    recogniser: async () => [await benchThroughput(library, rounds, bytes, quick ? [3_000] : [1_000, 3_000, 10_000, 100_000])],
    steps: async () => [await benchSteps(library, rounds, bytes)],
    "look-up": async () => [await benchLookUp(library, quick ? [600, 6_000] : [600, 6_000, 60_000], quick ? 30 : 300)],
  };
  const sections: Section[] = [];
  for (const [name, run] of Object.entries(parts)) {
    if (positionals.length === 0 || positionals.includes(name)) {
      console.log(`== ${name}`);
      for (const section of await run()) {
        console.log(section.text);
        sections.push(section);
      }
    }
  }
  if (!quick) {
    write(sections);
  }
}

void main();
