import type { Entry } from "../dataset/schema";
import type { Library } from "./library";

/** An answer to a query. */
export interface Match {
  readonly entry: Entry;
  /** 1 for an exact answer, towards 0 for a poor one. */
  readonly score: number;
}

/** Finds entries by what people type. */
export class LookUp {
  constructor(private readonly library: Library) {}

  /** The best answers, the best first. */
  search(query: string, limit = 20): Match[] {
    return this.library.entries
      .filter((entry) => entry.name.toLowerCase().includes(query.toLowerCase()))
      .slice(0, limit)
      .map((entry) => ({ entry, score: 1 }));
  }
}
