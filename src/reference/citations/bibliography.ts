import type { Source } from "../../dataset/schema";
import type { Citer } from "./citer";
import { markupOf } from "./markup";

/** The name of its region in a document. */
export const BIBLIOGRAPHY = "bibliography";

/** A bibliography with its heading, as a language writes it. */
export function bibliographyOf(sources: readonly Source[], language: string, citer: Citer, heading: string): string {
  const markup = markupOf(language);
  const entries = citer.bibliography(sources, markup);
  const bullets = (mark: string) => entries.map(({ text }) => `${mark} ${text}`).join("\n");
  switch (markup) {
    case "markdown":
      return `## ${heading}\n\n${bullets("-")}`;
    case "latex":
      // The widest label sets the indentation.
      return [
        `\\begin{thebibliography}{${entries.length < 10 ? 9 : 99}}`,
        ...entries.map(({ source, text }) => `\\bibitem{${source.id}} ${text.replace(/^\[\d+\] /, "")}`),
        "\\end{thebibliography}",
      ].join("\n");
    case "asciidoc":
      return `[bibliography]\n== ${heading}\n\n${entries.map(({ source, text }) => `* [[[${source.id}]]] ${text}`).join("\n")}`;
    case "restructuredtext":
      return `${heading}\n${"-".repeat(heading.length)}\n\n${bullets("-")}`;
    case "html":
      return `<h2>${heading}</h2>\n<ul>\n${entries.map(({ text }) => `<li>${text}</li>`).join("\n")}\n</ul>`;
    case "plain":
      return `${heading}\n\n${bullets("-")}`;
  }
}
