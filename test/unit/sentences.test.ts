import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assert } from "chai";
import { compileDataset } from "../../scripts/dataset";
import { Library } from "../../src/reference/library";
import { type Occurrence, scanText } from "../../src/reference/recogniser/document";
import { Recogniser } from "../../src/reference/recogniser/recogniser";

interface Sentence {
  /** Line in the table. */
  readonly line: number;
  readonly language: string;
  /** Without marks, with its line breaks. */
  readonly text: string;
  /** "surface|senses", each with its place. */
  readonly expected: readonly string[];
}

const TABLE = join(__dirname, "sentences.txt");
const MARK = /⟦([^⟦⟧|]+)\|([^⟦⟧|]+)⟧/g;

describe("terms in sentences", () => {
  let recogniser: Recogniser;

  before(async function () {
    this.timeout(30_000);
    const { entries, sources } = compileDataset().dataset;
    recogniser = await Recogniser.build(new Library(entries, sources), async () => {});
  });

  for (const [section, sentences] of sections(readFileSync(TABLE, "utf8"))) {
    it(section, () => {
      const failures = sentences.flatMap((sentence) => failure(sentence, scanText(recogniser, sentence.text, sentence.language)) ?? []);
      assert(failures.length === 0, `${failures.length} of ${sentences.length} sentences\n${failures.join("\n")}`);
    });
  }
});

/** The sentences under each heading ("## …"); other lines that begin with "#" are remarks. */
function sections(table: string): Map<string, Sentence[]> {
  const result = new Map<string, Sentence[]>();
  let current: Sentence[] = [];
  for (const [i, row] of table.split("\n").entries()) {
    const heading = /^## (.+)/.exec(row)?.[1];
    if (heading !== undefined) {
      current = [];
      result.set(heading, current);
    } else if (row.trim() !== "" && !row.startsWith("#")) {
      current.push(parse(row, i + 1));
    }
  }
  return result;
}

function parse(row: string, line: number): Sentence {
  const tab = row.indexOf("\t");
  assert.isAbove(tab, 0, `line ${line}: a language, a tab and a sentence`);
  const marked = row
    .slice(tab + 1)
    .replaceAll("⏎", "\n")
    .replaceAll("⇥", "\t");
  let text = "";
  let rest = 0;
  const expected = [...marked.matchAll(MARK)].map(({ 0: whole, 1: surface = "", 2: senses = "", index }) => {
    text += marked.slice(rest, index);
    rest = index + whole.length;
    const start = place(text);
    text += surface;
    return `${start}-${place(text)} ${JSON.stringify(surface)} = ${senses}`;
  });
  text += marked.slice(rest);
  assert.notMatch(text, /[⟦⟧]/, `line ${line}: a mark is not closed`);
  return { line, language: row.slice(0, tab), text, expected };
}

/** "row:column" of the end of a text, from 0. */
function place(text: string): string {
  const start = text.lastIndexOf("\n") + 1;
  return `${text.split("\n").length - 1}:${text.length - start}`;
}

/** What is wrong with the terms found, or nothing. The first sense counts; further ones only where the table names them. */
function failure({ line, language, text, expected }: Sentence, occurrences: readonly Occurrence[]): string | undefined {
  const lines = text.split("\n");
  const found = occurrences.map(({ startLine, startCharacter, endLine, endCharacter, senses }) => {
    const surface =
      startLine === endLine
        ? lines[startLine]?.slice(startCharacter, endCharacter)
        : [lines[startLine]?.slice(startCharacter), ...lines.slice(startLine + 1, endLine), lines[endLine]?.slice(0, endCharacter)].join(
            "\n",
          );
    const where = `${startLine}:${startCharacter}-${endLine}:${endCharacter} ${JSON.stringify(surface)} = `;
    const named =
      expected
        .find((item) => item.startsWith(where))
        ?.slice(where.length)
        .split(",").length ?? 1;
    return `${where}${senses
      .slice(0, named)
      .map(({ entry }) => entry.id)
      .join(",")}`;
  });
  const missing = expected.filter((item) => !found.includes(item));
  const surplus = found.filter((item) => !expected.includes(item));
  if (missing.length + surplus.length === 0) {
    return undefined;
  }
  return [
    `line ${line} (${language}): ${text.replaceAll("\n", "⏎")}`,
    ...missing.map((item) => `    expected  ${item}`),
    ...surplus.map((item) => `    found     ${item}`),
  ].join("\n");
}
