import type { Entry } from "../../dataset/schema";
import type { Library, Term } from "../library";
import { type Pause, SLICE_MS } from "../load";
import { DocumentIndex, type Occurrence } from "./document";
import { BARRIER, EM_DASH, FOLD, fold, HYPHEN, NEWLINE, SPACE, TRANSPARENT } from "./fold";
import { spellings } from "./spellings";
import { type Line, LineKind, Paragraph, type Syntax } from "./syntax/syntax";
import { NOWHERE, ROOT, Trie } from "./trie";
import { CJK, isCyrillic, isDigit, WORD } from "./units";

export type { Occurrence, Sense } from "./document";

/** What the recogniser reads: lines by number, from 0, without their line breaks. */
export interface Lines {
  readonly lineCount: number;
  line(index: number): string;
}

/** A spelling of a term, as it is compared with the text. */
export interface Claim {
  readonly term: Term;
  readonly entry: Entry;
  /** With its capitals, which must be capitals in the text. */
  readonly spelling: string;
  /** Context words, by number; empty where the surface is not ambiguous. */
  readonly cues: ReadonlySet<number>;
}

/** A surface in a paragraph, with all that claim it. Lines count from the paragraph's first. */
export interface Hit {
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
  readonly claims: readonly Claim[];
  /** Whether one of the claims' context words stands in the paragraph, claim by claim. */
  readonly inContext: readonly boolean[];
}

/** A stretch of lines as it was read: a paragraph with the lines without prose that follow it. */
export interface Block {
  readonly lines: number;
  /** State in which its first line was read, and that in which the next block begins. */
  readonly before: string;
  readonly after: string;
  /** In order, the longer first; they overlap where only the document decides. */
  readonly hits: readonly Hit[];
  /** The distinct context words in it. */
  readonly cues: readonly number[];
}

/** Longer lines are read up to here: prose is not written so. */
const MAX_LINE = 100_000;
/** A paragraph is cut at the next line end. */
const MAX_PARAGRAPH = 65_536;
const MAX_LINES = 500;

const DOT = 0x2e;
const COMMA = 0x2c;
const SMALL_S = 0x73;
const SMALL_E = 0x65;
const SMALL_X = 0x78;
const SMALL_U = 0x75;
/** A point after one of these, or after a single letter, does not end a sentence. */
const ABBREVIATIONS = new Set("lt gen col maj brig adm capt cmdr cdr sgt dr mr mrs ms prof st no nos art res op ex gal cdt".split(" "));

/** What a path or address is not written with, besides markup. */
const DELIMITER = new Set(" \t\n\r\u00a0\u202f()[]{}<>\"'“”«»,;|*");
const MAX_TOKEN = 200;

/**
 * Finds terms in text. All terms lie in one trie, which is entered at the beginning of every word or sign: one pass, whatever
 * their number. The longest match that is a term in its context wins.
 */
export class Recogniser {
  readonly #trie = new Trie();
  /** By node: index into `#claims`, or -1. */
  #accepts = new Int32Array(1 << 12).fill(-1);
  readonly #claims: Claim[][] = [];
  /** By node: the context word that ends there, or -1. */
  #cues = new Int32Array(1 << 12).fill(-1);
  readonly #cueNumbers = new Map<string, number>();
  #units = new Uint16Array(1 << 12);
  readonly #specials = new WeakMap<Syntax, Uint8Array>();

  /** Builds the recogniser of all terms of a library, without holding up the event loop. */
  static async build(library: Library, pause: Pause): Promise<Recogniser> {
    const recogniser = new Recogniser();
    let slice = Date.now();
    for (const term of library.terms()) {
      recogniser.#add(term);
      if (Date.now() - slice > SLICE_MS) {
        await pause();
        slice = Date.now();
      }
    }
    return recogniser;
  }

