import { lineComment } from "./recogniser/syntax/code";

/** How the languages of prose write a comment that has a line to itself. */
const PROSE: Readonly<Record<string, readonly [open: string, close: string]>> = {
  markdown: ["<!-- ", " -->"],
  html: ["<!-- ", " -->"],
  latex: ["% ", ""],
  tex: ["% ", ""],
  asciidoc: ["// ", ""],
  restructuredtext: [".. ", ""],
  plaintext: ["# ", ""],
  "git-commit": ["# ", ""],
  yaml: ["# ", ""],
};

/** A comment on a line of its own, in the syntax of a language by its identifier in VS Code. In plain text, which has none, it begins with "#". */
export function comment(text: string, language: string): string {
  const [open, close] = (Object.hasOwn(PROSE, language) && PROSE[language]) || lineComment(language);
  return `${open}${text}${close}`;
}
