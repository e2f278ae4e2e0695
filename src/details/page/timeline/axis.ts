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
export function ticksOf(view: View, width: number, language: string): Tick[] {
  const dates = datesOf(view, width);
  const apart = Math.min(daysApart(dates), view.end - view.start);
  const exact: Intl.DateTimeFormatOptions = apart >= 365 ? {} : apart >= 28 ? { month: "short" } : { month: "short", day: "numeric" };
  const format = new Intl.DateTimeFormat(language, { year: "numeric", timeZone: "UTC", ...exact });
  return dates.map((date) => ({ day: date.getTime() / DAY_MS, label: format.format(date) }));
}

/** As many round dates as have room, one at least: d3 takes the number that it is given as a hint only. */
function datesOf({ start, end }: View, width: number): Date[] {
  let one: Date[] = [];
  for (let wanted = Math.max(2, Math.floor(width / SPACING)); wanted > 0; wanted--) {
    const dates = utcTicks(new Date(start * DAY_MS), new Date(end * DAY_MS), wanted).filter(
      (date) => date.getUTCHours() === 0 && date.getUTCMinutes() === 0,
    );
    if (dates.length > 1 && (daysApart(dates) * width) / (end - start) >= SPACING) {
      return dates;
    }
    one = dates.length > 0 ? dates.slice(0, 1) : one;
  }
  return one;
}

/** Between the two dates that lie closest: steps of some days begin anew with each month. */
function daysApart(dates: readonly Date[]): number {
  const gaps = dates.slice(1).map((date, i) => date.getTime() - (dates[i]?.getTime() ?? 0));
  return Math.min(...gaps) / DAY_MS;
}
