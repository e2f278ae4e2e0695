import type { Entry, Relation } from "../dataset/schema";
import type { Library } from "./library";

/** Relations by which an entry is of the country of the other. */
const OF_COUNTRY: ReadonlySet<Relation["type"]> = new Set([
  "operator",
  "participant",
  "target",
  "spacecraft",
  "weapon",
  "location",
  "part-of",
  "member-of",
  "commanded-by",
  "published-by",
]);

/** How far relations are followed: a spacecraft, its operator, the force it is part of, the country. */
const MAX_STEPS = 3;

/** Finds the countries to which the facts of entries tie them, by their English names. */
export class Countries {
  readonly #known = new Map<string, ReadonlySet<string>>();

  constructor(private readonly library: Library) {}

  /** What the entry's own facts say; where they say nothing, what those of the entries say that it is part of, operated by and so on. */
  of(entry: Entry): ReadonlySet<string> {
    const known = this.#known.get(entry.id);
    if (known) {
      return known;
    }
    const found = this.#search([entry], new Set([entry.id]), MAX_STEPS);
    this.#known.set(entry.id, found);
    return found;
  }

  #search(entries: readonly Entry[], seen: Set<string>, steps: number): ReadonlySet<string> {
    const own = entries.flatMap(statedCountries);
    if (own.length > 0 || steps === 0) {
      return new Set(own);
    }
    const next = entries
      .flatMap((entry) => entry.relations ?? [])
      .flatMap(({ type, entry: id }) => (OF_COUNTRY.has(type) ? (this.library.entry(id) ?? []) : []))
      .filter(({ id }) => !seen.has(id) && seen.add(id));
    return next.length > 0 ? this.#search(next, seen, steps - 1) : new Set();
  }
}

/** Countries by their English names, in a language (BCP 47); as they are where they are no countries of today. */
export function countryLabels(names: readonly string[], language: string): string[] {
  const inLanguage = new Intl.DisplayNames([language, "en"], { type: "region" });
  return names.map((name) => {
    const code = regions().get(name);
    return (code && inLanguage.of(code)) || name;
  });
}

function statedCountries({ kind, name, facts }: Entry): string[] {
  const stated = facts.flatMap(({ attribute, value }) =>
    attribute === "country" && typeof value === "string" ? value.split(/ and | ?\/ ?|, /) : [],
  );
  const names = stated.map((country) => country.replace(/^the /, "").trim()).filter((country) => country !== "");
  return kind === "place" && regions().has(name) ? [...names, name] : names;
}

let codes: ReadonlyMap<string, string> | undefined;

/** The codes of all countries of today (ISO 3166-1) by their English names. */
function regions(): ReadonlyMap<string, string> {
  if (!codes) {
    const english = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
    const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
    const all = letters.flatMap((first) => letters.map((second) => first + second));
    codes = new Map(all.flatMap((code) => (english.of(code) === undefined ? [] : [[english.of(code) ?? "", code]])));
  }
  return codes;
}
