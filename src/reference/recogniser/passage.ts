import { type Ignored, requestIn } from "../ignores";
import { markerIn } from "../marked-region";
import type { Lines } from "./block";
import { FirstWords, hashed } from "./first-words";
import { BARRIER, FOLD, SPACE } from "./fold";
import { Starts } from "./starts";
import { type Line, LineKind, Paragraph, PROSE, type Syntax } from "./syntax/syntax";
import { WORD } from "./units";

/** Longer lines are read up to here: prose is not written so. */
const MAX_LINE = 100_000;
/** A paragraph is cut at the next line end. */
const MAX_PARAGRAPH = 65_536;
const MAX_LINES = 500;

/** The last mark of a region before the prose of a paragraph, or at its beginning, and the last one after. */
export interface RegionMarks {
  readonly before: "begin" | "end" | undefined;
  readonly after: "begin" | "end" | undefined;
}

const ASCII = 128;
/** Set beside a folded ASCII character: part of a word; a mark of the syntax, or what is not to be taken for a character. */
const LETTER = 0x100;
const MARK = 0x200;
const UNIT = 0x7f;
const UTF8 = new TextEncoder();

/** A paragraph with the lines without prose that follow it, as it was read. */
export interface Passage {
  /** How many lines of the document it takes. */
  readonly count: number;
  /** The state in which the next passage begins. */
  readonly after: string;
  /** Its lines of prose. */
  readonly texts: readonly string[];
  /** Their text with its markup masked; good until the next passage is read. Undefined where there is no prose. */
  readonly paragraph: Paragraph | undefined;
  /** What its lines ask to leave alone in the document. */
  readonly ignored: readonly Ignored[];
  /** Marks of a region that we wrote: those up to the first line of its prose, and those after. */
  readonly marks: RegionMarks;
}

const NO_MARKS: RegionMarks = { before: undefined, after: undefined };
const NOTHING_IGNORED: readonly Ignored[] = [];

/** Reads a document paragraph by paragraph, and masks what is no prose in it. */
export class PassageReader {
  #units = new Uint16Array(1 << 12);
  #bytes = new Uint8Array(1 << 12);
  readonly #tables = new WeakMap<Syntax, Uint16Array>();

  /** @param starts where it notes the places at which a term may begin in the paragraph that it read last, for those who look for terms */
  constructor(private readonly starts = new Starts(new FirstWords())) {}

  /** Reads the paragraph that begins with line `first`, in `state`. */
  read(lines: Lines, syntax: Syntax, first: number, state: string): Passage {
    const texts: string[] = [];
    const read: Line[] = [];
    let ignored = NOTHING_IGNORED;
    let marks = NO_MARKS;
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
      const edge = markerIn(text)?.edge;
      if (edge) {
        marks = texts.length === 0 ? { ...marks, before: edge } : { ...marks, after: edge };
      }
      const request = requestIn(text);
      if (request) {
        ignored = [...ignored, request];
      }
      ended ||= line.kind === LineKind.Skip || line.kind === LineKind.Alone;
      if (prose) {
        texts.push(text);
        read.push(line);
        length += text.length + 1;
      }
    }
    return {
      count: Math.max(1, next - first),
      after,
      texts,
      paragraph: texts.length > 0 ? this.#mask(texts, read, syntax) : undefined,
      ignored,
      marks,
    };
  }

  #mask(texts: readonly string[], read: readonly Line[], syntax: Syntax): Paragraph {
    const text = texts.join("\n");
    const table = this.#table(syntax);
    const marks = this.#foldAscii(text, table) ?? this.#fold(text, table);
    const units = this.#units;
    const paragraph = new Paragraph(text, units);
    let plain = marks.length === 0;
    let start = 0;
    for (let i = 0; i < texts.length; i++) {
      const { length } = texts[i] as string;
      const line = read[i] as Line;
      if (line !== PROSE) {
        plain = false;
        paragraph.space(start, start + (line.layout ?? 0));
        paragraph.barrier(start, start + (line.marker ?? 0));
        paragraph.barrier(start + (line.end ?? length), start + length);
      }
      start += length + 1;
    }
    if (marks.length > 0) {
      syntax.inline(
        paragraph,
        marks.filter((mark) => units[mark] !== BARRIER),
      );
    }
    if (!plain) {
      this.starts.findIn(units, text.length);
    }
    return paragraph;
  }

  /** Folds a text that is all ASCII into `#units`, finds the starts on the way, and answers where the syntax's marks stand; undefined for others. */
  #foldAscii(text: string, table: Uint16Array): number[] | undefined {
    const { length } = text;
    // Two units more, so that a look ahead at the end does not meet what is left of a longer text.
    if (this.#units.length < length + 2) {
      this.#units = new Uint16Array(length * 2 + 2);
      this.#bytes = new Uint8Array(length * 2 + 2);
    }
    const [units, bytes, starts] = [this.#units, this.#bytes, this.starts];
    // Bytes are quicker to read than a string. In a text that is all ASCII they are its units.
    const { read, written } = UTF8.encodeInto(text, bytes);
    if (read !== length || written !== length) {
      return undefined;
    }
    // Ends the last word.
    bytes[length] = BARRIER;
    const marks: number[] = [];
    starts.clear(length);
    let hash = 0;
    let from = 0;
    for (let i = 0; i <= length; i++) {
      const folded = table[bytes[i] as number] as number;
      const unit = folded & UNIT;
      units[i] = unit;
      if ((folded & LETTER) !== 0) {
        hash = hashed(hash, unit);
        continue;
      }
      if (i > from) {
        starts.addWord(hash, units, from, i);
        hash = 0;
      }
      from = i + 1;
      if (unit !== SPACE) {
        starts.addSign(i, unit);
        if ((folded & MARK) !== 0 && i < length) {
          marks.push(i);
        }
      }
    }
    units[length + 1] = BARRIER;
    return marks;
  }

  /** Folds a text into `#units`, and answers where the syntax's marks stand in it. */
  #fold(text: string, table: Uint16Array): number[] {
    const { length } = text;
    const units = this.#units;
    const marks: number[] = [];
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < ASCII) {
        const folded = table[unit] as number;
        if ((folded & MARK) !== 0) {
          marks.push(i);
        }
        units[i] = folded & UNIT;
      } else {
        units[i] = FOLD[unit] as number;
      }
    }
    units[length] = BARRIER;
    units[length + 1] = BARRIER;
    this.starts.findIn(units, length);
    return marks;
  }

  /** The folded unit of every ASCII character, with what it is besides. */
  #table(syntax: Syntax): Uint16Array {
    let table = this.#tables.get(syntax);
    if (!table) {
      table = FOLD.slice(0, ASCII).map((unit) => unit | (WORD[unit] === 1 ? LETTER : 0));
      for (const char of [...syntax.marks, "\0", "\u0001"]) {
        const unit = char.charCodeAt(0);
        table[unit] = ((table[unit] as number) & UNIT) | MARK;
      }
      this.#tables.set(syntax, table);
    }
    return table;
  }
}
