import { WORD } from "./units";
import { ASCII, hashed } from "./words";

/** No term begins with the word. */
export const NO_TERM = -1;
/** Longer words are not taken in. */
export const MAX_WORD = 64;

/** Those that `Walk.wordEnd` knows. */
const ENDINGS = ["s", "es", "x"];

/** A slot of the table holds so many numbers: hash, node, stem, length, and where the word lies in `#units`. */
const FIELDS = 5;
/** So many bits of the filter are for one slot: about one in thirty words that are in no term passes it. */
const BITS_A_SLOT = 8;

/**
 * The first words of all terms, each with the node of the trie to which it leads: most words of a text are told at a glance, and
 * the trie is entered after a whole word. A filter of bits stands before a hash table, so that a word with which no term begins
 * costs a look at a few kilobytes, however many terms there are. Only for words in ASCII, when folded; other scripts have other endings.
 */
export class FirstWords {
  #count = 0;
  /** The upper bits of a mixed hash are a slot. */
  #shift = 32 - 10;
  #slots = new Int32Array(FIELDS << 10);
  #filter = new Uint32Array((BITS_A_SLOT << 10) / 32);
  #units = new Uint16Array(1 << 12);
  #used = 0;

  /** Takes in the first word of a folded spelling that leads to `nodes`, one after each unit; what begins with no word needs none. */
  add(spelling: string, nodes: readonly number[]): void {
    let stem = 0;
    while (stem < spelling.length && WORD[spelling.charCodeAt(stem)] === 1) {
      stem++;
    }
    const node = nodes[stem - 1];
    if (node === undefined) {
      return;
    }
    const word = spelling.slice(0, stem);
    this.#put(word, stem, node);
    if (stem === spelling.length) {
      for (const ending of ENDINGS) {
        this.#put(word + ending, stem, node);
      }
    }
  }

  /** The slot of the word from `from` up to `end`, or NO_TERM. */
  find(hash: number, units: Uint16Array, from: number, end: number): number {
    const mix = mixed(hash);
    const bit = mix >>> (this.#shift - 3);
    if ((((this.#filter[bit >>> 5] as number) >>> (bit & 31)) & 1) === 0) {
      return NO_TERM;
    }
    const slots = this.#slots;
    for (let slot = (mix >>> this.#shift) * FIELDS; slots[slot + 1] !== 0; slot = slot + FIELDS < slots.length ? slot + FIELDS : 0) {
      if (slots[slot] === hash && slots[slot + 3] === end - from && this.#isSame(slots[slot + 4] as number, units, from, end)) {
        return slot;
      }
    }
    return NO_TERM;
  }

  /** The node of the trie at the end of a word's stem: of the shortest where an ending is parted from it. */
  node(slot: number): number {
    return this.#slots[slot + 1] as number;
  }

  /** How many units of the word lead there. */
  stem(slot: number): number {
    return this.#slots[slot + 2] as number;
  }

  #put(word: string, stem: number, node: number): void {
    const units = Uint16Array.from(word, (char) => char.charCodeAt(0));
    if (units.length > MAX_WORD || units.some((unit) => unit >= ASCII)) {
      return;
    }
    const hash = units.reduce((sum, unit) => hashed(sum, unit), 0);
    const known = this.find(hash, units, 0, word.length);
    if (known !== NO_TERM) {
      if (stem < this.stem(known)) {
        this.#slots[known + 1] = node;
        this.#slots[known + 2] = stem;
      }
      return;
    }
    if (++this.#count * FIELDS * 2 > this.#slots.length) {
      this.#enlarge();
    }
    if (this.#used + word.length > this.#units.length) {
      const larger = new Uint16Array(this.#units.length * 2);
      larger.set(this.#units);
      this.#units = larger;
    }
    this.#units.set(units, this.#used);
    this.#place([hash, node, stem, word.length, this.#used]);
    this.#used += word.length;
  }

  /** Puts a word, by its fields, in a free slot. */
  #place(fields: ArrayLike<number>): void {
    const mix = mixed(fields[0] as number);
    const bit = mix >>> (this.#shift - 3);
    this.#filter[bit >>> 5] = (this.#filter[bit >>> 5] as number) | (1 << (bit & 31));
    let slot = (mix >>> this.#shift) * FIELDS;
    while (this.#slots[slot + 1] !== 0) {
      slot = slot + FIELDS < this.#slots.length ? slot + FIELDS : 0;
    }
    this.#slots.set(fields, slot);
  }

  #enlarge(): void {
    const slots = this.#slots;
    this.#slots = new Int32Array(slots.length * 2);
    this.#filter = new Uint32Array(this.#filter.length * 2);
    this.#shift--;
    for (let slot = 0; slot < slots.length; slot += FIELDS) {
      if (slots[slot + 1] !== 0) {
        this.#place(slots.subarray(slot, slot + FIELDS));
      }
    }
  }

  #isSame(start: number, units: Uint16Array, from: number, end: number): boolean {
    for (let i = from; i < end; i++) {
      if (this.#units[start + i - from] !== units[i]) {
        return false;
      }
    }
    return true;
  }
}

function mixed(hash: number): number {
  return Math.imul(hash, 0x9e3779b1);
}
