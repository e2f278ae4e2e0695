import { lineComment } from "./recogniser/syntax/code";

/** Begins what is ours in a comment. */
export const NAME = "space-security:";

/** Whether a line may be a comment that is ours; told at a glance, as it is asked of every line. */
export function mayBeOurs(line: string): boolean {
  const first = line.charCodeAt(0) | 0x20;
  const letter = first >= 0x61 && first <= 0x7a;
  return !letter && line.includes(NAME);
}

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
