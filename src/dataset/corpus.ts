import type { ValidateFunction } from "ajv";
import { type DatasetFile, definition, type Finding, type Parsed, parse } from "./files";
import type { Entry, Redirects, Source } from "./schema";
import schema from "./schema.json";

/** All files that keep to the schema. */
export interface Corpus {
  readonly entries: ReadonlyMap<string, Parsed<Entry>>;
  readonly sources: ReadonlyMap<string, Parsed<Source>>;
  readonly redirects: Parsed<Redirects> | undefined;
  /** Ids of files that do not, so that what refers to them is not called wrong as well. */
  readonly broken: ReadonlySet<string>;
}

/** Where the files lie; what a file is, its path says. */
const FOLDER = "src/dataset";
const ENTRIES = `${FOLDER}/entries/`;
const SOURCES = `${FOLDER}/sources/`;
const REDIRECTS = `${FOLDER}/redirects.json`;

const ID = new RegExp(schema.definitions.id.pattern);
const isEntry = definition<Entry>("entry");
const isSource = definition<Source>("source");
const isRedirects = definition<Redirects>("redirects");

/** Reads all files; what is wrong with one by itself goes to `findings`. */
export function readCorpus(files: readonly DatasetFile[], findings: Finding[]): Corpus {
  const broken = new Set<string>();
  const within = (folder: string) => files.filter(({ path }) => path.startsWith(folder));
  const redirects = files.find(({ path }) => path === REDIRECTS);
  return {
    sources: collect(within(SOURCES), isSource, (_, stem) => `${SOURCES}${stem}.json`, broken, findings),
    entries: collect(within(ENTRIES), isEntry, ({ kind }, stem) => `${ENTRIES}${kind}/${stem}.json`, broken, findings),
    redirects: redirects && parse(redirects, isRedirects, findings),
    broken,
  };
}

/** The files by their names, which are their ids: a copied file whose id was left as it was does not hide the first. */
function collect<T extends { id: string; $schema?: string }>(
  files: readonly DatasetFile[],
  validate: ValidateFunction<T>,
  placeOf: (value: T, stem: string) => string,
  broken: Set<string>,
  findings: Finding[],
): Map<string, Parsed<T>> {
  const byId = new Map<string, Parsed<T>>();
  for (const file of files) {
    const stem = file.path.slice(file.path.lastIndexOf("/") + 1).replace(/\.json$/, "");
    const parsed = parse(file, validate, findings);
    if (!parsed) {
      broken.add(stem);
      continue;
    }
    const { value, report, warn } = parsed;
    const earlier = byId.get(stem);
    if (earlier) {
      report(["id"], `id "${stem}" is already taken by ${earlier.file}`);
      continue;
    }
    byId.set(stem, parsed);
    const place = placeOf(value, stem);
    if (value.id !== stem) {
      report(["id"], `id is "${value.id}" but the file is named "${stem}"`, ID.test(stem) ? { set: ["id"], to: stem } : undefined);
    }
    if (file.path !== place) {
      report(["id"], `after its kind the file must be ${place}`, { move: place });
    }
    if (value.$schema === undefined) {
      const up = "../".repeat(place.split("/").length - FOLDER.split("/").length - 1);
      warn([], "no $schema: the editor cannot help", { set: ["$schema"], to: `${up}schema.json` });
    }
  }
  return byId;
}
