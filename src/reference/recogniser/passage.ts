import { mayBeOurs } from "../comments";
import { type Ignored, requestIn } from "../ignores";
import { markerIn } from "../marked-region";
import type { Lines } from "./block";
import { BARRIER } from "./fold";
import { type Line, LineKind, Paragraph, PROSE, type Syntax } from "./syntax/syntax";
import { divide, type FoldingTable, foldingTable, foldParagraph, MAX_UNITS, UNITS } from "./words";

/** Longer lines are read up to here: prose is not written so. */
export const MAX_LINE = 65_536;
/** A paragraph is cut at the next line end. */
const MAX_PARAGRAPH = MAX_UNITS - MAX_LINE;
const MAX_LINES = 500;

/** The last mark of a region before the prose of a paragraph, or at its beginning, and the last one after. */
export interface RegionMarks {
  readonly before: "begin" | "end" | undefined;
  readonly after: "begin" | "end" | undefined;
}

const NO_MARKS: RegionMarks = { before: undefined, after: undefined };

/** A paragraph with the lines without prose that follow it, as it was read. */
export interface Passage {
  /** How many lines of the document it takes. */
  readonly count: number;
  /** The state in which the next passage begins. */
  readonly after: string;
  /** Its lines of prose. */
  readonly texts: readonly string[];
  /** Their text with its markup masked; good until the next passage is read, by whomever. Undefined where there is none. */
  readonly paragraph: Paragraph | undefined;
  /** How many parts its units are divided into. */
  readonly parts: number;
  /** What its lines ask to leave alone in the document. */
  readonly ignored: readonly Ignored[];
  /** Marks of a region that we wrote: those up to the first line of its prose, and those after. */
  readonly marks: RegionMarks;
}

const NO_PROSE = { paragraph: undefined, parts: 0 };

/** Reads the paragraph that begins with line `first`, in `state`, and masks what is no prose in it. */
export function readPassage(lines: Lines, syntax: Syntax, first: number, state: string): Passage {
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
  const prose = texts.length > 0 ? mask(texts, read, syntax) : NO_PROSE;
  return { count: Math.max(1, next - first), after, texts, ...prose, ignored, marks };
}

/** Joins the lines of a paragraph, masks its markup, and divides it into words. */
function mask(texts: readonly string[], read: readonly Line[], syntax: Syntax): Pick<Passage, "paragraph" | "parts"> {
  const text = texts.join("\n");
  const { marks, parts } = foldParagraph(text, tableOf(syntax));
  const paragraph = new Paragraph(text, UNITS);
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
      marks.filter((mark) => UNITS[mark] !== BARRIER),
    );
  }
  return { paragraph, parts: parts > 0 && !paragraph.isMasked ? parts : divide(text.length) };
}

const TABLES = new WeakMap<Syntax, FoldingTable>();

/** How a syntax's text is folded where it is ASCII. */
function tableOf(syntax: Syntax): FoldingTable {
  let table = TABLES.get(syntax);
  if (!table) {
    table = foldingTable(syntax.marks);
    TABLES.set(syntax, table);
  }
  return table;
}
