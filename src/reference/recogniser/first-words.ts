import { DOT, EM_DASH, HYPHEN, NEWLINE, SPACE, TRANSPARENT } from "./fold";
import { NOWHERE } from "./trie";
import { isDigit, SMALL_A, SMALL_H, SMALL_S, SMALL_U, SMALL_X, SMALL_Z, WORD } from "./units";
import { ASCII, ENDS, HASHES, hashed, MAX_UNITS, UNITS, WIDE } from "./words";

/** No term begins with the word. */
export const NO_TERM = -1;
/** Longer words are not taken in. */
export const MAX_WORD = 64;

/** Those that `Walk.wordEnd` knows. */
const ENDINGS = ["s", "es", "x"];

/**
 * A slot of the table holds so many numbers: hash, node, stem, length, where the word lies in `#units`, where what is kept for it lies in
 * `#items`, from 1, or 0 where it was not learnt, how much that is, and after which letters of words that followed it that was taken in.
 */
const FIELDS = 8;
const KEPT = 5;
const KEPT_COUNT = 6;
const RECALLED = 7;
/** In place of a letter, which counts from 1: none, another sign, or a term that is not told by it. */
const ANY = 0;
/** Signs after which a part is looked at more closely: always, or where the next unit may go on with its word. */
const LOOK = 1;
const LOOK_AHEAD = 2;
/** By folded unit: 1 where a term may go on after it, with a word. */
const PASSED = new Uint8Array(0x10000);
for (const unit of [SPACE, NEWLINE, HYPHEN, EM_DASH, DOT, TRANSPARENT]) {
  PASSED[unit] = 1;
}
/** By folded unit: 1 where it may go on with a word after a point. */
const GOES_ON = Uint8Array.from(WORD, (kind, unit) => (kind > 0 || unit === TRANSPARENT ? 1 : 0));
/** Two to the power of it is the least number of slots. */
const SLOT_BITS = 10;
/** Two to the power of it slots share 32 bits of the filter, of which a word sets two: about one in a hundred that are in no term passes it. */
const WORD_BITS = 2;

/** Stands for the last word before it that has none, of which what follows is an ending. */
export const REPEATED = "~";
const REPEATED_UNIT = REPEATED.charCodeAt(0);

/** With which words terms and context words begin: these are items, by number. */
export interface Beginnings {
  /** The distinct words, folded and in ASCII, each with a space after it. A word that is an item alone is there with its endings, too: "satellite ~s ". */
  readonly words: string;
  /** By word: how many items begin so. None with endings that were only added. */
  readonly counts: readonly number[];
  /** Word after word: its items. */
  readonly items: Int32Array;
  /** By item, in the same order: the letter with which its next word begins, else a point. */
  readonly next: string;
  /** The items that begin with a sign, or with a word that is not in ASCII. */
  readonly others: readonly number[];
}

/** The parts of a paragraph that `choose` has chosen: constant, as all that is known of it. */
export const CHOSEN = new Int32Array(MAX_UNITS + 1);

/**
 * The first words of all terms, each with the node of the trie to which it leads: most words of a text are told at a glance, and
 * the trie is entered after a whole word. A filter of bits stands before a hash table, so that a word with which no term begins
 * costs a look at a few kilobytes, however many terms there are. Only for words in ASCII, when folded; other scripts have other endings.
 */
export class FirstWords {
  #count = 0;
  /** The upper bits of a mixed hash are a slot. */
  #shift: number;
  #slots: Int32Array;
  #filter: Int32Array;
  #units = new Uint16Array(1 << 12);
  #used = 0;
  /** What is kept until a text has its word, and the letters with which their next words begin. */
  #items: Int32Array = new Int32Array();
  #next = "";
  /** By unit that is part of no word: what it says of the part before it. */
  readonly #signs = new Uint8Array(0x10000);
  /** The word that is being taken in. */
  readonly #word = new Uint16Array(MAX_WORD);

