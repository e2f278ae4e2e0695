import { escapeMarkdown } from "../markdown";
import type { Runs } from "./csl/output";

/** How formatted text is written in a document. */
export type Markup = "markdown" | "latex" | "asciidoc" | "restructuredtext" | "html" | "plain";

const MARKUPS: Readonly<Record<string, Markup>> = {
  markdown: "markdown",
  latex: "latex",
  tex: "latex",
  asciidoc: "asciidoc",
  restructuredtext: "restructuredtext",
  html: "html",
};

/** The markup of a language, by its identifier in VS Code. */
export function markupOf(language: string): Markup {
  return Object.hasOwn(MARKUPS, language) ? (MARKUPS[language] as Markup) : "plain";
}

const ESCAPES: Readonly<Record<Markup, (text: string) => string>> = {
  markdown: escapeMarkdown,
  latex: (text) =>
    text
      .replace(/[\\{}$&#%_~^]/g, (char) => LATEX[char] ?? `\\${char}`)
      .replaceAll("“", "``")
      .replaceAll("”", "''"),
  asciidoc: (text) => text.replace(/[\]*_`#^~+{]/g, "\\$&"),
  restructuredtext: (text) => text.replace(/[\\*`_|]/g, "\\$&"),
  html: (text) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`),
  plain: (text) => text,
};

const LATEX: Readonly<Record<string, string>> = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

const ITALIC: Readonly<Record<Markup, readonly [open: string, close: string]>> = {
  markdown: ["*", "*"],
  latex: ["\\emph{", "}"],
  asciidoc: ["_", "_"],
  restructuredtext: ["*", "*"],
  html: ["<em>", "</em>"],
  plain: ["", ""],
};

/** Addresses, without the point that ends the sentence. */
const ADDRESS = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)”»’]/g;

const LINKS: Readonly<Record<Markup, (address: string) => string>> = {
  markdown: (address) => `<${address}>`,
  latex: (address) =>
    `\\url{${address.replace(/[\\{}%#^~]/g, (char) => (/[\\{}^~]/.test(char) ? encodeURIComponent(char) : `\\${char}`))}}`,
  asciidoc: (address) => address.replaceAll("]", "%5D"),
  restructuredtext: (address) => address,
  html: (address) => `<a href="${ESCAPES.html(address)}">${ESCAPES.html(address)}</a>`,
  plain: (address) => address,
};

/** Text as a markup writes it: addresses are links, and whatever else a source says stays text. */
export function markUp(runs: Runs, markup: Markup): string {
  return runs
    .map(({ text, italic }) => {
      const inner = withLinks(text, markup);
      const content = inner.trim();
      const [open, close] = ITALIC[markup];
      return italic && content ? inner.replace(content, () => open + content + close) : inner;
    })
    .join("");
}

function withLinks(text: string, markup: Markup): string {
  let at = 0;
  let result = "";
  for (const match of text.matchAll(ADDRESS)) {
    result += ESCAPES[markup](text.slice(at, match.index)) + LINKS[markup](match[0]);
    at = match.index + match[0].length;
  }
  return result + ESCAPES[markup](text.slice(at));
}
