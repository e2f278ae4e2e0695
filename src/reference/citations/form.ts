import type { Source } from "../../dataset/schema";
import type { Citer } from "./citer";
import { markupOf } from "./markup";

/** How a citation stands in a text. */
export type CitationForm = "footnote" | "pandoc" | "latex" | "asciidoc" | "plain";

const FORMS: Readonly<Record<string, CitationForm>> = { markdown: "footnote", latex: "latex", tex: "latex", asciidoc: "asciidoc" };

/** The form of a language, by its identifier in VS Code. */
export function formOf(language: string): CitationForm {
  return Object.hasOwn(FORMS, language) ? (FORMS[language] as CitationForm) : "plain";
}

export interface Citation {
  /** What stands where something is cited. */
  readonly mark: string;
  /** What must stand at the end of the text; empty where nothing must. */
  readonly notes: readonly string[];
}

/**
 * A citation of sources. `defined` are the ids of the footnotes that the text has already. Keys are the ids of the sources, under which
 * *Export Sources* gives them to Pandoc and LaTeX.
 */
export function citationOf(
  sources: readonly Source[],
  form: CitationForm,
  language: string,
  citer: Citer,
  defined: ReadonlySet<string>,
): Citation {
  const ids = sources.map(({ id }) => id);
  switch (form) {
    case "footnote":
      return {
        mark: ids.map((id) => `[^${id}]`).join(""),
        notes: sources.filter(({ id }) => !defined.has(id)).map((source) => `[^${source.id}]: ${citer.note(source, "markdown")}`),
      };
    case "pandoc":
      return { mark: ` [${ids.map((id) => `@${id}`).join("; ")}]`, notes: [] };
    case "latex":
      return { mark: `~\\cite{${ids.join(",")}}`, notes: [] };
    case "asciidoc":
      return {
        mark: sources.map((source) => `footnote:${source.id}[${defined.has(source.id) ? "" : citer.note(source, "asciidoc")}]`).join(""),
        notes: [],
      };
    case "plain":
      return {
        mark: ` (${sources.map((source) => citer.note(source, markupOf(language)).replace(/\.$/, "")).join("; ")})`,
        notes: [],
      };
  }
}
