import type { Claim } from "./block";
import { BARRIER, DOT, EM_DASH, FOLD, HYPHEN, NEWLINE, SPACE, TRANSPARENT } from "./fold";
import { NOWHERE, ROOT, type Trie } from "./trie";
import { CJK, isCyrillic, isDigit, SMALL_H, SMALL_S, SMALL_U, SMALL_X, SMALL_Z, WORD } from "./units";

const COMMA = 0x2c;
const SMALL_E = 0x65;
/** A point after one of these, or after a single letter, does not end a sentence. */
const ABBREVIATIONS = new Set("lt gen col maj brig adm capt cmdr cdr sgt dr mr mrs ms prof st no nos art res op ex gal cdt".split(" "));

/** The longest of them. */
export const MAX_ABBREVIATION = 4;

/** What a path or address is not written with, besides markup: 1 by code unit. */
const DELIMITER = new Uint8Array(0x10000);
for (const char of " \t\n\r\u00a0\u202f()[]{}<>\"'“”«»,;|*") {
  DELIMITER[char.charCodeAt(0)] = 1;
}
const MAX_TOKEN = 200;

/** Walks through the folded text of a paragraph, along the trie. */
export class Walk {
  node = ROOT;
  /** Position after the last unit taken. */
  #at = 0;

  constructor(
    private readonly text: string,
    private readonly units: Uint16Array,
    private readonly length: number,
    private readonly trie: Trie,
  ) {}

  /** Begins anew with the unit at `from`, and goes to the first end; false where there is none, or none may begin there. */
  enter(from: number): boolean {
    this.node = ROOT;
    this.#at = from;
    return this.trie.step(ROOT, this.units[from] as number) !== NOWHERE && this.#startsAt(from) && this.next();
  }

  /** Begins anew after the word from `from` up to `end`, which leads to `node`, and goes to the first end; false where there is none, or none may begin there. */
  enterAfter(from: number, end: number, node: number): boolean {
    this.node = node;
    this.#at = end;
    return this.#startsAt(from) && (this.trie.value(node) !== 0 || this.next());
  }

