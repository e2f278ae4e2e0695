import type { CslDate } from "../dataset/schema";
import { inEnglish, type Translate } from "./translate";

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** A date of the dataset as people write it: "18 September 2025", "September 2025", "late 2024", "4 September 2025 – 12 September 2025". */
export function formatWhen(when: string, translate: Translate = inEnglish): string {
  return when
    .split("/")
    .map((part) => formatPart(part, translate))
    .join(" – ");
}

function formatPart(part: string, translate: Translate): string {
  const match = /^(?:(early|mid|late|before|after|about) )?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(part);
  if (!match) {
    return part;
  }
  const [, approximation, year, month, day] = match;
  const name = month && MONTHS[Number(month) - 1];
  const date = [day && String(Number(day)), name && translate(name), year].filter(Boolean).join(" ");
  return approximation ? translate(`${approximation} {0}`, date) : date;
}

/** A CSL date in the dataset's own form: 2025, 2025-09 or 2025-09-18. */
export function whenOf(date: CslDate | undefined): string | undefined {
  return date?.["date-parts"][0]?.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, "0")).join("-");
}

/** Today as YYYY-MM-DD, in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
