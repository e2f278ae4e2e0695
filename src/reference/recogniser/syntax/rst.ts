import { at, emphasis, type InlineRule, inlineRules, url } from "./inline";
import { BLANK, type Line, LineKind, PROSE, type Syntax, skip } from "./syntax";

const PROSE_DIRECTIVE =
  /^\.\. (?:note|warning|tip|important|admonition|seealso|epigraph|topic|sidebar|attention|caution|danger|error|hint|glossary|container|only|rubric|centered)::[ \t]*/;
const LIST_MARKER = /^[ \t]*(?:[-*+•]|\(?(?:\d{1,4}|#|[a-zA-Z])[.)])[ \t]+/;
const FIELD = /^[ \t]*:[^:\n]{1,80}:(?=\s|$)[ \t]*/;

/**
 * reStructuredText. The state is "skip N": what is indented by more than N is no prose; or "literal N" after a "::",
 * until a line that is indented by N or less.
 */
export const rst: Syntax = {
  ...inlineRules({ "`": interpreted, "*": emphasis, "|": substitution, "<": target, "@": at, ":": url, "[": note }),
  line(text, state): Line {
    const indent = /^[ \t]*/.exec(text)?.[0].length ?? 0;
    const blank = indent === text.length;
    if (state !== "" && (blank || indent > Number(state))) {
      return skip(state);
    }
    if (blank) {
      return BLANK;
    }
    const content = text.slice(indent);
    const directive = PROSE_DIRECTIVE.exec(content)?.[0].length;
    if (directive) {
      return { kind: LineKind.Begin, state: "", marker: indent + directive };
    }
    const footnote = /^\.\. \[[^\]]{1,60}\][ \t]/.exec(content)?.[0].length;
    if (footnote) {
      return { kind: LineKind.Begin, state: "", marker: indent + footnote };
    }
    if (/^\.\.(?:\s|$)/.test(content)) {
      return skip(String(indent));
    }
    if (/^([=\-~^"'`#*+<>_:.])\1{2,}[ \t]*$|^[=\s]{3,}$|^\+[-=+]+\+$/.test(content)) {
      return skip("");
    }
    const next = /::[ \t]*$/.test(text) ? String(indent) : "";
    const marker = (LIST_MARKER.exec(text) ?? FIELD.exec(text))?.[0].length ?? 0;
    // The literal block begins after a blank line, so that the rest of this paragraph is read as usual.
    return next !== ""
      ? { kind: LineKind.Alone, state: next, marker }
      : marker > 0
        ? { kind: LineKind.Prose, state: "", marker }
        : indent > 0
          ? { kind: LineKind.Prose, state: "", layout: indent }
          : PROSE;
  },
};

const LITERAL = /``[\s\S]{1,1000}?``/y;
const LINK = /`([^`<]{1,500}?)(\s{0,9}<[^<>`]{1,1000}>)?`_{0,2}/y;
const CODE_ROLE = /:(?:code|literal|math|file|samp|kbd|command|program|option|envvar|py:\w+|c:\w+|func|class|meth|mod|attr|download):$/;
const ROLE = /:[\w.+:-]{1,40}:$/;

/** ``code``, `text <target>`_ and :role:`text`. */
function interpreted(...[paragraph, index]: Parameters<InlineRule>): number {
  const literal = paragraph.match(LITERAL, index);
  if (literal) {
    paragraph.barrier(index, index + literal.length);
    return index + literal.length;
  }
  const link = paragraph.match(LINK, index);
  if (!link) {
    return index + 1;
  }
  const end = index + link.length;
  const before = paragraph.text.slice(Math.max(0, index - 42), index);
  const role = ROLE.exec(before)?.[0] ?? "";
  if (CODE_ROLE.test(before)) {
    paragraph.barrier(index - role.length, end);
    return end;
  }
  paragraph.transparent(index - role.length, index + 1);
  const open = link.search(/\s{0,9}<[^<>]*>`/);
  paragraph.transparent(open < 0 ? index + link.lastIndexOf("`") : index + open, end);
  return end;
}

function target(...[paragraph, index]: Parameters<InlineRule>): number {
  const whole = paragraph.match(/<[a-z]+:[^<>\s]{1,1000}>/iy, index);
  if (whole) {
    paragraph.barrier(index, index + whole.length);
  }
  return index + (whole?.length ?? 0);
}

/** A |name| that stands for another text, or a divider of cells. */
function substitution(...[paragraph, index]: Parameters<InlineRule>): number {
  const name = paragraph.match(/\|[^\s|](?:[^|\n]{0,100}[^\s|])?\|/y, index);
  const end = index + (name?.length ?? 1);
  paragraph.barrier(index, end);
  return end;
}

/** A footnote mark: [1]_, [#name]_. */
function note(...[paragraph, index]: Parameters<InlineRule>): number {
  const whole = paragraph.match(/\[[#*\w.-]{1,60}\]_/y, index);
  if (whole) {
    paragraph.transparent(index, index + whole.length);
  }
  return index + (whole?.length ?? 0);
}
