import type { CslDate, Entry, Source } from "../dataset/schema";
import { Library, type Sources } from "./library";
import type { Beginnings } from "./recogniser/first-words";
import type { Lexicon } from "./recogniser/lexicon";

/** How long one slice of work may take, in milliseconds, before others get their turn. */
export const SLICE_MS = 8;

/** The tables that are read at once: what entries and sources are called, and all terms. */
const NAMES = ["sources", "entries", "words", "terms"] as const;
/** What a block holds: sources, or entries with what they list, or what all entries list of one kind. */
const DETAILS = ["sources", "entries", "facts", "milestones", "relations"] as const;
/** What entries list, entry after entry. */
const LISTS = ["facts", "milestones", "relations"] as const;
type Table = (typeof NAMES)[number] | (typeof DETAILS)[number];
type Counts = Readonly<Partial<Record<Table, number>>>;

/** The first line of the compiled dataset. Columns of names follow, the first words of terms, all relations in a block, blocks of entries, of sources. */
export interface Header {
  readonly format: 6;
  readonly redirects: Readonly<Record<string, string>>;
  /** How many bytes follow the line. */
  readonly size: number;
  /** How many columns follow, one in a line. */
  readonly columns: number;
  /** How many rows each table of names has. */
  readonly rows: Readonly<Record<(typeof NAMES)[number], number>>;
  /** How many entries, or sources, there are in a block; in the last there may be fewer. */
  readonly blockSize: number;
}

/** What the rows of a table have under one name, null where they have nothing. */
export interface Column {
  readonly table: Table;
  readonly name: string;
  /** Where few rows have something: only theirs are the values; the number of the first of these rows, then how far it is to each next one. */
  readonly steps?: readonly number[];
  readonly values: readonly unknown[];
}

/** A line of its own, read when something in it is first asked for. */
export interface Block {
  readonly rows: Counts;
  readonly columns: readonly Column[];
}

/** With which words terms begin, in a line of its own: each item as the distance from the one before, the first of a word from the first of the word before. */
export interface SteppedBeginnings extends Omit<Beginnings, "items"> {
  readonly steps: readonly number[];
}

type Row = Record<string, unknown>;

/** Lets others run: resolves in a later turn of the event loop. */
export type Pause = () => Promise<void>;

/**
 * Reads the compiled dataset (JSON Lines, see `serialise`) without holding up the event loop: the names and terms of all entries, and the rest of an
 * entry when it is first asked for.
 * @throws Error that names the line, where the file is damaged or of another format.
 */
export async function loadLibrary(file: Uint8Array, pause: Pause): Promise<Library> {
  const lines = new Lines(file);
  const header = lines.record<Header>(0);
  if (header.format !== 6) {
    throw new Error(`dataset: format ${header.format} is not known to this version`);
  }
  const { rows, columns, blockSize, redirects, size } = header;
  if (lines.sizeAfterFirst !== size) {
    throw new Error(`dataset: ${size} bytes announced after the first line, ${lines.sizeAfterFirst} found: the file is cut short`);
  }
  const names = new Tables(NAMES, rows);
  let slice = Date.now();
  const letOthersRun = async (): Promise<void> => {
    if (Date.now() - slice > SLICE_MS) {
      await pause();
      slice = Date.now();
    }
  };
  for (let i = 1; i <= columns; i++) {
    names.take(lines.record<Column>(i), i);
    await letOthersRun();
  }
  const beginnings = beginningsIn(lines.record<SteppedBeginnings>(1 + columns), names.count("terms") + names.count("words"), 1 + columns);
  await letOthersRun();
  const first = 3 + columns;
  const layout = { relations: 2 + columns, entries: first, sources: first + Math.ceil(rows.entries / blockSize), blockSize };
  const details = new Details(names, (line) => blockOf(lines, line), layout);
  const entries = Array.from({ length: names.count("entries") }, (_, number) => new BundledEntry(details, number));
  return new Library(entries, new BundledSources(details), redirects, lexiconOf(names, entries, beginnings, details));
}

/** The lines of a file. */
class Lines {
  readonly #lines: Uint8Array[] = [];

  constructor(private readonly file: Uint8Array) {
    for (let start = 0; start < file.length; ) {
      const end = file.indexOf(NEWLINE, start);
      this.#lines.push(file.subarray(start, end < 0 ? file.length : end));
      start = end < 0 ? file.length : end + 1;
    }
  }

