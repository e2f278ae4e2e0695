import type { CslDate, Entry, Source } from "../dataset/schema";
import { Library } from "./library";

/** How long one slice of work may take, in milliseconds, before others get their turn. */
export const SLICE_MS = 8;

/** The tables of the compiled dataset, each after those that it refers to. The last four hold what entries list, entry after entry. */
export const TABLES = ["sources", "entries", "words", "terms", "facts", "milestones", "relations"] as const;
type Table = (typeof TABLES)[number];

/** The first line of the compiled dataset. */
export interface Header {
  readonly format: 4;
  readonly redirects: Readonly<Record<string, string>>;
  /** How many columns follow, one in a line. */
  readonly columns: number;
  /** How many rows each table has. */
  readonly rows: Readonly<Record<Table, number>>;
}

/** Every other line: what the rows of a table have under one name, null where they have nothing. */
export interface Column {
  readonly table: Table;
  readonly name: string;
  /** Where few rows have something: only theirs are the values; the number of the first of these rows, then how far it is to each next one. */
  readonly steps?: readonly number[];
  readonly values: readonly unknown[];
}

type Row = Record<string, unknown>;
type Tables = Readonly<Record<Table, Row[]>>;

/** Lets others run: resolves in a later turn of the event loop. */
export type Pause = () => Promise<void>;

/**
 * Reads the compiled dataset (JSON Lines: a header, then columns; see `serialise`) without holding up the event loop.
 * @throws Error that names the line, where the file is damaged or of another format.
 */
export async function loadLibrary(text: string, pause: Pause): Promise<Library> {
  const lines = text.trimEnd().split("\n");
  const header = parseLine<Header>(lines, 0);
  if (header.format !== 4) {
    throw new Error(`dataset: format ${header.format} is not known to this version`);
  }
  if (lines.length !== 1 + header.columns) {
    throw new Error(`dataset: ${header.columns} columns announced, ${lines.length - 1} found: the file is cut short`);
  }
  const tables = Object.fromEntries(
    TABLES.map((name) => [name, Array.from({ length: header.rows[name] }, () => ({}))]),
  ) as unknown as Tables;
  let slice = Date.now();
  for (let i = 1; i < lines.length; i++) {
    fill(tables, parseLine(lines, i), i);
    if (Date.now() - slice > SLICE_MS) {
      await pause();
      slice = Date.now();
    }
  }
  return new Library(entriesOf(tables), tables.sources as unknown as Source[], header.redirects);
}

/** Gives each row of a table its value. */
function fill(tables: Tables, { table, name, steps, values }: Column, index: number): void {
  const rows = TABLES.includes(table) ? tables[table] : undefined;
  if (!rows || !Array.isArray(values) || values.length !== (steps ?? rows).length) {
    throw new Error(`dataset: line ${index + 1} is no column of the ${table}`);
  }
  const decode = DECODERS[`${table}.${name}`];
  let number = 0;
  values.forEach((value, i) => {
    number = steps ? number + (steps[i] ?? 0) : i;
    const row = rows[number];
    if (!row) {
      throw new Error(`dataset: line ${index + 1} names row ${number}, which the ${table} have not`);
    }
    if (value !== null) {
      row[name] = decode ? decode(value, tables) : value;
    }
  });
}

/** What the columns hold in a shorter form. */
const DECODERS: Readonly<Record<string, (value: unknown, tables: Tables) => unknown>> = {
  "sources.issued": dateOf,
  "sources.accessed": dateOf,
  "terms.context": (value, { words }) => (value as readonly number[]).map((number) => textOf("word", words, number, "word")),
  "facts.sources": sourcesOf,
  "milestones.sources": sourcesOf,
  "relations.entry": (value, { entries }) => (typeof value === "number" ? textOf("entry", entries, value, "id") : value),
};

/** A date such as 2025-6-23, or two with a solidus between them, as CSL has it. */
function dateOf(value: unknown): CslDate {
  return {
    "date-parts": String(value)
      .split("/")
      .map((date) => date.split("-").map(Number)),
  };
}

function sourcesOf(value: unknown, { sources }: Tables): string[] {
  return (value as readonly number[]).map((number) => textOf("source", sources, number, "id"));
}

function textOf(what: string, rows: readonly Row[], number: number, name: string): string {
  const text = rows[number]?.[name];
  if (typeof text !== "string") {
    throw new Error(`dataset: there is no ${what} ${number}`);
  }
  return text;
}

/** The entries, with what they list in place of how many there are. */
function entriesOf({ entries, terms, facts, milestones, relations }: Tables): Entry[] {
  // A term that has no rule is its words alone.
  const lists = { terms: terms.map((term) => (Object.keys(term).length > 1 ? term : term.surface)), facts, milestones, relations };
  for (const [name, list] of Object.entries(lists)) {
    let next = 0;
    for (const entry of entries) {
      const count = entry[name];
      if (typeof count === "number") {
        entry[name] = list.slice(next, next + count);
        next += count;
      }
    }
  }
  return entries as unknown as Entry[];
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
