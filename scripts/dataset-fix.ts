/** `npm run dataset:fix`: mends in the files what a fixer can mend, and says what it did. */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fixDataset } from "../src/dataset/fix";
import { formatFindings, ROOT, readDataset } from "./dataset";

function main(): void {
  const before = new Map(readDataset().map((file) => [file.path, file]));
  const { files, findings } = fixDataset([...before.values()]);
  const after = new Map(files.map((file) => [file.path, file]));
  for (const path of before.keys()) {
    if (!after.has(path)) {
      remove(
        path,
        files.some(({ text }) => text === before.get(path)?.text),
      );
    }
  }
  for (const { path, text } of files) {
    if (before.get(path)?.text !== text) {
      mkdirSync(dirname(join(ROOT, path)), { recursive: true });
      writeFileSync(join(ROOT, path), text);
    }
  }
  if (findings.length > 0) {
    console.log(formatFindings(findings));
  }
  console.log(`${findings.length} findings mended: see what is left with npm run dataset:check`);
}

/** Removes a file that was moved, or that git can bring back: a source may be new, and what cites it yet to be written. */
function remove(path: string, moved: boolean): void {
  if (moved || execFileSync("git", ["status", "--porcelain", "--", path], { cwd: ROOT, encoding: "utf8" }) === "") {
    rmSync(join(ROOT, path));
  } else {
    console.log(`${path}: left, as it is not committed`);
  }
}

main();
