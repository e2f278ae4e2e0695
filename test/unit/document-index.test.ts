import { assert } from "chai";
import fc from "fast-check";
import { DocumentIndex, type Occurrence, scanText } from "../../src/reference/recogniser/document";
import type { Recogniser } from "../../src/reference/recogniser/recogniser";
import { entry, recogniserOf } from "./sample-library";

const LANGUAGES = ["markdown", "latex", "html", "asciidoc", "restructuredtext", "git-commit", "yaml", "python", "c"];

/** Pieces that make paragraphs, markup, terms and their contexts begin, end and break. */
const piece = fc.constantFrom(
  ..."Olympic Defender|GEO|orbit|satellite|SDA|tracking|agency|Olympic|Defender|l’orbite| |  |\t|-|–|—|.|,|’s|s|\u2011|\u00ad|é|\ud83d|轨道|反卫星|спутник|а".split(
    "|",
  ),
  ...'```|~~~|---|$$|<!--|-->|<pre>|</pre>|`|*|**|_|[|](http://a.b/GEO)|[^1]|> |- |1. |# |    |::|.. note:: |.. code:: |----|====|%|\\emph{|}|\\begin{verbatim}|\\end{verbatim}|#|//|/*|*/|"""|key: |{|@|:|https://x.y/z'.split(
    "|",
  ),
  "\n",
  "\n",
  "\n\n",
  ..."\r\n|\r|\0|\udc00|\u0301|e\u0301|\u200f|\u202e|\u2066|עברית|مدار|\u2028|\ufeff|🛰️|\ud83dGEO|GEO\0".split("|"),
);
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
const edit = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), remove: fc.nat(30), insert: fc.oneof(fc.constant(""), text) });

/** As an editor counts lines. */
const LINE_END = /\r\n|\r|\n/;

class Editable {
  lines: string[];

  constructor(content: string) {
    this.lines = content.split(LINE_END);
  }

  get lineCount(): number {
    return this.lines.length;
  }

  get text(): string {
    return this.lines.join("\n");
  }

  line(index: number): string {
    return this.lines[index] ?? "";
  }

  /** Replaces and says, as an editor does, which lines were touched. */
  replace(at: number, remove: number, insert: string): { from: number; to: number; count: number } {
    const before = this.text;
    const offset = Math.floor(at * before.length);
    const end = Math.min(before.length, offset + remove);
    const from = before.slice(0, offset).split("\n").length - 1;
    const to = before.slice(0, end).split("\n").length;
    // An editor gives what is inserted its own line ends first: a CR before a line end makes no CRLF.
    const inserted = insert.split(LINE_END);
    this.lines = (before.slice(0, offset) + inserted.join("\n") + before.slice(end)).split("\n");
    return { from, to, count: inserted.length };
  }
}

const plain = (occurrences: Iterable<Occurrence>) =>
  [...occurrences].map(({ senses, ...rest }) => ({ ...rest, senses: senses.map(({ entry: { id } }) => id) }));

describe("the index of a document", () => {
  let recogniser: Recogniser;

  before(async () => {
    recogniser = await recogniserOf(
      entry("olympic-defender", ["Olympic Defender", { surface: "OOD", context: ["defender"] }]),
      entry("geo", [
        { surface: "GEO", context: ["orbit", "satellite"] },
        { surface: "orbite", language: "fr" },
      ]),
      entry("awareness", [{ surface: "SDA", context: ["tracking", "satellite"] }]),
      entry("agency", [{ surface: "SDA", context: ["agency"], preferred: true }]),
      entry("chinese", [{ surface: "反卫星", language: "zh" }]),
      entry("satellite", ["satellite", { surface: "спутник", language: "ru" }]),
    );
  });

  it("is after any edits what a full reading gives", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...LANGUAGES),
        text,
        fc.array(fc.record({ edit, steps: fc.nat(5) }), { maxLength: 8 }),
        (language, start, edits) => {
          const document = new Editable(start);
          const index = new DocumentIndex(recogniser, document, language);
          for (const {
            edit: { at, remove, insert },
            steps,
          } of edits) {
            const reading = index.catchUp();
            for (let i = 0; i < steps; i++) {
              reading.next();
            }
            const { from, to, count } = document.replace(at, remove, insert);
            index.edit(from, to, count);
          }
          for (const _ of index.catchUp()) {
            // Read to the end.
          }
          assert.deepEqual(plain(index.occurrences()), plain(scanText(recogniser, document.text, language)));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it("finds by position just what it lists", () => {
    fc.assert(
      fc.property(fc.constantFrom(...LANGUAGES), text, (language, content) => {
        const document = new Editable(content);
        const index = new DocumentIndex(recogniser, document, language);
        for (const _ of index.catchUp()) {
          // Read to the end.
        }
        for (const occurrence of index.occurrences()) {
          assert.deepEqual(index.at(occurrence.startLine, occurrence.startCharacter), occurrence);
          assert.deepEqual(index.at(occurrence.endLine, occurrence.endCharacter - 1), occurrence);
        }
      }),
    );
  });

  it("finds the next of two terms where one ends and the other begins", async () => {
    const adjoining = await recogniserOf(
      entry("weapon", [{ surface: "反卫星", language: "zh" }]),
      entry("orbit", [{ surface: "轨道", language: "zh" }]),
    );
    const index = new DocumentIndex(adjoining, new Editable("反卫星轨道"), "plaintext");
    for (const _ of index.catchUp()) {
      // Read to the end.
    }
    assert.deepEqual(
      [2, 3, 5].map((character) => index.at(0, character)?.surface),
      ["反卫星", "轨道", "轨道"],
    );
  });

  it("lists occurrences in order, without overlap, within their lines", () => {
    fc.assert(
      fc.property(fc.constantFrom(...LANGUAGES), fc.oneof(text, fc.string({ unit: "binary", maxLength: 300 })), (language, content) => {
        const lines = content.split(/\r\n|\r|\n/);
        let [line, character] = [0, 0];
        for (const occurrence of scanText(recogniser, content, language)) {
          const { startLine, startCharacter, endLine, endCharacter } = occurrence;
          assert.isTrue(startLine > line || (startLine === line && startCharacter >= character));
          assert.isTrue(endLine > startLine || endCharacter > startCharacter);
          assert.isAtMost(endCharacter, lines[endLine]?.length ?? -1);
          [line, character] = [endLine, endCharacter];
        }
      }),
      { numRuns: 1000 },
    );
  });
});
