/**
 * The dataset compiler: checks the hand-written files against the schema and against one another, and
 * joins them into the one file that ships. Runs at build time only.
 */
import Ajv, { type ErrorObject, type ValidateFunction } from "ajv";
import { findNodeAtLocation, getNodeValue, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { foldSurface } from "../reference/recogniser/fold";
import type { Entry, Source, TermRule } from "./schema";
import schema from "./schema.json";

export interface DatasetFile {
  /** Path with forward slashes, relative to the repository. */
  readonly path: string;
  readonly text: string;
}

/** What is wrong, and where: file, JSON pointer, and line and column from 1. */
export interface Finding {
  readonly file: string;
  readonly pointer: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface Dataset {
  readonly entries: Entry[];
  readonly sources: Source[];
}

type Path = readonly (string | number)[];
type Report = (path: Path, message: string) => void;

interface Parsed<T> {
  readonly value: T;
  readonly report: Report;
}

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true, strictRequired: false });
ajv.addSchema(schema, "dataset");
const isEntry = definition<Entry>("entry");
const isSource = definition<Source>("source");

/**
 * Checks all files and returns the dataset with every finding; the dataset is whole only when there is none.
 * Entries and sources come sorted by id, so that the same files always compile to the same bytes.
 */
export function compile(
  entryFiles: readonly DatasetFile[],
  sourceFiles: readonly DatasetFile[],
): { dataset: Dataset; findings: Finding[] } {
  const findings: Finding[] = [];
  const sources = entryFilesToMap(sourceFiles, isSource, findings);
  const entries = entryFilesToMap(entryFiles, isEntry, findings);

  for (const file of entryFiles) {
    const kind = file.path.split("/").at(-2);
    const entry = [...entries.values()].find((e) => e.file === file.path);
    if (entry && entry.parsed.value.kind !== kind) {
      entry.parsed.report(["kind"], `kind is "${entry.parsed.value.kind}" but the file lies in "${kind}"`);
    }
  }
  for (const { parsed } of entries.values()) {
    checkFacts(parsed, sources);
    checkRelations(parsed, entries);
    parsed.value.milestones?.forEach((milestone, i) => {
      checkSources(milestone.sources, ["milestones", i, "sources"], sources, parsed.report);
    });
  }
  checkSurfaces([...entries.values()].map((e) => e.parsed));
  checkSourcesUsed(entries, sources);

  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  findings.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
  return {
    dataset: {
      entries: [...entries.values()].map((e) => withoutSchema(e.parsed.value)).sort(byId),
      sources: [...sources.values()].map((s) => withoutSchema(s.parsed.value)).sort(byId),
    },
    findings,
  };
}

/** The shipped form: JSON Lines, so that a reader can take it in slices. First a header, then sources, then entries. */
export function serialise({ entries, sources }: Dataset): string {
  const lines = [{ format: 1, sources: sources.length, entries: entries.length }, ...sources, ...entries];
  return `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`;
}

type Files<T> = Map<string, { file: string; parsed: Parsed<T> }>;

function entryFilesToMap<T extends { id: string }>(
  files: readonly DatasetFile[],
  validate: ValidateFunction<T>,
  findings: Finding[],
): Files<T> {
  const map: Files<T> = new Map();
  for (const file of files) {
    const parsed = parse(file, validate, findings);
    if (!parsed) {
      continue;
    }
    const { id } = parsed.value;
    const stem = file.path
      .split("/")
      .at(-1)
      ?.replace(/\.json$/, "");
    if (id !== stem) {
      parsed.report(["id"], `id is "${id}" but the file is named "${stem}"`);
    }
    const earlier = map.get(id);
    if (earlier) {
      parsed.report(["id"], `id "${id}" is already taken by ${earlier.file}`);
    } else {
      map.set(id, { file: file.path, parsed });
    }
  }
  return map;
}

function parse<T>(file: DatasetFile, validate: ValidateFunction<T>, findings: Finding[]): Parsed<T> | undefined {
  const errors: ParseError[] = [];
  const tree = parseTree(file.text, errors, { disallowComments: true });
  const at = (offset: number) => {
    const before = file.text.slice(0, offset).split("\n");
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  };
  const syntax = errors[0];
  if (!tree || syntax) {
    findings.push({
      file: file.path,
      pointer: "",
      ...at(syntax?.offset ?? 0),
      message: `not JSON: ${syntax ? printParseErrorCode(syntax.error) : "empty file"}`,
    });
    return undefined;
  }
  const report: Report = (path, message) => {
    const node =
      [...path.keys(), path.length]
        .reverse()
        .map((n) => findNodeAtLocation(tree, [...path.slice(0, n)]))
        .find(Boolean) ?? tree;
    findings.push({ file: file.path, pointer: pointerOf(path), ...at(node.offset), message });
  };
  const value: unknown = getNodeValue(tree);
  if (validate(value)) {
    return { value, report };
  }
  for (const error of validate.errors ?? []) {
    report(pathOf(error.instancePath), describe(error));
  }
  return undefined;
}

