import type { Occurrence } from "../recogniser/document";
import { BARRIER, SPACE, TRANSPARENT } from "../recogniser/fold";
import type { Paragraph } from "../recogniser/syntax/syntax";
import type { Span } from "./finding";

/** Stands for markup, code and all else that is no prose. */
export const GAP = "\ufffc";

/** Words of a term in prose. */
export interface Mention {
  readonly from: number;
  readonly to: number;
  readonly occurrence: Occurrence;
}

/** A sentence of prose: its place in it, and the terms in it, in order. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly mentions: readonly Mention[];
}

/** The prose of a paragraph on one line and without markup, with the way back to the text. Lines count from the paragraph's first. */
export class Prose {
  readonly text: string;
  /** Where each character stands in the paragraph's own text. */
  readonly #places: number[] = [];
  readonly #lineStarts = [0];
  readonly #length: number;

  constructor({ text, units }: Paragraph) {
    let prose = "";
    let gap = false;
    for (let i = 0; i < text.length; i++) {
      const unit = units[i];
      if (text.charAt(i) === "\n") {
        this.#lineStarts.push(i + 1);
      }
      if (unit === TRANSPARENT || (unit === BARRIER && gap)) {
        continue;
      }
      gap = unit === BARRIER;
      prose += gap ? GAP : unit === SPACE || text.charAt(i) === "\n" ? " " : text.charAt(i);
      this.#places.push(i);
    }
    this.text = prose;
    this.#length = text.length;
  }

  /** Where a part of the prose stands in the text. */
  span(from: number, to: number): Span {
    const [startLine, startCharacter] = this.#position(this.#places[from] ?? this.#length);
    const [endLine, endCharacter] = this.#position((this.#places[to - 1] ?? this.#length - 1) + 1);
    return { startLine, startCharacter, endLine, endCharacter };
  }

  /** The terms of the paragraph, which begins with a line of the document. */
  mentions(occurrences: readonly Occurrence[], line: number): Mention[] {
    return occurrences.map((occurrence) => ({
      from: this.#index((this.#lineStarts[occurrence.startLine - line] ?? 0) + occurrence.startCharacter),
      to: this.#index((this.#lineStarts[occurrence.endLine - line] ?? 0) + occurrence.endCharacter),
      occurrence,
    }));
  }

  /** The sentences in order. */
  sentences(mentions: readonly Mention[]): Sentence[] {
    const sentences: Sentence[] = [];
    let from = 0;
    for (const { index, 0: mark } of [...this.text.matchAll(SENTENCE_END), { index: this.text.length, 0: "" }]) {
      const to = index + mark.trimEnd().length;
      if (ABBREVIATED.test(this.text.slice(Math.max(0, index - 8), index + 1)) && mark !== "") {
        continue;
      }
      const within = mentions.filter((mention) => mention.from >= from && mention.to <= to);
      if (to > from) {
        sentences.push({ from, to, text: this.text.slice(from, to), mentions: within });
      }
      from = index + mark.length;
    }
    return sentences;
  }

  #position(place: number): [line: number, character: number] {
    let line = 0;
    while (line + 1 < this.#lineStarts.length && (this.#lineStarts[line + 1] as number) <= place) {
      line++;
    }
    return [line, place - (this.#lineStarts[line] as number)];
  }

  /** The first character of the prose that stands at a place or after it. */
  #index(place: number): number {
    let [low, high] = [0, this.#places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#places[middle] as number) < place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

/** A stop with what closes it, before a word that may begin a sentence. */
const SENTENCE_END = /[.!?…]["”’»)\]]*\s+(?=["“«(]?[\p{Lu}\d«“])/gu;
/** A point after a rank, an initial or the like ends no sentence. */
const ABBREVIATED =
  /(?:^|[^\p{L}])(?:\p{Lu}|\p{Lu}\.\p{Lu}|Lt|Gen|Brig|Maj|Col|Adm|Capt|Cmdr|Sgt|Dr|Mr|Mrs|Ms|St|No|vs|approx|ca|Gén|Gal|[Mm]e)\.$/u;
