import type { Entry } from "../dataset/schema";
import { properName } from "./checks/names";
import type { Library, Term } from "./library";
import { type Pause, SLICE_MS } from "./load";
import { acronymOf } from "./name-forms";
import { fold, foldSurface } from "./recogniser/fold";

/** Something that a writer may be about to write. */
export interface Candidate {
  readonly entry: Entry;
  readonly term: Term;
  /** As it will stand in the text. */
  readonly text: string;
  /** What the typed words begin: the text, or from one of its later words on. */
  readonly rest: string;
  /** Whether the text is the name of its entry. */
  readonly isName: boolean;
}

/** Acronyms are known by two letters, words by three. */
const LETTERS = { acronym: 2, word: 3 } as const;

/** So many words of a name lead to it. */
const MAX_WORDS = 6;

const ACRONYM = /^(?=(?:.*[\p{Lu}\d]){2})[\p{Lu}\d][\p{Lu}\d&/-]*$/u;

/** Names and acronyms by how they begin. */
export class Completions {
  /** By the first two letters of what is typed, folded. */
  readonly #buckets = new Map<string, (Candidate & { readonly key: string })[]>();

  /** Takes in all terms of a library without holding up the event loop. */
  static async build(library: Library, pause: Pause): Promise<Completions> {
    const completions = new Completions();
    let slice = Date.now();
    for (const term of library.terms()) {
      completions.#add(term);
      if (Date.now() - slice > SLICE_MS) {
        await pause();
        slice = Date.now();
      }
    }
    return completions;
  }

  /**
   * What may be meant by the beginning of a name: capitals or three letters at least. Names by their first word come first.
   * Proper names are meant only where a capital is typed.
   */
  search(typed: string): Candidate[] {
    const isAcronym = ACRONYM.test(typed);
    if (typed.length < (isAcronym ? LETTERS.acronym : LETTERS.word)) {
      return [];
    }
    const key = fold(typed);
    const isSmall = /^\p{Ll}/u.test(typed);
    const found = (this.#buckets.get(key.slice(0, 2)) ?? []).filter(
      (candidate) =>
        candidate.key.startsWith(key) &&
        !(isSmall && /^[\p{Lu}\d]/u.test(candidate.rest)) &&
        // Two or three capitals begin an acronym, not any name.
        !(isAcronym && typed.length < 4 && !/^[\p{Lu}\d]{2}/u.test(candidate.rest)),
    );
    // With its accents it is another word: "géos" is French.
    const small = typed.toLowerCase();
    const order = new Map(
      found.map((candidate) => {
        const { rest, text, isName } = candidate;
        const spelt = rest.slice(0, typed.length).toLowerCase() === small;
        return [candidate, (spelt ? 4_000 : 0) + (rest === text ? 2_000 : 0) + (isName ? 1_000 : 0) - text.length] as const;
      }),
    );
    return found.sort((x, y) => (order.get(y) ?? 0) - (order.get(x) ?? 0));
  }

  #add(term: Term): void {
    if (term.fact !== undefined) {
      return;
    }
    const text = term.surface;
    const name = properName(term.entry);
    const isName = text.length === name.length && foldSurface(text) === foldSurface(name);
    const starts = [0, ...[...text.matchAll(/[\s–—-]+(?=[\p{L}\p{N}])/gu)].map(({ 0: gap, index }) => index + gap.length)];
    for (const start of starts.slice(0, MAX_WORDS)) {
      const rest = text.slice(start);
      // Small words lead nowhere.
      if (start > 0 && /^(?:of|the|and|for|in|on|to|de|du|des|la|le|les|et|l|d)\b/i.test(rest)) {
        continue;
      }
      const key = fold(rest);
      const bucket = this.#buckets.get(key.slice(0, 2)) ?? [];
      bucket.push({ entry: term.entry, term, text, rest, isName, key });
      this.#buckets.set(key.slice(0, 2), bucket);
    }
  }
}

/** Ways to write an entry that a writer has begun to name, the likeliest first: as it was begun, then its other forms. */
export function variantsOf({ entry, text, isName }: Candidate): string[] {
  const acronym = acronymOf(entry);
  const name = properName(entry);
  const forms = [isName ? written(text, name) : text, ...(acronym === undefined ? [name] : [acronym, name, `${name} (${acronym})`])];
  return [...new Set(forms)];
}

/** Words that begin small in the term begin small in the text: "geostationary orbit" for "Geostationary orbit". */
function written(text: string, name: string): string {
  return /^\p{Ll}/u.test(text) ? text : name;
}
