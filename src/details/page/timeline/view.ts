import type { Period } from "../../../reference/days";

/** The part of time that a timeline shows, in days since 1970-01-01. */
export interface View {
  readonly start: number;
  readonly end: number;
}

/** The least that can be seen at once, in days. */
const MIN_DAYS = 7;

/** Shows what lies `factor` times nearer, with the day `at` staying where it is, within bounds. */
export function zoomBy(view: View, factor: number, at: number, bounds: View): View {
  const length = view.end - view.start;
  const most = bounds.end - bounds.start;
  const next = Math.min(most, Math.max(Math.min(MIN_DAYS, most), length / factor));
  const start = at - ((at - view.start) / length) * next;
  return within({ start, end: start + next }, bounds);
}

/** Moves by so many days, as far as the bounds let. */
export function panBy({ start, end }: View, days: number, bounds: View): View {
  return within({ start: start + days, end: end + days }, bounds);
}

/** The nearest view of the same length within bounds; all of them where it is longer. */
export function within({ start, end }: View, bounds: View): View {
  const length = Math.min(end - start, bounds.end - bounds.start);
  const first = Math.min(Math.max(start, bounds.start), bounds.end - length);
  return { start: first, end: first + length };
}

/** Moves as little as it takes to show the days from `start` to `end`, or their beginning where they are too long. */
export function reveal(view: View, { start, end }: View, bounds: View): View {
  const margin = (view.end - view.start) / 20;
  if (start - margin < view.start || end - start > view.end - view.start) {
    return panBy(view, start - margin - view.start, bounds);
  }
  return end + margin > view.end ? panBy(view, end + margin - view.end, bounds) : view;
}

/** All days of these periods, with some room on either side. Today is among them where they reach beyond it or nearly so. */
export function boundsOf(items: readonly { readonly period: Period }[], today: number): View {
  const days = items.flatMap(({ period: { from, to } }) => [from.start, from.end, to?.start, to?.end].filter((day) => day !== undefined));
  const [first, last] = days.reduce(
    ([least, most], day) => [Math.min(least, day), Math.max(most, day)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  if (first > last) {
    return { start: today - YEAR, end: today + YEAR };
  }
  const end = last < today && today - last < (last - first) / 4 ? today : last;
  const margin = Math.max(MIN_DAYS, (end - first) * 0.04);
  return { start: Math.floor(first - margin), end: Math.ceil(end + margin) };
}

const YEAR = 365;
