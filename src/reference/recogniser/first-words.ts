import { WORD } from "./units";

const BITS = 20;

/**
 * Tells most words of a text at a glance that no term begins with them: a Bloom filter over the first words of all terms, with
 * the endings that a term of one word may take. Only for words in ASCII, when folded; other scripts have other endings.
 */
export class FirstWords {
  readonly #bits = new Uint32Array(2 ** (BITS - 5));

  /** Takes in the first word of a folded spelling; what begins with no word needs none. */
  add(spelling: string): void {
    let hash = 0;
    let end = 0;
    for (; end < spelling.length && WORD[spelling.charCodeAt(end)] === 1; end++) {
      hash = hashed(hash, spelling.charCodeAt(end));
    }
    if (end === 0) {
      return;
    }
    this.#set(hash);
    if (end === spelling.length) {
      for (const ending of ENDINGS) {
        this.#set(ending.reduce(hashed, hash));
      }
    }
  }

  /** Whether a term may begin with a word of this hash. */
  mayHave(hash: number): boolean {
    const bit = mixed(hash);
    return ((this.#bits[bit >>> 5] as number) & (1 << (bit & 31))) !== 0;
  }

  #set(hash: number): void {
    const bit = mixed(hash);
    this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] as number) | (1 << (bit & 31));
  }
}

/** Those that `Walk.wordEnd` knows. */
const ENDINGS = ["s", "es", "x"].map((ending) => [...ending].map((letter) => letter.charCodeAt(0)));

/** The hash of a word with one more unit; that of no unit is 0. */
export function hashed(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0;
}

function mixed(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - BITS);
}