  get sizeAfterFirst(): number {
    return this.file.length - (this.#lines[0]?.length ?? 0) - 1;
  }

  /** The record in a line. */
  record<T extends object>(index: number): T {
    const record = this.#parse(index);
    if (typeof record !== "object" || record === null) {
      throw new Error(`dataset: line ${index + 1} is no record`);
    }
    return record as T;
  }

  #parse(index: number): unknown {
    try {
      return JSON.parse(new TextDecoder().decode(this.#lines[index]));
    } catch (error) {
      throw new Error(`dataset: line ${index + 1} cannot be read (${error instanceof Error ? error.message : error})`);
    }
  }
}

const NEWLINE = 0x0a;

type Values = readonly unknown[];

/** Tables, column by column: values by row, null or undefined where there is none. */
class Tables {
  readonly #columns: ReadonlyMap<Table, Map<string, Values>>;

  constructor(
    tables: readonly Table[],
    private readonly rows: Counts,
  ) {
    this.#columns = new Map(tables.map((table) => [table, new Map()]));
  }

  /** Takes in a column that stands in a line. */
  take({ table, name, steps, values }: Column, line: number): void {
    const columns = this.#columns.get(table);
    if (!columns || !Array.isArray(values) || values.length !== (steps?.length ?? this.count(table))) {
      throw new Error(`dataset: line ${line + 1} is no column of the ${table}`);
    }
    columns.set(name, steps ? this.#spread(table, steps, values, line) : values);
  }

  /** How many rows a table has. */
  count(table: Table): number {
    return this.rows[table] ?? 0;
  }

  column(table: Table, name: string): Values {
    return this.#columns.get(table)?.get(name) ?? [];
  }

  columns(table: Table): Iterable<readonly [string, Values]> {
    return this.#columns.get(table) ?? [];
  }

  /** The rows of a table as objects. */
  objects(table: Table, decode: (name: string, value: unknown) => unknown): Row[] {
    const objects = Array.from({ length: this.count(table) }, (): Row => ({}));
    for (const [name, values] of this.columns(table)) {
      objects.forEach((row, i) => {
        const value = values[i] ?? null;
        if (value !== null) {
          row[name] = decode(name, value);
        }
      });
    }
    return objects;
  }

  #spread(table: Table, steps: readonly number[], values: Values, line: number): Values {
    const rows = this.count(table);
    const all: unknown[] = new Array(rows);
    let row = 0;
    for (let i = 0; i < values.length; i++) {
      row += steps[i] as number;
      if (!(row >= 0 && row < rows)) {
        throw new Error(`dataset: line ${line + 1} names row ${row}, which the ${table} have not`);
      }
      all[row] = values[i];
    }
    return all;
  }
}

function blockOf(lines: Lines, line: number): Tables {
  const { rows, columns } = lines.record<Block>(line);
  const tables = new Tables(DETAILS, rows);
  for (const column of columns) {
    tables.take(column, line);
  }
  return tables;
}

/** Where blocks begin, by line, and how many rows they have. */
interface Layout {
  readonly relations: number;
  readonly entries: number;
  readonly sources: number;
  readonly blockSize: number;
}

/** What is read when it is first asked for, and kept. */
class Details {
  readonly #entries = new Map<number, readonly Row[]>();
  readonly #sources = new Map<number, readonly Row[]>();
  #relations: readonly Row[] | undefined;
  /** By entry: its first term. */
  #starts: readonly number[] | undefined;
  readonly #rules: readonly (readonly [string, Values])[];

  constructor(
    readonly names: Tables,
    private readonly read: (line: number) => Tables,
    private readonly layout: Layout,
  ) {
    this.#rules = [...names.columns("terms")].filter(([name]) => name !== "surface" && name !== "beginnings");
  }

  /** All of an entry but what it is called, its terms and its relations. */
  entry(number: number): Row {
    return this.#row(this.#entries, this.layout.entries, number, (tables) => this.#withLists(tables));
  }

  source(number: number): Row {
    return this.#row(this.#sources, this.layout.sources, number, (tables) =>
      tables.objects("sources", (name, value) => (name === "issued" || name === "accessed" ? dateOf(value) : value)),
    );
  }

  relations(entry: number): unknown {
    this.#relations ??= this.#withLists(this.read(this.layout.relations));
    return this.#relations[entry]?.relations;
  }

  /** The terms of an entry. */
  terms(entry: number): Entry["terms"] {
    const counts = this.names.column("entries", "terms") as readonly number[];
    this.#starts ??= startsOf(counts);
    const start = this.#starts[entry] as number;
    return Array.from({ length: counts[entry] as number }, (_, i) => this.rule(start + i));
  }

  /** The term with a number: one that has no rule is its words alone. */
  rule(number: number): Entry["terms"][number] {
    const surface = this.#named("term", "terms", "surface", number);
    const rule: Row = {};
    for (const [name, values] of this.#rules) {
      const value = values[number] ?? null;
      if (value !== null) {
        rule[name] = name === "context" ? this.#words(String(value)) : value;
      }
    }
    return Object.keys(rule).length > 0 ? { surface, ...rule } : surface;
  }

  /** Context words, by their numbers with spaces between. */
  #words(numbers: string): string[] {
    return numbers.split(" ").map((number) => this.#named("word", "words", "word", Number(number)));
  }

  #row(blocks: Map<number, readonly Row[]>, first: number, number: number, rowsOf: (tables: Tables) => readonly Row[]): Row {
    const { blockSize } = this.layout;
    const block = Math.floor(number / blockSize);
    let rows = blocks.get(block);
    if (!rows) {
      rows = rowsOf(this.read(first + block));
      blocks.set(block, rows);
    }
    return rows[number % blockSize] ?? {};
  }

