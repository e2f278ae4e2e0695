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

/** While so many entries may be meant, nothing is proposed; fewer where no capital tells a name from other words. */
const MAX_MEANT = { small: 10, capital: 25 } as const;

/** A word that begins the names of so many entries is no name by itself: "Russian". */
const MAX_NAMES = 4;

const SMALL_WORD = /(?<![\p{L}\p{N}-])\p{Ll}[\p{L}\p{N}-]*/gu;

/** So many words before the cursor may be the beginning of one name. */
const MAX_WORDS_BEGUN = 5;

/** What stands before a name and not before anything else that is typed. */
const BEFORE_NAME = /(?:^|[\s(«“‘"'’*_>|—–[])$/;

/** Where a name was begun, and what it may be. */
export interface Beginning {
  readonly start: number;
  readonly candidates: readonly Candidate[];
}

/** Names and acronyms by how they begin. */
export class Completions {
  /** By the first two letters of what is typed, folded. */
  readonly #buckets = new Map<string, (Candidate & { readonly key: string })[]>();

  /** Words of the dataset's own prose that begin small. */
  readonly #words = new Set<string>();

  /** Takes in a library without holding up the event loop. */
  static async build(library: Library, pause: Pause): Promise<Completions> {
    const completions = new Completions();
    let slice = Date.now();
    for (const _ of completions.#read(library)) {
      if (Date.now() - slice > SLICE_MS) {
        await pause();
        slice = Date.now();
      }
    }
    return completions;
  }

  /** The longest run of words at the end of a text that begins a name. */
  before(text: string): Beginning | undefined {
    const starts = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}&/.–-]*/gu)].map(({ index }) => index).slice(-MAX_WORDS_BEGUN);
    for (const start of starts) {
      if (BEFORE_NAME.test(text.slice(0, start))) {
        const candidates = this.search(text.slice(start));
        if (candidates.length > 0) {
          return { start, candidates };
        }
      }
    }
    return undefined;
  }

  /**
   * What may be meant by the beginning of a name: two capitals or three letters at least. Names by their first word come first.
   * Proper names are meant only where a capital is typed. Quiet where another word is as likely: at the end of a whole common
   * word, and while many entries may be meant.
   */
  search(typed: string): Candidate[] {
    const isAcronym = ACRONYM.test(typed);
    if (typed.length < (isAcronym ? LETTERS.acronym : LETTERS.word) || (!isAcronym && this.#endsInWord(typed)) || !/\p{L}/u.test(typed)) {
      return [];
    }
    const key = fold(typed);
    const isSmall = /^\p{Ll}/u.test(typed);
    const found = (this.#buckets.get(key.slice(0, 2)) ?? []).filter(
      (candidate) =>
        candidate.key.startsWith(key) &&
        !(isSmall && (candidate.rest !== candidate.text || /^[\p{Lu}\d]/u.test(candidate.rest))) &&
        // Two or three capitals begin an acronym, not any name.
        !(isAcronym && typed.length < 4 && !/^[\p{Lu}\d]{2}/u.test(candidate.rest)),
    );
    if (!isAcronym && isVague(found, key, isSmall)) {
      return [];
    }
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

  *#read(library: Library): Generator<void> {
    for (const entry of library.entries) {
      for (const text of [entry.summary, ...entry.facts.map(({ statement }) => statement)]) {
        for (const [word] of text.matchAll(SMALL_WORD)) {
          this.#words.add(word);
        }
      }
      yield;
    }
    for (const term of library.terms()) {
      this.#add(term);
      yield;
    }
  }

  /** Whether the last word is whole as it is: "space", and at the beginning of a sentence "Space". */
  #endsInWord(typed: string): boolean {
    const last = typed.split(/[^\p{L}\p{N}-]/u).at(-1);
    return last !== undefined && this.#words.has(last.toLowerCase());
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

/** Whether too many entries may be meant. */
function isVague(found: readonly (Candidate & { readonly key: string })[], key: string, isSmall: boolean): boolean {
  const entries = (some: typeof found) => new Set(some.map(({ entry }) => entry)).size;
  const isWholeIn = (other: string) => other.length > key.length && !/^[\p{L}\p{N}]/u.test(other.slice(key.length));
  return (
    entries(found) > (isSmall ? MAX_MEANT.small : MAX_MEANT.capital) ||
    entries(found.filter((candidate) => isWholeIn(candidate.key))) >= MAX_NAMES
  );
}

/** Ways to write an entry that a writer has begun to name, the likeliest first: as it was begun, then its other forms. */
export function variantsOf({ entry, text, isName }: Candidate): string[] {
  const acronym = acronymOf(entry);
  const name = properName(entry);
  const plain = (form: string) => form.replaceAll("-", "");
  const first = acronym !== undefined && plain(text) === plain(acronym) ? acronym : text;
  const forms = [isName ? written(text, name) : first, ...(acronym === undefined ? [name] : [acronym, name, `${name} (${acronym})`])];
  return [...new Set(forms)];
}

/** Words that begin small in the term begin small in the text: "geostationary orbit" for "Geostationary orbit". */
function written(text: string, name: string): string {
  return /^\p{Ll}/u.test(text) ? text : name;
}
