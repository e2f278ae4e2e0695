import type { Source } from "../dataset/schema";
import { formatWhen, whenOf } from "./dates";

/** A source in one line, as plain text: author or publisher, title, date. */
export function formatSource(source: Source): string {
  const author = source.author?.map((name) => name.literal ?? [name.given, name.family].filter(Boolean).join(" ")).join(", ");
  const issued = whenOf(source.issued);
  const names = [...new Set([author, source["container-title"], source.publisher].filter((name) => name !== undefined))];
  return [names[0], `“${source.title}”`, ...names.slice(1), issued && formatWhen(issued)].filter(Boolean).join(", ");
}

/** A source as one would cite it in a note, with address and day of access. */
export function formatCitation(source: Source): string {
  const accessed = whenOf(source.accessed);
  return `${formatSource(source)}, ${source.URL}${accessed ? ` (accessed ${formatWhen(accessed)})` : ""}.`;
}
