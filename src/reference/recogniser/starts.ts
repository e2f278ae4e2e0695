import { type FirstWords, hashed, NO_TERM, UNSURE } from "./first-words";
import { DOT, NEWLINE, SPACE, TRANSPARENT } from "./fold";
import { WORD } from "./units";

/** The longest abbreviation after which a point does not end a sentence: "brig." */
const MAX_ABBREVIATION = 4;

/**
 * The places of a paragraph at which a term may begin, each with the node of the trie to which its first word leads and the end of
 * that word. Of signs, and of words that may go on, only the trie can tell: their node is UNSURE.
 */
export class Starts {
  count = 0;
  from = new Int32Array(1 << 10);
  end = new Int32Array(1 << 10);
  node = new Int32Array(1 << 10);

  /** @param firstWords those of all terms */
  constructor(private readonly firstWords: FirstWords) {}

  /** Begins anew, for a text of so many units. */
  clear(length: number): void {
    this.count = 0;
    if (this.from.length < length + 1) {
      this.from = new Int32Array(length * 2);
      this.end = new Int32Array(length * 2);
      this.node = new Int32Array(length * 2);
    }
  }

  /** Adds a word in ASCII of folded units, from `from` up to `end`, if a term begins so. */
  addWord(hash: number, units: Uint16Array, from: number, end: number): void {
    // The point of an abbreviation belongs to the term.
    const mayGoOn = units[end] === DOT && end - from <= MAX_ABBREVIATION;
    const node = mayGoOn ? UNSURE : this.firstWords.find(hash, units, from, end);
    if (node !== NO_TERM) {
      this.#add(from, end, node);
    }
  }

  /** Adds a sign, or a word of which the trie alone can tell. */
  addSign(from: number, unit: number): void {
    if (unit !== NEWLINE && unit !== SPACE) {
      this.#add(from, from, UNSURE);
    }
  }

  /** Finds all starts in folded units in which markup is masked. */
  findIn(units: Uint16Array, length: number): void {
    this.clear(length);
    let inWord = false;
    for (let i = 0; i < length; i++) {
      const unit = units[i] as number;
      if (WORD[unit] !== 1) {
        if (unit !== TRANSPARENT) {
          inWord = false;
          this.addSign(i, unit);
        }
        continue;
      }
      let hash = 0;
      let all = 0;
      let end = i;
      for (let next = unit; WORD[next] === 1; next = units[++end] as number) {
        hash = hashed(hash, next);
        all |= next;
      }
      if (!inWord) {
        if (all < 128 && units[end] !== TRANSPARENT) {
          this.addWord(hash, units, i, end);
        } else {
          this.addSign(i, unit);
        }
      }
      inWord = true;
      i = end - 1;
    }
  }

  #add(from: number, end: number, node: number): void {
    const index = this.count++;
    this.from[index] = from;
    this.end[index] = end;
    this.node[index] = node;
  }
}
