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
  SCHEME,
  underscore,
  url,
} from "./inline";
import { BLANK, type Line, LineKind, PROSE, type Syntax, skip } from "./syntax";

const DELIMITER = /^(-{4,}|\.{4,}|\+{4,}|\/{4,}|```)/;
const LIST_MARKER = /^[ \t]*(?:[*.-]{1,5}|\d{1,9}\.|<\d+>)[ \t]+(?:\[[ xX*]\][ \t]+)?/;
const ATTRIBUTE = /^:!?[\w-]+!?:[ \t]*/;
const NOT_PROSE =
  /^(?:\[.*\][ \t]*$|\/\/|\|===|(?:image|include|video|audio|ifdef|ifndef|endif|toc)::|(?:'{3,}|<{3,}|={4,}|\*{4,}|_{4,}|--|\+)[ \t]*$)/;

/** AsciiDoc. The state is the delimiter that would close a block. */
export const asciidoc: Syntax = {
  ...inlineRules({
    "`": codeSpan,
    "*": emphasis,
    _: underscore,
    "#": emphasis,
    "^": emphasis,
    "<": crossReference,
    "[": bracket,
    "]": emphasis,
    "{": attribute,
    "&": characterReference((unit) => FOLD[unit] ?? unit),
    "@": at,
    ":": macro,
    "|": divider,
    $: dollarMath,
    "+": (paragraph, index) => {
      const passthrough = paragraph.match(/\+{1,3}[^+\n]{1,500}\+{1,3}/y, index);
      if (passthrough) {
        paragraph.barrier(index, index + passthrough.length);
      }
      return index + (passthrough?.length ?? 0);
    },
  }),
  line(text, state): Line {
    if (state !== "") {
      return skip(text.trimEnd() === state ? "" : state);
    }
    if (!/\S/.test(text)) {
      return BLANK;
    }
    const delimiter = DELIMITER.exec(text.trimEnd())?.[1];
    if (delimiter && (delimiter.length === text.trimEnd().length || delimiter === "```")) {
      return skip(delimiter);
    }
    if (NOT_PROSE.test(text)) {
      return skip("");
    }
    const key = ATTRIBUTE.exec(text)?.[0].length ?? 0;
    if (key > 0) {
      return { kind: LineKind.Alone, state: "", marker: key };
    }
    if (/^={1,6}[ \t]/.test(text) || /^\.[^\s.]/.test(text)) {
      return { kind: LineKind.Alone, state: "", marker: 1 };
    }
    const marker = LIST_MARKER.exec(text)?.[0].length ?? 0;
    return marker > 0 ? { kind: LineKind.Prose, state: "", marker } : PROSE;
  },
};

const CROSS_REFERENCE = /<<[^<>,\n]{1,300},?|>>/y;

function crossReference(...[paragraph, index]: Parameters<InlineRule>): number {
  const whole = paragraph.match(CROSS_REFERENCE, index);
  if (whole) {
    paragraph.transparent(index, index + whole.length);
  }
  return index + (whole?.length ?? 0);
}

/** The text of a link or a role stands in brackets. */
function bracket(...[paragraph, index]: Parameters<InlineRule>): number {
  const role = paragraph.match(/\[[.#%][^\]\n]{0,100}\](?=[#*_`])/y, index);
  paragraph.transparent(index, index + (role?.length ?? 1));
  return index + (role?.length ?? 1);
}

function attribute(...[paragraph, index]: Parameters<InlineRule>): number {
  const whole = paragraph.match(/\{[\w-]{1,60}\}/y, index);
  if (whole) {
    paragraph.barrier(index, index + whole.length);
  }
  return index + (whole?.length ?? 0);
}

const MACRO_REST = /:[^\s[\]:]{0,500}(?=\[)/y;
const MACRO_NAME = /(?:link|xref|footnote|image|icon|kbd|btn|menu|stem|pass|anchor|indexterm2?)$/;

/** link:target[, footnote:id[ and their like; an address ends at its bracket. */
function macro(...[paragraph, index]: Parameters<InlineRule>): number {
  const name = MACRO_NAME.exec(paragraph.text.slice(Math.max(0, index - 12), index))?.[0];
  const rest = name && paragraph.match(MACRO_REST, index);
  if (name && rest !== undefined) {
    const prose = name === "link" || name === "xref" || name === "footnote";
    const end = index + (rest?.length ?? 0);
    const last = prose ? end : (paragraph.find("]", end) ?? end);
    paragraph.transparent(index - name.length, prose ? end : index - name.length);
    if (!prose || name === "footnote") {
      paragraph.barrier(index - name.length, last);
    }
    return last;
  }
  const end = url(paragraph, index);
  const open = paragraph.text.slice(index, end).indexOf("[");
  if (open < 0) {
    return end;
  }
  // What `url` took for address beyond the bracket is the link's text.
  for (let i = index + open; i < end; i++) {
    paragraph.units[i] = FOLD[paragraph.text.charCodeAt(i)] ?? 0;
  }
  const before = paragraph.text.slice(Math.max(0, index - 32), index);
  const start = index - (SCHEME.exec(before)?.[0].length ?? 0);
  paragraph.transparent(start, index + open + 1);
  return index + open + 1;
}
