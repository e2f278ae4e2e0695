import type { Entry, Fact, Source } from "../dataset/schema";
import { formatWhen, whenOf } from "./dates";
import type { Library } from "./library";

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

/** What a writer pastes: the statement with its date and sources; for an entry its definition and the sources of its facts. */
export function cite(library: Library, entry: Entry, fact?: Fact): string {
  if (fact) {
    return `${fact.statement} (as of ${formatWhen(fact.asOf)}). ${library.sourcesOf(fact).map(formatCitation).join(" ")}`;
  }
  const sources = library.bibliography(entry).map((source) => `- ${formatCitation(source)}`);
  return [`${entry.name}: ${entry.summary}`, "", ...sources].join("\n");
}
