import { Checker } from "../reference/checks/checker";
import { type Code, checkOf, type Finding, type Span } from "../reference/checks/finding";
import { today } from "../reference/dates";
import { DocumentIndex } from "../reference/recogniser/document";
import type { Recogniser } from "../reference/recogniser/recogniser";
import type { Reference } from "../reference/reference";
import { inEnglish } from "../reference/translate";
import { type CheckFormat, complain, type Io, json, oneLine, STATUS, type Status } from "./io";
import { sarif } from "./sarif";
import { decode, languageOf, MAX_BYTES } from "./text";

interface CheckRequest {
  readonly format: CheckFormat;
  readonly codes: ReadonlySet<Code>;
  /** The language of the markup, where the name of a file does not tell. */
  readonly language: string | undefined;
}

/** A place in a file. Lines and columns count from 1, columns in UTF-16 units; the end is exclusive. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Something that was found in a file. */
export interface Found extends Region {
  readonly file: string;
  readonly code: Code;
  readonly message: string;
  /** The words in question. */
  readonly text: string;
  readonly entry?: string;
  readonly fact?: string;
  readonly fixes: readonly { readonly title: string; readonly edits: readonly (Region & { readonly text: string })[] }[];
}

/** `check FILES…`: what a writer should look at. A file that cannot be read is reported and the others are checked all the same. */
export async function check(reference: Reference, files: readonly string[], request: CheckRequest, io: Io): Promise<Status> {
  const recogniser = await reference.recogniser();
  const checker = new Checker(await reference.library(), today());
  const all: Found[] = [];
  let failed = false;
  for (const file of files) {
    try {
      const text = decode(await io.read(file, MAX_BYTES));
      const found = findIn(recogniser, checker, file, text, request);
      all.push(...found);
      if (request.format === "text") {
        io.out(found.map(describe).join(""));
      }
    } catch (error) {
      complain(io, `${file === "-" ? "standard input" : oneLine(file)}: ${error instanceof Error ? error.message : error}`);
      failed = true;
    }
  }
  if (request.format !== "text") {
    io.out(json(request.format === "json" ? all : sarif(all)));
  }
  return failed ? STATUS.failed : all.length > 0 ? STATUS.findings : STATUS.ok;
}

function findIn(recogniser: Recogniser, checker: Checker, file: string, text: string, { codes, language }: CheckRequest): Found[] {
  const lines = text.split(/\r\n|\r|\n/);
  const index = new DocumentIndex(recogniser, { lineCount: lines.length, line: (i) => lines[i] ?? "" }, language ?? languageOf(file));
  for (const _ of index.catchUp()) {
    // Every step matters, none yields anything.
  }
  const steps = checker.check(index, new Set([...codes].map(checkOf)));
  let step = steps.next();
  while (!step.done) {
    step = steps.next();
  }
  return step.value.filter(({ code }) => codes.has(code)).map((finding) => foundOf(file, lines, finding));
}

function foundOf(file: string, lines: readonly string[], { code, span, message, entry, fact, fixes }: Finding): Found {
  return {
    file,
    ...regionOf(span),
    code,
    message: message(inEnglish),
    text: textOf(lines, span),
    ...(entry && { entry: entry.id }),
    ...(fact && { fact: fact.id }),
    fixes: fixes.map((fix) => ({
      title: fix.title(inEnglish),
      edits: fix.edits.map((edit) => ({ ...regionOf(edit.span), text: edit.text })),
    })),
  };
}

function regionOf({ startLine, startCharacter, endLine, endCharacter }: Span): Region {
  return { line: startLine + 1, column: startCharacter + 1, endLine: endLine + 1, endColumn: endCharacter + 1 };
}

function textOf(lines: readonly string[], { startLine, startCharacter, endLine, endCharacter }: Span): string {
  const parts = lines.slice(startLine, endLine + 1);
  return parts.map((line, i) => line.slice(i === 0 ? startCharacter : 0, i === parts.length - 1 ? endCharacter : undefined)).join("\n");
}

function describe({ file, line, column, code, text, message }: Found): string {
  return `${oneLine(file)}:${line}:${column}: ${code}: ${oneLine(text)}: ${oneLine(message)}\n`;
}
