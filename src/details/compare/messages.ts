/** What the page of a comparison shows, and how it checks it. Host and page bundle this module: no vscode, no DOM, no Node. */
import { type Guard, isText, listOf, oneOf, optional, shape } from "../guards";
import {
  type FactView,
  isFact,
  isId,
  isNotice,
  isSource,
  isWords,
  MAX_COMPARED,
  type NoticeView,
  type SourceView,
  type Words,
} from "../messages";

/** An entry as the head of its column. */
export interface ComparedView {
  readonly entryId: string;
  readonly kind: string;
  readonly kindLabel: string;
  readonly name: string;
  readonly summary: string;
}

/** What the facts of one entry say about one thing. */
export interface CellView {
  readonly current: readonly FactView[];
  /** What is superseded or has ended. */
  readonly past: readonly FactView[];
}

export interface RowView {
  readonly attribute: string;
  /** One for each entry, in their order. */
  readonly cells: readonly CellView[];
}

export interface CompareView {
  readonly entries: readonly ComparedView[];
  /** About things of which the facts of several entries speak. */
  readonly shared: readonly RowView[];
  /** About things of which those of one entry alone speak. */
  readonly single: readonly RowView[];
  /** Of all entries, numbered once. */
  readonly sources: readonly SourceView[];
}

/** The words of this page beyond those of every page, in English. */
export const COMPARE_WORDS = {
  title: "Comparison",
  definition: "Definition",
  single: "What one alone speaks of ({0})",
  nothing: "Nothing is said",
  none: "No attribute is shared.",
  add: "Add a third",
  remove: "Take out of the comparison",
  past: "Earlier ({0})",
} as const;

export type CompareWords = { readonly [Word in keyof typeof COMPARE_WORDS]: string };

/** What the page keeps for after a reload. */
export interface SavedComparison {
  readonly entryIds: readonly string[];
}

export interface CompareMessage {
  readonly type: "compare";
  readonly language: string;
  readonly words: Words;
  readonly compareWords: CompareWords;
  readonly entryIds: readonly string[];
  readonly compare?: CompareView;
  readonly notice?: NoticeView;
}

export const isSavedComparison: Guard<SavedComparison> = shape<SavedComparison>({ entryIds: listOf(isId, MAX_COMPARED) });

const isRow = shape<RowView>({
  attribute: isText,
  cells: listOf(shape<CellView>({ current: listOf(isFact), past: listOf(isFact) }), MAX_COMPARED),
});

const isView = shape<CompareView>({
  entries: listOf(shape<ComparedView>({ entryId: isId, kind: isText, kindLabel: isText, name: isText, summary: isText }), MAX_COMPARED),
  shared: listOf(isRow),
  single: listOf(isRow),
  sources: listOf(isSource),
});

export const isCompareMessage: Guard<CompareMessage> = shape<CompareMessage>({
  type: oneOf("compare"),
  language: isText,
  words: isWords,
  compareWords: shape(
    Object.fromEntries(Object.keys(COMPARE_WORDS).map((word) => [word, isText])) as Record<keyof CompareWords, typeof isText>,
  ),
  entryIds: listOf(isId, MAX_COMPARED),
  compare: optional(isView),
  notice: optional(isNotice),
});
