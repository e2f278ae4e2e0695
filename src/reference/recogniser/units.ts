/** A folded unit that is a word by itself: Chinese characters and kana, which no space divides. */
export const CJK = 2;

export const SMALL_A = 0x61;
export const SMALL_H = 0x68;
export const SMALL_S = 0x73;
export const SMALL_U = 0x75;
export const SMALL_X = 0x78;
export const SMALL_Z = 0x7a;

/** Kind of every folded unit: 0 no part of a word, 1 part of a word, CJK. */
export const WORD: Uint8Array = table();

function table(): Uint8Array {
  const word = new Uint8Array(0x10000);
  const set = (from: number, to: number, kind: number) => word.fill(kind, from, to + 1);
  set(0x30, 0x39, 1);
  set(0x41, 0x5a, 1);
  set(0x5f, 0x5f, 1);
  set(0x61, 0x7a, 1);
  set(0xaa, 0xaa, 1);
  set(0xb5, 0xb5, 1);
  set(0xba, 0xba, 1);
  set(0xc0, 0x2ff, 1);
  set(0xd7, 0xd7, 0);
  set(0xf7, 0xf7, 0);
  set(0x370, 0x1fff, 1);
  set(0x2c00, 0x2dff, 1);
  set(0x2e80, 0x2fff, CJK);
  set(0x3005, 0x3007, CJK);
  set(0x3040, 0x9fff, CJK);
  set(0xa000, 0xd7ff, 1);
  set(0xf900, 0xfaff, CJK);
  set(0xfb00, 0xfdff, 1);
  set(0xfe70, 0xfefe, 1);
  return word;
}

export function isDigit(unit: number | undefined): boolean {
  return unit !== undefined && unit >= 0x30 && unit <= 0x39;
}

export function isCyrillic(unit: number | undefined): boolean {
  return unit !== undefined && unit >= 0x400 && unit <= 0x52f;
}
