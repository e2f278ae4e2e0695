import type { Entry, Fact, Milestone, Source } from "../dataset/schema";
import { Library } from "./library";

/** How long one slice of work may take, in milliseconds, before others get their turn. */
export const SLICE_MS = 8;

interface Header {
  readonly format: number;
  readonly sources: number;
  readonly entries: number;
  readonly redirects: Readonly<Record<string, string>>;
}

/** What names its sources by their numbers. */
type Numbered<T> = Omit<T, "sources"> & { readonly sources: readonly number[] };

/** An entry as the compiled dataset holds it. */
type NumberedEntry = Omit<Entry, "facts" | "milestones"> & {
  readonly facts: readonly Numbered<Fact>[];
  readonly milestones?: readonly Numbered<Milestone>[];
};

/** Lets others run: resolves in a later turn of the event loop. */
export type Pause = () => Promise<void>;

/**
 * Reads the compiled dataset (JSON Lines: a header, sources, entries that name sources by number) without holding up the event loop.
 * @throws Error that names the line, where the file is damaged or of another format.
 */
export async function loadLibrary(text: string, pause: Pause): Promise<Library> {
  const lines = text.trimEnd().split("\n");
  const header = parseLine<Header>(lines, 0);
  if (header.format !== 2) {
    throw new Error(`dataset: format ${header.format} is not known to this version`);
  }
  if (lines.length !== 1 + header.sources + header.entries) {
    throw new Error(`dataset: ${header.sources + header.entries} records announced, ${lines.length - 1} found: the file is cut short`);
  }
  const sources: Source[] = [];
  const entries: Entry[] = [];
  let slice = Date.now();
  for (let i = 1; i < lines.length; i++) {
    if (i <= header.sources) {
      sources.push(parseLine(lines, i));
    } else {
      entries.push(withSources(parseLine(lines, i), sources));
    }
    if (Date.now() - slice > SLICE_MS) {
      await pause();
      slice = Date.now();
    }
  }
  return new Library(entries, sources, header.redirects);
}

/** An entry with the ids of its sources in place of their numbers. */
function withSources({ facts, milestones, ...entry }: NumberedEntry, sources: readonly Source[]): Entry {
  const cite = <T extends { readonly sources: readonly number[] }>(cited: T) => ({
    ...cited,
    sources: cited.sources.map((number) => idOf(sources, number)),
  });
  return { ...entry, facts: facts.map(cite), ...(milestones && { milestones: milestones.map(cite) }) };
}

function idOf(sources: readonly Source[], number: number): string {
  const source = sources[number];
  if (!source) {
    throw new Error(`dataset: there is no source ${number}`);
  }
  return source.id;
}

function parseLine<T extends object>(lines: readonly string[], index: number): T {
  const record: unknown = parse(lines, index);
  if (typeof record !== "object" || record === null) {
    throw new Error(`dataset: line ${index + 1} is no record`);
  }
  return record as T;
}

function parse(lines: readonly string[], index: number): unknown {
  try {
    return JSON.parse(lines[index] ?? "");
  } catch (error) {
    throw new Error(`dataset: line ${index + 1} cannot be read (${error instanceof Error ? error.message : error})`);
  }
}
