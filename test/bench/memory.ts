/** What the reference holds in memory once it is loaded. */
import { Reference } from "../../src/reference/reference";
import { type Section, table } from "./report";

/** Held on to, so that nothing of it is let go while the rest is weighed. */
const held: unknown[] = [];

/** Weighs each part of what a compiled dataset becomes, as it comes; `npm run bench` exposes the collector of garbage. */
export async function benchMemory(compiled: string): Promise<Section> {
  // A text of its own for the reference, to let go of.
  const reference = new Reference(
    async () => Buffer.from(compiled),
    async () => {},
  );
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
  return {
    id: "memory",
    text: table(["held", "MB", "so far, MB"], rows),
    summary: [["held in memory once cards have shown", `${rows[1]?.[2]} MB`, "goal 20 MB"]],
  };
}

function used(): number {
  // Twice: what is let go of may hold on to more.
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