function checkFacts({ value: entry, report }: Parsed<Entry>, sources: Files<Source>): void {
  const ids = new Set<string>();
  const superseded = new Set<string>();
  entry.facts.forEach((fact, i) => {
    if (ids.has(fact.id)) {
      report(["facts", i, "id"], `two facts have the id "${fact.id}"`);
    }
    ids.add(fact.id);
    checkSources(fact.sources, ["facts", i, "sources"], sources, report);
    if (typeof fact.value === "number" && fact.unit === undefined) {
      report(["facts", i, "value"], "a figure needs a unit");
    }
  });
  entry.facts.forEach((fact, i) => {
    fact.supersedes?.forEach((id, j) => {
      if (!ids.has(id) || id === fact.id) {
        report(["facts", i, "supersedes", j], `supersedes "${id}", which is no other fact of this entry`);
      } else if (superseded.has(id)) {
        report(
          ["facts", i, "supersedes", j],
          `"${id}" is already superseded by another fact: let the newer supersede the older, in a chain`,
        );
      }
      superseded.add(id);
    });
  });
  entry.terms.forEach((term, i) => {
    if (typeof term === "object" && term.fact !== undefined && !ids.has(term.fact)) {
      report(["terms", i, "fact"], `no fact "${term.fact}" in this entry`);
    }
  });
}

function checkSources(ids: readonly string[], path: Path, sources: Files<Source>, report: Report): void {
  ids.forEach((id, i) => {
    if (!sources.has(id)) {
      report([...path, i], `unknown source "${id}": there is no sources/${id}.json`);
    }
  });
}

function checkRelations({ value: entry, report }: Parsed<Entry>, entries: Files<Entry>): void {
  const seen = new Set<string>();
  entry.relations?.forEach((relation, i) => {
    const other = entries.get(relation.entry)?.parsed.value;
    if (!other || other === entry) {
      report(["relations", i, "entry"], other ? "an entry cannot relate to itself" : `unknown entry "${relation.entry}"`);
      return;
    }
    const key = `${relation.type} ${relation.entry}`;
    if (seen.has(key)) {
      report(["relations", i], `relation "${key}" stands twice`);
    }
    seen.add(key);
    if (other.relations?.some((r) => r.entry === entry.id && r.type === relation.type) && entry.id > other.id) {
      report(["relations", i], `"${other.id}" already has this relation: the inverse is derived`);
    }
  });
}

/** Where several entries claim a surface, each claim but a preferred one must name its context. */
function checkSurfaces(entries: readonly Parsed<Entry>[]): void {
  const claims = new Map<string, { entry: Parsed<Entry>; index: number; rule: TermRule }[]>();
  for (const entry of entries) {
    entry.value.terms.forEach((term, index) => {
      const rule = typeof term === "string" ? { surface: term } : term;
      const key = foldSurface(rule.surface);
      const list = claims.get(key) ?? [];
      const twin = list.find((claim) => claim.entry === entry && sameCapitals(claim.rule.surface, rule.surface));
      if (twin) {
        entry.report(["terms", index], `the surface "${rule.surface}" stands twice in this entry ("${twin.rule.surface}")`);
      }
      list.push({ entry, index, rule });
      claims.set(key, list);
    });
  }
  for (const list of claims.values()) {
    const owners = new Set(list.map((claim) => claim.entry));
    if (owners.size < 2) {
      continue;
    }
    const preferred = new Set(list.filter((claim) => claim.rule.preferred).map((claim) => claim.entry));
    for (const { entry, index, rule } of list) {
      const others = [...owners].filter((owner) => owner !== entry).map((owner) => owner.value.id);
      if (!rule.context && !rule.preferred) {
        entry.report(
          ["terms", index],
          `"${rule.surface}" is also a term of ${others.join(", ")}: give each a context, or mark one as preferred`,
        );
      } else if (rule.preferred && preferred.size > 1) {
        entry.report(["terms", index], `"${rule.surface}" has more than one preferred entry`);
      }
    }
  }
}

function sameCapitals(a: string, b: string): boolean {
  const capitals = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
  return capitals(a) === capitals(b);
}

function checkSourcesUsed(entries: Files<Entry>, sources: Files<Source>): void {
  const used = new Set(
    [...entries.values()].flatMap(({ parsed: { value } }) => [...value.facts, ...(value.milestones ?? [])].flatMap((item) => item.sources)),
  );
  for (const [id, { parsed }] of sources) {
    if (!used.has(id)) {
      parsed.report([], `source "${id}" is cited by no fact`);
    }
  }
}

function withoutSchema<T extends { $schema?: string }>({ $schema, ...rest }: T): T {
  return rest as T;
}

function definition<T>(name: string): ValidateFunction<T> {
  const validate = ajv.getSchema<T>(`dataset#/definitions/${name}`);
  if (!validate) {
    throw new Error(`schema.json has no definition "${name}"`);
  }
  return validate as ValidateFunction<T>;
}

function describe(error: ErrorObject): string {
  const { params } = error;
  const extra = params.additionalProperty ?? params.missingProperty ?? params.allowedValues?.join(", ") ?? "";
  return `${error.message ?? "invalid"}${extra ? ` (${extra})` : ""}`;
}

function pathOf(pointer: string): Path {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replace(/~1/g, "/").replace(/~0/g, "~"))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function pointerOf(path: Path): string {
  return path.map((part) => `/${String(part).replace(/~/g, "~0").replace(/\//g, "~1")}`).join("");
}
