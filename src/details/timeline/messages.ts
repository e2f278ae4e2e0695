/** What a timeline shows, and how the page checks it. Host and page bundle this module: no vscode, no DOM, no Node. */
import type { Days, Period } from "../../reference/days";
import { type Guard, isCount, isText, listOf, optional, shape } from "../guards";

/** Something that happened, held or was said, at its place in time. */
export interface TimelineItem {
  /** Unlike that of any other in its timeline. */
  readonly id: string;
  /** Index of its lane. */
  readonly lane: number;
  /** In few words, for beside its mark. */
  readonly label: string;
  /** The whole of it. */
  readonly text: string;
  /** When, as people write it. */
  readonly date: string;
  readonly period: Period;
  /** Whether it no longer holds. */
  readonly past: boolean;
  readonly disputed: boolean;
  /** What became of it, or that it is disputed; in words. */
  readonly note: string;
  /** Numbers in the bibliography. */
  readonly sources: readonly number[];
  /** The fact of the page that says so. */
  readonly factId?: string;
}

/** The timeline of an entry. */
export interface TimelineView {
  /** What is to be seen, in a sentence. */
  readonly description: string;
  readonly lanes: readonly string[];
  readonly items: readonly TimelineItem[];
  /** The day on which it is looked at. */
  readonly today: number;
}

/** A day of the years 0 to 9999, which the days of a date may leave by a unit. */
export const isDay: Guard<number> = (value): value is number => Number.isInteger(value) && Math.abs(value as number) < 3_700_000;
export const isBoolean: Guard<boolean> = (value): value is boolean => typeof value === "boolean";
const isDays = shape<Days>({ start: optional(isDay), end: optional(isDay) });

export const isPeriod = shape<Period>({ from: isDays, to: optional(isDays) });

export const isTimeline = shape<TimelineView>({
  description: isText,
  lanes: listOf(isText, 20),
  items: listOf(
    shape<TimelineItem>({
      id: isText,
      lane: isCount,
      label: isText,
      text: isText,
      date: isText,
      period: isPeriod,
      past: isBoolean,
      disputed: isBoolean,
      note: isText,
      sources: listOf(isCount),
      factId: optional(isText),
    }),
  ),
  today: isDay,
});
