import { WORD } from "./units";

/** No term begins with the word. */
export const NO_TERM = -1;
/** A term may begin with a part of the word: only the trie can tell. */
export const UNSURE = -2;

/** Those that `Walk.wordEnd` knows. */
const ENDINGS = ["s", "es", "x"];

/** Bits of the filter for each word: of sixteen words that no term begins with, one passes. */
const BITS = 16;

/**
 * The first words of all terms, each with the node of the trie to which it leads: most words of a text are told at a glance, and
 * the trie is entered after a whole word. Only for words in ASCII, when folded; other scripts have other endings.
 */
export class FirstWords {
  /** By the upper bits of a mixed hash: whether any word has them. Small enough to stay at hand, where the table is not. */
  #filter = new Uint32Array((BITS << 11) >> 5);
  #shift = Math.clz32(BITS << 11) + 1;
  #mask = (1 << 12) - 1;
  /** Open-addressing hash table: the number of the word, from 1; 0 where a slot is free. */
  #slots = new Int32Array(1 << 12);
  /** By the number of the word. */
  readonly #texts: string[] = [];
  #hashes = new Int32Array(1 << 11);
  #nodes = new Int32Array(1 << 11);

  /** Takes in the first word of a folded spelling that leads to `nodes`, one after each unit; what begins with no word needs none. */
  add(spelling: string, nodes: readonly number[]): void {
    let end = 0;
    while (end < spelling.length && WORD[spelling.charCodeAt(end)] === 1) {
      end++;
    }
    if (end === 0) {
      return;
    }
    const word = spelling.slice(0, end);
    this.#put(word, nodes[end - 1] ?? UNSURE);
    if (end === spelling.length) {
      for (const ending of ENDINGS) {
        this.#put(word + ending, UNSURE);
      }
    }
  }

  /** The node to which the word from `from` up to `end` leads, NO_TERM or UNSURE. */
  find(hash: number, units: Uint16Array, from: number, end: number): number {
    const key = mixed(hash);
    const bit = key >>> this.#shift;
    return (((this.#filter[bit >>> 5] as number) >>> (bit & 31)) & 1) === 0 ? NO_TERM : this.#search(key, hash, units, from, end);
  }

  #search(key: number, hash: number, units: Uint16Array, from: number, end: number): number {
    for (let slot = key & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const number = this.#slots[slot] as number;
      if (number === 0) {
        return NO_TERM;
      }
      if (this.#hashes[number] === hash && isSame(this.#texts[number - 1] as string, units, from, end)) {
        return this.#nodes[number] as number;
      }
    }
  }

  #put(text: string, node: number): void {
    let hash = 0;
    for (let i = 0; i < text.length; i++) {
      hash = hashed(hash, text.charCodeAt(i));
    }
    const key = mixed(hash);
    let slot = key & this.#mask;
    for (let number = this.#slots[slot] as number; number !== 0; number = this.#slots[slot] as number) {
      if (this.#texts[number - 1] === text) {
        this.#nodes[number] = this.#nodes[number] === node ? node : UNSURE;
        return;
      }
      slot = (slot + 1) & this.#mask;
    }
    const number = this.#texts.push(text);
    this.#slots[slot] = number;
    this.#hashes[number] = hash;
    this.#nodes[number] = node;
    this.#let(key);
    if ((number + 1) * 2 > this.#mask) {
      this.#enlarge();
    }
  }

  /** Lets words with this key pass the filter. */
  #let(key: number): void {
    const bit = key >>> this.#shift;
    this.#filter[bit >>> 5] = (this.#filter[bit >>> 5] as number) | (1 << (bit & 31));
  }

  #enlarge(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    this.#mask = this.#slots.length - 1;
    this.#filter = new Uint32Array(this.#filter.length * 2);
    this.#shift--;
    this.#hashes = lengthened(this.#hashes);
    this.#nodes = lengthened(this.#nodes);
    for (let number = 1; number <= this.#texts.length; number++) {
      const key = mixed(this.#hashes[number] as number);
      let slot = key & this.#mask;
      while (this.#slots[slot] !== 0) {
        slot = (slot + 1) & this.#mask;
      }
      this.#slots[slot] = number;
      this.#let(key);
    }
  }
}

function lengthened(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(array.length * 2);
  longer.set(array);
  return longer;
}

/** The hash of a word with one more unit; that of no unit is 0. */
export function hashed(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0;
}

function mixed(hash: number): number {
  const spread = Math.imul(hash, 0x9e3779b1);
  return spread ^ (spread >>> 15);
}

function isSame(text: string, units: Uint16Array, from: number, end: number): boolean {
  if (text.length !== end - from) {
    return false;
  }
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) !== units[from + i]) {
      return false;
    }
  }
  return true;
}
