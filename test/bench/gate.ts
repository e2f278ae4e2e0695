/**
 * `npm run gate`: fails where work has grown slower, by ratios that hold on any machine: how work grows with the text, the terms or the
 * records, and how it compares with a peer in the same run. Less is better in all of them.
 *   npm run gate [-- --update]
 * It warns where a figure is 1.3 times that of test/bench/baseline.json, and fails at twice; --update writes the file anew.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import uFuzzy from "@leeoniya/ufuzzy";
import { compileDataset } from "../../scripts/dataset";
import { serialise } from "../../src/dataset/compile";
import { Checker } from "../../src/reference/checks/checker";
import { CHECKS, type Check } from "../../src/reference/checks/finding";
import { Library } from "../../src/reference/library";
import { loadLibrary } from "../../src/reference/load";
import { LookUp } from "../../src/reference/lookup";
import { DocumentIndex, scanText } from "../../src/reference/recogniser/document";
import { Recogniser } from "../../src/reference/recogniser/recogniser";
import { inventedWord, libraryOf, pick, plainEntry, prose, random } from "./corpus";
import { quantile } from "./measure";
import { modernAhocorasick, regExp } from "./peers";
import { ROOT } from "./report";

const BASELINE = join(ROOT, "test/bench/baseline.json");
const WARN = 1.3;
const FAIL = 2;

const ROUNDS = 7;
/** What seems too slow is measured again so often: a busy machine is slow for a while, worse code always. */
const TRIES = 4;

const [SMALL, LARGE, TIMES] = [10_000, 1_000_000, 100];
const LANGUAGE = "markdown";
const noPause = async () => {};

/** Work against other work, in turns. */
interface Contest {
  readonly name: string;
  readonly ours: () => unknown;
  readonly other: () => unknown;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { update: { type: "boolean", default: false } } });
  const baseline = values.update ? {} : (JSON.parse(readFileSync(BASELINE, "utf8")) as Record<string, number>);
  const measured: Record<string, number> = {};
  for (const contest of [...(await recogniserContests()), ...(await documentContests()), ...lookUpContests()]) {
    const known = baseline[contest.name] ?? Number.NaN;
    let value = await measure(contest);
    for (let i = 1; i < TRIES && value > WARN * known; i++) {
      value = Math.min(value, await measure(contest));
    }
    measured[contest.name] = Number(value.toPrecision(3));
    const verdict = Number.isNaN(known)
      ? "  new"
      : value > FAIL * known
        ? "  TOO SLOW"
        : value > WARN * known
          ? "  slower than it was"
          : "";
    console.log(`  ${contest.name.padEnd(58)} ${value.toFixed(2).padStart(6)}, was ${known.toFixed(2)}${verdict}`);
    if (!values.update && !(value <= FAIL * known)) {
      process.exitCode = 1;
    }
  }
  if (values.update) {
    writeFileSync(BASELINE, `${JSON.stringify(measured, undefined, 2)}\n`);
  }
}

/** The median of the ratios of neighbouring runs. */
async function measure({ ours, other }: Contest): Promise<number> {
  const ratios: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const [mine, theirs] = [await timed(ours), await timed(other)];
    if (round > 0) {
      ratios.push(mine / theirs);
    }
  }
  return quantile(ratios, 0.5);
}

async function timed(run: () => unknown): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

/** Words that no language has, and terms made of them: the same whatever the dataset holds. */
function vocabulary(): { words: string[]; terms: (count: number) => string[] } {
  const next = random(3);
  const words = Array.from({ length: 4_000 }, () => inventedWord(next));
  const all = new Set<string>();
  const terms = (count: number) => {
    while (all.size < count) {
      all.add(Array.from({ length: 1 + Math.floor(next() * 4) }, (_, i) => (i === 0 ? inventedWord(next) : pick(words, next))).join(" "));
    }
    return [...all].slice(0, count);
  };
  return { words, terms };
}

async function recogniserContests(): Promise<Contest[]> {
  const { words, terms } = vocabulary();
  const [few, some, many] = [terms(300), terms(3_000), terms(30_000)];
  // The same terms stand in the text whoever reads it, so that all find the same.
  const text = prose({ words, terms: few, termsPerThousandWords: 25, bytes: LARGE });
  const build = (list: readonly string[]) => Recogniser.build(libraryOf(list), noPause);
  const [withFew, withSome, withMany] = [await build(few), await build(some), await build(many)];
  const [expression, automaton] = [regExp(some), modernAhocorasick(some)];
  const short = text.slice(0, SMALL);
  const quarter = text.slice(0, LARGE / 4);
  return [
    {
      name: "reading 1 MB, to a hundred times 10 kB",
      ours: () => scanText(withSome, text, LANGUAGE),
      other: () => repeat(TIMES, () => scanText(withSome, short, LANGUAGE)),
    },
    {
      name: "reading with 30,000 terms, to 300",
      ours: () => scanText(withMany, quarter, LANGUAGE),
      other: () => scanText(withFew, quarter, LANGUAGE),
    },
    {
      name: "reading with 3,000 terms, to one RegExp",
      ours: () => scanText(withSome, quarter, LANGUAGE),
      other: () => expression(quarter),
    },
    {
      name: "reading with 3,000 terms, to modern-ahocorasick",
      ours: () => scanText(withSome, quarter, LANGUAGE),
      other: () => automaton(quarter),
    },
  ];
}