  /** The entries of a block, with what they list in place of how many there are. */
  #withLists(tables: Tables): Row[] {
    const entries = tables.objects("entries", (_, value) => value);
    for (const name of LISTS) {
      const list = tables.objects(name, (column, value) => this.#decode(column, value));
      let next = 0;
      for (const entry of entries) {
        const count = entry[name];
        if (typeof count === "number") {
          entry[name] = list.slice(next, next + count);
          next += count;
        }
      }
    }
    return entries;
  }

  /** What facts, milestones and relations hold in a shorter form. */
  #decode(column: string, value: unknown): unknown {
    if (column === "sources") {
      return (value as readonly number[]).map((number) => this.#named("source", "sources", "id", number));
    }
    return column === "entry" && typeof value === "number" ? this.#named("entry", "entries", "id", value) : value;
  }

  #named(what: string, table: Table, name: string, number: number): string {
    const text = this.names.column(table, name)[number];
    if (typeof text !== "string") {
      throw new Error(`dataset: there is no ${what} ${number}`);
    }
    return text;
  }
}

/** Where each of some lists begins, of which one follows another. */
function startsOf(counts: readonly number[]): number[] {
  let next = 0;
  return counts.map((count) => {
    const start = next;
    next += count;
    return start;
  });
}

/** A date such as 2025-6-23, or two with a solidus between them, as CSL has it. */
function dateOf(value: unknown): CslDate {
  return {
    "date-parts": String(value)
      .split("/")
      .map((date) => date.split("-").map(Number)),
  };
}

/** The terms of all entries, as the recogniser takes them. */
function lexiconOf(names: Tables, entries: readonly Entry[], beginnings: Beginnings, details: Details): Lexicon {
  return {
    entries,
    counts: names.column("entries", "terms") as readonly number[],
    surfaces: names.column("terms", "surface") as readonly string[],
    words: names.column("words", "word") as readonly string[],
    cues: names.column("words", "cue") as readonly number[],
    beginnings,
    rule: (number) => details.rule(number),
  };
}

/** With which words so many items begin, as a line has it. */
function beginningsIn({ words, counts, steps, next, others }: SteppedBeginnings, count: number, line: number): Beginnings {
  const isWhole = typeof words === "string" && Array.isArray(counts) && Array.isArray(steps) && Array.isArray(others);
  if (!isWhole || next?.length !== steps.length || counts.reduce((sum, each) => sum + each, 0) !== steps.length) {
    throw new Error(`dataset: line ${line + 1} does not tell with which words terms begin`);
  }
  const items = new Int32Array(steps.length);
  let at = 0;
  let first = 0;
  for (const each of counts) {
    let item = first;
    for (const end = at + each; at < end; at++) {
      item += steps[at] as number;
      items[at] = item;
    }
    first = each > 0 ? (items[at - each] as number) : first;
  }
  if (items.some((item) => item < 0 || item >= count) || others.some((item) => !(item >= 0 && item < count))) {
    throw new Error(`dataset: line ${line + 1} names a term that is not there`);
  }
  return { words, counts, items, next, others };
}

/** An entry of the compiled dataset. What it is called is there at once, the rest when it is first asked for. */
class BundledEntry implements Entry {
  readonly id: string;
  readonly kind: Entry["kind"];
  readonly name: string;
  declare readonly summary: string;
  declare readonly terms: Entry["terms"];
  declare readonly facts: Entry["facts"];
  readonly #details: Details;
  readonly #number: number;

  constructor(details: Details, number: number) {
    const { names } = details;
    this.id = names.column("entries", "id")[number] as string;
    this.kind = names.column("entries", "kind")[number] as Entry["kind"];
    this.name = names.column("entries", "name")[number] as string;
    this.#details = details;
    this.#number = number;
  }

  static {
    const define = (name: keyof Entry, read: (details: Details, number: number) => unknown) =>
      Object.defineProperty(BundledEntry.prototype, name, {
        get(this: BundledEntry) {
          return read(this.#details, this.#number);
        },
      });
    define("terms", (details, number) => details.terms(number));
    define("relations", (details, number) => details.relations(number));
    for (const name of ["summary", "names", "identifiers", "facts", "milestones"] as const) {
      define(name, (details, number) => details.entry(number)[name]);
    }
  }
}

/** The sources of the compiled dataset, each read when it is first asked for. */
class BundledSources implements Sources {
  #numbers: ReadonlyMap<string, number> | undefined;

  constructor(private readonly details: Details) {}

  get(id: string): Source | undefined {
    this.#numbers ??= new Map((this.details.names.column("sources", "id") as readonly string[]).map((known, number) => [known, number]));
    const number = this.#numbers.get(id);
    return number === undefined ? undefined : this.#at(number);
  }

  *values(): Generator<Source> {
    for (let number = 0; number < this.details.names.count("sources"); number++) {
      yield this.#at(number);
    }
  }

  #at(number: number): Source {
    const source = this.details.source(number);
    source.id = this.details.names.column("sources", "id")[number];
    return source as unknown as Source;
  }
}
