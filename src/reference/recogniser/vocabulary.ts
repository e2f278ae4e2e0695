import type { Entry, TermRule } from "../../dataset/schema";
import { type Term, termOf } from "../library";
import type { Claim } from "./block";
import type { Cues } from "./cues";
import { ENDINGS, FirstWords, firstWord, MAX_WORD, NO_TERM } from "./first-words";
import { DOT, EM_DASH, fold, HYPHEN, SPACE, TRANSPARENT } from "./fold";
import { spellings } from "./spellings";
import { ROOT, Trie } from "./trie";
import { isDigit, WORD } from "./units";
import { hashed } from "./words";

/** What ends at a node of the trie. */
export interface End {
  /** A context word, by its number, or -1. */
  cue: number;
  readonly claims: Claim[];
}

/** A context word. */
interface CueWord {
  /** Folded. */
  readonly spellings: readonly string[];
  readonly cue: number;
}

/** The terms and context words that begin with a word, and whether one of them is that word with an ending. */
interface Deferred {
  hasEndings: boolean;
  readonly numbers: number[];
}

/**
 * All terms and context words with their spellings. They are many, and a text holds few: each is taken into the trie only when a
 * text has its first word. Until then that word is known alone, or the term is there from the start where its beginning may be
 * written in several ways.
 */
export class Vocabulary {
  /** Of what was taken in. */
  readonly trie = new Trie();
  readonly firstWords = new FirstWords();
  /** What ends at nodes of the trie, by their values; these count from 1. */
  readonly #ends: (End | undefined)[] = [undefined];
  readonly #cueNumbers = new Map<string, number>();
  readonly #cueSpellings = new Map<string, number>();
  /** By first word. */
  readonly #deferred = new Map<string, Deferred>();
  /** All terms, by their numbers, with their entries. */
  readonly #rules: Entry["terms"][number][] = [];
  readonly #owners: Entry[] = [];
  readonly #cueWords: CueWord[] = [];
  /** One in which points or invisible signs stand, without them. */
  readonly #word = new Uint16Array(MAX_WORD);

  /** @param cues where context words get their numbers */
  constructor(private readonly cues: Cues) {}

  /** Adds a term of an entry. */
  add(entry: Entry, rule: Entry["terms"][number]): void {
    const [surface, context = [], language] = typeof rule === "string" ? [rule] : [rule.surface, rule.context, rule.language];
    for (const word of context) {
      if (!this.#cueNumbers.has(word)) {
        this.#addCue(word);
      }
    }
    this.#owners.push(entry);
    this.#later(surface, language, this.#rules.push(rule) - 1);
  }

  /** What ends at a node of the trie, if anything. */
  at(node: number): End | undefined {
    return this.#ends[this.trie.value(node)];
  }

  /** Takes in what was kept until a text had the word from `from` up to `end`, or this one with an ending. */
  recall(units: Uint16Array, from: number, end: number): void {
    const word = String.fromCharCode(...units.subarray(from, end));
    for (const ending of ["", ...ENDINGS]) {
      if (word.endsWith(ending)) {
        const stem = word.slice(0, word.length - ending.length);
        const deferred = this.#deferred.get(stem);
        this.#deferred.delete(stem);
        for (const number of deferred?.numbers ?? []) {
          this.#take(number);
        }
      }
    }
  }

  /** Takes in what begins with a word in which points or invisible signs stand: "U.S.". */
  recallSpelt(units: Uint16Array, from: number, length: number): void {
    const word = this.#word;
    let size = 0;
    let hash = 0;
    for (let i = from; i < length && size < MAX_WORD; i++) {
      const unit = units[i] as number;
      if (WORD[unit] === 1) {
        word[size++] = unit;
        hash = hashed(hash, unit);
      } else if (unit === DOT) {
        this.#recallKnown(word, size, hash);
      } else if (unit !== TRANSPARENT) {
        break;
      }
    }
    this.#recallKnown(word, size, hash);
  }

  #recallKnown(word: Uint16Array, size: number, hash: number): void {
    const slot = this.firstWords.find(hash, word, 0, size);
    if (slot !== NO_TERM && this.firstWords.recall(slot)) {
      this.recall(word, 0, size);
    }
  }

  /** Takes a surface in, by its number, once a text has its first word; at once where that may be written in several ways. */
  #later(surface: string, language: TermRule["language"], number: number): void {
    const beginning = beginningOf(surface, language);
    if (beginning === undefined) {
      this.#take(number);
      return;
    }
    const { word, isWhole } = beginning;
    let deferred = this.#deferred.get(word);
    if (!deferred) {
      deferred = { hasEndings: false, numbers: [] };
      this.#deferred.set(word, deferred);
      this.firstWords.defer(word);
    }
    deferred.numbers.push(number);
    if (isWhole && !deferred.hasEndings) {
      deferred.hasEndings = true;
      for (const ending of ENDINGS) {
        this.firstWords.defer(word + ending);
      }
    }
  }

  /** Takes in a term, by its number from 0, or a context word, by its number from -1 downwards. */
  #take(number: number): void {
    const [entry, rule] = [this.#owners[number], this.#rules[number]];
    if (entry !== undefined && rule !== undefined) {
      this.#addTerm(termOf(entry, rule), number);
      return;
    }
    const { spellings: cueSpellings, cue } = this.#cueWords[-1 - number] as CueWord;
    for (const spelling of cueSpellings) {
      this.#endAt(this.#insert(spelling)).cue = cue;
    }
  }

  #addTerm(term: Term, order: number): void {
    const cues = [...new Set((term.context ?? []).map((word) => this.#cueNumbers.get(word) ?? 0))];
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

  #addCue(word: string): void {
    const folded = spellings(word, undefined).map(fold);
    // "allies" is the word that "ally" is: what shares a spelling shares the number.
    const cue = folded.map((spelling) => this.#cueSpellings.get(spelling)).find((known) => known !== undefined) ?? this.cues.add();
    this.#cueNumbers.set(word, cue);
    for (const spelling of folded) {
      this.#cueSpellings.set(spelling, cue);
    }
    this.#later(word, undefined, -this.#cueWords.push({ spellings: folded, cue }));
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

/**
 * The first word that all spellings of a surface have, folded, and whether it is the whole or takes a plural, so that endings may
 * follow it; undefined where it may be written in other ways too.
 */
function beginningOf(surface: string, language: TermRule["language"]): { readonly word: string; readonly isWhole: boolean } | undefined {
  const end = surface.search(SEPARATOR);
  const isWhole = end < 0;
  const first = isWhole ? surface : surface.slice(0, end);
  const word = LETTERS.test(first) ? first.toLowerCase() : fold(first);
  const next = surface.charCodeAt(end + 1);
  if (!LETTERS.test(word) || word.length > MAX_WORD - 2 || (isWhole ? word.endsWith("y") : isDigit(next) || next === SPACE)) {
    return undefined;
  }
  return { word, isWhole: isWhole || language === "fr" };
}

const SEPARATOR = /[ -]/;
const LETTERS = /^[a-z]+$/i;
