import type { Entry, Fact, Source } from "../../dataset/schema";
import { formatWhen } from "../dates";
import type { Library } from "../library";
import { Processor } from "./csl/processor";
import type { Locale, Style } from "./csl/style";
import { itemOf } from "./item";
import { type Markup, markUp } from "./markup";

/** Writes sources in one style and one language, whatever for. */
export class Citer {
  readonly #processor: Processor;

  /** The language in which it writes. */
  readonly language: string;

  constructor(style: Style, locale: Locale) {
    this.language = locale.language;
    this.#processor = new Processor(style, locale);
  }

  /** A source as it stands in a note: the style's own note, or else what its bibliography would say. */
  note(source: Source, markup: Markup): string {
    const item = itemOf(source);
    return markUp(this.#processor.style.inNotes ? this.#processor.citation([item]) : this.#processor.reference(item), markup);
  }

  /** A source as a bibliography lists it, without a number. */
  reference(source: Source, markup: Markup = "plain"): string {
    return markUp(this.#processor.reference(itemOf(source)), markup);
  }

  /** The sources of a text, in the order in which it cites them, as its bibliography lists them. */
  bibliography(sources: readonly Source[], markup: Markup): { readonly source: Source; readonly text: string }[] {
    const byItem = new Map(sources.map((source) => [itemOf(source), source]));
    return this.#processor.sorted([...byItem.keys()]).flatMap((item, i) => {
      const source = byItem.get(item);
      return source ? [{ source, text: markUp(this.#processor.reference(item, i + 1), markup) }] : [];
    });
  }

  /** What a writer pastes: the statement with its date and sources; for an entry its definition and the sources of its facts. */
  cite(library: Library, entry: Entry, fact?: Fact): string {
    if (fact) {
      const sources = library.sourcesOf(fact).map((source) => this.reference(source));
      return `${fact.statement} (as of ${formatWhen(fact.asOf)}). ${sources.join(" ")}`;
    }
    const sources = library.bibliography(entry).map((source) => `- ${this.reference(source)}`);
    return [`${entry.name}: ${entry.summary}`, "", ...sources].join("\n");
  }
}
