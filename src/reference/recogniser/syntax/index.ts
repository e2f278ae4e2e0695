import { asciidoc } from "./asciidoc";
import { code } from "./code";
import { gitCommit } from "./git-commit";
import { html } from "./html";
import { latex } from "./latex";
import { markdown } from "./markdown";
import { rst } from "./rst";
import type { Syntax } from "./syntax";
import { yaml } from "./yaml";

const SYNTAXES: Readonly<Record<string, Syntax>> = {
  markdown,
  plaintext: markdown,
  latex,
  tex: latex,
  asciidoc,
  restructuredtext: rst,
  html,
  "git-commit": gitCommit,
  yaml,
};

/** The markup of a language, by its identifier in VS Code; a language that is not known as prose is a programming language. */
export function syntaxOf(language: string): Syntax {
  return Object.hasOwn(SYNTAXES, language) ? (SYNTAXES[language] as Syntax) : code(language);
}
