import { WORD } from "./units";

/** The units below it are ASCII. */
export const ASCII = 128;

/** By folded unit: all bits where it is part of a word, none elsewhere. */
const MASK = Int32Array.from(WORD, (kind) => (kind === 1 ? -1 : 0));

/**
 * A paragraph divided at every unit that is part of no word. The loop has no branch: where a word ends cannot be foretold, and
 * a processor that guesses wrong at every word takes twice as long.
 */
export class Words {
  /** Where the parts end: at units that are part of no word, or at the end of the text. Each begins after the end of the one before; many are empty. */
  ends = new Int32Array(1 << 10);
  /** The hash of each part. */
  hashes = new Int32Array(1 << 10);
  /** All bits that are set in any unit. */
  bits = 0;

  /** Divides `length` units, after which one follows that is part of no word. Returns how many parts there are. */
  divide(units: Uint16Array, length: number): number {
    if (this.ends.length <= length) {
      this.ends = new Int32Array(length * 2);
      this.hashes = new Int32Array(length * 2);
    }
    const { ends, hashes } = this;
    let [parts, hash, bits] = [0, 0, 0];
    for (let i = 0; i <= length; i++) {
      const unit = units[i] as number;
      const mask = MASK[unit] as number;
      ends[parts] = i;
      hashes[parts] = hash;
      parts += 1 + mask;
      hash = hashed(hash, unit) & mask;
      bits |= unit;
    }
    this.bits = bits;
    return parts;
  }
}

/** The hash of a word with one more unit; that of no unit is 0. */
export function hashed(hash: number, unit: number): number {
  return ((hash << 5) | (hash >>> 27)) ^ unit;
}
