import type { Entry, Fact, Kind, Relation, Source, TermRule } from "../dataset/schema";
import { type Lexicon, lexiconOf } from "./recogniser/lexicon";

/** A relation seen from one of its ends: `inverse` where the other entry states it. */
export interface Link {
  readonly type: Relation["type"];
  readonly inverse: boolean;
  readonly entry: Entry;
  readonly note?: string;
  readonly since?: string;
  readonly until?: string;
}

/** A surface with the entry that claims it. */
export interface Term extends TermRule {
  readonly entry: Entry;
}

/** All sources, by their ids. */
export interface Sources {
  get(id: string): Source | undefined;
  values(): Iterable<Source>;
}

/** All entries and sources, whatever they came from, with what links them. Immutable. */
export class Library {
  /** Sorted by name. */
  readonly entries: readonly Entry[];
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #redirects: ReadonlyMap<string, string>;
  readonly #sources: Sources;
  #inverse: ReadonlyMap<string, readonly Link[]> | undefined;
  #lexicon: Lexicon | undefined;

  /**
   * @param redirects ids of entries that are gone, with the ids that stand for them now
   * @param lexicon their terms, where they are known already
   */
  constructor(
    entries: readonly Entry[],
    sources: readonly Source[] | Sources,
    redirects: Readonly<Record<string, string>> = {},
    lexicon?: Lexicon,
  ) {
    this.entries = byName(entries);
    this.#entries = new Map(entries.map((entry) => [entry.id, entry]));
    this.#redirects = new Map(Object.entries(redirects));
    this.#sources = "get" in sources ? sources : new Map(sources.map((source) => [source.id, source]));
    this.#lexicon = lexicon;
  }

  /** The entry with an id, or the one that has taken its place. */
  entry(id: string): Entry | undefined {
    return this.#entries.get(id) ?? this.#entries.get(this.#redirects.get(id) ?? "");
  }

  /** Each source of the compiled dataset is read as one comes to it. */
  get sources(): Iterable<Source> {
    return this.#sources.values();
  }

  source(id: string): Source | undefined {
    return this.#sources.get(id);
  }

  /** The sources of a fact or milestone, in its order. */
  sourcesOf(item: { readonly sources: readonly string[] }): Source[] {
    return item.sources.flatMap((id) => this.source(id) ?? []);
  }

  /** All distinct sources of an entry, in the order in which its facts and milestones first cite them. */
  bibliography(entry: Entry): Source[] {
    return [...new Set([...entry.facts, ...(entry.milestones ?? [])].flatMap((item) => this.sourcesOf(item)))];
  }

  /** All terms, as the recogniser takes them. */
  get lexicon(): Lexicon {
    this.#lexicon ??= lexiconOf(this.entries);
    return this.#lexicon;
  }

  /** Entries by kind, each list sorted by name, kinds in the order of the schema's first use. */
  byKind(): Map<Kind, Entry[]> {
    const kinds = new Map<Kind, Entry[]>();
    for (const entry of this.entries) {
      const list = kinds.get(entry.kind);
      if (list) {
        list.push(entry);
      } else {
        kinds.set(entry.kind, [entry]);
      }
    }
    return kinds;
  }

  /** The relations of an entry: its own first, then those that others have to it. */
  links(entry: Entry): readonly Link[] {
    const own = (entry.relations ?? []).flatMap((relation) => {
      const other = this.entry(relation.entry);
      return other ? [link(relation, other, false)] : [];
    });
    this.#inverse ??= this.#invert();
    return [...own, ...(this.#inverse.get(entry.id) ?? [])];
  }

  /** Every surface of every entry. */
  *terms(): Generator<Term> {
    for (const entry of this.entries) {
      for (const term of entry.terms) {
        yield termOf(entry, term);
      }
    }
  }

  #invert(): Map<string, Link[]> {
    const inverse = new Map<string, Link[]>();
    for (const entry of this.entries) {
      for (const relation of entry.relations ?? []) {
        const links = inverse.get(relation.entry) ?? [];
        links.push(link(relation, entry, true));
        inverse.set(relation.entry, links);
      }
    }
    return inverse;
  }
}

/** A term of an entry, whichever way it is written there. */
export function termOf(entry: Entry, term: Entry["terms"][number]): Term {
  return typeof term === "string" ? { surface: term, entry } : { ...term, entry };
}

function link({ type, note, since, until }: Relation, entry: Entry, inverse: boolean): Link {
  return { type, inverse, entry, ...(note && { note }), ...(since && { since }), ...(until && { until }) };
}

/** In byte order of folded names: the same on every machine, and a hundred times faster than a collator. */
function byName(entries: readonly Entry[]): Entry[] {
  return entries
    .map((entry) => ({ entry, key: entry.name.toLowerCase() }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ entry }) => entry);
}

/** The fact of the same entry that replaces this one, if any. */
export function supersederOf(entry: Entry, fact: Fact): Fact | undefined {
  return entry.facts.find((other) => other.supersedes?.includes(fact.id));
}

/** The newest fact in the chain that begins with this one; the fact itself where nothing replaced it. */
export function latestOf(entry: Entry, fact: Fact): Fact {
  const seen = new Set<Fact>();
  let latest = fact;
  for (let next: Fact | undefined = fact; next && !seen.has(next); next = supersederOf(entry, next)) {
    seen.add(next);
    latest = next;
  }
  return latest;
}

/** Whether a fact still holds on a day (YYYY-MM-DD): not superseded, and not past its end. */
export function holds(entry: Entry, fact: Fact, today: string): boolean {
  return !supersederOf(entry, fact) && !hasEnded(fact, today);
}

/** Whether the fact's `validUntil` lies before a day (YYYY-MM-DD). An end known only by its year or month has passed when that has. */
export function hasEnded(fact: Fact, today: string): boolean {
  const end = fact.validUntil?.match(/\d{4}(-\d{2}){0,2}$/)?.[0];
  return end !== undefined && end < today.slice(0, end.length);
}

/** The facts that matter most: the first of the entry that hold; all others only where none does. */
export function keyFacts(entry: Entry, count: number, today: string): Fact[] {
  const current = entry.facts.filter((fact) => holds(entry, fact, today));
  return (current.length > 0 ? current : entry.facts).slice(0, count);
}