/** A document that is read whole. */
class Typed {
  readonly index: DocumentIndex;
  readonly #texts: string[];

  constructor(recogniser: Recogniser, text: string) {
    const texts = text.split("\n");
    this.#texts = texts;
    this.index = new DocumentIndex(recogniser, { lineCount: texts.length, line: (i) => texts[i] ?? "" }, LANGUAGE);
    exhaust(this.index.catchUp());
  }

  /** Types a letter in a line and takes it away again, so many times; the place is between 0 and 1. */
  type(place: number, times: number): void {
    const line = this.#lineAt(place);
    const text = this.#texts[line] ?? "";
    for (let i = 0; i < times; i++) {
      this.#texts[line] = i % 2 === 0 ? `${text}x` : text;
      this.index.edit(line, line + 1, 1);
      exhaust(this.index.catchUp());
    }
  }

  hover(place: number): void {
    this.index.at(this.#lineAt(place), 20);
  }

  #lineAt(place: number): number {
    return Math.floor(place * this.#texts.length);
  }
}

/** Goes to places anywhere in documents that are as large together as others, so that the processor's caches help neither more. */
function anywhere(documents: readonly Typed[], times: number, visit: (document: Typed, place: number) => void): () => void {
  const next = random(11);
  return () => repeat(times, () => visit(pick(documents, next), next()));
}

async function documentContests(): Promise<Contest[]> {
  const dataset = Buffer.from(serialise(compileDataset().dataset));
  const library = await loadLibrary(dataset, noPause);
  const recogniser = await Recogniser.build(library, noPause);
  const { words } = vocabulary();
  const terms = [...library.terms()].map(({ surface }) => surface);
  const text = prose({ words, terms, termsPerThousandWords: 25, bytes: LARGE });
  const short = text.slice(0, SMALL);
  const parts = Array.from({ length: 100 }, (_, i) => text.slice((i % 10) * (LARGE / 10), ((i % 10) + 1) * (LARGE / 10)));
  const small = parts.map((part) => new Typed(recogniser, part));
  const large = [new Typed(recogniser, parts.join(""))];
  const type = (document: Typed, place: number) => document.type(place, 40);
  const hover = (document: Typed, place: number) => document.hover(place);
  const checker = new Checker(library, "2026-01-01");
  const all: ReadonlySet<Check> = new Set(Object.keys(CHECKS) as Check[]);
  const check = (content: string) => exhaust(checker.check(new Typed(recogniser, content).index, all));
  const quarter = text.slice(0, LARGE / 4);
  return [
    { name: "loading the dataset, to JSON.parse", ours: () => loadLibrary(dataset, noPause), other: () => parseLines(dataset.toString()) },
    { name: "a keystroke in 10 MB, to 100 kB", ours: anywhere(large, 8, type), other: anywhere(small, 8, type) },
    { name: "a hover in 10 MB, to 100 kB", ours: anywhere(large, 20_000, hover), other: anywhere(small, 20_000, hover) },
    {
      name: "checking 250 kB, to 25 times 10 kB",
      ours: () => check(quarter),
      other: () => repeat(TIMES / 4, () => check(short)),
    },
  ];
}

function lookUpContests(): Contest[] {
  const next = random(9);
  const families = Array.from({ length: 100 }, () => inventedWord(next));
  const names = Array.from({ length: 20_000 }, (_, i) => `${pick(families, next)} ${next() < 0.5 ? inventedWord(next) : i}`);
  const recordsOf = (count: number) =>
    new Library(
      names.slice(0, count).map((name, i) => plainEntry(`object-${i}`, [name], { name })),
      [],
    );
  const [few, many] = [new LookUp(recordsOf(200)), new LookUp(recordsOf(20_000))];
  // Each query is another: what was asked before is remembered.
  let asked = 0;
  const query = () => {
    const name = names[(asked++ * 17) % 200] ?? "";
    return `${name.slice(0, 4)}q${name.slice(5)}`;
  };
  const fuzzy = new uFuzzy({ intraMode: 1 });
  return [
    {
      name: "a look-up among 20,000 records, to a hundred among 200",
      ours: () => repeat(6, () => many.search(query(), 10)),
      other: () => repeat(600, () => few.search(query(), 10)),
    },
    {
      name: "a look-up among 20,000 records, to uFuzzy",
      ours: () => repeat(6, () => many.search(query(), 10)),
      other: () => repeat(6, () => fuzzy.search(names, query(), 1)),
    },
  ];
}

function parseLines(text: string): unknown[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

function repeat(times: number, run: () => unknown): void {
  for (let i = 0; i < times; i++) {
    run();
  }
}

function exhaust(steps: Iterator<unknown>): void {
  while (!steps.next().done) {
    // Every step matters, none yields anything.
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
