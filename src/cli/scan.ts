import { scanText } from "../reference/recogniser/document";
import type { Recogniser } from "../reference/recogniser/recogniser";
import type { Reference } from "../reference/reference";
import { complain, type Format, type Io, json, oneLine, STATUS, type Status } from "./io";
import { decode, languageOf, MAX_BYTES } from "./text";

/** A term in a file. Lines and columns count from 1, columns in UTF-16 units; the end is exclusive. */
interface Found {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly surface: string;
  /** The likeliest first. */
  readonly entries: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
}

/** `scan FILES…`: every term in the files. A file that cannot be read is reported and the others are scanned all the same. */
export async function scan(reference: Reference, files: readonly string[], format: Format, io: Io): Promise<Status> {
  const recogniser = await reference.recogniser();
  const all: Found[][] = [];
  let status: Status = STATUS.ok;
  for (const file of files) {
    try {
      const found = findIn(recogniser, file, decode(await io.read(file, MAX_BYTES)));
      if (format === "json") {
        all.push(found);
      } else {
        io.out(found.map(describe).join(""));
      }
    } catch (error) {
      complain(io, `${file === "-" ? "standard input" : oneLine(file)}: ${error instanceof Error ? error.message : error}`);
      status = STATUS.failed;
    }
  }
  if (format === "json") {
    io.out(json(all.flat()));
  }
  return status;
}

function findIn(recogniser: Recogniser, file: string, text: string): Found[] {
  return scanText(recogniser, text, languageOf(file)).map((occurrence) => ({
    file,
    line: occurrence.startLine + 1,
    column: occurrence.startCharacter + 1,
    endLine: occurrence.endLine + 1,
    endColumn: occurrence.endCharacter + 1,
    surface: occurrence.surface,
    entries: occurrence.senses.map(({ entry: { id, name, kind } }) => ({ id, name, kind })),
  }));
}

function describe({ file, line, column, surface, entries }: Found): string {
  const senses = entries.map(({ id, name, kind }) => `${name} (${kind}) [${id}]`).join(" | ");
  return `${oneLine(file)}:${line}:${column}: ${oneLine(surface)}: ${senses}\n`;
}
