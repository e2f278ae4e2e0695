import { at, codeSpan, emphasis, inlineRules, underscore, url } from "./inline";
import { type Line, LineKind, type Syntax, skip } from "./syntax";

interface Comments {
  /** What begins a comment to the end of the line. */
  readonly line?: readonly string[];
  /** What begins and ends a comment of several lines. */
  readonly block?: readonly (readonly [string, string])[];
}

const C: Comments = { line: ["//"], block: [["/*", "*/"]] };
const HASH: Comments = { line: ["#"] };
const PYTHON: Comments = {
  line: ["#"],
  block: [
    ['"""', '"""'],
    ["'''", "'''"],
  ],
};
const DASHES: Comments = {
  line: ["--"],
  block: [
    ["--[[", "]]"],
    ["{-", "-}"],
  ],
};
const LISP: Comments = { line: [";"] };
const PERCENT: Comments = { line: ["%"] };
const XML: Comments = { block: [["<!--", "-->"]] };

const COMMENTS: Readonly<Record<string, Comments>> = {
  python: PYTHON,
  ...Object.fromEntries(
    [
      "shellscript",
      "ruby",
      "perl",
      "perl6",
      "r",
      "julia",
      "makefile",
      "dockerfile",
      "powershell",
      "coffeescript",
      "toml",
      "ini",
      "elixir",
      "properties",
      "ignore",
    ].map((id) => [id, HASH]),
  ),
  ...Object.fromEntries(["lua", "sql", "haskell", "ada", "vhdl", "elm"].map((id) => [id, DASHES])),
  ...Object.fromEntries(["clojure", "lisp", "scheme", "asm"].map((id) => [id, LISP])),
  ...Object.fromEntries(["erlang", "matlab", "prolog", "bibtex"].map((id) => [id, PERCENT])),
  ...Object.fromEntries(["xml", "xsl", "vue", "svelte"].map((id) => [id, XML])),
};

/** What begins and ends a comment on a line of its own. */
export function lineComment(language: string): readonly [open: string, close: string] {
  const { line: [mark] = [], block: [pair = ["//", ""]] = [] } = COMMENTS[language] ?? C;
  return mark === undefined ? [`${pair[0]} `, ` ${pair[1]}`] : [`${mark} `, ""];
}

/** A programming language: nothing but its comments. Languages that are not listed are read as C. The state is the end of an open comment. */
export function code(language: string): Syntax {
  const { line: lines = [], block: blocks = [] } = COMMENTS[language] ?? C;
  return {
    ...inlineRules({ "`": codeSpan, "*": emphasis, _: underscore, "@": at, ":": url }),
    line(text, state): Line {
      if (state !== "") {
        const end = text.indexOf(state);
        const decoration = /^[ \t]*\*?[ \t]?/.exec(text)?.[0].length ?? 0;
        if (end >= 0) {
          return { kind: LineKind.Prose, state: "", layout: Math.min(decoration, end), end };
        }
        return text.trim().length === decoration ? skip(state) : { kind: LineKind.Prose, state, layout: decoration };
      }
      const openings = [...lines.map((mark) => ({ mark, end: "" })), ...blocks.map(([mark, end]) => ({ mark, end }))]
        .map((opening) => ({ ...opening, at: outsideStrings(text, opening.mark) }))
        .filter((opening) => opening.at >= 0)
        .sort((a, b) => a.at - b.at || b.mark.length - a.mark.length);
      const first = openings[0];
      if (!first) {
        return skip("");
      }
      const start = first.at + first.mark.length + (first.end === "" ? decorationOf(text, first.at + first.mark.length) : 0);
      // A comment that has its line to itself goes on with the one before.
      const own = text.slice(0, first.at).trim() === "";
      if (first.end === "") {
        return own ? { kind: LineKind.Prose, state: "", layout: start } : { kind: LineKind.Begin, state: "", marker: start };
      }
      const end = text.indexOf(first.end, start);
      return end < 0 ? { kind: LineKind.Begin, state: first.end, marker: start } : { kind: LineKind.Alone, state: "", marker: start, end };
    },
  };
}

/** How far the mark of a line comment goes on: "///", "//!", "##", ";;;". */
function decorationOf(text: string, start: number): number {
  return /^[/!#;%-]*/.exec(text.slice(start))?.[0].length ?? 0;
}

/** Where a mark stands outside of quotes, or -1. */
function outsideStrings(text: string, mark: string): number {
  let quote = "";
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (quote) {
      if (char === "\\") {
        i++;
      } else if (char === quote) {
        quote = "";
      }
    } else if (text.startsWith(mark, i)) {
      return i;
    } else if (char === '"' || char === "'" || char === "`") {
      quote = char;
    }
  }
  return -1;
}
