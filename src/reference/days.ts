/** Dates of the dataset on a scale of days, for pictures. Days are counted from 1970-01-01, in UTC. */

const DAY_MS = 86_400_000;

/** The days that one date may mean, the end not among them; a side that the date leaves open is missing. */
export interface Days {
  readonly start?: number;
  readonly end?: number;
}

/** When something began, or was; and when it ended, where that is said. */
export interface Period {
  readonly from: Days;
  readonly to?: Days;
}

/**
 * The days of one date: "2025-09-18" is one day, "2025-09" thirty, "2025" a year. "Early", "mid" and "late" are thirds: of a year its
 * quadrimesters (ISO 8601-2:2019, 4.8), of a month its first, second and last ten days. "About" takes one unit more on either side.
 * "Before" and "after" are open. Undefined for what is no date.
 */
export function daysOf(when: string): Days | undefined {
  const match = /^(?:(early|mid|late|before|after|about) )?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(when);
  if (!match) {
    return undefined;
  }
  const [, word, year = "", month, day] = match;
  const [y, m, d] = [Number(year), Number(month ?? 1) - 1, Number(day ?? 1)];
  /** The first day of the unit (day, month or year) that lies so many units later. */
  const at = (units: number) => (day ? dayOf(y, m, d + units) : month ? dayOf(y, m + units, 1) : dayOf(y + units, 0, 1));
  const third = (index: number): Days =>
    day
      ? { start: at(0), end: at(1) }
      : month
        ? { start: dayOf(y, m, 1 + 10 * index), end: index === 2 ? at(1) : dayOf(y, m, 11 + 10 * index) }
        : { start: dayOf(y, 4 * index, 1), end: dayOf(y, 4 * index + 4, 1) };
  switch (word) {
    case "early":
      return third(0);
    case "mid":
      return third(1);
    case "late":
      return third(2);
    case "before":
      return { end: at(0) };
    case "after":
      return { start: at(1) };
    case "about":
      return { start: at(-1), end: at(2) };
    default:
      return { start: at(0), end: at(1) };
  }
}

/** The period of a date or a span of dates ("2025-09-04/2025-09-12"), which `until` ends where it is given. */
export function periodOf(when: string, until?: string): Period | undefined {
  const [first = "", last] = when.split("/");
  const from = daysOf(first);
  const to = daysOf(until?.split("/").at(-1) ?? last ?? "");
  return from && { from, ...(to && { to }) };
}

/** Whether every day that the one date may mean is among those of the other. */
export function isWithin(inner: Days, outer: Days): boolean {
  return (
    (outer.start ?? Number.NEGATIVE_INFINITY) <= (inner.start ?? Number.NEGATIVE_INFINITY) &&
    (inner.end ?? Number.POSITIVE_INFINITY) <= (outer.end ?? Number.POSITIVE_INFINITY)
  );
}

function dayOf(year: number, month: number, day: number): number {
  // Date.UTC takes years before 100 for those of the twentieth century.
  return new Date(0).setUTCFullYear(year, month, day) / DAY_MS;
}
