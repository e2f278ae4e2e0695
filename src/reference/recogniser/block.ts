import type { Entry } from "../../dataset/schema";
import type { Ignored } from "../ignores";
import type { Term } from "../library";
import type { RegionMarks } from "./passage";

/** What the recogniser reads: lines by number, from 0, without their line breaks. */
export interface Lines {
  readonly lineCount: number;
  line(index: number): string;
}

/** A spelling of a term, as it is compared with the text. */
export interface Claim {
  readonly term: Term;
  readonly entry: Entry;
  /** Its place among all terms: which of several that are alike comes first. */
  readonly order: number;
  /** With its capitals, which must be capitals in the text. */
  readonly spelling: string;
  /** Whether the text may have it in small letters: none of its own is a capital, and it is not exact. */
  readonly anyCase: boolean;
  /** Context words, by number; empty where the surface is not ambiguous. */
  readonly cues: readonly number[];
  /** Whether it holds whatever the context. */
  readonly isCertain: boolean;
}

/** A surface in a paragraph, by its offsets in the lines of its prose joined by newlines, with all that claim it. */
export interface Hit {
  readonly from: number;
  readonly to: number;
  readonly claims: readonly Claim[];
  /** Whether one of the claims' context words stands in the paragraph, claim by claim; empty where none does. */
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
  /** What its lines ask to leave alone in the document. */
  readonly ignored: readonly Ignored[];
  /** Where a region that we wrote begins or ends in it. */
  readonly marks: RegionMarks;
}
