import { BARRIER, FOLD } from "./fold";
import { WORD } from "./units";

/** No paragraph is longer. */
export const MAX_UNITS = 98_304;
/** The units below it are ASCII. */
export const ASCII = 128;
/** Of an entry of a folding table: the folded unit, whether the character is a mark of the syntax, and whether it is part of a word: the sign bit. */
const UNIT = 0x7fff;
const MARK = 0x8000;
const PART = 1 << 31;

/** By folded unit: all bits where it is part of a word, none elsewhere. */
const MASK = Int32Array.from(WORD, (kind) => (kind === 1 ? -1 : 0));

/** By ASCII character: how it is folded and divided, where some characters are marks. */
export type FoldingTable = Int32Array;

export function foldingTable(marks: string): FoldingTable {
  const table = Int32Array.from(FOLD.subarray(0, ASCII), (unit) => unit | (WORD[unit] === 1 ? PART : 0));
  for (const mark of marks) {
    const unit = mark.charCodeAt(0);
    table[unit] = (table[unit] as number) | MARK;
  }
  return table;
}

/**
 * Room for a paragraph with what is known of it. There is one, as one is read at a time, and it is constant: reading takes half as long
 * where the compiler knows the addresses.
 */
const BYTES = new Uint8Array(MAX_UNITS);
/** The folded units of the paragraph that was read last, and two more, so that a look ahead at the end meets nothing. */
export const UNITS = new Uint16Array(MAX_UNITS + 2);
/** Where its parts end: at units that are part of no word, or at the end of the text. Each begins after the end of the one before; many are empty. */
export const ENDS = new Int32Array(MAX_UNITS + 1);
/** The hash of each part. */
export const HASHES = new Int32Array(MAX_UNITS + 1);
/** Of each part: 1 where it is not all ASCII. */
export const WIDE = new Uint8Array(MAX_UNITS + 1);

/** Where the marks of its syntax stand, and at the end its length. */
const MARKS = new Int32Array(MAX_UNITS + 1);

const UTF8 = new TextEncoder();

/** What a text holds, by its characters. */
export interface Folded {
  /** Where the marks of the syntax stand. */
  readonly marks: readonly number[];
  /** How many parts there are; 0 if it was not divided. */
  readonly parts: number;
}

/** Folds a text into `UNITS`. One that is all ASCII is divided in the same pass. */
export function foldParagraph(text: string, table: FoldingTable): Folded {
  const { length } = text;
  UNITS[length] = BARRIER;
  UNITS[length + 1] = BARRIER;
  // Bytes are quicker to read than a string. In a text that is all ASCII they are its units.
  const { read, written } = UTF8.encodeInto(text, BYTES);
  const isAscii = read === length && written === length;
  const parts = isAscii ? foldBytes(length, table) : 0;
  if (!isAscii) {
    foldUnits(text, table);
  }
  const marks: number[] = [];
  for (let i = 0; (MARKS[i] as number) < length; i++) {
    marks.push(MARKS[i] as number);
  }
  return { marks, parts };
}

/**
 * Folds so many bytes and divides them. The loop has no branch that cannot be foretold, as a processor that guesses wrong at the end of
 * every word takes twice as long, and no call.
 */
function foldBytes(length: number, table: FoldingTable): number {
  let parts = 0;
  let hash = 0;
  let marks = 0;
  for (let i = 0; i < length; i++) {
    const folded = table[BYTES[i] as number] as number;
    const unit = folded & UNIT;
    UNITS[i] = unit;
    ENDS[parts] = i;
    HASHES[parts] = hash;
    const mask = folded >> 31;
    parts += 1 + mask;
    hash = hashed(hash, unit) & mask;
    if ((folded & MARK) !== 0) {
      MARKS[marks++] = i;
    }
  }
  MARKS[marks] = length;
  WIDE.fill(0, 0, parts + 1);
  return lastPart(parts, length, hash);
}

/** Folds a text that is not all ASCII. */
function foldUnits(text: string, table: FoldingTable): void {
  let marks = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    UNITS[i] = FOLD[unit] as number;
    if (unit < ASCII && ((table[unit] as number) & MARK) !== 0) {
      MARKS[marks++] = i;
    }
  }
  MARKS[marks] = text.length;
}

/** Divides the first `length` of `UNITS` at every unit that is part of no word. Returns how many parts there are. */
export function divide(length: number): number {
  let parts = 0;
  let hash = 0;
  let bits = 0;
  for (let i = 0; i < length; i++) {
    const unit = UNITS[i] as number;
    const mask = MASK[unit] as number;
    ENDS[parts] = i;
    HASHES[parts] = hash;
    WIDE[parts] = bits >>> 31;
    parts += 1 + mask;
    hash = hashed(hash, unit) & mask;
    // The sign bit is set where a unit is no less.
    bits = (bits | (ASCII - 1 - unit)) & mask;
  }
  WIDE[parts] = bits >>> 31;
  return lastPart(parts, length, hash);
}

function lastPart(part: number, length: number, hash: number): number {
  ENDS[part] = length;
  HASHES[part] = hash;
  return part + 1;
}

/** The hash of a word with one more unit; that of no unit is 0. */
export function hashed(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0;
}
