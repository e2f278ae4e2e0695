import { mayBeOurs } from "../comments";
import { type Ignored, requestIn } from "../ignores";
import { markerIn } from "../marked-region";
import type { Lines } from "./block";
import { BARRIER, FOLD } from "./fold";
import { type Line, LineKind, Paragraph, PROSE, type Syntax } from "./syntax/syntax";

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

const NO_MARKS: RegionMarks = { before: undefined, after: undefined };

const ASCII = 128;
/** Set beside a folded ASCII character that is a mark of the syntax. */
const MARK = 0x8000;
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

/** Reads a document paragraph by paragraph, and masks what is no prose in it. */
export class PassageReader {
  #units = new Uint16Array(1 << 12);
  #bytes = new Uint8Array(1 << 12);
  readonly #tables = new WeakMap<Syntax, Uint16Array>();

  /** Reads the paragraph that begins with line `first`, in `state`. */
  read(lines: Lines, syntax: Syntax, first: number, state: string): Passage {
    const texts: string[] = [];
    const read: Line[] = [];
    const ignored: Ignored[] = [];
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
      if (mayBeOurs(text)) {
        const edge = markerIn(text)?.edge;
        if (edge) {
          marks = texts.length === 0 ? { ...marks, before: edge } : { ...marks, after: edge };
        }
        const request = requestIn(text);
        if (request) {
          ignored.push(request);
        }
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
    const marks = this.#fold(text, this.#table(syntax));
    const units = this.#units;
    const paragraph = new Paragraph(text, units);
    let start = 0;
    for (let i = 0; i < texts.length; i++) {
      const { length } = texts[i] as string;
      const line = read[i] as Line;
      if (line !== PROSE) {
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
    return paragraph;
  }

  /** Folds a text into `#units`, and answers where the syntax's marks stand in it. */
  #fold(text: string, table: Uint16Array): number[] {
    const { length } = text;
    // Two units more, so that a look ahead at the end does not meet what is left of a longer text.
    if (this.#units.length < length + 2) {
      this.#units = new Uint16Array(length * 2 + 2);
      this.#bytes = new Uint8Array(length * 2 + 2);
    }
    const [units, bytes] = [this.#units, this.#bytes];
    units[length] = BARRIER;
    units[length + 1] = BARRIER;
    const marks: number[] = [];
    // Bytes are quicker to read than a string. In a text that is all ASCII they are its units.
    const { read, written } = UTF8.encodeInto(text, bytes);
    const ascii = read === length && written === length ? length : 0;
    for (let i = 0; i < ascii; i++) {
      const folded = table[bytes[i] as number] as number;
      if (folded > MARK) {
        marks.push(i);
      }
      units[i] = folded & ~MARK;
    }
    for (let i = ascii; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < ASCII) {
        const folded = table[unit] as number;
        if (folded > MARK) {
          marks.push(i);
        }
        units[i] = folded & ~MARK;
      } else {
        units[i] = FOLD[unit] as number;
      }
    }
    return marks;
  }

  /** The folded unit of every ASCII character, with a bit for the marks of a syntax. */
  #table(syntax: Syntax): Uint16Array {
    let table = this.#tables.get(syntax);
    if (!table) {
      table = FOLD.slice(0, ASCII);
      for (const char of syntax.marks) {
        const unit = char.charCodeAt(0);
        table[unit] = (table[unit] as number) | MARK;
      }
      this.#tables.set(syntax, table);
    }
    return table;
  }
}
