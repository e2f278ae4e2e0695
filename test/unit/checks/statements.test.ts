import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assert } from "chai";
import { compileDataset } from "../../../scripts/dataset";
import { Checker } from "../../../src/reference/checks/checker";
import type { Finding } from "../../../src/reference/checks/finding";
import { Library } from "../../../src/reference/library";
import { DocumentIndex } from "../../../src/reference/recogniser/document";
import { Recogniser } from "../../../src/reference/recogniser/recogniser";
import { inEnglish } from "../../../src/reference/translate";

/** The day for which the sentences are labelled. */
const TODAY = "2026-11-23";
const MARK = /⟦([^⟦⟧]+)⟧/;

interface Labelled {
  readonly line: number;
  readonly text: string;
  /** Where the words stand that are to be found, if any. */
  readonly wrong: readonly [from: number, to: number] | undefined;
}

const sentences: readonly Labelled[] = readFileSync(join(__dirname, "statements.txt"), "utf8")
  .split("\n")
  .flatMap((row, i) => {
    if (row.trim() === "" || row.startsWith("#")) {
      return [];
    }
    const mark = MARK.exec(row);
    return { line: i + 1, text: row.replace(MARK, "$1"), wrong: mark ? [mark.index, mark.index + (mark[1] ?? "").length] : undefined };
  });

describe("the check of facts", () => {
  let recogniser: Recogniser;
  let library: Library;

  before(async function () {
    this.timeout(30_000);
    const { entries, sources } = compileDataset().dataset;
    library = new Library(entries, sources);
    recogniser = await Recogniser.build(library, async () => {});
  });

  function findingsIn(text: string): readonly Finding[] {
    const lines = text.split("\n");
    const index = new DocumentIndex(recogniser, { lineCount: lines.length, line: (i) => lines[i] ?? "" }, "markdown");
    for (const _ of index.catchUp()) {
      // Every step matters, none yields anything.
    }
    const steps = new Checker(library, TODAY).check(index, new Set(["fact"]));
    for (;;) {
      const { done, value } = steps.next();
      if (done) {
        return value;
      }
    }
  }

  it("is right far more often than it speaks", () => {
    const wrongly: string[] = [];
    const missed: string[] = [];
    let found = 0;
    for (const { line, text, wrong } of sentences) {
      const findings = findingsIn(text);
      const right = (finding: Finding) => wrong && finding.span.startCharacter < wrong[1] && finding.span.endCharacter > wrong[0];
      found += findings.some(right) ? 1 : 0;
      wrongly.push(
        ...findings.filter((finding) => !right(finding)).map((finding) => `${line}: ${text}\n    ${finding.message(inEnglish)}`),
      );
      if (wrong && !findings.some(right)) {
        missed.push(`${line}: ${text}`);
      }
    }
    const wanted = sentences.filter(({ wrong }) => wrong).length;
    const precision = found / (found + wrongly.length);
    const recall = found / wanted;
    console.log(
      `      ${sentences.length} sentences, ${wanted} to be found: precision ${percent(precision)}, recall ${percent(recall)}\n${[...wrongly, ...(process.env.MISSED ? missed : [])].map((text) => `      ${text}`).join("\n")}`,
    );
    assert.isAtLeast(sentences.length, 200);
    assert.isAtLeast(precision, 0.95, wrongly.join("\n"));
    assert.isAtLeast(recall, 0.7, missed.join("\n"));
  }).timeout(20_000);
});

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
