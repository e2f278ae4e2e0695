import type { Source } from "../../dataset/schema";
import type { Library } from "../library";
import { markerIn } from "../marked-region";
import type { Lines } from "../recogniser/block";
import { BIBLIOGRAPHY } from "./bibliography";

/** What a document cites. */
export interface Cited {
  /** In the order in which it first cites them. */
  readonly sources: readonly Source[];
  /** Ids of footnotes whose text is there. */
  readonly defined: ReadonlySet<string>;
  /** The lines of its bibliography, where we wrote one: the first and the last, the comments around it included. */
  readonly bibliography?: { readonly first: number; readonly last: number };
}

/** Footnote marks, keys of Pandoc and LaTeX, footnotes of AsciiDoc, and addresses. */
const CITATION =
  /\[\^(?<note>[\w-]{1,100})\]|(?<![\w@.])@\{?(?<key>[\w-]{1,100})|\\[a-zA-Z]*cite[a-zA-Z]*\*?(?:\[[^\]]{0,200}\]){0,2}\{(?<keys>[^{}]{1,1000})\}|footnote:(?<named>[\w-]{1,100})\[|<<(?<reference>[\w-]{1,100})|(?<address>https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}*_])/g;

const DEFINITION = /^\s*\[\^([\w-]{1,100})\]:/;

/** Longer lines are read up to here. */
const MAX_LINE = 100_000;

/** Finds the sources that a document cites by key or address, outside of what we wrote ourselves. Yields after each source and line. */
export function* findCited(library: Library, lines: Lines): Generator<void, Cited> {
  const byAddress = new Map<string, Source>();
  for (const source of library.sources) {
    byAddress.set(source.URL, source);
    yield;
  }
  const sources = new Set<Source>();
  const defined = new Set<string>();
  let ours: { readonly name: string; readonly first: number; readonly before: ReadonlySet<Source> } | undefined;
  let bibliography: Cited["bibliography"];
  for (let i = 0; i < lines.lineCount; i++) {
    const line = lines.line(i).slice(0, MAX_LINE);
    const marker = markerIn(line);
    if (marker?.edge === "begin") {
      ours = { name: marker.name, first: i, before: new Set(sources) };
    } else if (marker && marker.name === ours?.name) {
      if (ours.name === BIBLIOGRAPHY) {
        bibliography = { first: ours.first, last: i };
      }
      sources.clear();
      for (const source of ours.before) {
        sources.add(source);
      }
      ours = undefined;
    } else {
      readLine(library, byAddress, line, sources, defined);
    }
    yield;
  }
  return { sources: [...sources], defined, ...(bibliography && { bibliography }) };
}

function readLine(
  library: Library,
  byAddress: ReadonlyMap<string, Source>,
  line: string,
  sources: Set<Source>,
  defined: Set<string>,
): void {
  const definition = DEFINITION.exec(line)?.[1];
  if (definition !== undefined && library.source(definition)) {
    // A note's own text cites nothing.
    defined.add(definition);
    return;
  }
  for (const { groups = {} } of line.matchAll(CITATION)) {
    const { note, key, keys, named, reference, address } = groups;
    const ids = keys?.split(",") ?? [note ?? key ?? named ?? reference ?? ""];
    for (const source of [...ids.map((id) => library.source(id.trim())), byAddress.get(address ?? "")]) {
      if (source) {
        sources.add(source);
      }
    }
    if (named !== undefined) {
      defined.add(named);
    }
  }
}
