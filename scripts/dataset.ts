/**
 * Reads the dataset from the work tree. As a command, checks it: one line per finding, status 1 where one is an error.
 *   tsx scripts/dataset.ts
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { type Compiled, compile, compileAndTry } from "../src/dataset/compile";
import type { DatasetFile, Finding } from "../src/dataset/files";

export const ROOT = resolve(__dirname, "..");
const DATASET = join(ROOT, "src/dataset");

/** The hand-written files, sorted by path. */
export function readDataset(): DatasetFile[] {
  return ["entries", "sources"]
    .flatMap((folder) => readdirSync(join(DATASET, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => join(entry.parentPath, entry.name))
    .concat(join(DATASET, "redirects.json"))
    .map((file) => ({ path: relative(ROOT, file).replaceAll("\\", "/"), text: readFileSync(file, "utf8") }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Compiled once: the files do not change while a script or a run of the tests reads them. */
let compiled: Compiled | undefined;

/** The dataset, with what is wrong with it. */
export function compileDataset(): Compiled {
  compiled ??= compile(readDataset());
  return compiled;
}

/** One line per finding, as the problem matcher in .vscode/tasks.json reads it. */
export function formatFindings(findings: readonly Finding[]): string {
  return findings.map((f) => `${f.file}:${f.line}:${f.column}: ${f.severity}: ${f.message} (at ${f.pointer || "/"})`).join("\n");
}

async function main(): Promise<void> {
  const { dataset, findings } = await compileAndTry(readDataset());
  if (findings.length > 0) {
    console.error(formatFindings(findings));
  }
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const facts = dataset.entries.reduce((sum, entry) => sum + entry.facts.length, 0);
  console.log(
    `${dataset.entries.length} entries, ${facts} facts, ${dataset.sources.length} sources: ${errors} errors, ${findings.length - errors} warnings`,
  );
  process.exitCode = errors > 0 ? 1 : 0;
}

if (require.main === module) {
  void main();
}
