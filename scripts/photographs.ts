/** Takes the photographs of the README and the walkthrough anew, in a real VS Code. */
import { join } from "node:path";
import sharp from "sharp";
import { ROOT, run } from "./vscode/install";

async function main(): Promise<void> {
  for (const file of ["readme", "writing"]) {
    await run(process.execPath, ["--import", "tsx", "scripts/test.ts", "ui", "--file", file], { cwd: ROOT });
  }
  for (const name of ["card", "look-up", "details", "orbit", "timeline"]) {
    await keep(`readme-${name}.png`, `docs/pictures/${name}.png`);
  }
  await keep("writing-1-acronym.png", "docs/pictures/completion.png");
  await keep("writing-7-checked.png", "docs/pictures/check.png");
  for (const name of ["card", "look-up", "sidebar", "details"]) {
    await keep(`walkthrough-${name}.png`, `media/walkthrough/${name}.png`);
  }
}

/** Keeps a photograph with few colours: those of the walkthrough are part of the package. */
async function keep(photograph: string, picture: string): Promise<void> {
  const from = sharp(join(ROOT, "out/screenshots", photograph));
  await from
    .png({ palette: true, colours: picture.startsWith("media/") ? 16 : 64, dither: 0, effort: 10, compressionLevel: 9 })
    .toFile(join(ROOT, picture));
}

void main();
