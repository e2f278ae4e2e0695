/** Texts and libraries for the bench: made from the dataset's own words, the same on every machine. */
import type { Entry } from "../../src/dataset/schema";
import { Library } from "../../src/reference/library";

/** A random number from 0 up to 1, the same sequence for the same seed (mulberry32, public domain). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One of a list. */
export function pick<T>(list: readonly T[], next: () => number): T {
  return list[Math.floor(next() * list.length)] as T;
}

/** Pronounceable words that no language has. */
export function inventedWord(next: () => number): string {
  let word = "";
  for (let syllables = 2 + Math.floor(next() * 3); syllables > 0; syllables--) {
    word += pick(CONSONANTS, next) + pick(VOWELS, next);
  }
  return word + pick(CONSONANTS, next);
}
const CONSONANTS = [..."bcdfghjklmnprtvwz"];
const VOWELS = [..."aeiou"];

/** So many terms of one to four words: half of them the dataset's own words in new company, half invented. */
export function inventedTerms(count: number, words: readonly string[]): string[] {
  const next = random(count);
  const terms = new Set<string>();
  while (terms.size < count) {
    const length = 1 + Math.floor(next() * 4);
    const term = Array.from({ length }, (_, i) => (i === 0 || next() < 0.5 ? inventedWord(next) : pick(words, next)));
    terms.add(term.join(" "));
  }
  return [...terms];
}

/** An entry with the least that the schema demands. */
export function plainEntry(id: string, terms: Entry["terms"], rest: Partial<Entry> = {}): Entry {
  return {
    id,
    kind: "concept",
    name: id,
    summary: "An entry of the bench.",
    terms,
    facts: [{ id: "f", attribute: "note", statement: "A fact.", asOf: "2025", confidence: "reported", sources: ["s"] }],
    ...rest,
  };
}

/** A library of one entry for each term. */
export function libraryOf(terms: readonly string[]): Library {
  return new Library(
    terms.map((term, i) => plainEntry(`entry-${i}`, [term])),
    [],
  );
}

/** The plain words of the summaries, as often as they stand there: letters only, so that none is part of a path or figure. */
export function summaryWords(library: Library): string[] {
  return library.entries.flatMap(({ summary }) => summary.match(/(?<![\p{L}\p{N}'’./-])[a-z]{2,14}(?![\p{L}\p{N}'’./-])/gu) ?? []);
}

export interface Prose {
  /** Plain words, as often as they are to come. */
  readonly words: readonly string[];
  /** What is strewn among them. */
  readonly terms: readonly string[];
  /** How many of a thousand words begin a term. */
  readonly termsPerThousandWords: number;
  readonly bytes: number;
  readonly seed?: number;
}

/** Paragraphs of sentences, each paragraph a few lines of about a hundred characters. */
export function prose({ words, terms, termsPerThousandWords, bytes, seed = 1 }: Prose): string {
  const next = random(seed);
  const parts: string[] = [];
  let [size, line, sentence, paragraph] = [0, 0, 0, 0];
  while (size < bytes) {
    let word = next() * 1000 < termsPerThousandWords ? pick(terms, next) : pick(words, next);
    if (sentence === 0) {
      word = word.charAt(0).toUpperCase() + word.slice(1);
    }
    sentence++;
    let after = " ";
    if (sentence > 6 && next() < 0.08) {
      after = ". ";
      sentence = 0;
    } else if (next() < 0.06) {
      after = ", ";
    }
    line += word.length + after.length;
    if (line > 100) {
      paragraph++;
      line = 0;
      after = after.trimEnd() + (sentence === 0 && paragraph > 3 ? "\n\n" : "\n");
      paragraph = after.endsWith("\n\n") ? 0 : paragraph;
    }
    parts.push(word, after);
    size += word.length + after.length;
  }
  // Through bytes, so that it is one flat string, as a text that was read from a file.
  return new TextDecoder().decode(new TextEncoder().encode(parts.join("").slice(0, bytes)));
}