  /** A number does not begin within another: after "1," in "1,189". */
  #startsAt(index: number): boolean {
    if (index < 2 || !isDigit(this.units[index])) {
      return true;
    }
    const before = this.units[index - 1];
    return !((before === COMMA || before === DOT) && isDigit(this.units[index - 2]));
  }

  /** Goes on to the next node at which something ends; false where there is none. */
  next(): boolean {
    const { units, trie } = this;
    let node = this.node;
    let at = this.#at;
    do {
      const unit = units[at] as number;
      // What follows the text is part of no word.
      if (WORD[unit] === 1) {
        node = trie.step(node, unit);
        at++;
        if (node === NOWHERE) {
          return false;
        }
      } else {
        this.node = node;
        this.#at = at;
        if (!this.#nextSign()) {
          return false;
        }
        node = this.node;
        at = this.#at;
      }
    } while (trie.value(node) === 0);
    this.node = node;
    this.#at = at;
    return true;
  }

  /** Takes one sign, or one run of separators; false where no term goes on. */
  #nextSign(): boolean {
    const { units, length } = this;
    let at = this.#at;
    while (at < length && (units[at] === TRANSPARENT || (units[at] === DOT && this.node !== ROOT && this.#isAbbreviation(at)))) {
      at++;
    }
    if (at >= length) {
      return false;
    }
    let unit = units[at] as number;
    if (unit === BARRIER) {
      return false;
    }
    at++;
    if (unit === SPACE || unit === NEWLINE || unit === HYPHEN || unit === EM_DASH) {
      // One space before a word is the commonest by far.
      if (unit === SPACE && WORD[units[at] as number] === 1) {
        this.node = this.trie.step(this.node, SPACE);
        this.#at = at;
        return this.node !== NOWHERE;
      }
      const run = this.#separators(at - 1);
      if (!run) {
        return false;
      }
      unit = run.unit === TRANSPARENT ? (units[run.end] as number) : run.unit;
      at = run.unit === TRANSPARENT ? run.end + 1 : run.end;
    }
    this.node = this.trie.step(this.node, unit);
    this.#at = at;
    return this.node !== NOWHERE;
  }

  /**
   * A run of separators: white space with at most one line break, or one hyphen, is a SPACE; an em dash or a dash between
   * spaces, which stands for a hyphen but not for a space, is a HYPHEN; a line break between Chinese characters is nothing.
   */
  #separators(from: number): { unit: number; end: number } | undefined {
    let spaces = 0;
    let breaks = 0;
    let hyphens = 0;
    let dashes = 0;
    let brokenAfterHyphen = false;
    let end = from;
    for (; end < this.length; end++) {
      const unit = this.units[end];
      if (unit === SPACE) {
        spaces++;
      } else if (unit === NEWLINE) {
        breaks++;
        brokenAfterHyphen ||= hyphens === 1 && spaces === 0 && dashes === 0;
      } else if (unit === HYPHEN) {
        hyphens++;
      } else if (unit === EM_DASH) {
        dashes++;
      } else if (unit !== TRANSPARENT) {
        break;
      }
    }
    if (breaks > 1 || hyphens > 3 || dashes > 1) {
      return undefined;
    }
    if (breaks === 1 && hyphens + dashes === 0 && this.#kind(from - 1) === CJK && this.#kind(end) === CJK) {
      return { unit: TRANSPARENT, end };
    }
    const white = spaces + breaks > 0;
    const plain = dashes === 0 && (hyphens === 0 || (hyphens <= 2 && !white) || (hyphens === 1 && brokenAfterHyphen));
    return { unit: plain ? SPACE : HYPHEN, end };
  }

  /** Whether the point at `index` follows an initial or a known abbreviation, and a word follows it. */
  #isAbbreviation(index: number): boolean {
    let start = index;
    while (start > 0 && WORD[this.units[start - 1] as number] === 1 && index - start < 6) {
      start--;
    }
    const word = this.text.slice(start, index);
    return word.length === 1 ? word !== word.toLowerCase() || this.text.charAt(start - 1) === "." : ABBREVIATIONS.has(word.toLowerCase());
  }

  /** Where the word ends that the walk has come to: here, or after an ending of the plural or a Russian case; -1 where the word goes on. */
  wordEnd(): number {
    const { units } = this;
    const end = this.#at;
    // Most words are plain, and what follows is no part of one.
    if (WORD[units[end] as number] === 0 && units[end] !== TRANSPARENT && isLetter(units[end - 1] as number)) {
      return end;
    }
    const last = units[this.#significant(end - 1, -1)] as number;
    const next = this.#significant(end, 1);
    const kind = this.#kind(next);
    if (WORD[last] !== 1 || kind !== 1) {
      const groupGoesOn = isDigit(last) && (units[next] === COMMA || units[next] === DOT) && isDigit(units[next + 1]);
      return groupGoesOn ? -1 : end;
    }
    if (isCyrillic(last)) {
      let letters = next;
      while (letters < this.length && isCyrillic(units[letters]) && letters - next < 4) {
        letters++;
      }
      return letters - next <= 3 && this.#kind(letters) !== 1 ? letters : -1;
    }
    if (isDigit(last)) {
      return -1;
    }
    if ((units[next] === SMALL_S && last !== SMALL_S) || (units[next] === SMALL_X && last === SMALL_U)) {
      return this.#kind(this.#significant(next + 1, 1)) !== 1 ? next + 1 : -1;
    }
    const sibilant = last === SMALL_S || last === SMALL_X || last === SMALL_H || last === SMALL_Z;
    if (sibilant && units[next] === SMALL_E && units[next + 1] === SMALL_S && this.#kind(this.#significant(next + 2, 1)) !== 1) {
      return next + 2;
    }
    return -1;
  }

  #significant(from: number, step: 1 | -1): number {
    let index = from;
    while (this.units[index] === TRANSPARENT && index >= 0 && index < this.length) {
      index += step;
    }
    return index;
  }

  #kind(index: number): number {
    return index < this.length ? (WORD[this.units[index] as number] as number) : 0;
  }

  /** Whether the text has capitals wherever the claim has them, but for those within a word; an ending after an acronym is small. */
  hasCapitals({ spelling, term, anyCase }: Claim, from: number, to: number): boolean {
    if (anyCase || (to - from === spelling.length && this.text.startsWith(spelling, from))) {
      return true;
    }
    const exact = term.case === "exact";
    let s = 0;
    let last = 0;
    for (let i = from; i < to; i++) {
      const unit = this.units[i] as number;
      if (unit === TRANSPARENT || WORD[unit] === 0) {
        continue;
      }
      while (s < spelling.length && WORD[FOLD[spelling.charCodeAt(s)] as number] === 0) {
        s++;
      }
      const small = isSmall(this.text.charCodeAt(i));
      if (s >= spelling.length) {
        // The ending that the text adds.
        return small || isSmall(last);
      }
      last = spelling.charCodeAt(s++);
      const wantsSmall = isSmall(last);
      if ((!wantsSmall && small && (exact || !isWithinName(spelling, s - 1))) || (exact && wantsSmall && !small)) {
        return false;
      }
    }
    return true;
  }

  /** Not part of a file name, a domain, a path, an option, an assignment or a call. */
  isProse(from: number, to: number): boolean {
    // Most terms stand between white space, commas and the like.
    if (this.#isFree(from - 1) && this.#isFree(to) && this.text.charAt(to) !== "(") {
      return true;
    }
    return this.#isNoCode(from, to) && !this.#isPath(from, to);
  }

  /** Whether what stands at an index, if anything, is of no path or address. */
  #isFree(index: number): boolean {
    return index < 0 || index >= this.length || DELIMITER[this.text.charCodeAt(index)] === 1;
  }

  #isNoCode(from: number, to: number): boolean {
    const { text } = this;
    const before = text.charAt(from - 1);
    const after = text.charAt(to);
    if (before === "." && /\w\w$/.test(text.slice(Math.max(0, from - 3), from - 1))) {
      return false;
    }
    if (after === "." && /[a-z]/.test(text.charAt(to + 1))) {
      return false;
    }
    if (after === "(" && text.charAt(to + 1) === ")") {
      return false;
    }
    if ((after === "=" && /[^=\s]/.test(text.charAt(to + 1))) || (before === "=" && /\w/.test(text.charAt(from - 2)))) {
      return false;
    }
    return !(before === "-" && /(?:^|\s)-$/.test(text.slice(Math.max(0, from - 3), from - 1)));
  }

  #isPath(from: number, to: number): boolean {
    const { text } = this;
    let start = from;
    let end = to;
    let slash = false;
    while (start > 0 && from - start < MAX_TOKEN && !this.#isDelimiter(start - 1)) {
      start--;
      slash ||= isSlash(text.charCodeAt(start));
    }
    while (end < text.length && end - to < MAX_TOKEN && !this.#isDelimiter(end)) {
      slash ||= isSlash(text.charCodeAt(end));
      end++;
    }
    if (end - start === to - from) {
      return false;
    }
    if (!slash) {
      return from - start >= 4 && /^www\./i.test(text.slice(start, start + 4));
    }
    const token = `${text.slice(start, from)}x${text.slice(to, end)}`;
    return /^(?:[~.]{0,2}[/\\]|[a-z]:[/\\])/i.test(token) || /\w\\\w/.test(token) || /\w[._=?&%#]\w/.test(token) || token.includes("//");
  }

  #isDelimiter(index: number): boolean {
    return (this.units[index] as number) <= TRANSPARENT || DELIMITER[this.text.charCodeAt(index)] === 1;
  }

  /** The last point of a dotted acronym belongs to it. */
  withFinalPoint(from: number, to: number): number {
    return this.text.charAt(to) === "." && /\p{L}\.\p{L}$/u.test(this.text.slice(from, to)) ? to + 1 : to;
  }
}

function isSlash(code: number): boolean {
  return code === 0x2f || code === 0x5c;
}

/** Whether a folded unit is a letter of ASCII. */
function isLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

/** Whether the capital at an index is within a word, as in "LeoLabs": some write "Leolabs". */
export function isWithinName(spelling: string, index: number): boolean {
  return /^\p{Ll}\p{Lu}\p{Ll}{2}/u.test(spelling.slice(Math.max(index - 1, 0), index + 3));
}

/** Whether a code unit is no capital. */
function isSmall(code: number): boolean {
  if (code < 128) {
    return code < 0x41 || code > 0x5a;
  }
  const char = String.fromCharCode(code);
  return char === char.toLowerCase();
}
