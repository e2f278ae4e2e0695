import * as vscode from "vscode";
import type { Entry } from "../dataset/schema";
import { SLICE_MS } from "../reference/load";
import type { Occurrence } from "../reference/recogniser/document";
import { DocumentIndex } from "../reference/recogniser/document";
import { foldSurface } from "../reference/recogniser/fold";
import { ifReadable, type Reference } from "../reference/reference";
import { settings } from "./settings";

/** Where the term of a card stands: the cursor may be elsewhere, and in another text. */
export interface Place {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

interface Tracked {
  readonly index: Promise<DocumentIndex>;
  /** The same, once it is there. */
  ready?: DocumentIndex;
  /** Ends when all edits so far are read. */
  reading?: Promise<void> | undefined;
  closed: boolean;
}

/**
 * The terms of the open documents, for every door that shows them. A document is read when somebody first asks for its
 * terms, and kept up to date from then on.
 */
export class Documents implements vscode.Disposable {
  readonly #tracked = new Map<vscode.TextDocument, Tracked>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #disposables: vscode.Disposable[] = [this.#changed];
  #languages = new Set(settings.languages());

  /** The terms of a document may have changed. */
  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly reference: Reference,
    private readonly pause: () => Promise<void>,
  ) {
    this.#disposables.push(
      vscode.workspace.onDidChangeTextDocument((event) => this.#edit(event)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      settings.onDidChange(() => {
        this.#languages = new Set(settings.languages());
        // Of others too: their language may apply now.
        for (const document of vscode.workspace.textDocuments) {
          this.#changed.fire(document);
        }
      }),
    );
  }

  /** Whether terms are recognised in a document: its language is among those of the settings, and it is text that a person wrote. */
  applies(document: vscode.TextDocument): boolean {
    return this.#languages.has(document.languageId) && document.uri.scheme !== "output";
  }

  /** All occurrences in order; undefined where the language does not apply, or when cancelled. */
  occurrences(document: vscode.TextDocument, token?: vscode.CancellationToken): Promise<readonly Occurrence[] | undefined> {
    return this.work(
      document,
      function* (index) {
        const ignores = ignoring(document, index);
        const all: Occurrence[] = [];
        for (const occurrence of index.occurrences()) {
          if (!ignores(occurrence)) {
            all.push(occurrence);
          }
          yield;
        }
        return all;
      },
      token,
    );
  }

  /**
   * Works on the terms of a document in short slices, and from the beginning again where the text changed meanwhile; undefined where
   * the language does not apply, or when cancelled.
   */
  async work<T>(
    document: vscode.TextDocument,
    steps: (index: DocumentIndex) => Generator<void, T>,
    token?: vscode.CancellationToken,
  ): Promise<T | undefined> {
    const index = await this.#index(document);
    if (!index || token?.isCancellationRequested) {
      return undefined;
    }
    const { version } = document;
    const work = steps(index);
    let slice = Date.now();
    for (let step = work.next(); ; step = work.next()) {
      if (step.done) {
        return step.value;
      }
      if (Date.now() - slice > SLICE_MS) {
        await this.pause();
        if (token?.isCancellationRequested || document.isClosed) {
          return undefined;
        }
        if (document.version !== version) {
          return this.work(document, steps, token);
        }
        slice = Date.now();
      }
    }
  }

  /** The term at a position that the settings or the document itself ignore. */
  async ignoredAt(
    document: vscode.TextDocument,
    position: vscode.Position,
    token?: vscode.CancellationToken,
  ): Promise<Occurrence | undefined> {
    const index = await ifReadable(this.#index(document));
    const occurrence = token?.isCancellationRequested ? undefined : index?.at(position.line, position.character);
    return index && occurrence && ignoring(document, index)(occurrence) ? occurrence : undefined;
  }

  /** How much a document asks to leave alone in it. */
  async ignoredCount(document: vscode.TextDocument): Promise<number> {
    return (await ifReadable(this.#index(document)))?.ignoredCount ?? 0;
  }

  /** The term at a position; undefined where there is none, or when cancelled. */
  async at(document: vscode.TextDocument, position: vscode.Position, token?: vscode.CancellationToken): Promise<Occurrence | undefined> {
    const index = await ifReadable(this.#index(document));
    if (!index || token?.isCancellationRequested) {
      return undefined;
    }
    const occurrence = index.at(position.line, position.character);
    return occurrence && !ignoring(document, index)(occurrence) ? occurrence : undefined;
  }

  dispose(): void {
    for (const document of [...this.#tracked.keys()]) {
      this.#forget(document);
    }
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  /** The index of a document with all edits taken in. */
  async #index(document: vscode.TextDocument): Promise<DocumentIndex | undefined> {
    if (!this.applies(document) || document.isClosed) {
      return undefined;
    }
    const tracked = this.#tracked.get(document) ?? this.#track(document);
    tracked.ready ??= await tracked.index;
    while (!tracked.ready.isComplete && !tracked.closed) {
      // Forgotten only after it is kept here: a short text is read before the promise is there.
      tracked.reading ??= this.#catchUp(tracked, tracked.ready).finally(() => {
        tracked.reading = undefined;
      });
      await tracked.reading;
    }
    return tracked.closed ? undefined : tracked.ready;
  }

  #track(document: vscode.TextDocument): Tracked {
    const tracked = { index: this.#open(document), closed: false };
    this.#tracked.set(document, tracked);
    tracked.index.catch(() => this.#forget(document));
    return tracked;
  }

  async #open(document: vscode.TextDocument): Promise<DocumentIndex> {
    const recogniser = await this.reference.recogniser();
    const lines = {
      get lineCount() {
        return document.lineCount;
      },
      line: (index: number) => document.lineAt(index).text,
    };
    return new DocumentIndex(recogniser, lines, document.languageId);
  }

  async #catchUp(tracked: Tracked, index: DocumentIndex): Promise<void> {
    let slice = Date.now();
    for (const _ of index.catchUp()) {
      if (Date.now() - slice > SLICE_MS) {
        await this.pause();
        if (tracked.closed) {
          break;
        }
        slice = Date.now();
      }
    }
  }

  #edit({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const tracked = this.#tracked.get(document);
    if (!tracked || contentChanges.length === 0) {
      return;
    }
    // Before it is ready nothing was read; it will read the text as it is then.
    for (const { range, text } of contentChanges) {
      tracked.ready?.edit(range.start.line, range.end.line + 1, text.split(/\r\n|\r|\n/).length);
    }
    this.#changed.fire(document);
  }

  #forget(document: vscode.TextDocument): void {
    const tracked = this.#tracked.get(document);
    if (tracked) {
      tracked.closed = true;
      this.#tracked.delete(document);
    }
  }
}

/** Tells occurrences that are not to be seen: the user's settings or the document itself say so. */
function ignoring(document: vscode.TextDocument, index: DocumentIndex): (occurrence: Occurrence) => boolean {
  const ignores = ignoringTerms(document);
  return ({ surface, senses }) => {
    const entries = senses.map(({ entry }) => entry);
    return ignores(surface, entries) || index.ignoresTerm(surface, entries);
  };
}

/** Tells terms that the user's settings ignore, by surface or as each entry that they may mean. */
export function ignoringTerms(scope: vscode.ConfigurationScope): (surface: string, entries: readonly Entry[]) => boolean {
  const ignored = new Set(settings.ignoredTerms(scope).map(foldSurface));
  return (surface, entries) =>
    ignored.size > 0 &&
    (ignored.has(foldSurface(surface)) || (entries.length > 0 && entries.every(({ id }) => ignored.has(foldSurface(id)))));
}
