import type { Entry } from "../dataset/schema";
import type { Library } from "./library";
import { type Pause, SLICE_MS } from "./load";
import { type Text, WordIndex } from "./search/word-index";
import { queryWords } from "./search/words";

/** An answer to a query. */
export interface Match {
  readonly entry: Entry;
  /** 1 for an exact answer, towards 0 for a poor one. */
  readonly score: number;
}

/** What is typed or pasted beyond it says nothing more, and costs time. */
const MAX_QUERY_LENGTH = 200;

/** What is only like the query comes after all that it names exactly (`EXACT`). */
const BEST_INEXACT = 0.9;

/** Share of the score for being named by the query as a whole, against having each of its words somewhere. */
const TITLE_SHARE = 0.3;

/** Answers far behind the best are noise. */
const WORTH_SHOWING = 0.35;

/**
 * Finds entries by what people type: names, acronyms, numbers, half words, misspelt words, in any order and with or
 * without accents. The constructor does no work: `build` indexes in slices, or else the first search does it at once.
 */
export class LookUp {
  readonly #index: WordIndex;

  constructor(library: Library) {
    this.#index = new WordIndex(library);
  }

  /** A look-up that is ready to answer, made without holding up the event loop. */
  static async build(library: Library, pause: Pause): Promise<LookUp> {
    const lookUp = new LookUp(library);
    let slice = Date.now();
    while (lookUp.#index.addNext()) {
      if (Date.now() - slice > SLICE_MS) {
        await pause();
        slice = Date.now();
      }
    }
    return lookUp;
  }

  /**
   * The best answers, the best first. What the query names exactly (identifier, name, term, NORAD or COSPAR number)
   * comes first; then what has its words.
   */
  search(query: string, limit = 20): Match[] {
    const index = this.#complete();
    const bounded = bound(query);
    const scores = scoreByWords(index, queryWords(bounded));
    for (const [entry, score] of index.exact(bounded)) {
      scores.set(entry, score);
    }
    return best(index, scores, limit);
  }

  /** Only the entries that the query names exactly, the likeliest first. */
  exact(query: string): Entry[] {
    const index = this.#complete();
    return best(index, index.exact(bound(query)), Number.POSITIVE_INFINITY).map((match) => match.entry);
  }

  #complete(): WordIndex {
    while (this.#index.addNext()) {}
    return this.#index;
  }
}

/** Scores of the entries, by position, that have words of the query: rare words count more, and so do titles that the query covers. */
function scoreByWords(index: WordIndex, typed: readonly string[]): Map<number, number> {
  const sums = new Map<number, number>();
  const titles = new Map<number, number>();
  let total = 0;
  for (const word of typed) {
    const [byEntry, byTitle] = findWord(index, word);
    const rarity = Math.log(1 + index.entries.length / Math.max(1, byEntry.size));
    total += rarity;
    addAll(sums, byEntry, rarity);
    addAll(titles, byTitle, 1);
  }
  const coverage = new Map<number, number>();
  for (const [text, sum] of titles) {
    const { entry, titleWords } = index.texts[text] as Text;
    raise(coverage, entry, Math.min(1, sum / Math.max(titleWords, typed.length)));
  }
  const scores = new Map<number, number>();
  for (const [entry, sum] of sums) {
    scores.set(entry, BEST_INEXACT * ((1 - TITLE_SHARE) * (sum / total) + TITLE_SHARE * (coverage.get(entry) ?? 0)));
  }
  return scores;
}

/** Where a word of the query stands: for each entry at its best place, weighted, and for each title how well it is met. */
function findWord(index: WordIndex, typed: string): [byEntry: Map<number, number>, byTitle: Map<number, number>] {
  const byEntry = new Map<number, number>();
  const byTitle = new Map<number, number>();
  for (const [word, likeness] of index.wordsLike(typed)) {
    for (const text of index.textsWith(word)) {
      const { entry, weight, titleWords } = index.texts[text] as Text;
      raise(byEntry, entry, likeness * weight);
      if (titleWords > 0) {
        raise(byTitle, text, likeness * weight);
      }
    }
  }
  return [byEntry, byTitle];
}

function best(index: WordIndex, scores: ReadonlyMap<number, number>, limit: number): Match[] {
  const highest = [...scores.values()].reduce((a, b) => Math.max(a, b), 0);
  return [...scores]
    .filter(([, score]) => score >= WORTH_SHOWING * highest)
    .map(([i, score]) => ({ entry: index.entries[i] as Entry, score }))
    .sort((a, b) => b.score - a.score || prominence(b.entry) - prominence(a.entry))
    .slice(0, Math.max(0, limit));
}

function bound(query: string): string {
  return query.slice(0, MAX_QUERY_LENGTH).trim();
}

/** Of equal answers, what more is known of is what is sought more often. */
function prominence(entry: Entry): number {
  return entry.facts.length + (entry.relations?.length ?? 0);
}

function addAll(sums: Map<number, number>, more: ReadonlyMap<number, number>, factor: number): void {
  for (const [key, value] of more) {
    sums.set(key, (sums.get(key) ?? 0) + value * factor);
  }
}

function raise(highest: Map<number, number>, key: number, value: number): void {
  if (value > (highest.get(key) ?? 0)) {
    highest.set(key, value);
  }
}
