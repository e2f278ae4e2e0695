import * as vscode from "vscode";
import type { Entry } from "../dataset/schema";
import { type Pause, SLICE_MS } from "../reference/load";
import { DocumentIndex, type Occurrence } from "../reference/recogniser/document";
import type { Reference } from "../reference/reference";
import type { Documents } from "../workbench/documents";
import { settings } from "../workbench/settings";
import { entryUri } from "./entry-documents";
import { inLanguages } from "./languages";

/** More files are not read, larger ones are left out, and more places are not shown. */
const MAX_FILES = 5_000;
const MAX_BYTES = 2_000_000;
const MAX_PLACES = 5_000;

/** A file system that is on no disk may have no search, and VS Code waits for one without end: we wait so long, in milliseconds. */
const MAX_WAIT_MS = 3_000;

/** Where VS Code itself searches. */
const ON_DISK = new Set(["file", "vscode-remote"]);

/** Finds every place in the prose of the workspace where an entry is named, however it is written there. */
class TermReferences implements vscode.ReferenceProvider {
  constructor(
    private readonly reference: Reference,
    private readonly documents: Documents,
    private readonly pause: Pause,
  ) {}

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[] | undefined> {
    const occurrence = await this.documents.at(document, position, token);
    const entry = occurrence?.senses[0]?.entry;
    if (!entry) {
      return undefined;
    }
    const title = vscode.l10n.t("Finding “{0}”", entry.name);
    const found = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, (progress) =>
      this.#find(document, entry, progress, token),
    );
    return [...(includeDeclaration ? [new vscode.Location(entryUri(entry), new vscode.Position(0, 0))] : []), ...found];
  }

  async #find(
    document: vscode.TextDocument,
    entry: Entry,
    progress: vscode.Progress<{ message?: string }>,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[]> {
    const files = await filesOfProse(document, token);
    const open = new Map(vscode.workspace.textDocuments.map((each) => [each.uri.toString(), each]));
    const inFiles = new Set(files.map(({ uri }) => uri.toString()));
    const found: vscode.Location[] = [];
    // The text in front may be of no folder, or not saved yet.
    const all = inFiles.has(document.uri.toString()) ? files : [{ uri: document.uri, language: document.languageId }, ...files];
    for (const [i, { uri, language }] of all.entries()) {
      if (token.isCancellationRequested || found.length >= MAX_PLACES) {
        break;
      }
      progress.report({ message: vscode.l10n.t("{0} of {1} files", i + 1, all.length) });
      const known = open.get(uri.toString());
      const occurrences = known ? await this.documents.occurrences(known, token) : await this.#read(uri, language, token);
      const named = (occurrences ?? []).filter(({ senses }) => senses[0]?.entry === entry);
      found.push(...named.map((each) => new vscode.Location(uri, rangeOf(each))));
    }
    return found.slice(0, MAX_PLACES);
  }

  /** The terms of a file that is not open; none where it cannot be read as text. */
  async #read(uri: vscode.Uri, language: string, token: vscode.CancellationToken): Promise<readonly Occurrence[]> {
    const text = await textOf(uri);
    if (text === undefined) {
      return [];
    }
    const lines = text.split(/\r\n|\r|\n/);
    const index = new DocumentIndex(await this.reference.recogniser(), { lineCount: lines.length, line: (i) => lines[i] ?? "" }, language);
    let slice = Date.now();
    for (const _ of index.catchUp()) {
      if (Date.now() - slice > SLICE_MS) {
        await this.pause();
        if (token.isCancellationRequested) {
          return [];
        }
        slice = Date.now();
      }
    }
    const ignored = new Set(settings.ignoredTerms({ uri, languageId: language }).map((term) => term.toLowerCase()));
    return [...index.occurrences()].filter(
      ({ surface, senses }) =>
        !ignored.has(surface.toLowerCase()) &&
        !index.ignoresTerm(
          surface,
          senses.map(({ entry }) => entry),
        ),
    );
  }
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    const text = size <= MAX_BYTES ? new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) : undefined;
    return text?.includes("\0") ? undefined : text;
  } catch {
    // It has gone meanwhile, or may not be read: the other files still count.
    return undefined;
  }
}

interface File {
  readonly uri: vscode.Uri;
  readonly language: string;
}

/** The files of the workspace whose names are those of the languages of the settings, without what files and search leave out. */
async function filesOfProse(scope: vscode.TextDocument, token: vscode.CancellationToken): Promise<File[]> {
  const languages = languagesByEnding();
  if (languages.size === 0) {
    return [];
  }
  const include = `**/*{${[...languages.keys()].join(",")}}`;
  const excluded = ["files", "search"].flatMap((section) =>
    Object.entries(vscode.workspace.getConfiguration(section, scope).get<Record<string, unknown>>("exclude") ?? {}).flatMap(
      ([glob, value]) => (value === true ? [glob] : []),
    ),
  );
  const exclude = excluded.length > 0 ? `{${[...new Set(excluded)].join(",")}}` : null;
  const uris = await Promise.race([vscode.workspace.findFiles(include, exclude, MAX_FILES, token), ...givingUp()]);
  return uris
    .map((uri) => ({ uri, language: languages.get(/\.[^./]+$/.exec(uri.path)?.[0].toLowerCase() ?? "") ?? "plaintext" }))
    .sort((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
}

/** Finds no file, where and when it is to be feared that nothing else does. */
function givingUp(): Promise<vscode.Uri[]>[] {
  const isOnDisk = vscode.workspace.workspaceFolders?.some(({ uri }) => ON_DISK.has(uri.scheme)) ?? true;
  return isOnDisk ? [] : [new Promise((resolve) => setTimeout(resolve, MAX_WAIT_MS, []))];
}

/** The endings of file names that the installed extensions give to the languages of the settings. */
function languagesByEnding(): Map<string, string> {
  const wanted = new Set(settings.languages());
  const endings = new Map<string, string>();
  for (const { packageJSON } of vscode.extensions.all) {
    const contributed: unknown = (packageJSON as { contributes?: { languages?: unknown } }).contributes?.languages;
    for (const language of Array.isArray(contributed) ? (contributed as { id?: unknown; extensions?: unknown }[]) : []) {
      if (typeof language.id === "string" && wanted.has(language.id) && Array.isArray(language.extensions)) {
        for (const ending of language.extensions) {
          if (typeof ending === "string" && /^\.[\w+-]{1,20}$/.test(ending)) {
            endings.set(ending.toLowerCase(), language.id);
          }
        }
      }
    }
  }
  for (const [ending, language] of OWN_ENDINGS) {
    if (wanted.has(language) && !endings.has(ending)) {
      endings.set(ending, language);
    }
  }
  return endings;
}

/** Of languages that no extension may have brought. */
const OWN_ENDINGS = [
  [".md", "markdown"],
  [".txt", "plaintext"],
  [".tex", "latex"],
  [".adoc", "asciidoc"],
  [".rst", "restructuredtext"],
  [".html", "html"],
] as const;

function rangeOf({ startLine, startCharacter, endLine, endCharacter }: Occurrence): vscode.Range {
  return new vscode.Range(startLine, startCharacter, endLine, endCharacter);
}

/** Registers the references in the languages of the settings. */
export function registerReferences(reference: Reference, documents: Documents, pause: Pause): vscode.Disposable {
  const references = new TermReferences(reference, documents, pause);
  return inLanguages((languages) => vscode.languages.registerReferenceProvider(languages, references));
}
