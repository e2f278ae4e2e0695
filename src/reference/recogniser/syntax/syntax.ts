import { BARRIER, SPACE, TRANSPARENT } from "../fold";

/** What a line is to its paragraph. */
export enum LineKind {
  /** Goes on with the paragraph. */
  Prose,
  /** Begins a paragraph. */
  Begin,
  /** Is a paragraph by itself: a heading, a key of front matter. */
  Alone,
  /** Ends the paragraph, and holds no prose: blank, code, a rule. */
  Skip,
}

/** How a syntax read a line. */
export interface Line {
  readonly kind: LineKind;
  /** The state in which the next line is read; "" is the state of prose. */
  readonly state: string;
  /** Leading units that are layout (indentation, quote marks): a term goes on across them. */
  readonly layout?: number;
  /** Leading units, layout included, that end a term: a list marker, a key. */
  readonly marker?: number;
  /** Where the prose ends, if not with the line. */
  readonly end?: number;
}

/**
 * The markup of a language. A document is read line by line into paragraphs, each from its text and the state alone, so
 * that after an edit only the paragraphs around it are read again.
 */
export interface Syntax {
  /** Characters that `inline` wants to see. */
  readonly marks: string;
  line(text: string, state: string, number: number): Line;
  /** Masks the markup within a paragraph. `marks` are the positions of the characters asked for. */
  inline(paragraph: Paragraph, marks: readonly number[]): void;
}

export const BLANK: Line = { kind: LineKind.Skip, state: "" };
export const PROSE: Line = { kind: LineKind.Prose, state: "" };

/** A line that holds no prose. */
export function skip(state: string): Line {
  return state === "" ? BLANK : { kind: LineKind.Skip, state };
}

/** The text of a paragraph, lines joined by a newline, with its folded units, in which markup is masked. */
export class Paragraph {
  #isMasked = false;

  constructor(
    readonly text: string,
    readonly units: Uint16Array<ArrayBuffer>,
  ) {}

  get length(): number {
    return this.text.length;
  }

  /** Whether any unit is not as it was folded. */
  get isMasked(): boolean {
    return this.#isMasked;
  }

  /** No term crosses this. */
  barrier(from: number, to: number): void {
    this.#fill(BARRIER, from, to);
  }

  /** Terms go on as if this were not there. */
  transparent(from: number, to: number): void {
    this.#fill(TRANSPARENT, from, to);
  }

  /** This is read as white space. */
  space(from: number, to: number): void {
    this.#fill(SPACE, from, to);
  }

  /** This is read as one character. */
  as(from: number, to: number, unit: number): void {
    this.transparent(from, to);
    this.units[from] = unit;
  }

  char(index: number): string {
    return this.text.charAt(index);
  }

  /** A loop, as most stretches are a unit or two long. */
  #fill(unit: number, from: number, to: number): void {
    const end = Math.min(to, this.length);
    this.#isMasked ||= from < end;
    for (let i = from; i < end; i++) {
      this.units[i] = unit;
    }
  }

  /** Position of `needle` at or after `from`, if it comes within `reach` units. */
  find(needle: string, from: number, reach = 2000): number | undefined {
    const index = this.text.slice(from, from + reach).indexOf(needle);
    return index < 0 ? undefined : from + index;
  }

  /** What a sticky expression matches at `from`. */
  match(sticky: RegExp, from: number): string | undefined {
    sticky.lastIndex = from;
    return sticky.exec(this.text)?.[0];
  }
}
