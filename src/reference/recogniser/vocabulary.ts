import type { Entry } from "../../dataset/schema";
import { type Term, termOf } from "../library";
import type { Claim } from "./block";
import { FirstWords, firstWord, MAX_WORD, NO_TERM, nextLetter } from "./first-words";
import { DOT, EM_DASH, fold, HYPHEN, TRANSPARENT } from "./fold";
import type { Lexicon } from "./lexicon";
import { spellings } from "./spellings";
import { ROOT, Trie } from "./trie";
import { WORD } from "./units";
import { hashed } from "./words";

/** What ends at a node of the trie. */
export interface End {
  /** A context word, by its number, or -1. */
  cue: number;
  readonly claims: Claim[];
}

/** More terms than an entry has. */
const ENTRY = 2 ** 20;

/**
 * All terms and context words with their spellings. They are many, and a text holds few: each is taken into the trie only when a
 * text has a first word of it. Until then only these words are known.
 */
export class Vocabulary {
  /** Of what was taken in. */
  readonly trie = new Trie();
  readonly firstWords: FirstWords;
  /** What ends at nodes of the trie, by their values; these count from 1. */
  readonly #ends: (End | undefined)[] = [undefined];
  readonly #cues: ReadonlyMap<string, number>;
  /** By term: the number of its entry. */
  readonly #owners: Int32Array;
  /** By entry: its first term. */
  readonly #starts: Int32Array;
  /** By item, that is a term or a context word: whether it was taken in. */
  readonly #isTaken: Uint8Array;
  /** Those that begin with a sign, or with a word that is not in ASCII, until a text has such a word or sign. */
  readonly #others: number[] = [];
  /** One in which points or invisible signs stand, without them. */
  readonly #word = new Uint16Array(MAX_WORD);

  /** @param ranks by entry of the lexicon: which of several that claim the same comes first */
  constructor(
    private readonly lexicon: Lexicon,
    private readonly ranks: readonly number[],
  ) {
    const { counts, surfaces, words, cues } = lexicon;
    this.firstWords = new FirstWords();
    this.#isTaken = new Uint8Array(surfaces.length + words.length);
    this.#cues = new Map(words.map((word, i) => [word, cues[i] ?? 0]));
    this.#owners = new Int32Array(surfaces.length);
    this.#starts = new Int32Array(counts.length);
    let start = 0;
    for (const [entry, count] of counts.entries()) {
      this.#starts[entry] = start;
      this.#owners.fill(entry, start, start + count);
      start += count;
    }
  }

  /** How many numbers context words have. */
  get cueCount(): number {
    return this.lexicon.cues.reduce((most, cue) => Math.max(most, cue + 1), 0);
  }

  /** Makes all terms and context words known by their first words; each step is short. */
  *learn(): Generator<void, void> {
    const { beginnings, surfaces, words } = this.lexicon;
    yield* this.firstWords.learn(beginnings);
    yield;
    for (const item of beginnings.others) {
      const folded = fold(surfaces[item] ?? (words[item - surfaces.length] as string));
      if (firstWord(folded) === 0) {
        this.firstWords.addSign(folded.charCodeAt(0));
      }
    }
    this.#others.push(...beginnings.others);
  }

  /** What ends at a node of the trie, if anything. */
  at(node: number): End | undefined {
    return this.#ends[this.trie.value(node)];
  }

  /** Takes in what was kept until a text had the word of a slot, which stands from `from` up to `end`, and after it a word that begins with a letter. */
  recall(slot: number, letter: number, units: Uint16Array, from: number, end: number): void {
    for (const item of this.firstWords.recall(slot, letter, units, from, end)) {
      this.#take(item);
    }
  }

  /** Takes in what begins with a sign, or with a word that is not in ASCII. */
  recallOthers(): void {
    if (this.#others.length > 0) {
      for (const item of this.#others.splice(0)) {
        this.#take(item);
      }
    }
  }

  /** Takes in what begins with a word in which points or invisible signs stand, "U.S.", or that is not in ASCII. */
  recallSpelt(units: Uint16Array, from: number, length: number): void {
    this.recallOthers();
    const word = this.#word;
    let size = 0;
    let hash = 0;
    let end = from;
    for (let i = from; i < length && size < MAX_WORD; i++) {
      const unit = units[i] as number;
      if (WORD[unit] === 1) {
        word[size++] = unit;
        hash = hashed(hash, unit);
      } else if (unit === DOT) {
        this.#recallKnown(word, size, hash, nextLetter(units, i));
      } else if (unit !== TRANSPARENT) {
        break;
      }
      end = i + 1;
    }
    this.#recallKnown(word, size, hash, nextLetter(units, end));
  }

  #recallKnown(word: Uint16Array, size: number, hash: number, letter: number): void {
    const slot = this.firstWords.find(hash, word, 0, size);
    if (slot !== NO_TERM && this.firstWords.isDeferred(slot, letter)) {
      this.recall(slot, letter, word, 0, size);
    }
  }

  #take(item: number): void {
    if (this.#isTaken[item] === 1) {
      return;
    }
    this.#isTaken[item] = 1;
    const { surfaces, entries, words, cues, rule } = this.lexicon;
    const word = item - surfaces.length;
    if (word < 0) {
      const owner = this.#owners[item] as number;
      const order = (this.ranks[owner] as number) * ENTRY + item - (this.#starts[owner] as number);
      this.#addTerm(termOf(entries[owner] as Entry, rule(item)), order);
      return;
    }
    for (const spelling of spellings(words[word] as string, undefined)) {
      this.#endAt(this.#insert(fold(spelling))).cue = cues[word] as number;
    }
  }

  #addTerm(term: Term, order: number): void {
    const cues = [...new Set((term.context ?? []).map((word) => this.#cues.get(word) ?? 0))];
    const isCertain = cues.length === 0 || term.preferred === true;
    for (const spelling of spellings(term.surface, term.language)) {
      const node = this.#insert(fold(spelling));
      if (node !== ROOT) {
        const anyCase = term.case !== "exact" && spelling === spelling.toLowerCase();
        const { claims } = this.#endAt(node);
        claims.push({ term, entry: term.entry, order, spelling, anyCase, cues, isCertain });
        claims.sort((a, b) => a.order - b.order);
      }
    }
  }

  /** What ends at a node, made where nothing did. */
  #endAt(node: number): End {
    const known = this.at(node);
    if (known) {
      return known;
    }
    const end: End = { cue: -1, claims: [] };
    this.trie.keep(node, this.#ends.push(end) - 1);
    return end;
  }

  #insert(folded: string): number {
    const stem = firstWord(folded);
    if (stem === 0) {
      this.firstWords.addSign(folded.charCodeAt(0));
    }
    let node = ROOT;
    for (let i = 0; i < folded.length; i++) {
      if (i === stem && i > 0) {
        this.firstWords.add(folded, stem, node);
      }
      const unit = folded.charCodeAt(i);
      node = this.trie.grow(node, unit === EM_DASH ? HYPHEN : unit);
    }
    if (stem === folded.length && stem > 0) {
      this.firstWords.add(folded, stem, node);
    }
    return node;
  }
}
