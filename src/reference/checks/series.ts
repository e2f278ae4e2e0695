import type { Entry, Fact } from "../../dataset/schema";
import { holds, type Library, latestOf } from "../library";
import { foldSurface } from "../recogniser/fold";
import { COUNTED, type Counted } from "./words";

/** A figure of an entry as it is now and as it was. */
export interface Series {
  readonly counted: Counted;
  readonly entry: Entry;
  readonly current: Fact & { readonly value: number };
  /** The newest first. */
  readonly earlier: readonly (Fact & { readonly value: number })[];
}

/** Who heads an organization, and who did before, by name. */
export interface Command {
  readonly entry: Entry;
  readonly current: Fact & { readonly value: string };
  readonly earlier: readonly (Fact & { readonly value: string })[];
}

/** What the reference knows to have changed. Each entry is gone through once, when a text first names it. */
export class Knowledge {
  readonly #series = new Map<Entry, readonly Series[]>();
  readonly #commands = new Map<Entry, readonly Command[]>();
  readonly #people = new Map<string, Entry>();
  /** Entries by their figures that replaced others. */
  readonly #replaced = new Map<string, Entry>();
  #isPrepared = false;

  /** @param today YYYY-MM-DD */
  constructor(
    readonly library: Library,
    readonly today: string,
  ) {}

  /** Goes through the library once, before anything is asked; each step is short. */
  *prepare(): Generator<void> {
    for (const entry of this.#isPrepared ? [] : this.library.entries) {
      if (entry.kind === "person") {
        for (const term of [entry.name, ...entry.terms]) {
          this.#people.set(foldSurface(typeof term === "string" ? term : term.surface), entry);
        }
      }
      for (const fact of entry.facts) {
        if (fact.supersedes && typeof fact.value === "number") {
          this.#replaced.set(keyOf(fact), entry);
        }
      }
      yield;
    }
    this.#isPrepared = true;
  }

  /** The figures of an entry. One that it shares with another entry has that one's past too: China's satellites are those of its fleet. */
  series(entry: Entry): readonly Series[] {
    let series = this.#series.get(entry);
    if (!series) {
      series = COUNTED.flatMap((counted) => this.#seriesOf(entry, counted) ?? []);
      this.#series.set(entry, series);
    }
    return series;
  }

  /** Who heads an entry; none where that never changed. */
  commands(entry: Entry): readonly Command[] {
    let commands = this.#commands.get(entry);
    if (!commands) {
      commands = this.#commandOf(entry);
      this.#commands.set(entry, commands);
    }
    return commands;
  }

  /** The entry of a person, by the name that a fact gives. */
  person(name: string): Entry | undefined {
    return this.#people.get(foldSurface(name));
  }

  #seriesOf(entry: Entry, counted: Counted): Series | undefined {
    const facts = entry.facts.filter(
      (fact): fact is Fact & { value: number } =>
        typeof fact.value === "number" && counted.attributes.includes(fact.attribute) && counted.units.includes(fact.unit ?? ""),
    );
    const current = facts.find((fact) => holds(entry, fact, this.today));
    if (!current) {
      return undefined;
    }
    const earlier = facts.filter((fact) => !holds(entry, fact, this.today) && leadsTo(entry, fact, current));
    if (earlier.length > 0) {
      return { counted, entry, current, earlier: newestFirst(earlier) };
    }
    const other = this.#sharing(current);
    const theirs = other && other !== entry ? this.#seriesOf(other, counted) : undefined;
    return theirs?.current.value === current.value ? { ...theirs, entry, current } : { counted, entry, current, earlier: [] };
  }

  /** Another entry that has the same figure of the same time and source, with a past. */
  #sharing(fact: Fact): Entry | undefined {
    return this.#replaced.get(keyOf(fact));
  }

  #commandOf(entry: Entry): Command[] {
    const facts = entry.facts.filter(
      (fact): fact is Fact & { value: string } => fact.attribute === "commander" && typeof fact.value === "string",
    );
    const current = facts.find((fact) => holds(entry, fact, this.today));
    const earlier = facts.filter((fact) => !holds(entry, fact, this.today));
    return current && earlier.length > 0 ? [{ entry, current, earlier: newestFirst(earlier) }] : [];
  }
}

/** Whether a fact was replaced by another, at whatever remove, or is the same figure under the other's attribute. */
function leadsTo(entry: Entry, fact: Fact, current: Fact): boolean {
  const latest = latestOf(entry, fact);
  return latest === fact || latest.value === current.value || latest === current;
}

function newestFirst<F extends Fact>(facts: readonly F[]): F[] {
  return [...facts].sort((a, b) => (a.asOf < b.asOf ? 1 : -1));
}

function keyOf({ unit, value, asOf, sources }: Fact): string {
  return `${unit}|${value}|${asOf}|${sources[0]}`;
}
