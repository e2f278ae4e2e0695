import { type Ignored, requestIn } from "../ignores";
import { markerIn } from "../marked-region";
import type { Lines } from "./block";
import { BARRIER, FOLD } from "./fold";
import { type Line, LineKind, Paragraph, type Syntax } from "./syntax/syntax";

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
  readonly #specials = new WeakMap<Syntax, Uint8Array>();

  /** Reads the paragraph that begins with line `first`, in `state`. */
  read(lines: Lines, syntax: Syntax, first: number, state: string): Passage {
    const texts: string[] = [];
    const read: Line[] = [];
    const ignored: Ignored[] = [];
    let marks: RegionMarks = { before: undefined, after: undefined };
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
        ignored.push(request);
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
}
