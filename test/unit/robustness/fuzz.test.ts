import { assert } from "chai";
import { compileDataset } from "../../../scripts/dataset";
import { Checker } from "../../../src/reference/checks/checker";
import { CHECKS, type Check } from "../../../src/reference/checks/finding";
import { Library } from "../../../src/reference/library";
import { DocumentIndex } from "../../../src/reference/recogniser/document";
import { Recogniser } from "../../../src/reference/recogniser/recogniser";

const LANGUAGES = ["plaintext", "markdown", "latex", "html", "asciidoc", "restructuredtext", "git-commit", "yaml", "python"];
const ALL = new Set(Object.keys(CHECKS) as Check[]);

/** What opens, closes, quotes or confuses, again and again. */
const PIECES = [
  ..."> |>|- |[|]|](|![|[^|(|)|{|}|*|**|_|*a_|`|``|~|$|$$|\\(|<|<b>|<!--|&|&amp;|\"|“|'|#|:|::|:a:`|@|@a |+|=|.|1.|%|/|//|/*|http://|a@b.|\t|\\|\\emph{|\\begin{a}".split(
    "|",
  ),
  ..."|,|a|A.|A.B.|1,000|1,|s|’s|-|—|GEO|GEO-|GEO/|US |SJ-21 |four members ".split(","),
  ..."\0|\ud83d|\udc00|\u0301|e\u0301|\u200f|\u202e|ע|م|\u00ad|\u200b|轨道|轨|спутник|🛰️|\u2028|\ufeff".split("|"),
];
const SIZE = 24_000;
/** So many small texts are as long as the large one. */
const PARTS = 8;
/** A cost that grew with the square of the length would be PARTS. */
const MOST = PARTS / 2;

describe("a text that nobody would write", () => {
  let recogniser: Recogniser;
  let checker: Checker;

  before(async function () {
    this.timeout(30_000);
    const { entries, sources } = compileDataset().dataset;
    const library = new Library(entries, sources);
    recogniser = await Recogniser.build(library, async () => {});
    checker = new Checker(library, "2026-11-23");
  });

  function read(texts: readonly string[], language: string, checks = true): void {
    const index = new DocumentIndex(recogniser, { lineCount: texts.length, line: (i) => texts[i] ?? "" }, language);
    for (const _ of index.catchUp()) {
      // Read to the end.
    }
    for (const { startLine, startCharacter, endLine, endCharacter } of index.occurrences()) {
      const ends = startLine < endLine || (startLine === endLine && startCharacter < endCharacter);
      assert.isTrue(ends && endCharacter <= (texts[endLine]?.length ?? -1));
    }
    if (checks) {
      const steps = checker.check(index, ALL);
      while (!steps.next().done) {
        // Checked to the end.
      }
    }
  }

  function elapsed(work: () => void): number {
    const started = performance.now();
    work();
    return performance.now() - started;
  }

  /** How much more a text costs than its parts, at the best of some attempts. */
  function excess(whole: readonly string[], part: readonly string[], language: string): number {
    let best = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 8 && best > MOST; attempt++) {
      const parts = elapsed(() => {
        for (let i = 0; i < PARTS; i++) {
          read(part, language, language === "markdown");
        }
      });
      best = Math.min(best, elapsed(() => read(whole, language, language === "markdown")) / parts);
    }
    return best;
  }

  for (const language of LANGUAGES) {
    it(`costs no more by the character for being long, in ${language}`, () => {
      const slow: string[] = [];
      for (const piece of PIECES.filter(Boolean)) {
        const line = (size: number) => [piece.repeat(Math.ceil(size / piece.length))];
        const lines = (size: number) => Array<string>(Math.round(size / 32)).fill(piece.repeat(4));
        // Deeper with every line.
        const steps = (size: number) => Array.from({ length: Math.round(Math.sqrt(size)) }, (_, i) => `${piece.repeat(i)}orbit`);
        for (const [form, write] of Object.entries({ line, lines, steps })) {
          const ratio = excess(write(SIZE), write(SIZE / PARTS), language);
          if (ratio > MOST) {
            slow.push(`${JSON.stringify(piece)} as ${form}: ${ratio.toFixed(1)}`);
          }
        }
      }
      assert.equal(slow.join(", "), "");
    }).timeout(60_000);
  }

  it("is read where it is one line of a million characters, or a hundred thousand quotes", () => {
    for (const language of LANGUAGES) {
      for (const piece of [">", "[", "a", " ", "\0", "\ud83d", "轨"]) {
        read([piece.repeat(1_000_000)], language, false);
      }
      read([`${">".repeat(100_000)} GEO`, ...Array<string>(1_000).fill("> > > SJ-21")], language);
    }
  }).timeout(60_000);
});
