/** Takes the photographs of the README and the walkthrough anew, in a real VS Code. */
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, run } from "./vscode/install";

async function main(): Promise<void> {
  await run(process.execPath, ["--import", "tsx", "scripts/test.ts", "ui", "--file", "readme"], { cwd: ROOT });
  const keep = (photograph: string, picture: string) => copyFileSync(join(ROOT, "out/screenshots", photograph), join(ROOT, picture));
  for (const name of ["card", "look-up", "details"]) {
    keep(`readme-${name}.png`, `docs/pictures/${name}.png`);
  }
  for (const name of ["card", "look-up", "sidebar", "details"]) {
    keep(`walkthrough-${name}.png`, `media/walkthrough/${name}.png`);
  }
}

void main();
