/** The days that a date of the dataset may mean, so that only what cannot be is called wrong. */

const NEVER = "9999-12-31";
const ALWAYS = "0000-01-01";

/** The first day that a date may mean, as YYYY-MM-DD. */
export function earliest(when: string): string {
  return range(when.split("/")[0] ?? "")[0];
}

/** The last day that a date may mean, as YYYY-MM-DD; a month's may be one that it has not. */
export function latest(when: string): string {
  return range(when.split("/").at(-1) ?? "")[1];
}

/** Whether the one date lies before the other, whatever days they mean. */
export function isBefore(a: string, b: string): boolean {
  return latest(a) < earliest(b);
}

function range(part: string): [first: string, last: string] {
  const [, word = "", date = "", year = ""] = /^(?:(\w+) )?((\d{4}).*)$/.exec(part) ?? [];
  const first = date + "-01-01".slice(date.length - 4);
  const last = date + "-12-31".slice(date.length - 4);
  switch (word) {
    case "before":
      return [ALWAYS, first];
    case "after":
      return [first, NEVER];
    case "about":
      return [`${String(Number(year) - 1).padStart(4, "0")}-01-01`, `${Number(year) + 1}-12-31`];
    default:
      return [first, last];
  }
}
