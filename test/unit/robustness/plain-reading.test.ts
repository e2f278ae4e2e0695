import { assert } from "chai";
import fc from "fast-check";
import { type Occurrence, scanText } from "../../../src/reference/recogniser/document";
import { entry, recogniserOf } from "../sample-library";

/** Words without digits, and none that ends a sentence's abbreviation. */
const WORDS = ["orbit", "Orbit", "GEO", "agile", "élan", "flux", "beau", "mass", "NATO", "geo", "orbital", "orb"];

/** What reads as nothing within a word. */
const INVISIBLE = "[\\u0301\\u00ad\\u200b]*";
const LETTER = "\\p{L}";
/** What words are written with that spaces divide. */
const ALPHABETS = /[\p{Nd}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Devanagari}]/u;

/** The capitals of a term must be capitals, its small letters may be; accents do not count. */
function letter(char: string): string {
  const small = char.normalize("NFD").charAt(0).toLowerCase();
  const accented = small === "e" ? "é" : "";
  const capitals = `${small}${accented}`.toUpperCase();
  return `[${char === char.toLowerCase() ? `${small}${accented}` : ""}${capitals}]`;
}

/** One expression for one term: its words with spaces, a line break or a hyphen between, and the ending of a plural. */
function expression(term: string): RegExp {
  const words = term.split(" ").map((word) => [...word].map(letter).join(INVISIBLE));
  const end = term.charAt(term.length - 1).toLowerCase();
  const plural = [...(end === "s" ? [] : ["s"]), ...("sxhz".includes(end) ? ["es"] : []), ...(end === "u" ? ["x"] : [])].join("|");
  const small = `${INVISIBLE}(?:${plural})(?!${INVISIBLE}${LETTER})`;
  return new RegExp(
    `(?<!${LETTER}${INVISIBLE})${words.join(`${INVISIBLE}(?: +|-| *\\n *)${INVISIBLE}`)}(?:${small}|(?!${INVISIBLE}${LETTER}))`,
    // Sticky: it is tried at every place of the text.
    "uy",
  );
}

interface Found {
  readonly from: number;
  readonly to: number;
}

/** The slow way: at every place every term, and the longest counts. */
function readPlainly(text: string, terms: readonly string[]): Found[] {
  const expressions = terms.map(expression);
  const found: Found[] = [];
  for (let from = 0; from < text.length; ) {
    let to = from;
    for (const sticky of expressions) {
      sticky.lastIndex = from;
      to = Math.max(to, from + (sticky.exec(text)?.[0].length ?? 0));
    }
    if (to > from) {
      found.push({ from, to });
    }
    from = Math.max(to, from + 1);
  }
  return found;
}

/** The place of an occurrence as offsets. */
function placeIn(text: string): (occurrence: Occurrence) => Found {
  const starts = [0];
  for (const { index } of text.matchAll(/\n/g)) {
    starts.push(index + 1);
  }
  return ({ startLine, startCharacter, endLine, endCharacter }) => ({
    from: (starts[startLine] ?? 0) + startCharacter,
    to: (starts[endLine] ?? 0) + endCharacter,
  });
}

const term = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
const word = fc
  .tuple(
    fc.constantFrom(...WORDS),
    fc.constantFrom<(word: string) => string>(
      (word) => word,
      (word) => word,
      (word) => word.toUpperCase(),
      (word) => word.toLowerCase(),
      (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
      (word) => word.normalize("NFD"),
      (word) => `${word.charAt(0)}\u00ad${word.slice(1)}`,
    ),
    fc.constantFrom("", "", "", "s", "es", "x", "\u0301", "\u200b", "a", "’s"),
  )
  .map(([word, form, ending]) => form(word) + ending);
const gap = fc.constantFrom(" ", " ", " ", "  ", "-", "\n", " \n", "\n  ", ", ", ". ", " (", "; ", "\n\n");
const prose = fc
  .tuple(word, fc.array(fc.tuple(gap, word), { maxLength: 25 }))
  .map(([first, rest]) => first + rest.map(([gap, word]) => gap + word).join(""));

describe("the recogniser against one expression for each term", () => {
  it("finds the same in plain prose", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(term, { minLength: 1, maxLength: 8 }), prose, async (terms, text) => {
        const recogniser = await recogniserOf(...terms.map((surface, i) => entry(`e-${i}`, [surface])));
        assert.deepEqual(scanText(recogniser, text, "plaintext").map(placeIn(text)), readPlainly(text, terms));
      }),
      { numRuns: 500 },
    );
  });

  it("finds a term at every boundary of a text, and nowhere within a word", async () => {
    const recogniser = await recogniserOf(entry("orbit", ["orbit"]));
    const count = (text: string) => scanText(recogniser, text, "plaintext").length;
    const letters = Array.from({ length: 0x2000 }, (_, unit) => String.fromCharCode(unit)).filter((char) => ALPHABETS.test(char));
    assert.isAbove(letters.length, 1000);
    assert.deepEqual(
      letters.filter((char) => count(`${char}orbit`) > 0 || count(`orbit${char}bc`) > 0),
      [],
    );
    for (const text of [
      "orbit",
      "orbit.",
      "(orbit)",
      "“orbit”",
      "orbit\n",
      "\norbit",
      "orbit\0",
      "\0orbit",
      "\ud83dorbit",
      "orbit\udc00",
      "\u200forbit\u202e",
    ]) {
      assert.equal(count(text), 1, JSON.stringify(text));
    }
  });
});