  /** Reads one block: the paragraph that begins with line `first`, in `state`. */
  read(lines: Lines, syntax: Syntax, first: number, state: string): Block {
    const texts: string[] = [];
    const read: Line[] = [];
    let after = state;
    let length = 0;
    let next = first;
    let ended = false;
    for (; next < lines.lineCount && next - first < MAX_LINES && length < MAX_PARAGRAPH; next++) {
      const text = lines.line(next).slice(0, MAX_LINE);
      const line = syntax.line(text, after, next);
      const prose = line.kind !== LineKind.Skip;
      if (prose && (ended || (texts.length > 0 && line.kind !== LineKind.Prose))) {
        break;
      }
      after = line.state;
      ended ||= line.kind === LineKind.Skip || line.kind === LineKind.Alone;
      if (prose) {
        texts.push(text);
        read.push(line);
        length += text.length + 1;
      }
    }
    const found = texts.length > 0 ? this.#match(this.#mask(texts, read, syntax), texts) : { hits: [], cues: [] };
    return { lines: Math.max(1, next - first), before: state, after, ...found };
  }

  /** All terms of a text, in order. */
  scan(text: string, language: string): Occurrence[] {
    const texts = text.split(/\r\n|\r|\n/);
    const index = new DocumentIndex(this, { lineCount: texts.length, line: (i) => texts[i] ?? "" }, language);
    for (const _ of index.catchUp()) {
      // Every step matters, none yields anything.
    }
    return [...index.occurrences()];
  }

  #add(term: Term): void {
    const cues = new Set((term.context ?? []).map((word) => this.#addCue(word)));
    for (const spelling of spellings(term.surface, term.language)) {
      const node = this.#insert(fold(spelling));
      if (node === ROOT) {
        continue;
      }
      this.#accepts = enlarged(this.#accepts, this.#trie.size);
      let index = this.#accepts[node] as number;
      if (index < 0) {
        index = this.#claims.push([]) - 1;
        this.#accepts[node] = index;
      }
      this.#claims[index]?.push({ term, entry: term.entry, spelling, cues });
    }
  }

  #addCue(word: string): number {
    const folded = fold(word);
    let number = this.#cueNumbers.get(folded);
    if (number === undefined) {
      number = this.#cueNumbers.size;
      const nodes = spellings(word, undefined).map((spelling) => this.#insert(fold(spelling)));
      this.#cues = enlarged(this.#cues, this.#trie.size);
      // "allies" is the word that "ally" is: what shares a spelling shares the number.
      const shared = nodes.map((node) => this.#cues[node] as number).find((cue) => cue >= 0);
      number = shared ?? this.#cueNumbers.size;
      this.#cueNumbers.set(folded, number);
      for (const node of nodes) {
        this.#cues[node] = number;
      }
    }
    return number;
  }

  #insert(folded: string): number {
    let node = ROOT;
    for (let i = 0; i < folded.length; i++) {
      const unit = folded.charCodeAt(i);
      node = this.#trie.grow(node, unit === EM_DASH ? HYPHEN : unit);
    }
    return node;
  }

  #mask(texts: readonly string[], read: readonly Line[], syntax: Syntax): Paragraph {
    const text = texts.join("\n");
    // Two units more, so that a look ahead at the end does not meet what is left of a longer text.
    if (this.#units.length < text.length + 2) {
      this.#units = new Uint16Array(text.length * 2 + 2);
    }
    const units = this.#units.fill(BARRIER, text.length, text.length + 2);
    const special = this.#special(syntax);
    const marks: number[] = [];
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      units[i] = FOLD[unit] as number;
      if (unit < 128 && special[unit] === 1) {
        marks.push(i);
      }
    }
    const paragraph = new Paragraph(text, units);
    let start = 0;
    texts.forEach((line, i) => {
      const { layout = 0, marker = 0, end = line.length } = read[i] ?? {};
      paragraph.space(start, start + layout);
      paragraph.barrier(start, start + marker);
      paragraph.barrier(start + end, start + line.length);
      start += line.length + 1;
    });
    syntax.inline(
      paragraph,
      marks.filter((mark) => units[mark] !== BARRIER),
    );
    return paragraph;
  }

  #special(syntax: Syntax): Uint8Array {
    let special = this.#specials.get(syntax);
    if (!special) {
      special = new Uint8Array(128);
      for (const char of syntax.marks) {
        special[char.charCodeAt(0)] = 1;
      }
      this.#specials.set(syntax, special);
    }
    return special;
  }

  #match({ text, units, length }: Paragraph, texts: readonly string[]): { hits: Hit[]; cues: number[] } {
    const walk = new Walk(text, units, length);
    const spans: { from: number; to: number; claims: Claim[] }[] = [];
    const cues: { cue: number; from: number; to: number }[] = [];
    let inWord = false;
    let done = 0;
    for (let i = 0; i < length; i++) {
      const unit = units[i] as number;
      if (unit === TRANSPARENT) {
        continue;
      }
      const kind = WORD[unit] as number;
      if ((!inWord || kind !== 1) && this.#trie.step(ROOT, unit) !== NOWHERE && walk.startsAt(i)) {
        const from = i;
        const matches: { to: number; claims: Claim[] }[] = [];
        walk.start(this.#trie, from);
        while (walk.next()) {
          const cue = this.#cues[walk.node] ?? -1;
          const accept = this.#accepts[walk.node] ?? -1;
          if (cue < 0 && accept < 0) {
            continue;
          }
          const to = walk.wordEnd();
          if (to < 0) {
            continue;
          }
          if (cue >= 0) {
            cues.push({ cue, from, to });
          }
          if (accept >= 0 && from >= done) {
            const claims = (this.#claims[accept] ?? []).filter((claim) => walk.hasCapitals(claim, from, to));
            if (claims.length > 0 && walk.isProse(from, to)) {
              matches.unshift({ to: walk.withFinalPoint(from, to), claims });
            }
          }
        }
        for (const match of matches) {
          spans.push({ from, ...match });
          if (match.claims.some(isCertain)) {
            done = match.to;
            break;
          }
        }
      }
      inWord = kind === 1;
    }
    return { hits: locate(spans, cues, texts), cues: [...new Set(cues.map(({ cue }) => cue))] };
  }
}

