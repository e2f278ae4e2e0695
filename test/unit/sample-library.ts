import type { Entry, Term } from "../../src/dataset/schema";
import { Library } from "../../src/reference/library";
import { Recogniser } from "../../src/reference/recogniser/recogniser";

/** An entry for a test: the given terms, and the least of everything else. */
export function entry(id: string, terms: Term[], rest: Partial<Entry> = {}): Entry {
  return {
    id,
    kind: "concept",
    name: id,
    summary: `What ${id} is, for a test.`,
    terms,
    facts: [{ id: "f", attribute: "definition", statement: `A fact of ${id}.`, asOf: "2025", confidence: "reported", sources: ["s"] }],
    ...rest,
  };
}

/** A recogniser of these entries alone. */
export function recogniserOf(...entries: Entry[]): Promise<Recogniser> {
  return Recogniser.build(new Library(entries, []), async () => {});
}
