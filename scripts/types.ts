/** Writes src/dataset/schema.ts, the types of the dataset, from its JSON Schema. */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { compileFromFile } from "json-schema-to-typescript";

const DATASET = resolve(__dirname, "../src/dataset");

/** Resolves when the file is written. */
export async function writeTypes(): Promise<void> {
  const types = await compileFromFile(join(DATASET, "schema.json"), {
    additionalProperties: false,
    bannerComment: "/* Generated from schema.json by the build: do not edit. */",
    unreachableDefinitions: true,
    ignoreMinAndMaxItems: true,
    style: { printWidth: 140 },
  });
  writeFileSync(join(DATASET, "schema.ts"), types);
}

if (require.main === module) {
  void writeTypes();
}
