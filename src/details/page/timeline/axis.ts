import { utcTicks } from "d3-time";
import type { View } from "./view";

const DAY_MS = 86_400_000;
/** At least so many pixels from one tick to the next. */
const SPACING = 84;

interface Tick {
  readonly day: number;
  readonly label: string;
}

/** The ticks of a view that is so many pixels wide, labelled in a language (BCP 47) as exactly as they lie apart. */
export function ticksOf({ start, end }: View, width: number, language: string): Tick[] {
  const dates = utcTicks(new Date(start * DAY_MS), new Date(end * DAY_MS), Math.max(2, width / SPACING)).filter(
    (date) => date.getUTCHours() === 0 && date.getUTCMinutes() === 0,
  );
  const apart = ((dates[1]?.getTime() ?? Number.POSITIVE_INFINITY) - (dates[0]?.getTime() ?? 0)) / DAY_MS;
  const exact: Intl.DateTimeFormatOptions = apart >= 365 ? {} : apart >= 28 ? { month: "short" } : { month: "short", day: "numeric" };
  const format = new Intl.DateTimeFormat(language, { year: "numeric", timeZone: "UTC", ...exact });
  return dates.map((date) => ({ day: date.getTime() / DAY_MS, label: format.format(date) }));
}
