import type { EventView, WholeView } from "../../timeline/whole-messages";
import type { ChartItem } from "./layout";
import type { View } from "./view";

/** What lets events through. */
export interface Filter {
  readonly words: string;
  /** Kinds that are left out. */
  readonly without: readonly string[];
  /** Index of a country; "" for any, "none" for events that no fact ties to one. */
  readonly country: string;
}

export const NO_FILTER: Filter = { words: "", without: [], country: "" };

/** An event in a lane. */
export interface Placed extends ChartItem {
  readonly event: EventView;
}

export interface Lanes {
  readonly labels: readonly string[];
  readonly items: readonly Placed[];
  /** Events in each lane. */
  readonly counts: readonly number[];
}

/** More countries than these share a lane. */
const MAX_COUNTRIES = 12;

/** Text without accents and capitals, for comparison. */
function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Makes a quick test of events against words: all of them must begin a word of the event. */
export function wordFilter(events: readonly EventView[]): (words: string) => (event: EventView) => boolean {
  let texts: Map<EventView, string> | undefined;
  return (words) => {
    const wanted = folded(words).match(/[\p{L}\p{N}]+/gu);
    if (!wanted) {
      return () => true;
    }
    texts ??= new Map(events.map((event) => [event, ` ${folded(`${event.label} ${event.text}`).replace(/[^\p{L}\p{N}]+/gu, " ")}`]));
    const all = texts;
    return (event) => wanted.every((word) => all.get(event)?.includes(` ${word}`));
  };
}

/** Whether an event is of a country of the filter, and of a kind that it does not leave out. */
export function lets({ without, country }: Filter, { kinds }: WholeView, event: EventView): boolean {
  return (
    !without.includes(kinds[event.kind]?.kind ?? "") &&
    (country === "" || (country === "none" ? event.countries.length === 0 : event.countries.includes(Number(country))))
  );
}

/** Whether an event is seen in a view. */
export function isIn({ start, end }: View, { period: { from, to = from } }: EventView): boolean {
  const first = from.start ?? Number.NEGATIVE_INFINITY;
  const last = to.end ?? Number.POSITIVE_INFINITY;
  // What is open on a side is drawn where it is known to be.
  return (
    (Number.isFinite(last) ? last : (to.start ?? from.end ?? first)) > start &&
    (Number.isFinite(first) ? first : (from.end ?? last) - 1) < end
  );
}

/** Events in lanes by their kind, in the order of the kinds. */
export function byKind(events: readonly EventView[], { kinds }: WholeView): Lanes {
  const used = kinds.flatMap(({ label }, index) => (events.some(({ kind }) => kind === index) ? [{ label, index }] : []));
  const laneOf = new Map(used.map(({ index }, lane) => [index, lane]));
  return lanesOf(
    used.map(({ label }) => label),
    events.map((event) => placed(event, laneOf.get(event.kind) ?? 0)),
  );
}

/** Events in lanes by country, the most frequent first; one of several countries stands in the lane of each. */
export function byCountry(events: readonly EventView[], { countries }: WholeView, others: string, none: string): Lanes {
  const counts = countries.map((_, index) => events.filter((event) => event.countries.includes(index)).length);
  const order = countries.map((_, index) => index).filter((index) => counts[index]);
  order.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0));
  const own = order.slice(0, MAX_COUNTRIES);
  const labels = [...own.map((index) => countries[index] ?? ""), ...(order.length > own.length ? [others] : [])];
  const laneOf = (country: number) => (own.includes(country) ? own.indexOf(country) : own.length);
  const items = events.flatMap((event) =>
    event.countries.length === 0
      ? [placed(event, labels.length)]
      : [...new Set(event.countries.map(laneOf))].map((lane) => placed(event, lane)),
  );
  return lanesOf(events.some((event) => event.countries.length === 0) ? [...labels, none] : labels, items);
}

function placed(event: EventView, lane: number): Placed {
  const { id, label, date, period, past, disputed } = event;
  return { id: `${id}@${lane}`, lane, label, date, period, past, disputed, event };
}

function lanesOf(labels: readonly string[], items: readonly Placed[]): Lanes {
  const counts = labels.map((_, lane) => items.filter((item) => item.lane === lane).length);
  return { labels, items, counts };
}

/** Shares rows out among lanes by how much is in them: one for each at least, `most` at most. */
export function shareRows(counts: readonly number[], rows: number, most: number): number[] {
  const shares = counts.map(() => 1);
  for (let left = rows - counts.length; left > 0; left--) {
    const needs = shares.map((share, i) => (share < most && share < (counts[i] ?? 0) ? Math.sqrt(counts[i] ?? 0) / share : 0));
    const neediest = needs.indexOf(Math.max(...needs));
    if (!needs[neediest]) {
      break;
    }
    shares[neediest] = (shares[neediest] ?? 0) + 1;
  }
  return shares;
}

/** How many events begin in each of so many parts of a time. */
export function density(events: readonly EventView[], { start, end }: View, parts: number): number[] {
  const counts = Array.from({ length: parts }, () => 0);
  for (const {
    period: { from },
  } of events) {
    const part = Math.floor((((from.start ?? from.end ?? 0) - start) / (end - start)) * parts);
    if (part >= 0 && part < parts) {
      counts[part] = (counts[part] ?? 0) + 1;
    }
  }
  return counts;
}
