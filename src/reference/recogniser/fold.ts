/**
 * Folding: what the recogniser takes to be the same character. One UTF-16 code unit folds to one,
 * so that positions in folded text are positions in the text.
 */

/** Nothing matches across it. */
export const BARRIER = 0;
/** As if it were not there. */
export const TRANSPARENT = 1;
export const SPACE = 0x20;
export const NEWLINE = 0x0a;
export const HYPHEN = 0x2d;
export const DOT = 0x2e;
export const EM_DASH = 0x2014;
export const APOSTROPHE = 0x27;

const SPACES = "\t\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000";
const HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d";
const EM_DASHES = "\u2014\u2015";
const APOSTROPHES = "\u2018\u2019\u02bc\u2032\u0060\u00b4\uff07";
const INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f";

/** Folded code unit of every code unit: small letters without accents, one kind of space, hyphen, apostrophe. */
export const FOLD: Uint16Array = table();

function table(): Uint16Array {
  const fold = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
  // Latin with its extensions, Greek and Cyrillic: the scripts that have case or accents here.
  for (const [from, to] of [
    [0x41, 0x24f],
    [0x370, 0x52f],
    [0x1e00, 0x1eff],
  ] as const) {
    for (let unit = from; unit <= to; unit++) {
      const char = String.fromCharCode(unit);
      const base = unit >= 0x400 && unit <= 0x52f ? char : char.normalize("NFD").charAt(0);
      fold[unit] = base.toLowerCase().charCodeAt(0);
    }
  }
  for (let unit = 0xff10; unit <= 0xff5a; unit++) {
    fold[unit] = String.fromCharCode(unit - 0xfee0)
      .toLowerCase()
      .charCodeAt(0);
  }
  for (let unit = 0x300; unit <= 0x36f; unit++) {
    fold[unit] = TRANSPARENT;
  }
  const set = (chars: string, to: number) => {
    for (let i = 0; i < chars.length; i++) {
      fold[chars.charCodeAt(i)] = to;
    }
  };
  set(SPACES, SPACE);
  set("\u2028\u2029", NEWLINE);
  // Without a dot, its capital is I all the same.
  set("\u0131", 0x69);
  set(HYPHENS, HYPHEN);
  set(EM_DASHES, EM_DASH);
  set(APOSTROPHES, APOSTROPHE);
  set(INVISIBLE, TRANSPARENT);
  return fold;
}

/** The text, folded unit by unit, with what is transparent left out. */
export function fold(text: string): string {
  let folded = "";
  for (let i = 0; i < text.length; i++) {
    const unit = FOLD[text.charCodeAt(i)] ?? BARRIER;
    if (unit !== TRANSPARENT) {
      folded += String.fromCharCode(unit);
    }
  }
  return folded;
}

/**
 * The key under which a surface and its spellings are one: folded, without dots, with one space for every
 * separator and none between a letter and a digit or within a grouped number ("SJ-25", "SJ 25" and "SJ25").
 */
export function foldSurface(surface: string): string {
  return fold(surface)
    .replace(/œ/g, "oe")
    .replace(/ß/g, "ss")
    .replace(/\./g, "")
    .replace(/(?<=\d)[, ](?=\d{3}(?!\d))/g, "")
    .replace(/[\s\u2014-]+/g, " ")
    .replace(/(?<=\p{L}) (?=\p{N})|(?<=\p{N}) (?=\p{L})/gu, "")
    .trim();
}
