/** What the reference holds in memory once it is loaded. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Reference } from "../../src/reference/reference";
import { ROOT, type Section, table } from "./report";

/** Held on to, so that nothing of it is let go while the rest is weighed. */
const held: unknown[] = [];

/** Weighs each part as it comes; `npm run bench` exposes the collector of garbage. */
export async function benchMemory(): Promise<Section> {
  const read = async () => readFileSync(join(ROOT, "dist/dataset.jsonl"), "utf8");
  const reference = new Reference(read, async () => {});
  const rows: string[][] = [];
  const start = used();
  let before = start;
  for (const [name, make] of [
    ["the library: entries, facts, sources", () => reference.library()],
    ["the recogniser", () => reference.recogniser()],
    ["completions, once asked for", () => reference.completions()],
    ["the look-up, once asked for", () => reference.lookUp()],
  ] as const) {
    held.push(await make());
    const after = used();
    rows.push([name, megabytes(after - before), megabytes(after - start)]);
    before = after;
  }
  return { id: "memory", text: table(["held", "MB", "so far, MB"], rows) };
}

function used(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
