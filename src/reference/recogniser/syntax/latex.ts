import { at, dollarMath, type InlineRule, inlineRules, url } from "./inline";
import { BLANK, type Line, LineKind, PROSE, type Syntax, skip } from "./syntax";

const CODE_ENVIRONMENT =
  /\\begin\{(verbatim\*?|Verbatim|lstlisting|minted|comment|equation\*?|align\*?|gather\*?|multline\*?|displaymath|math|tikzpicture|filecontents\*?)\}/;
const STRUCTURE = /^[ \t]*\\(?:part|chapter|section|subsection|subsubsection|paragraph|subparagraph|title|caption)\b/;
const PARAGRAPH_BREAK = /^[ \t]*\\(?:begin|end|item|par|bibitem)\b/;

/** LaTeX. The state is the end of an environment that holds no prose. */
export const latex: Syntax = {
  ...inlineRules({
    "\\": command,
    "%": comment,
    $: dollarMath,
    "{": brace,
    "}": brace,
    "~": (paragraph, index) => {
      paragraph.space(index, index + 1);
      return index + 1;
    },
    "&": (paragraph, index) => {
      paragraph.barrier(index, index + 1);
      return index + 1;
    },
    "@": at,
    ":": url,
  }),
  line(text, state): Line {
    if (state !== "") {
      return skip(text.includes(state) ? "" : state);
    }
    if (!/\S/.test(text)) {
      return BLANK;
    }
    const environment = CODE_ENVIRONMENT.exec(text)?.[1] ?? (/\\\[(?![\s\S]*\\\])/.test(text) ? "]" : undefined);
    if (environment !== undefined) {
      const end = environment === "]" ? "\\]" : `\\end{${environment}}`;
      return skip(text.includes(end) ? "" : end);
    }
    if (STRUCTURE.test(text)) {
      return { kind: LineKind.Alone, state: "" };
    }
    return PARAGRAPH_BREAK.test(text) ? { kind: LineKind.Begin, state: "" } : PROSE;
  },
};

/** Braces group; between two arguments a term ends. */
function brace(...[paragraph, index]: Parameters<InlineRule>): number {
  if (paragraph.text.startsWith("}{", index)) {
    paragraph.barrier(index, index + 2);
    return index + 2;
  }
  paragraph.transparent(index, index + 1);
  return index + 1;
}

/** From an unescaped % to the end of the line nothing is printed. */
function comment(...[paragraph, index]: Parameters<InlineRule>): number {
  const end = paragraph.text.indexOf("\n", index);
  paragraph.barrier(index, end < 0 ? paragraph.length : end);
  return end < 0 ? paragraph.length : end;
}

/** Commands whose arguments are no prose. */
const OPAQUE =
  /^(?:[a-z]*cite[a-z]*\*?|[a-zA-Z]*ref\*?|label|url|path|href|include(?:graphics)?|input|usepackage|documentclass|begin|end|bibliography(?:style)?|addbibresource|verb|lstinline|texttt|code|acro|ac|gls|newcommand|def|hspace|vspace|color|index)$/;
/** Commands that change only the looks, so that a term goes on through them. */
const LOOKS = /^(?:text(?:bf|it|sl|sc|rm|sf|md|up|normal)|emph|uline|underline|mbox|enquote|foreign(?:language)?|bfseries|itshape)$/;
const NAME = /\\[a-zA-Z]{1,60}\*?/y;
const ARGUMENTS = /(?:\[[^\]\n]{0,300}\]|\{[^{}\n]{0,2000}\}){1,6}/y;
const VERB = /\\(?:verb|lstinline)\*?(?:\[[^\]]{0,100}\])?([^a-zA-Z\s{*])[^\n]{0,500}?\1/y;

function command(...[paragraph, index]: Parameters<InlineRule>): number {
  const name = paragraph.match(NAME, index);
  if (name === undefined) {
    return symbol(paragraph, index);
  }
  const end = index + name.length;
  const word = name.slice(1).replace(/\*$/, "");
  const verbatim = paragraph.match(VERB, index);
  if (verbatim) {
    paragraph.barrier(index, index + verbatim.length);
    return index + verbatim.length;
  }
  if (OPAQUE.test(word)) {
    // A citation or label between two words is not printed as a word: a term may go on across it.
    const hidden = /cite|ref$|label|index/.test(word);
    const last = end + (paragraph.match(word === "href" ? HREF_TARGET : ARGUMENTS, end)?.length ?? 0);
    if (hidden || word === "href") {
      paragraph.transparent(index, last);
    } else {
      paragraph.barrier(index, last);
    }
    return last;
  }
  if (LOOKS.test(word)) {
    paragraph.transparent(index, end);
  } else {
    paragraph.barrier(index, end);
  }
  return end;
}
const HREF_TARGET = /\{[^{}\n]{0,2000}\}/y;

/** A backslash before a character that is no letter: space, accent, discretionary hyphen, escape. */
function symbol(...[paragraph, index]: Parameters<InlineRule>): number {
  const char = paragraph.char(index + 1);
  if (char === "\\" || char === "," || char === ";" || char === ":" || char === " " || char === "/") {
    paragraph.space(index, index + 2);
  } else if (char === "(") {
    const end = (paragraph.find("\\)", index) ?? index) + 2;
    paragraph.barrier(index, end);
    return end;
  } else if (/['`^"~=.-]/.test(char)) {
    paragraph.transparent(index, index + 2);
  } else {
    paragraph.transparent(index, index + 1);
  }
  return index + 2;
}
