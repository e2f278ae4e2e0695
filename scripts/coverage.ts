/**
 * `npm run coverage`: how much of what readers look up in public articles the dataset answers.
 *   tsx scripts/coverage.ts [--measure-set]
 * Prints the shares of the halves of test/coverage/articles.jsonl and what is missed of the work set. What is missed of
 * the measure set is printed with --measure-set only: the dataset must never be enlarged from it.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Library } from "../src/reference/library";
import { LookUp } from "../src/reference/lookup";
import { type Occurrence, scanText } from "../src/reference/recogniser/document";
import { Recogniser } from "../src/reference/recogniser/recogniser";
import { compileDataset } from "./dataset";

const FOLDER = join(__dirname, "../test/coverage");

/** What each half is for. work: the dataset is enlarged from it. measure: the result is measured on it. */
const HALVES = { A: "work", B: "work", C: "work", D: "work", E: "work", F: "work", G: "work", H: "measure" } as const;

type Half = keyof typeof HALVES;

interface CoverageTerm {
  /** As it stands in the article. */
  readonly surface: string;
  /** A few words that say what is spoken of, where the surface alone does not. */
  readonly context?: string;
  /** The entry that the term must lead to, or several that would do. Of core terms only. */
  readonly entry?: string | readonly string[];
}

interface Article {
  readonly half: Half;
  readonly url: string;
  readonly title: string;
  readonly outlet: string;
  readonly year: number;
  readonly language: string;
  readonly terms: readonly CoverageTerm[];
}

/** A core term that is not recognised, or leads elsewhere. */
interface Miss {
  readonly article: Article;
  readonly term: CoverageTerm;
  /** What it leads to, if anything. */
  readonly found: readonly string[];
}

interface Coverage {
  readonly articles: number;
  readonly terms: number;
  readonly misses: readonly Miss[];
}

interface Query {
  readonly text: string;
  readonly entry: string;
}

/** The dataset of the work tree, ready to be asked. */
export interface Reader {
  readonly library: Library;
  readonly recogniser: Recogniser;
  readonly lookUp: LookUp;
}

/** The share of core terms that lead to the right entry. */
function share({ terms, misses }: Coverage): number {
  return (terms - misses.length) / terms;
}

/** All articles of the coverage set. */
export function readArticles(): Article[] {
  return lines("articles.jsonl").map((line) => JSON.parse(line) as Article);
}

/** Sentences in which nothing may be recognised. */
export function readLookAlikes(): string[] {
  return lines("look-alikes.txt");
}

/** What people type, with the entry that they mean. */
export function readQueries(): Query[] {
  return lines("queries.tsv").map((line) => {
    const [text = "", entry = ""] = line.split("\t");
    return { text, entry };
  });
}

/** How the recogniser reads the core terms of the articles of one half. */
function measure(recogniser: Recogniser, articles: readonly Article[], half: Half): Coverage {
  const chosen = articles.filter((article) => article.half === half);
  const core = (article: Article): number => article.terms.filter((term) => term.entry !== undefined).length;
  return {
    articles: chosen.length,
    terms: chosen.reduce((sum, article) => sum + core(article), 0),
    misses: chosen.flatMap((article) => missesOf(recogniser, article)),
  };
}

/** The place of the right entry among the answers to a query, from 1; none if it is not among the first five. */
export function rank(lookUp: LookUp, { text, entry }: Query): number | undefined {
  const place = lookUp.search(text, 5).findIndex((match) => match.entry.id === entry);
  return place < 0 ? undefined : place + 1;
}

/** Reads the dataset of the work tree. */
export async function reference(): Promise<Reader> {
  const pause = async (): Promise<void> => {};
  const { entries, sources, redirects } = compileDataset().dataset;
  const library = new Library(entries, sources, redirects);
  return { library, recogniser: await Recogniser.build(library, pause), lookUp: await LookUp.build(library, pause) };
}

/** Reads the terms of an article as one document under its title, each in a paragraph of its own with its context. */
function missesOf(recogniser: Recogniser, article: Article): Miss[] {
  const paragraphs = article.terms.map(({ surface, context }) => `${surface}${context ? `; ${context}` : ""}.`);
  const found = groupBy(
    scanText(recogniser, [article.title, ...paragraphs].join("\n\n"), "plaintext"),
    ({ startLine }) => startLine / 2 - 1,
  );
  return article.terms.flatMap((term, i) => {
    const leads = (found.get(i) ?? []).filter((occurrence) => occurrence.startCharacter < term.surface.length).map(firstSense);
    return term.entry === undefined || leads.some((id) => [term.entry].flat().includes(id)) ? [] : [{ article, term, found: leads }];
  });
}

function groupBy<K, V>(values: readonly V[], key: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const value of values) {
    groups.set(key(value), [...(groups.get(key(value)) ?? []), value]);
  }
  return groups;
}

function firstSense({ senses }: Occurrence): string {
  return senses[0]?.entry.id ?? "";
}

function lines(file: string): string[] {
  return readFileSync(join(FOLDER, file), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
}

function describe(coverage: Coverage, half: Half): string {
  const { articles, terms, misses } = coverage;
  return `half ${half} (${HALVES[half]}): ${articles} articles, ${terms} core terms, ${(100 * share(coverage)).toFixed(1)}% lead to the right entry (${misses.length} do not)`;
}

/** The commonest first. */
function listMisses(misses: readonly Miss[]): string {
  const groups = groupBy(misses, ({ term }) => [term.entry].flat().join(" or "));
  return [...groups]
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .map(([entry, group]) => {
      const surfaces = [...new Set(group.map(({ term }) => term.surface))].join(" / ");
      const found = [...new Set(group.flatMap((miss) => miss.found))].join(", ");
      return `  ${group.length} × ${entry}: ${surfaces}${found ? ` (found ${found})` : ""}`;
    })
    .join("\n");
}

async function main(): Promise<void> {
  const { recogniser } = await reference();
  const articles = readArticles();
  for (const half of Object.keys(HALVES) as Half[]) {
    const coverage = measure(recogniser, articles, half);
    console.log(describe(coverage, half));
    if (HALVES[half] === "work" || process.argv.includes("--measure-set")) {
      console.log(listMisses(coverage.misses));
    }
  }
}

if (require.main === module) {
  void main();
}
