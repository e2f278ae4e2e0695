/**
 * The dataset compiler: checks the hand-written files against the schema and against one another, and
 * joins them into the one file that ships. Runs at build time only.
 */
import { today } from "../reference/dates";
import type { Block, Column, Header, SteppedBeginnings } from "../reference/load";
import type { Beginnings } from "../reference/recogniser/first-words";
import { lexiconOf } from "../reference/recogniser/lexicon";
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

/** So many entries, or sources, stand in a line: few enough to be read at a glance, enough for what is alike to stand together. */
const BLOCK_SIZE = 64;

/**
 * The shipped form: JSON Lines, so that a reader can take it in slices, and leave what nobody asks for. First a header, then in each line one column of
 * what is read at once, then the first words of all terms, then blocks: all relations; entries with their facts and milestones; sources. What is alike stands together, column by
 * column, and so the package gets smaller. Sources, entries and context words are named by their numbers, from 0. Entries of a kind stand together too.
 */
export function serialise({ entries, sources, redirects }: Dataset): string {
  const sorted = entries.toSorted((a, b) => compare(a.kind, b.kind) || compare(a.id, b.id));
  const [sourceOf, entryOf] = [numbersOf(sources), numbersOf(sorted)];
  const lexicon = lexiconOf(sorted);
  const wordOf = new Map(lexicon.words.map((word, number) => [word, number]));
  const numbered = <T extends Cited>(cited: T) => ({ ...cited, sources: cited.sources.map(sourceOf) });
  const names = {
    sources: sources.map(({ id }) => ({ id })),
    entries: sorted.map(({ id, kind, name, terms }) => ({ id, kind, name, terms: terms.length })),
    words: lexicon.words.map((word, i) => ({ word, cue: lexicon.cues[i] })),
    terms: sorted
      .flatMap(({ terms }) => terms)
      .map((term) =>
        typeof term === "string" ? { surface: term } : { ...term, context: term.context?.map((word) => wordOf.get(word)).join(" ") },
      ),
  };
  const relations = {
    entries: sorted.map((entry) => ({ relations: entry.relations?.length })),
    relations: sorted.flatMap((entry) => (entry.relations ?? []).map((relation) => ({ ...relation, entry: entryOf(relation.entry) }))),
  };
  const entryBlocks = blocksOf(sorted).map((block) => ({
    entries: block.map(({ id, kind, name, terms, relations, ...entry }) => ({
      ...entry,
      facts: entry.facts.length,
      milestones: entry.milestones?.length,
    })),
    facts: block.flatMap(({ facts }) => facts.map(numbered)),
    milestones: block.flatMap(({ milestones = [] }) => milestones.map(numbered)),
  }));
  const sourceBlocks = blocksOf(sources).map((block) => ({
    sources: block.map(({ id, ...source }) => ({
      ...source,
      issued: source.issued && dateText(source.issued),
      accessed: dateText(source.accessed),
    })),
  }));
  const { columns } = blockOf(names);
  const rows = { sources: sources.length, entries: sorted.length, words: names.words.length, terms: names.terms.length };
  const lines = [...columns, stepped(lexicon.beginnings), ...[relations, ...entryBlocks, ...sourceBlocks].map(blockOf)];
  const rest = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  const size = new TextEncoder().encode(rest).length;
  const header: Header = { format: 6, redirects, size, columns: columns.length, rows, blockSize: BLOCK_SIZE };
  return `${JSON.stringify(header)}\n${rest}`;
}

function stepped({ items, ...beginnings }: Beginnings): SteppedBeginnings {
  let at = 0;
  let first = 0;
  const steps = beginnings.counts.flatMap((count) => {
    const ofWord = items.subarray(at, at + count);
    const before = [first, ...ofWord];
    at += count;
    first = ofWord[0] ?? first;
    return Array.from(ofWord, (item, i) => item - (before[i] as number));
  });
  return { ...beginnings, steps };
}

function blocksOf<T>(list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / BLOCK_SIZE) }, (_, i) => list.slice(i * BLOCK_SIZE, (i + 1) * BLOCK_SIZE));
}

function blockOf(tables: Readonly<Partial<Record<Column["table"], readonly object[]>>>): Block {
  const named = Object.entries(tables) as [Column["table"], readonly object[]][];
  return {
    rows: Object.fromEntries(named.map(([table, rows]) => [table, rows.length])),
    columns: named.flatMap(([table, rows]) => columnsOf(table, rows)),
  };
}

function columnsOf(table: Column["table"], rows: readonly object[]): Column[] {
  const names = new Set(rows.flatMap((row) => Object.entries(row).flatMap(([name, value]) => (value === undefined ? [] : name))));
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
