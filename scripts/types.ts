/** Writes src/dataset/schema.ts, the types of the dataset, from its JSON Schema; with --check only says whether it is up to date. */
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { compileFromFile } from "json-schema-to-typescript";

const DATASET = resolve(__dirname, "../src/dataset");
const TYPES = join(DATASET, "schema.ts");

/** Resolves when the file is written. */
export async function writeTypes(): Promise<void> {
  writeFileSync(TYPES, await types());
}

function types(): Promise<string> {
  return compileFromFile(join(DATASET, "schema.json"), {
    additionalProperties: false,
    bannerComment: "/* Generated from schema.json by the build: do not edit. */",
    unreachableDefinitions: true,
    ignoreMinAndMaxItems: true,
    style: { printWidth: 140 },
  });
}

async function check(): Promise<void> {
  if ((await types()) !== readFileSync(TYPES, "utf8")) {
    console.error("src/dataset/schema.ts:1:1: error: not what schema.json gives: run npm run build");
    process.exitCode = 1;
  }
}

if (require.main === module) {
  void (process.argv.includes("--check") ? check() : writeTypes());
}
