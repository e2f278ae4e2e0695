/** Formatted text on its way to the page: what a style makes of the parts of a source. */

/** How a stretch of text is set. */
export interface Format {
  readonly italic?: boolean;
  readonly bold?: boolean;
}

interface Run extends Format {
  readonly text: string;
}

export type Runs = readonly Run[];

/** Quotation marks of the style, until it is known which are within which. */
export const OPEN = "\ue000";
export const CLOSE = "\ue001";

export function textOf(runs: Runs): string {
  return runs.map(({ text }) => text).join("");
}

export function plain(text: string): Runs {
  return text === "" ? [] : [{ text }];
}

/** Two equal settings within one another undo each other: a title in italics within italics stands upright. */
export function formatted(runs: Runs, { italic, bold }: Format): Runs {
  return runs.map((run) => ({
    text: run.text,
    ...(italic ? !run.italic && { italic: true } : run.italic && { italic: true }),
    ...((bold || run.bold) && { bold: true }),
  }));
}

export function joined(parts: readonly Runs[], delimiter: string): Runs {
  return parts.filter((part) => part.length > 0).flatMap((part, i) => (i === 0 ? part : [...plain(delimiter), ...part]));
}

/** Maps the text of runs as if it were one. */
export function mapText(runs: Runs, map: (text: string) => string): Runs {
  const whole = textOf(runs);
  const mapped = map(whole);
  if (mapped === whole) {
    return runs;
  }
  if (mapped.length !== whole.length) {
    return runs.length > 0 ? [{ ...runs[0], text: mapped }] : [];
  }
  let at = 0;
  return runs.map((run) => {
    const text = mapped.slice(at, at + run.text.length);
    at += run.text.length;
    return { ...run, text };
  });
}

/** Of two marks that meet, what stays; else both do. */
const MEETING: Readonly<Record<string, string>> = {
  "..": ".",
  ",,": ",",
  "::": ":",
  ";;": ";",
  "!!": "!",
  "??": "?",
  "!.": "!",
  "!:": "!",
  "?.": "?",
  "?:": "?",
  ":.": ":",
  ":!": "!",
  ":?": "?",
  ",.": ".",
  ",:": ",",
  ";.": ";",
  ";:": ";",
  ";!": "!",
  ";?": "?",
};

export interface Quotes {
  readonly outer: readonly [open: string, close: string];
  readonly inner: readonly [open: string, close: string];
  /** Whether points and commas go within, as in the United States. */
  readonly holdPunctuation: boolean;
}

interface Sign extends Format {
  char: string;
}

/** Settles what happens where parts meet: doubled marks and spaces, punctuation at quotation marks, quotations within quotations. */
export function settled(runs: Runs, quotes: Quotes): Runs {
  const signs: Sign[] = [];
  for (const { text, ...format } of runs) {
    // What a title or an address has within it stays as it is.
    let meets = true;
    for (const char of text) {
      if (meets || char === OPEN || char === CLOSE) {
        push(signs, { char, ...format }, quotes.holdPunctuation);
      } else {
        signs.push({ char, ...format });
      }
      meets = char === CLOSE || (meets && char === " ");
    }
  }
  let depth = 0;
  const result: Run[] = [];
  for (const { char, ...format } of signs) {
    let text = char;
    if (char === OPEN) {
      text = quotes[depth++ % 2 === 0 ? "outer" : "inner"][0];
    } else if (char === CLOSE) {
      text = quotes[--depth % 2 === 0 ? "outer" : "inner"][1];
    }
    const last = result.at(-1);
    if (last && !last.italic === !format.italic && !last.bold === !format.bold) {
      result[result.length - 1] = { ...last, text: last.text + text };
    } else {
      result.push({ ...format, text });
    }
  }
  return result;
}

function push(signs: Sign[], sign: Sign, holdPunctuation: boolean): void {
  const last = signs.at(-1);
  if (!last) {
    if (sign.char !== " ") {
      signs.push(sign);
    }
    return;
  }
  if (holdPunctuation && (sign.char === "." || sign.char === ",") && last.char === CLOSE) {
    const closing: Sign[] = [];
    while (signs.at(-1)?.char === CLOSE) {
      closing.unshift(signs.pop() as Sign);
    }
    push(signs, { ...sign, ...formatOf(signs.at(-1)) }, false);
    signs.push(...closing);
    return;
  }
  // A mark after a quotation that ends with one.
  if (last.char === CLOSE && sign.char === "." && /[.!?]/.test(signs.findLast(({ char }) => char !== CLOSE)?.char ?? "")) {
    return;
  }
  if (sign.char === " " && (last.char === " " || last.char === "\u00a0")) {
    return;
  }
  const meeting = MEETING[last.char + sign.char];
  if (meeting === undefined) {
    signs.push(sign);
  } else {
    last.char = meeting;
  }
}

function formatOf(sign: Sign | undefined): Format {
  return { ...(sign?.italic && { italic: true }), ...(sign?.bold && { bold: true }) };
}
