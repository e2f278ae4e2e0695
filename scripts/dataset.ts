/** Reads the dataset from the work tree; as a command, checks it: one line per finding, status 1 where there is any. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { compile, type DatasetFile } from "../src/dataset/compile";

const ROOT = resolve(__dirname, "..");

export function compileDataset(): ReturnType<typeof compile> {
  return compile(jsonFiles("src/dataset/entries"), jsonFiles("src/dataset/sources"));
}

export function formatFindings(findings: ReturnType<typeof compile>["findings"]): string {
  return findings.map((f) => `${f.file}:${f.line}:${f.column}: error: ${f.message} (at ${f.pointer || "/"})`).join("\n");
}

function jsonFiles(folder: string): DatasetFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(ROOT, file).replaceAll("\\", "/"), text: readFileSync(file, "utf8") }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

if (require.main === module) {
  const { dataset, findings } = compileDataset();
  if (findings.length > 0) {
    console.error(formatFindings(findings));
  }
  const facts = dataset.entries.reduce((sum, entry) => sum + entry.facts.length, 0);
  console.log(`${dataset.entries.length} entries, ${facts} facts, ${dataset.sources.length} sources, ${findings.length} findings`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
