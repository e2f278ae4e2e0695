import { DOT, TRANSPARENT } from "./fold";
import { NOWHERE } from "./trie";
import { WORD } from "./units";
import { ASCII, ENDS, HASHES, hashed, MAX_UNITS, UNITS, WIDE } from "./words";

/** No term begins with the word. */
export const NO_TERM = -1;
/** Longer words are not taken in. */
export const MAX_WORD = 64;

/** Those that `Walk.wordEnd` knows. */
export const ENDINGS = ["s", "es", "x"];

/** A slot of the table holds so many numbers: hash, node, stem, length, where the word lies in `#units`, and whether more is to be taken in. */
const FIELDS = 6;
/** The field that marks a word. */
const DEFERRED = 5;
/** Signs after which a part is looked at more closely: always, or where the next unit may go on with its word. */
const LOOK = 1;
const LOOK_AHEAD = 2;
/** By folded unit: 1 where it may go on with a word after a point. */
const GOES_ON = Uint8Array.from(WORD, (kind, unit) => (kind > 0 || unit === TRANSPARENT ? 1 : 0));
/** Two to the power of it is the number of slots at first. */
const SLOT_BITS = 10;
/** Two to the power of it slots share 32 bits of the filter, of which a word sets two: about one in a hundred that are in no term passes it. */
const WORD_BITS = 2;

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
  #shift = 32 - SLOT_BITS;
  #slots = new Int32Array(FIELDS << SLOT_BITS);
  #filter = new Int32Array(1 << (SLOT_BITS - WORD_BITS));
  #units = new Uint16Array(1 << 12);
  #used = 0;
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
      for (const ending of ENDINGS) {
        this.#addEnded(units, stem, hash, ending, node);
      }
    }
  }

  /** Marks a word: terms that begin with it are still to be taken in. */
  defer(word: string): void {
    const units = this.#word;
    let hash = 0;
    for (let i = 0; i < word.length; i++) {
      units[i] = word.charCodeAt(i);
      hash = hashed(hash, units[i] as number);
    }
    const slot = this.#put(units, word.length, hash, word.length, NOWHERE);
    this.#slots[slot + DEFERRED] = 1;
  }

  /** Whether the word of a slot was marked; takes the mark away. */
  recall(slot: number): boolean {
    const wasDeferred = this.#slots[slot + DEFERRED] === 1;
    this.#slots[slot + DEFERRED] = 0;
    return wasDeferred;
  }

  constructor() {
    this.#signs[TRANSPARENT] = LOOK;
    this.#signs[DOT] = LOOK_AHEAD;
  }

  /** Takes in a sign with which a term begins. */
  addSign(unit: number): void {
    this.#signs[unit] = LOOK;
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

  #addEnded(units: Uint16Array, stem: number, hash: number, ending: string, node: number): void {
    const length = stem + ending.length;
    if (length > MAX_WORD) {
      return;
    }
    let ended = hash;
    for (let i = stem; i < length; i++) {
      units[i] = ending.charCodeAt(i - stem);
      ended = hashed(ended, units[i] as number);
    }
    this.#put(units, length, ended, stem, node);
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
    if (++this.#count * FIELDS * 2 > this.#slots.length) {
      this.#enlarge();
    }
    if (this.#used + length > this.#units.length) {
      const larger = new Uint16Array(this.#units.length * 2);
      larger.set(this.#units);
      this.#units = larger;
    }
    this.#units.set(units.subarray(0, length), this.#used);
    const slot = this.#place([hash, node, stem, length, this.#used, 0]);
    this.#used += length;
    return slot;
  }

  /** Puts a word, by its fields, in a free slot, and returns it. */
  #place(fields: ArrayLike<number>): number {
    const mix = mixed(fields[0] as number);
    const word = mix >>> (this.#shift + WORD_BITS);
    this.#filter[word] = (this.#filter[word] as number) | (1 << firstBit(mix)) | (1 << secondBit(mix));
    let slot = (mix >>> this.#shift) * FIELDS;
    while (this.#slots[slot + 1] !== 0) {
      slot = slot + FIELDS < this.#slots.length ? slot + FIELDS : 0;
    }
    this.#slots.set(fields, slot);
    return slot;
  }

  #enlarge(): void {
    const slots = this.#slots;
    this.#slots = new Int32Array(slots.length * 2);
    this.#filter = new Int32Array(this.#filter.length * 2);
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
