import type { Library } from "../../src/reference/library";
import { loadLibrary } from "../../src/reference/load";

/** Loads a compiled dataset, and reads all that is read only when it is asked for. */
export async function loadWhole(compiled: string): Promise<Library> {
  const library = await loadLibrary(new TextEncoder().encode(compiled), async () => {});
  for (const entry of library.entries) {
    whole(entry);
    library.bibliography(entry);
  }
  return library;
}

/** All that an entry has, as an object of its own. */
export function whole<T extends object>(entry: T): Record<string, unknown> {
  const names = ["id", "kind", "name", "summary", "terms", "names", "identifiers", "facts", "milestones", "relations"] as (keyof T &
    string)[];
  return Object.fromEntries(names.flatMap((name) => (entry[name] === undefined ? [] : [[name, entry[name]]])));
}

/** A compiled dataset that was changed, with its size made true. */
export function resized(compiled: string): string {
  const end = compiled.indexOf("\n") + 1;
  const size = new TextEncoder().encode(compiled.slice(end)).length;
  return compiled.slice(0, end).replace(/"size":\d+/, `"size":${size}`) + compiled.slice(end);
}