/** One walk through the folded text of a paragraph, along the trie. */
class Walk {
  node = ROOT;
  #trie: Trie | undefined;
  /** Position after the last unit taken. */
  #at = 0;

  constructor(
    private readonly text: string,
    private readonly units: Uint16Array,
    private readonly length: number,
  ) {}

  /** A number does not begin within another: after "1," in "1,189". */
  startsAt(index: number): boolean {
    const before = this.units[index - 1];
    return !(isDigit(this.units[index]) && (before === COMMA || before === DOT) && isDigit(this.units[index - 2]));
  }

  start(trie: Trie, from: number): void {
    this.#trie = trie;
    this.node = ROOT;
    this.#at = from;
  }

  /** Takes one more unit, or one run of separators; false where no term goes on. */
  next(): boolean {
    const { units, length } = this;
    let at = this.#at;
    while (at < length && (units[at] === TRANSPARENT || (units[at] === DOT && this.node !== ROOT && this.#isAbbreviation(at)))) {
      at++;
    }
    if (at >= length) {
      return false;
    }
    let unit = units[at] as number;
    at++;
    if (unit === SPACE || unit === NEWLINE || unit === HYPHEN || unit === EM_DASH) {
      const run = this.#separators(at - 1);
      if (!run) {
        return false;
      }
      unit = run.unit === TRANSPARENT ? (units[run.end] as number) : run.unit;
      at = run.unit === TRANSPARENT ? run.end + 1 : run.end;
    }
    this.node = this.#trie?.step(this.node, unit) ?? NOWHERE;
    this.#at = at;
    return this.node !== NOWHERE;
  }

  /**
   * A run of separators: white space with at most one line break, or one hyphen, is a SPACE; an em dash or a dash between
   * spaces, which stands for a hyphen but not for a space, is a HYPHEN; a line break between Chinese characters is nothing.
   */
  #separators(from: number): { unit: number; end: number } | undefined {
    let [spaces, breaks, hyphens, dashes] = [0, 0, 0, 0];
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
    const sibilant = last === SMALL_S || last === SMALL_X || last === 0x68 || last === 0x7a;
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

  /** Whether the text has capitals wherever the claim has them; an ending after an acronym is small. */
  hasCapitals({ spelling, term }: Claim, from: number, to: number): boolean {
    let s = 0;
    let last = "";
    for (let i = from; i < to; i++) {
      const unit = this.units[i] as number;
      if (unit === TRANSPARENT || WORD[unit] === 0) {
        continue;
      }
      while (s < spelling.length && WORD[FOLD[spelling.charCodeAt(s)] as number] === 0) {
        s++;
      }
      const char = this.text.charAt(i);
      const small = char === char.toLowerCase();
      if (s >= spelling.length) {
        // The ending that the text adds.
        return small || last === last.toLowerCase();
      }
      last = spelling.charAt(s++);
      const wantsSmall = last === last.toLowerCase();
      if ((!wantsSmall && small) || (term.case === "exact" && wantsSmall && !small)) {
        return false;
      }
    }
    return true;
  }

  /** Not part of a file name, a domain, a path, an option, an assignment or a call. */
  isProse(from: number, to: number): boolean {
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
    if (before === "-" && /(?:^|\s)-$/.test(text.slice(Math.max(0, from - 3), from - 1))) {
      return false;
    }
    return !this.#isPath(from, to);
  }

  #isPath(from: number, to: number): boolean {
    const { text } = this;
    let start = from;
    let end = to;
    let slash = false;
    while (start > 0 && from - start < MAX_TOKEN && !this.#isDelimiter(start - 1)) {
      start--;
      slash ||= isSlash(text.charAt(start));
    }
    while (end < text.length && end - to < MAX_TOKEN && !this.#isDelimiter(end)) {
      slash ||= isSlash(text.charAt(end));
      end++;
    }
    if (end - start === to - from) {
      return false;
    }
    const token = `${text.slice(start, from)}x${text.slice(to, end)}`;
    return slash
      ? /^(?:[~.]{0,2}[/\\]|[a-z]:[/\\])/i.test(token) || /\w\\\w/.test(token) || /\w[._=?&%#]\w/.test(token) || token.includes("//")
      : /^www\./i.test(token);
  }

  #isDelimiter(index: number): boolean {
    return (this.units[index] as number) <= TRANSPARENT || DELIMITER.has(this.text.charAt(index));
  }

  /** The last point of a dotted acronym belongs to it. */
  withFinalPoint(from: number, to: number): number {
    return this.text.charAt(to) === "." && /\p{L}\.\p{L}$/u.test(this.text.slice(from, to)) ? to + 1 : to;
  }
}

function isSlash(char: string): boolean {
  return char === "/" || char === "\\";
}

/** Whether a claim holds whatever the context. */
function isCertain({ cues, term }: Claim): boolean {
  return cues.size === 0 || term.preferred === true;
}

/** The hits of a paragraph. Within one that only the document can decide, the shorter ones stay too. */
function locate(
  spans: readonly { from: number; to: number; claims: Claim[] }[],
  cues: readonly { cue: number; from: number; to: number }[],
  texts: readonly string[],
): Hit[] {
  let line = 0;
  let start = 0;
  const position = (offset: number) => {
    while (offset < start) {
      line--;
      start -= (texts[line]?.length ?? 0) + 1;
    }
    while (offset > start + (texts[line]?.length ?? 0)) {
      start += (texts[line]?.length ?? 0) + 1;
      line++;
    }
    return { line, character: offset - start };
  };
  let done = 0;
  return spans.flatMap(({ from, to, claims }) => {
    if (from < done) {
      return [];
    }
    const inContext = claims.map(
      (claim) => claim.cues.size > 0 && cues.some((c) => claim.cues.has(c.cue) && (c.to <= from || c.from >= to)),
    );
    if (inContext.includes(true) || claims.some(isCertain)) {
      done = to;
    }
    const begin = position(from);
    const end = position(to);
    return [
      {
        startLine: begin.line,
        startCharacter: begin.character,
        endLine: end.line,
        endCharacter: end.character,
        claims,
        inContext,
      },
    ];
  });
}

function enlarged(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  if (array.length >= size) {
    return array;
  }
  const larger = new Int32Array(Math.max(size, array.length * 2)).fill(-1);
  larger.set(array);
  return larger;
}
