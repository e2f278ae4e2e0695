import type { ValidateFunction } from "ajv";
import { type DatasetFile, definition, type Finding, type Parsed, parse } from "./files";
import type { Entry, Redirects, Source } from "./schema";

/** The files of the dataset as text. */
export interface DatasetFiles {
  readonly entries: readonly DatasetFile[];
  readonly sources: readonly DatasetFile[];
  readonly redirects?: DatasetFile | undefined;
}

/** All files that keep to the schema. */
export interface Corpus {
  readonly entries: ReadonlyMap<string, Parsed<Entry>>;
  readonly sources: ReadonlyMap<string, Parsed<Source>>;
  readonly redirects: Parsed<Redirects> | undefined;
  /** Ids of files that do not, so that what refers to them is not called wrong as well. */
  readonly broken: ReadonlySet<string>;
}

const FOLDER = "src/dataset";
const isEntry = definition<Entry>("entry");
const isSource = definition<Source>("source");
const isRedirects = definition<Redirects>("redirects");

/** Reads all files; what is wrong with one by itself goes to `findings`. */
export function readCorpus(files: DatasetFiles, findings: Finding[]): Corpus {
  const broken = new Set<string>();
  return {
    sources: collect(files.sources, isSource, ({ id }) => `${FOLDER}/sources/${id}.json`, broken, findings),
    entries: collect(files.entries, isEntry, ({ kind, id }) => `${FOLDER}/entries/${kind}/${id}.json`, broken, findings),
    redirects: files.redirects && parse(files.redirects, isRedirects, findings),
    broken,
  };
}

function collect<T extends { id: string; $schema?: string }>(
  files: readonly DatasetFile[],
  validate: ValidateFunction<T>,
  placeOf: (value: T) => string,
  broken: Set<string>,
  findings: Finding[],
): Map<string, Parsed<T>> {
  const byId = new Map<string, Parsed<T>>();
  for (const file of files) {
    const parsed = parse(file, validate, findings);
    if (!parsed) {
      broken.add(/([^/]*)\.json$/.exec(file.path)?.[1] ?? "");
      continue;
    }
    const { value, report, warn } = parsed;
    const earlier = byId.get(value.id);
    if (earlier) {
      report(["id"], `id "${value.id}" is already taken by ${earlier.file}`);
      continue;
    }
    byId.set(value.id, parsed);
    const place = placeOf(value);
    if (file.path !== place) {
      report(["id"], `after its id and kind the file must be ${place}`, { move: place });
    }
    if (value.$schema === undefined) {
      const up = "../".repeat(place.split("/").length - FOLDER.split("/").length - 1);
      warn([], "no $schema: the editor cannot help", { set: ["$schema"], to: `${up}schema.json` });
    }
  }
  return byId;
}
