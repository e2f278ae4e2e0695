import { MAX_ITEMS, MAX_TEXT } from "./guards";

/** Cuts what is longer than any entry has, so that no text, however it came here, swells the page. */
export function bounded<T>(value: T, most = MAX_ITEMS): T {
  if (typeof value === "string") {
    return (value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT - 1)}…` : value) as T;
  }
  if (Array.isArray(value)) {
    return value.slice(0, most).map((item) => bounded(item, most)) as T;
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, bounded(item, most)])) as T;
  }
  return value;
}
