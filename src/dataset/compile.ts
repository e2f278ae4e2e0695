/**
 * The dataset compiler: checks the hand-written files against the schema and against one another, and
 * joins them into the one file that ships. Runs at build time only.
 */
import { today } from "../reference/dates";
import { type Column, type Header, TABLES } from "../reference/load";
import { checkEntries, checkRedirects, checkSources } from "./checks";
import { type Corpus, readCorpus } from "./corpus";
import type { DatasetFile, Finding } from "./files";
import type { CslDate, Entry, Source } from "./schema";
import { checkReach, checkSurfaces } from "./surfaces";

export interface Dataset {
  readonly entries: Entry[];
  readonly sources: Source[];
  /** Ids of entries that are gone, with the ids that stand for them now. */
  readonly redirects: Readonly<Record<string, string>>;
}

/** What rests on sources: a fact, a milestone. */
interface Cited {
  readonly sources: readonly string[];
}

export interface Compiled {
  /** Whole only where no finding is an error. Sorted by id, so that the same files always compile to the same bytes. */
  readonly dataset: Dataset;
  /** By file and line. */
  readonly findings: Finding[];
}

/** Checks all files and joins them. `day` is the day (YYYY-MM-DD) after which a date lies in the future. */
export function compile(files: readonly DatasetFile[], day = today()): Compiled {
  const findings: Finding[] = [];
  const corpus = readCorpus(files, findings);
  checkCorpus(corpus, day);
  return { dataset: join(corpus), findings: findings.sort(byPlace) };
}

/** As `compile`, and tries every term on the recogniser too. */
export async function compileAndTry(files: readonly DatasetFile[], day = today()): Promise<Compiled> {
  const findings: Finding[] = [];
  const corpus = readCorpus(files, findings);
  checkCorpus(corpus, day);
  await checkReach(corpus);
  return { dataset: join(corpus), findings: findings.sort(byPlace) };
}

/**
 * The shipped form: JSON Lines, so that a reader can take it in slices. First a header, then one column of one table in each line:
 * what is alike stands together, and so the package gets smaller. Sources and entries are named by their numbers, from 0.
 * Entries of a kind stand together too.
 */
export function serialise({ entries, sources, redirects }: Dataset): string {
  const sorted = entries.toSorted((a, b) => compare(a.kind, b.kind) || compare(a.id, b.id));
  const [sourceOf, entryOf] = [numbersOf(sources), numbersOf(sorted)];
  const words = byFrequency(sorted.flatMap(({ terms }) => terms.flatMap((term) => (typeof term === "string" ? [] : (term.context ?? [])))));
  const wordOf = new Map(words.map((word, number) => [word, number]));
  const numbered = <T extends Cited>(cited: T) => ({ ...cited, sources: cited.sources.map(sourceOf) });
  const tables: Record<(typeof TABLES)[number], readonly object[]> = {
    sources: sources.map((source) => ({
      ...source,
      issued: source.issued && dateText(source.issued),
      accessed: dateText(source.accessed),
    })),
    entries: sorted.map((entry) => ({
      ...entry,
      terms: entry.terms.length,
      facts: entry.facts.length,
      milestones: entry.milestones?.length,
      relations: entry.relations?.length,
    })),
    words: words.map((word) => ({ word })),
    terms: sorted.flatMap(({ terms }) =>
      terms.map((term) =>
        typeof term === "string" ? { surface: term } : { ...term, context: term.context?.map((word) => wordOf.get(word)) },
      ),
    ),
    facts: sorted.flatMap(({ facts }) => facts.map(numbered)),
    milestones: sorted.flatMap(({ milestones = [] }) => milestones.map(numbered)),
    relations: sorted.flatMap(({ relations = [] }) => relations.map((relation) => ({ ...relation, entry: entryOf(relation.entry) }))),
  };
  const columns = TABLES.flatMap((name) => columnsOf(name, tables[name]));
  const rows = Object.fromEntries(TABLES.map((name) => [name, tables[name].length])) as Header["rows"];
  const header: Header = { format: 4, redirects, columns: columns.length, rows };
  return `${[header, ...columns].map((line) => JSON.stringify(line)).join("\n")}\n`;
}

function columnsOf(table: Column["table"], rows: readonly object[]): Column[] {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  const maps = rows.map((row) => new Map<string, unknown>(Object.entries(row)));
  return Array.from(names, (name) => {
    const values = maps.map((row) => row.get(name) ?? null);
    const numbers = values.flatMap((value, number) => (value === null ? [] : [number]));
    return numbers.length > rows.length / 2
      ? { table, name, values }
      : {
          table,
          name,
          steps: numbers.map((number, i) => number - (numbers[i - 1] ?? 0)),
          values: values.filter((value) => value !== null),
        };
  });
}

/** The distinct words of a list, the commonest first: they get the shortest numbers. */
function byFrequency(words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort(([a, x], [b, y]) => y - x || compare(a, b)).map(([word]) => word);
}

/** From an id to its place in a list; an id that is not there stays as it is. */
function numbersOf(list: readonly { readonly id: string }[]): (id: string) => number | string {
  const numbers = new Map(list.map(({ id }, index) => [id, index]));
  return (id) => numbers.get(id) ?? id;
}

function dateText(date: CslDate): string {
  return date["date-parts"].map((parts) => parts.join("-")).join("/");
}

function checkCorpus(corpus: Corpus, day: string): void {
  checkEntries(corpus, day);
  checkSurfaces(corpus);
  checkSources(corpus, day);
  checkRedirects(corpus);
}

function join({ entries, sources, redirects }: Corpus): Dataset {
  const { moved = {}, split = {} } = redirects?.value ?? {};
  return {
    entries: sorted(entries),
    sources: sorted(sources),
    redirects: { ...moved, ...Object.fromEntries(Object.entries(split).map(([id, [first = ""]]) => [id, first])) },
  };
}

function sorted<T extends { id: string; $schema?: string }>(files: ReadonlyMap<string, { value: T }>): T[] {
  return [...files.values()].map(({ value }) => withoutSchema(value)).sort((a, b) => compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function withoutSchema<T extends { $schema?: string }>({ $schema, ...rest }: T): T {
  return rest as T;
}

function byPlace(a: Finding, b: Finding): number {
  return a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;
}
