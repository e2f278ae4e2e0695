import { FOLD } from "../fold";
import {
  at,
  characterReference,
  codeSpan,
  divider,
  dollarMath,
  emphasis,
  type InlineRule,
  inlineRules,
  tag,
  underscore,
  url,
} from "./inline";
import { type Line, LineKind, PROSE, type Syntax, skip } from "./syntax";

const QUOTE = /^(?:[ \t]*>)*[ \t]*/;
const LIST_MARKER = /^(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/;
const FENCE = /^(`{3,}|~{3,}|\${2,}|:{3,})/;
const HEADING = /^#{1,6}(?:[ \t]|$)/;
/** An underline of a heading, a line across the page, the line below the head of a table. */
const RULE = /^(?:=+[ \t]*|(?:--|[-*_][ \t]*[-*_][ \t]*[-*_])[-*_ \t]*|\|?[ \t]*:?--[-:| \t]*)$/;
const DEFINITION = /^\[(?!\^)[^\]]{1,200}\]:/;
const FOOTNOTE = /^\[\^[^\]]{1,100}\]:[ \t]*/;
const HTML_BLOCK = /^<(script|style|pre|textarea)\b/i;
/** A key, as YAML writes it. */
export const YAML_KEY = /^[ \t]*(?:-[ \t]+)*(?:[\w.$-]+|"[^"]{0,80}"|'[^']{0,80}')[ \t]*:(?=[ \t]|$)/;

/** Markdown, and plain text too, where people write much the same. States: the fence that would close, "---", "<!--" or a tag. */
export const markdown: Syntax = {
  ...inlineRules({
    "`": codeSpan,
    "*": emphasis,
    _: underscore,
    "~": emphasis,
    "\\": backslash,
    "[": bracket,
    "]": link,
    "{": attributes,
    "<": tag,
    "&": characterReference((unit) => FOLD[unit] ?? unit),
    "@": at,
    ":": url,
    "|": divider,
    $: dollarMath,
  }),
  line(text, state, number) {
    return state === "" ? proseLine(text, number) : insideLine(text, state);
  },
};

function proseLine(text: string, number: number): Line {
  if (isAsciiLetter(text.charCodeAt(0))) {
    return PROSE;
  }
  const quote = QUOTE.exec(text)?.[0].length ?? 0;
  if (quote === text.length) {
    return skip("");
  }
  if (/^[\p{L}\p{N}]/u.test(text.charAt(quote)) && !/\d/.test(text.charAt(quote))) {
    return quote === 0 ? PROSE : { kind: LineKind.Prose, state: "", layout: quote };
  }
  if (number === 0 && /^---[ \t]*$/.test(text)) {
    return skip("---");
  }
  const list = LIST_MARKER.exec(text.slice(quote))?.[0].length ?? 0;
  const content = text.slice(quote + list);
  const fence = FENCE.exec(content)?.[1];
  if (fence) {
    const rest = content.slice(fence.length);
    const oneLine = fence.startsWith("`") ? rest.includes("`") : fence.startsWith("$") && rest.includes("$$");
    if (!oneLine) {
      return skip(fence.startsWith(":") ? "" : fence);
    }
  }
  if (content.startsWith("<!--") && !content.includes("-->")) {
    return skip("<!--");
  }
  const block = HTML_BLOCK.exec(content)?.[1]?.toLowerCase();
  if (block) {
    return skip(content.toLowerCase().includes(`</${block}`) ? "" : `</${block}`);
  }
  if (RULE.test(content) || DEFINITION.test(content)) {
    return skip("");
  }
  const footnote = FOOTNOTE.exec(content)?.[0].length ?? 0;
  if (footnote > 0) {
    return { kind: LineKind.Begin, state: "", marker: quote + list + footnote };
  }
  if (HEADING.test(content)) {
    return { kind: LineKind.Alone, state: "", marker: quote + list };
  }
  if (list > 0) {
    return { kind: LineKind.Prose, state: "", marker: quote + list };
  }
  return { kind: LineKind.Prose, state: "", layout: quote };
}

/** Most lines of prose begin with one. */
function isAsciiLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a);
}

function insideLine(text: string, state: string): Line {
  if (state === "---") {
    const key = YAML_KEY.exec(text)?.[0].length;
    return /^(?:---|\.\.\.)[ \t]*$/.test(text) ? skip("") : { kind: LineKind.Alone, state, marker: key ?? 0 };
  }
  if (state === "<!--" || state.startsWith("</")) {
    return skip(text.toLowerCase().includes(state === "<!--" ? "-->" : state) ? "" : state);
  }
  const content = text.slice(QUOTE.exec(text)?.[0].length ?? 0).trimEnd();
  const closes = content.startsWith(state) && content.split("").every((char) => char === state.charAt(0));
  return skip(closes ? "" : state);
}

function backslash(...[paragraph, index]: Parameters<InlineRule>): number {
  if (!/[\p{P}\p{S}\n]/u.test(paragraph.char(index + 1))) {
    return index;
  }
  paragraph.transparent(index, index + 1);
  return index + 2;
}

const NOTE_OR_CITATION = /\[(?:\^[^\]\s]{1,100}|(?:(?:see|cf\.|e\.g\.|voir) )?-?@[^\]]{1,300})\]/y;

/** The beginning of a link; a footnote mark or a Pandoc citation, which a term may go on across. */
function bracket(...[paragraph, index]: Parameters<InlineRule>): number {
  const whole = paragraph.match(NOTE_OR_CITATION, index);
  const end = index + (whole?.length ?? 1);
  paragraph.transparent(index, end);
  return end;
}

const TARGET = /\]\((?:[^()\n]|\([^()\n]*\)){0,2000}\)|\]\[[^\]\n]{0,200}\]|\]/y;

/** The end of a link, with its target. */
function link(...[paragraph, index]: Parameters<InlineRule>): number {
  const end = index + (paragraph.match(TARGET, index)?.length ?? 1);
  paragraph.transparent(index, end);
  return end;
}

const ATTRIBUTES = /\{[#.:%{][^{}\n]{0,300}\}/y;

function attributes(...[paragraph, index]: Parameters<InlineRule>): number {
  const whole = paragraph.match(ATTRIBUTES, index);
  if (whole) {
    paragraph.transparent(index, index + whole.length);
  }
  return index + (whole?.length ?? 1);
}