  /** Takes in the first `stem` units of a folded spelling, which are a word and lead to `node`. */
  add(spelling: string, stem: number, node: number): void {
    const units = this.#word;
    let hash = 0;
    for (let i = 0; i < stem; i++) {
      const unit = spelling.charCodeAt(i);
      if (i >= MAX_WORD || unit >= ASCII) {
        return;
      }
      units[i] = unit;
      hash = hashed(hash, unit);
    }
    this.#put(units, stem, hash, stem, node);
    if (stem === spelling.length) {
      this.#putEnded(units, stem, hash, node);
    }
  }

  /**
   * Takes in all words with which items begin, step by step, and keeps these until a text has the word. Each loop is short: it runs once, and is
   * compiled soon so.
   */
  *learn({ words, counts, items, next }: Beginnings): Generator<void, void> {
    this.#items = items;
    this.#next = next;
    this.#reserve(counts.length, spelledSize(words));
    const hashes = new Int32Array(counts.length);
    const ends = new Int32Array(counts.length);
    const start = this.#used;
    this.#used = spell(words, this.#units, start, hashes, ends);
    yield;
    this.#claim(counts, hashes, ends, start);
  }

  /** Takes slots for distinct words that are written down one after another, and notes what is kept for each. */
  #claim(counts: readonly number[], hashes: Int32Array, ends: Int32Array, start: number): void {
    const slots = this.#slots;
    let from = start;
    let kept = 1;
    for (let word = 0; word < counts.length; word++) {
      const hash = hashes[word] as number;
      const length = (ends[word] as number) - from;
      const slot = this.#place(hash);
      slots[slot] = hash;
      slots[slot + 1] = NOWHERE;
      slots[slot + 2] = length;
      slots[slot + 3] = length;
      slots[slot + 4] = from;
      slots[slot + KEPT] = kept;
      slots[slot + KEPT_COUNT] = counts[word] as number;
      from += length;
      kept += counts[word] as number;
    }
    this.#count += counts.length;
  }

  /** Whether something is kept for the word of a slot, or for its stem, where the next word begins with a letter. */
  isDeferred(slot: number, letter: number): boolean {
    return (this.#slots[slot + KEPT] as number) > 0 && ((this.#slots[slot + RECALLED] as number) & (1 << letter)) === 0;
  }

  /**
   * The items that are kept for the word of a slot, which stands from `from` up to `end`, and for its stem, and that may go on with a word that
   * begins with a letter. A common word begins hundreds of terms: so but a few of them are taken in.
   */
  recall(slot: number, letter: number, units: Uint16Array, from: number, end: number): number[] {
    this.#slots[slot + RECALLED] = (this.#slots[slot + RECALLED] as number) | (1 << letter);
    const items: number[] = [];
    this.#collect(slot, letter, items);
    for (const ending of ENDINGS) {
      const stem = end - ending.length;
      if (stem > from && endsWith(units, end, ending)) {
        let hash = 0;
        for (let i = from; i < stem; i++) {
          hash = hashed(hash, units[i] as number);
        }
        const other = this.find(hash, units, from, stem);
        if (other !== NO_TERM) {
          this.#collect(other, letter, items);
        }
      }
    }
    return items;
  }

  constructor() {
    this.#shift = 32 - SLOT_BITS;
    this.#slots = new Int32Array(FIELDS << SLOT_BITS);
    this.#filter = new Int32Array(1 << (SLOT_BITS - WORD_BITS));
    this.#signs[TRANSPARENT] = LOOK;
    this.#signs[DOT] = LOOK_AHEAD;
  }

  /** Takes in a sign with which a term begins. */
  addSign(unit: number): void {
    this.#signs[unit] = LOOK;
  }

  /** Whether a term begins with a sign. */
  isSign(unit: number): boolean {
    return this.#signs[unit] === LOOK && unit !== TRANSPARENT;
  }

  /**
   * Notes in `CHOSEN` which of the parts of a paragraph are to be looked at more closely, because a term may begin with them or with the sign
   * after them, and returns how many. The loop has no branch, as that which divides the words.
   */
  choose(parts: number): number {
    const [filter, shift, signs] = [this.#filter, this.#shift + WORD_BITS, this.#signs];
    let count = 0;
    for (let part = 0; part < parts; part++) {
      const mix = mixed(HASHES[part] as number);
      const bits = filter[mix >>> shift] as number;
      const end = ENDS[part] as number;
      const sign = signs[UNITS[end] as number] as number;
      const isPointed = (sign >>> 1) & (GOES_ON[UNITS[end + 1] as number] as number);
      CHOSEN[count] = part;
      count += (((bits >>> firstBit(mix)) & (bits >>> secondBit(mix))) | (WIDE[part] as number) | sign | isPointed) & 1;
    }
    return count;
  }

  /** The slot of the word from `from` up to `end`, or NO_TERM. */
  find(hash: number, units: Uint16Array, from: number, end: number): number {
    const mix = mixed(hash);
    const bits = this.#filter[mix >>> (this.#shift + WORD_BITS)] as number;
    if (((bits >>> firstBit(mix)) & (bits >>> secondBit(mix)) & 1) === 0) {
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

  /** The node of the trie at the end of a word's stem, or NOWHERE where terms that begin with it were or are still to be taken in: of the shortest where an ending is parted from it. */
  node(slot: number): number {
    return this.#slots[slot + 1] as number;
  }

  /** How many units of the word lead there. */
  stem(slot: number): number {
    return this.#slots[slot + 2] as number;
  }

  /** Takes in a word, by its first units, with the endings that it may have. */
  #putEnded(units: Uint16Array, stem: number, hash: number, node: number): void {
    const last = units[stem - 1] as number;
    for (const ending of ENDINGS) {
      const length = stem + ending.length;
      if (length > MAX_WORD || !takes(last, ending)) {
        continue;
      }
      let ended = hash;
      for (let i = stem; i < length; i++) {
        units[i] = ending.charCodeAt(i - stem);
        ended = hashed(ended, units[i] as number);
      }
      this.#put(units, length, ended, stem, node);
    }
  }

  /** Makes room for so many words with so many units. */
  #reserve(words: number, size: number): void {
    let bits = 32 - this.#shift;
    while ((this.#count + words) * 4 > (1 << bits) * 3) {
      bits++;
    }
    if (bits > 32 - this.#shift) {
      this.#resize(bits);
    }
    while (this.#used + size > this.#units.length) {
      const units = new Uint16Array(this.#units.length * 2);
      units.set(this.#units);
      this.#units = units;
    }
  }

  #collect(slot: number, letter: number, items: number[]): void {
    const first = (this.#slots[slot + KEPT] as number) - 1;
    const end = first + (this.#slots[slot + KEPT_COUNT] as number);
    for (let i = first; i < end; i++) {
      const next = letterOf(this.#next.charCodeAt(i));
      if (next === ANY || next === letter) {
        items.push(this.#items[i] as number);
      }
    }
  }

  /** Returns the slot of the word. */
  #put(units: Uint16Array, length: number, hash: number, stem: number, node: number): number {
    const known = this.find(hash, units, 0, length);
    if (known !== NO_TERM) {
      if (node !== NOWHERE && (this.node(known) === NOWHERE || stem < this.stem(known))) {
        this.#slots[known + 1] = node;
        this.#slots[known + 2] = stem;
      }
      return known;
    }
    if (++this.#count * FIELDS * 4 > this.#slots.length * 3) {
      this.#resize(33 - this.#shift);
    }
    if (this.#used + length > this.#units.length) {
      const units = new Uint16Array(this.#units.length * 2);
      units.set(this.#units);
      this.#units = units;
    }
    const slot = this.#place(hash);
    const slots = this.#slots;
    slots[slot] = hash;
    slots[slot + 1] = node;
    slots[slot + 2] = stem;
    slots[slot + 3] = length;
    slots[slot + 4] = this.#used;
    for (let i = 0; i < length; i++) {
      this.#units[this.#used++] = units[i] as number;
    }
    return slot;
  }

  /** A free slot for a word with a hash, which the filter lets pass from now on. */
  #place(hash: number): number {
    const [slots, mix] = [this.#slots, mixed(hash)];
    const word = mix >>> (this.#shift + WORD_BITS);
    this.#filter[word] = (this.#filter[word] as number) | (1 << firstBit(mix)) | (1 << secondBit(mix));
    let slot = (mix >>> this.#shift) * FIELDS;
    while (slots[slot + 1] !== 0) {
      slot = slot + FIELDS < slots.length ? slot + FIELDS : 0;
    }
    return slot;
  }

  /** Makes the table one of two to the power of `bits` slots. */
  #resize(bits: number): void {
    const slots = this.#slots;
    this.#shift = 32 - bits;
    this.#slots = new Int32Array(FIELDS << bits);
    this.#filter = new Int32Array(1 << (bits - WORD_BITS));
    for (let slot = 0; slot < slots.length; slot += FIELDS) {
      if (slots[slot + 1] !== 0) {
        this.#slots.set(slots.subarray(slot, slot + FIELDS), this.#place(slots[slot] as number));
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

/** The letter with which the next word begins, after a word that ends at an index; ANY where none follows. */
export function nextLetter(units: Uint16Array, end: number): number {
  let at = end;
  while (PASSED[units[at] as number] === 1) {
    at++;
  }
  return letterOf(units[at] as number);
}

/** The number of a small letter of ASCII, from 1. */
function letterOf(unit: number): number {
  return unit >= SMALL_A && unit <= SMALL_Z ? unit - SMALL_A + 1 : ANY;
}

/** Whether a word goes on after a point at an index. */
export function goesOnAfter(units: Uint16Array, point: number): boolean {
  return GOES_ON[units[point + 1] as number] === 1;
}

/** How many units of a folded spelling are its first word: none where it begins with a sign. */
export function firstWord(spelling: string): number {
  let length = 0;
  while (length < spelling.length && WORD[spelling.charCodeAt(length)] === 1) {
    length++;
  }
  return length;
}

/** How many units words have, as `Beginnings` has them. */
function spelledSize(words: string): number {
  let size = 0;
  let base = 0;
  let start = 0;
  for (let i = 0; i < words.length; i++) {
    const unit = words.charCodeAt(i);
    if (unit === REPEATED_UNIT) {
      size += base;
    } else if (unit === SPACE) {
      base = words.charCodeAt(start) === REPEATED_UNIT ? base : i - start;
      start = i + 1;
    } else {
      size++;
    }
  }
  return size;
}

/** Writes words, as `Beginnings` has them, one after another, with the hashes and ends of all. Returns where the last one ends. */
function spell(words: string, units: Uint16Array, start: number, hashes: Int32Array, ends: Int32Array): number {
  const base = { from: start, to: start, hash: 0 };
  let isRepeated = false;
  let from = start;
  let at = start;
  let hash = 0;
  let word = 0;
  for (let i = 0; i < words.length; i++) {
    const unit = words.charCodeAt(i);
    if (unit === SPACE) {
      if (!isRepeated) {
        base.from = from;
        base.to = at;
        base.hash = hash;
      }
      hashes[word] = hash;
      ends[word++] = at;
      isRepeated = false;
      from = at;
      hash = 0;
    } else if (unit === REPEATED_UNIT) {
      isRepeated = true;
      hash = base.hash;
      for (let k = base.from; k < base.to; k++) {
        units[at++] = units[k] as number;
      }
    } else {
      units[at++] = unit;
      hash = hashed(hash, unit);
    }
  }
  return at;
}

/** The endings that a word may have. */
export function endingsOf(word: string): string[] {
  return ENDINGS.filter((ending) => takes(word.charCodeAt(word.length - 1), ending));
}

/** Whether a word that ends in a unit may take an ending, as `Walk.wordEnd` has it. */
function takes(last: number, ending: string): boolean {
  if (ending === "s") {
    return last !== SMALL_S && !isDigit(last);
  }
  return ending === "x" ? last === SMALL_U : last === SMALL_S || last === SMALL_X || last === SMALL_H || last === SMALL_Z;
}

function endsWith(units: Uint16Array, end: number, ending: string): boolean {
  for (let i = 1; i <= ending.length; i++) {
    if (units[end - i] !== ending.charCodeAt(ending.length - i)) {
      return false;
    }
  }
  return true;
}

/** A bit of the filter, as the count of a shift, whose lowest five bits count. */
function firstBit(mix: number): number {
  return mix >>> 6;
}

function secondBit(mix: number): number {
  return mix >>> 11;
}

function mixed(hash: number): number {
  return Math.imul(hash, 0x9e3779b1);
}
