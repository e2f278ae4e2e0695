/** What the timeline of the whole dataset shows, and how its page checks it. Host and page bundle this module: no vscode, no DOM, no Node. */
import type { Period } from "../../reference/days";
import { type Guard, isCount, isText, listOf, oneOf, optional, shape } from "../guards";
import { type CopiedMessage, isCopied, isId, isNotice, isWords, type NoticeView, type Words } from "../messages";
import { isBoolean, isDay, isPeriod } from "./messages";

/** Something that happened or is to happen, as a milestone or a fact with a date says. */
export interface EventView {
  /** Unlike that of any other. */
  readonly id: string;
  readonly entryId: string;
  /** Index of the kind of its entry. */
  readonly kind: number;
  /** Indexes of the countries to which facts tie its entry. */
  readonly countries: readonly number[];
  readonly label: string;
  readonly text: string;
  readonly date: string;
  readonly period: Period;
  readonly past: boolean;
  readonly disputed: boolean;
  readonly note: string;
}

export interface WholeView {
  readonly kinds: readonly { readonly kind: string; readonly label: string }[];
  readonly countries: readonly string[];
  /** By their beginning. */
  readonly events: readonly EventView[];
  /** The day on which it is looked at. */
  readonly today: number;
}

/** The words of this page beyond those of every page, in English. */
export const WHOLE_WORDS = {
  title: "Timeline of missions and events",
  description: "What happened when, by the facts of the reference.",
  search: "Words",
  searchHint: "Words of names and events",
  kinds: "Kinds",
  allKinds: "All kinds",
  happenings: "Missions and events only",
  country: "Country",
  anyCountry: "All countries",
  noCountry: "None stated",
  otherCountries: "Other countries",
  lanes: "Lanes",
  byKind: "by kind",
  byCountry: "by country",
  from: "From",
  to: "To",
  shown: "{0} events",
  shownOne: "1 event",
  noEvents: "No event is like that.",
  clear: "Clear the filters",
  overview: "All of the time, and the part that is shown",
  start: "Beginning of what is shown",
  end: "End of what is shown",
  open: "Open",
} as const;

export type WholeWords = { readonly [Word in keyof typeof WHOLE_WORDS]: string };

export interface WholeMessage {
  readonly type: "whole";
  readonly language: string;
  readonly words: Words;
  readonly wholeWords: WholeWords;
  readonly whole?: WholeView;
  readonly notice?: NoticeView;
}

export type WholeHostMessage = WholeMessage | CopiedMessage;

/** No more events are taken; the model keeps within that. */
export const MAX_EVENTS = 20_000;

const isWholeWords: Guard<WholeWords> = shape(
  Object.fromEntries(Object.keys(WHOLE_WORDS).map((word) => [word, isText])) as Record<keyof WholeWords, typeof isText>,
);

const isWhole = shape<WholeMessage>({
  type: oneOf("whole"),
  language: isText,
  words: isWords,
  wholeWords: isWholeWords,
  notice: optional(isNotice),
  whole: optional(
    shape<WholeView>({
      kinds: listOf(shape({ kind: isText, label: isText }), 40),
      countries: listOf(isText, 400),
      events: listOf(
        shape<EventView>({
          id: isText,
          entryId: isId,
          kind: isCount,
          countries: listOf(isCount, 400),
          label: isText,
          text: isText,
          date: isText,
          period: isPeriod,
          past: isBoolean,
          disputed: isBoolean,
          note: isText,
        }),
        MAX_EVENTS,
      ),
      today: isDay,
    }),
  ),
});

export const isWholeHostMessage: Guard<WholeHostMessage> = (value): value is WholeHostMessage => isWhole(value) || isCopied(value);
