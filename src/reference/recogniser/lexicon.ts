import type { Entry, TermRule } from "../../dataset/schema";
import { type Beginnings, endingsOf, firstWord, MAX_WORD, REPEATED } from "./first-words";
import { fold } from "./fold";
import { spellings } from "./spellings";

/**
 * All terms of a library and their context words, in columns: they are many, and a text needs few. Terms have numbers from 0,
 * entry after entry; context words those after the terms.
 */
export interface Lexicon {
  readonly entries: readonly Entry[];
  /** How many terms each entry has. */
  readonly counts: readonly number[];
  /** The surfaces of the terms. */
  readonly surfaces: readonly string[];
  readonly words: readonly string[];
  /** By context word: a number from 0 that it shares with all that have a spelling in common with it. */
  readonly cues: readonly number[];
  readonly beginnings: Beginnings;
  /** The term with a number, as its entry has it. */
  readonly rule: (number: number) => Entry["terms"][number];
}

/** The lexicon of some entries. */
export function lexiconOf(entries: readonly Entry[]): Lexicon {
  const rules = entries.flatMap(({ terms }) => terms.map((term): TermRule => (typeof term === "string" ? { surface: term } : term)));
  const [words, cues] = wordsWithCues(rules.flatMap(({ context = [] }) => context));
  return {
    entries,
    counts: entries.map(({ terms }) => terms.length),
    surfaces: rules.map(({ surface }) => surface),
    words,
    cues,
    beginnings: beginningsOf([...rules, ...words.map((surface) => ({ surface }))]),
    rule: (number) => rules[number] as TermRule,
  };
}

/** The distinct ones of some words, the commonest first. "allies" is the word that "ally" is: what shares a spelling shares the number. */
function wordsWithCues(all: readonly string[]): [words: string[], cues: number[]] {
  const counts = new Map<string, number>();
  for (const word of all) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([word]) => word);
  const known = new Map<string, number>();
  let count = 0;
  const cues = words.map((word) => {
    const folded = spellings(word, undefined).map(fold);
    const cue = folded.map((spelling) => known.get(spelling)).find((number) => number !== undefined) ?? count++;
    for (const spelling of folded) {
      known.set(spelling, cue);
    }
    return cue;
  });
  return [words, cues];
}

/** With which words some items begin. */
function beginningsOf(rules: readonly TermRule[]): Beginnings {
  const known = new Map<string, { readonly item: number; readonly next: string }[]>();
  const others: number[] = [];
  for (const [item, { surface, language }] of rules.entries()) {
    const folded = spellings(surface, language).map(fold);
    const words = folded.map((spelling) => spelling.slice(0, firstWord(spelling)));
    // Nothing is told by its first word where that is none, or not in ASCII.
    if (!words.every((word) => /^[a-z0-9]+$/.test(word) && word.length <= MAX_WORD - 2)) {
      others.push(item);
      continue;
    }
    for (const beginning of new Set(folded.map((spelling, i) => `${words[i]} ${nextSign(spelling.slice(words[i]?.length))}`))) {
      const [word = "", next = ""] = beginning.split(" ");
      known.set(word, [...(known.get(word) ?? []), { item, next }]);
    }
  }
  const kept = [...known.values()];
  const endings = [...known].map(([word, items]) =>
    items.some(({ next }) => next === ALONE) ? endingsOf(word).filter((ending) => !known.has(word + ending)) : [],
  );
  return {
    words: [...known.keys()].map((word, i) => [word, ...(endings[i] ?? []).map((ending) => REPEATED + ending), ""].join(" ")).join(""),
    counts: kept.flatMap(({ length }, i) => [length, ...(endings[i] ?? []).map(() => 0)]),
    items: Int32Array.from(kept.flatMap((items) => items.map(({ item }) => item))),
    next: kept.flatMap((items) => items.map(({ next }) => (next === ALONE ? "." : next))).join(""),
    others,
  };
}

const ALONE = "";

/** The letter with which the next word begins after a first word, ALONE where none follows, else a point. */
function nextSign(rest: string): string {
  return rest === "" ? ALONE : (/^[ -]([a-z])/.exec(rest)?.[1] ?? ".");
}
