/** The recogniser against other ways to find terms. */
import type { Library } from "../../src/reference/library";
import { DocumentIndex, scanText } from "../../src/reference/recogniser/document";
import { readPassage } from "../../src/reference/recogniser/passage";
import { Recogniser } from "../../src/reference/recogniser/recogniser";
import { spellings } from "../../src/reference/recogniser/spellings";
import { syntaxOf } from "../../src/reference/recogniser/syntax";
import { inventedTerms, libraryOf, prose, summaryWords } from "./corpus";
import { compete, timeOf } from "./measure";
import { ahocorasick, type Finder, modernAhocorasick, monyoneAhoCorasick, regExp } from "./peers";
import { packages, type Section, table } from "./report";

/** The others read so much at most: they would take minutes. */
const PEER_BYTES = 1_000_000;
/** Its building grows with the square of the number of terms: ten thousand take five seconds. */
const MONYONE_TERMS = 10_000;
/** One word in forty begins a term: about five a kilobyte, as in a long article. */
const TERMS_PER_THOUSAND_WORDS = 25;

const OURS = "Space Security";
const PEERS: Readonly<Record<string, (terms: readonly string[]) => Finder>> = {
  "one RegExp": regExp,
  "@monyone/aho-corasick": monyoneAhoCorasick,
  "modern-ahocorasick": modernAhocorasick,
  ahocorasick,
};

/** A finder that is the recogniser, with all its rules. */
async function recogniserOf(library: Library): Promise<Finder> {
  const recogniser = await Recogniser.build(library, async () => {});
  return (text) => scanText(recogniser, text, "markdown");
}

function share(finder: Finder, other: Finder, text: string): number {
  const key = ({ startLine, startCharacter, surface }: ReturnType<Finder>[number]) => `${startLine}:${startCharacter}:${surface}`;
  const ours = other(text);
  const theirs = new Set(finder(text).map(key));
  return ours.filter((found) => theirs.has(key(found))).length / ours.length;
}

export async function benchThroughput(library: Library, rounds: number, bytes: number, counts: readonly number[]): Promise<Section> {
  const words = summaryWords(library);
  const rows: string[][] = [];
  const cases = [
    { title: "the dataset's", library, terms: [...library.terms()].map(({ surface }) => surface) },
    ...counts.map((count) => {
      const terms = inventedTerms(count, words);
      return { title: count.toLocaleString("en"), library: libraryOf(terms), terms };
    }),
  ];
  for (const { title, library: ofCase, terms } of cases) {
    const text = prose({ words, terms: terms.filter(isAscii), termsPerThousandWords: TERMS_PER_THOUSAND_WORDS, bytes });
    const ours = await recogniserOf(ofCase);
    const spelt = [
      ...new Set([...ofCase.terms()].flatMap(({ surface, language }) => spellings(surface, language).map((s) => s.toLowerCase()))),
    ];
    const short = text.slice(0, Math.min(bytes, PEER_BYTES));
    const contestants: Record<string, () => unknown> = { [OURS]: () => ours(text), "bare pass": () => barePass(text) };
    const quality: string[] = [];
    for (const [name, make] of Object.entries(PEERS)) {
      if (terms.length > MONYONE_TERMS && make === monyoneAhoCorasick) {
        continue;
      }
      const finder = make(spelt);
      contestants[name] = () => finder(short);
      quality.push(`${name} ${(share(finder, ours, short.slice(0, 200_000)) * 100).toFixed(1)}%`);
    }
    const times = compete(contestants, rounds);
    const speed = (name: string) =>
      times.has(name) ? (name === OURS || name === "bare pass" ? text : short).length / timeOf(times, name) / 1000 : Number.NaN;
    const packages = Math.max(
      ...Object.keys(PEERS)
        .slice(1)
        .map(speed)
        .filter((value) => !Number.isNaN(value)),
    );
    rows.push([
      title,
      speed(OURS).toFixed(1),
      ...Object.keys(PEERS).map((name) => (times.has(name) ? speed(name).toFixed(1) : "–")),
      times.has("one RegExp") ? `${(speed(OURS) / speed("one RegExp")).toFixed(1)} ×` : "–",
      `${(speed(OURS) / packages).toFixed(1)} ×`,
      speed("bare pass").toFixed(0),
    ]);
    console.log(`  ${title} terms: ${rows.at(-1)?.slice(1).join(" | ")}; of our finds: ${quality.join(", ")}`);
  }
  return {
    id: "recogniser",
    text: table(["terms", OURS, ...Object.keys(PEERS), "to RegExp", "to the best package", "bare pass"], rows),
    versions: packages("modern-ahocorasick", "ahocorasick", "@monyone/aho-corasick"),
    summary: rows
      .filter(([terms]) => terms === "3,000")
      .map((row) => [
        "finding 3,000 terms in 10 MB, all rules on",
        `${row[1]} MB/s`,
        `${row.at(-3)} one RegExp, ${row.at(-2)} the best Aho–Corasick package`,
      ]),
  };
}

/** In any other text modern-ahocorasick looks for grapheme clusters, and takes minutes for a megabyte. */
function isAscii(term: string): boolean {
  return /^[ -~]*$/.test(term);
}

/** The least that any reader of a text must do. */
function barePass(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) {
    sum += text.charCodeAt(i);
  }
  return sum;
}

/** What each step of reading adds, in milliseconds per megabyte. */
export async function benchSteps(library: Library, rounds: number, bytes: number): Promise<Section> {
  const words = summaryWords(library);
  const terms = [...library.terms()].map(({ surface }) => surface);
  const text = prose({ words, terms, termsPerThousandWords: TERMS_PER_THOUSAND_WORDS, bytes });
  const texts = text.split("\n");
  const lines = { lineCount: texts.length, line: (i: number) => texts[i] ?? "" };
  const syntax = syntaxOf("markdown");
  const recogniser = await Recogniser.build(library, async () => {});
  const readPassages = () => {
    for (let [line, state] = [0, ""]; line < texts.length; ) {
      const { count, after } = readPassage(lines, syntax, line, state);
      line += count;
      state = after;
    }
  };
  const readBlocks = () => {
    for (let [line, state] = [0, ""]; line < texts.length; ) {
      const block = recogniser.read(lines, syntax, line, state);
      line += block.lines;
      state = block.after;
    }
  };
  const readDocument = () => {
    const index = new DocumentIndex(recogniser, lines, "markdown");
    for (const _ of index.catchUp()) {
      // Read to the end.
    }
    return index;
  };
  const steps: [name: string, run: () => unknown][] = [
    ["a bare pass over the code units", () => barePass(text)],
    ["lines, paragraphs, folding and markup", readPassages],
    ["words, trie, endings, capitals, code and paths, context", readBlocks],
    ["the document's index: what it is about", readDocument],
    ["occurrences with their senses", () => [...readDocument().occurrences()]],
  ];
  const times = compete(Object.fromEntries(steps), rounds);
  let before = 0;
  const rows = steps.map(([name], i) => {
    const time = (timeOf(times, name) * 1_000_000) / bytes;
    const added = i < 2 ? time : time - before;
    before = time;
    return [name, added.toFixed(2), time.toFixed(2)];
  });
  return { id: "steps", text: table(["step", "adds, ms/MB", "so far, ms/MB"], rows) };
}
