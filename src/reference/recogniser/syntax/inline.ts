import { APOSTROPHE, EM_DASH, HYPHEN, SPACE } from "../fold";
import type { Paragraph } from "./syntax";

/** Handles the mark at `index` and answers where the markup that it opens ends; `index` or less where it is plain text. */
export type InlineRule = (paragraph: Paragraph, index: number) => number;

/** An `inline` that sends each mark to its rule and passes over the marks within what a rule has masked. */
export function inlineRules(rules: Readonly<Record<string, InlineRule>>): {
  marks: string;
  inline(paragraph: Paragraph, marks: readonly number[]): void;
} {
  return {
    marks: Object.keys(rules).join(""),
    inline(paragraph, marks) {
      let done = 0;
      for (const index of marks) {
        if (index >= done) {
          done = Math.max(done, rules[paragraph.char(index)]?.(paragraph, index) ?? 0);
        }
      }
    },
  };
}

const URL_REST = /:\/\/[^\s<>"'`\u2e80-\uffff]*/y;
/** What may stand before the colon of an address, at the end of at most 32 characters. */
export const SCHEME = /[a-z][a-z0-9+.-]{0,30}$/i;

/** https://…, mailto:… and the like. */
export const url: InlineRule = (paragraph, index) => {
  const scheme = SCHEME.exec(paragraph.text.slice(Math.max(0, index - 32), index))?.[0];
  if (!scheme) {
    return index;
  }
  // Its end is looked for only where it is one: else a row of colons would be read to its end from each.
  const rest = paragraph.match(URL_REST, index) ?? (/^(mailto|doi|urn|tel)$/i.test(scheme) && paragraph.match(MAILTO_REST, index));
  if (!rest) {
    return index;
  }
  const end = index + rest.length;
  paragraph.barrier(index - scheme.length, end);
  return end;
};
const MAILTO_REST = /:[^\s<>"'`)\]\u2e80-\uffff]+/y;

const AROUND_AT = /[\p{L}\p{N}._%+-]{0,64}$/u;
const AFTER_AT = /@[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,250}/uy;

/** Addresses of e-mail and handles. */
export const at: InlineRule = (paragraph, index) => {
  const rest = paragraph.match(AFTER_AT, index);
  if (!rest) {
    return index;
  }
  const name = AROUND_AT.exec(paragraph.text.slice(Math.max(0, index - 64), index))?.[0] ?? "";
  paragraph.barrier(index - name.length, index + rest.length);
  return index + rest.length;
};

const WORD = /[\p{L}\p{N}]/u;
const UNDERSCORES = /_+/y;

/** Underscores at the edge of a word are emphasis; within a word they belong to it. */
export const underscore: InlineRule = (paragraph, index) => {
  const end = index + (paragraph.match(UNDERSCORES, index)?.length ?? 1);
  if (!(WORD.test(paragraph.char(index - 1)) && WORD.test(paragraph.char(end)))) {
    paragraph.transparent(index, end);
  }
  return end;
};

/** A character of emphasis. */
export const emphasis: InlineRule = (paragraph, index) => {
  paragraph.transparent(index, index + 1);
  return index + 1;
};

/** A character that ends a term, such as that between cells of a table. */
export const divider: InlineRule = (paragraph, index) => {
  paragraph.barrier(index, index + 1);
  return index + 1;
};

const TICKS = /`+/y;

/** Code between runs of as many backticks. */
export const codeSpan: InlineRule = (paragraph, index) => {
  const run = paragraph.match(TICKS, index) ?? "`";
  let from = index + run.length;
  for (;;) {
    const close = paragraph.find("`", from);
    if (close === undefined) {
      return index + run.length;
    }
    const closing = paragraph.match(TICKS, close) ?? "`";
    if (closing.length === run.length) {
      paragraph.barrier(index, close + closing.length);
      return close + closing.length;
    }
    from = close + closing.length;
  }
};

const DOLLAR_MATH = /\$(?!\s)[^$]{1,1000}?(?<!\s)\$(?!\d)/y;

/** $…$, where the dollars touch what they enclose and no digit follows: prices are left alone. */
export const dollarMath: InlineRule = (paragraph, index) => {
  const math = paragraph.match(DOLLAR_MATH, index);
  if (!math) {
    return index + 1;
  }
  paragraph.barrier(index, index + math.length);
  return index + math.length;
};

const CHARACTER = /&(?:[a-z]{2,10}|#\d{1,7}|#x[0-9a-f]{1,6});/iy;
const NAMED: Readonly<Record<string, number>> = {
  "&nbsp;": SPACE,
  "&ensp;": SPACE,
  "&emsp;": SPACE,
  "&thinsp;": SPACE,
  "&ndash;": HYPHEN,
  "&minus;": HYPHEN,
  "&hyphen;": HYPHEN,
  "&mdash;": EM_DASH,
  "&rsquo;": APOSTROPHE,
  "&lsquo;": APOSTROPHE,
  "&apos;": APOSTROPHE,
  "&eacute;": 0x65,
  "&egrave;": 0x65,
  "&ecirc;": 0x65,
  "&agrave;": 0x61,
  "&ccedil;": 0x63,
  "&ocirc;": 0x6f,
};

/** A character reference of HTML, read as the character where that matters to a term. */
export function characterReference(foldUnit: (unit: number) => number): InlineRule {
  return (paragraph, index) => {
    const reference = paragraph.match(CHARACTER, index);
    if (!reference) {
      return index;
    }
    const end = index + reference.length;
    const digits = /^&#(x?)([0-9a-f]+);$/i.exec(reference);
    const unit = digits ? foldUnit(Number.parseInt(digits[2] ?? "", digits[1] ? 16 : 10) & 0xffff) : NAMED[reference];
    if (unit !== undefined) {
      paragraph.as(index, end, unit);
    } else if (reference === "&shy;" || reference === "&zwj;" || reference === "&zwnj;") {
      paragraph.transparent(index, end);
    } else {
      paragraph.barrier(index, end);
    }
    return end;
  };
}

const TAG = /<\/?([a-z][a-z0-9-]{0,30})(?:[\s/][^<>]{0,2000})?>/iy;
const COMMENT = "<!--";
/** Tags that a reader does not see. */
const PHRASING = new Set(
  "a abbr acronym b bdi bdo big cite data del dfn em font i ins mark q s small span strike strong sub sup time tt u wbr".split(" "),
);
/** Elements whose content is not prose. */
const CODE = new Set(["code", "kbd", "samp", "var", "pre", "script", "style", "textarea", "math", "svg"]);

/** A tag or comment of HTML; with the content where that is no prose. Autolinks in angle brackets too. */
export const tag: InlineRule = (paragraph, index) => {
  if (paragraph.text.startsWith(COMMENT, index)) {
    const end = (paragraph.find("-->", index + 4, 65_536) ?? paragraph.length - 3) + 3;
    paragraph.barrier(index, end);
    return end;
  }
  const whole = paragraph.match(TAG, index);
  if (!whole) {
    return index;
  }
  const name = /[a-z][a-z0-9-]*/i.exec(whole)?.[0].toLowerCase() ?? "";
  let end = index + whole.length;
  if (PHRASING.has(name)) {
    paragraph.transparent(index, end);
  } else if (name === "br") {
    paragraph.space(index, end);
  } else {
    if (CODE.has(name) && !whole.startsWith("</")) {
      end = paragraph.find(`</${name}`, end, 65_536) ?? end;
    }
    paragraph.barrier(index, end);
  }
  return end;
};
