/**
 * The dataset compiler: checks the hand-written files against the schema and against one another, and
 * joins them into the one file that ships. Runs at build time only.
 */
import { today } from "../reference/dates";
import { checkEntries, checkRedirects, checkSources } from "./checks";
import { type Corpus, readCorpus } from "./corpus";
import type { DatasetFile, Finding } from "./files";
import type { Entry, Source } from "./schema";
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
 * The shipped form: JSON Lines, so that a reader can take it in slices. First a header, then sources, then entries, which name
 * their sources by number, from 0. Entries of a kind stand together: they are alike, and so the package gets smaller.
 */
export function serialise({ entries, sources, redirects }: Dataset): string {
  const header = { format: 2, sources: sources.length, entries: entries.length, redirects };
  const numbers = new Map(sources.map(({ id }, index) => [id, index]));
  const numbered = <T extends Cited>(cited: T) => ({ ...cited, sources: cited.sources.map((id) => numbers.get(id)) });
  const lines = entries
    .toSorted((a, b) => compare(a.kind, b.kind) || compare(a.id, b.id))
    .map(({ facts, milestones, ...entry }) => ({
      ...entry,
      facts: facts.map(numbered),
      ...(milestones && { milestones: milestones.map(numbered) }),
    }));
  return `${[header, ...sources, ...lines].map((line) => JSON.stringify(line)).join("\n")}\n`;
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
