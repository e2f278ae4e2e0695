import * as vscode from "vscode";
import type { Entry } from "../dataset/schema";
import type { Occurrence } from "../reference/recogniser/document";
import type { Documents } from "../workbench/documents";

/** An entry with its occurrences in a document. */
export interface EntryInText {
  readonly entry: Entry;
  /** How often it stands in the text. */
  readonly count: number;
  /** The different ways in which it is written there, in the order of their first occurrence. */
  readonly surfaces: readonly string[];
}

/** What is known about the document that the user works on. */
export interface ActiveTerms {
  /** `none`: no text is open. `inapplicable`: its language is not among those of the settings. `failed`: the reference cannot be read. */
  readonly state: "none" | "inapplicable" | "failed" | "terms";
  readonly document?: vscode.TextDocument;
  /** In the order of their first occurrence. */
  readonly entries: readonly EntryInText[];
}

/** Waits so long after an edit: typing comes first, and a list that changes at every letter is hard to read. */
const DELAY_MS = 250;

const NOTHING: ActiveTerms = { state: "none", entries: [] };

/** Follows the document that the user works on, and its terms. */
export class ActiveTermsTracker implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<ActiveTerms>();
  readonly onDidChange = this.#changed.event;
  readonly #disposables: vscode.Disposable[];
  #terms = NOTHING;
  #document: vscode.TextDocument | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #work: vscode.CancellationTokenSource | undefined;

  constructor(private readonly documents: Documents) {
    this.#disposables = [
      this.#changed,
      vscode.window.onDidChangeActiveTextEditor(() => this.#follow()),
      vscode.window.tabGroups.onDidChangeTabs(() => this.#follow()),
      vscode.workspace.onDidOpenTextDocument((document) => this.#refreshIf(document)),
      documents.onDidChange((document) => this.#refreshIf(document)),
    ];
    this.#follow();
  }

  get terms(): ActiveTerms {
    return this.#terms;
  }

  dispose(): void {
    this.#stop();
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  /** Reads the terms again. */
  async refresh(): Promise<void> {
    this.#stop();
    const work = new vscode.CancellationTokenSource();
    this.#work = work;
    const terms = await this.#read(work.token);
    if (!work.token.isCancellationRequested) {
      this.#terms = terms;
      this.#changed.fire(terms);
    }
  }

  /** A page of ours, a terminal or an output is no text: the last one then stays, as long as it is open. */
  #follow(): void {
    const active = vscode.window.activeTextEditor?.document;
    const document = active ?? (this.#document && isOpen(this.#document) ? this.#document : undefined);
    if (document !== this.#document) {
      this.#document = document;
      void this.refresh();
    }
  }

  #refreshIf(document: vscode.TextDocument): void {
    if (document === this.#document) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.refresh(), DELAY_MS);
    }
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#work?.cancel();
    this.#work?.dispose();
  }

  async #read(token: vscode.CancellationToken): Promise<ActiveTerms> {
    const document = this.#document;
    if (!document) {
      return NOTHING;
    }
    if (!this.documents.applies(document)) {
      return { state: "inapplicable", document, entries: [] };
    }
    try {
      return { state: "terms", document, entries: byEntry((await this.documents.occurrences(document, token)) ?? []) };
    } catch {
      return { state: "failed", document, entries: [] };
    }
  }
}

function isOpen(document: vscode.TextDocument): boolean {
  const uri = document.uri.toString();
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri),
  );
}

function byEntry(occurrences: readonly Occurrence[]): EntryInText[] {
  const found = new Map<Entry, { entry: Entry; count: number; surfaces: Set<string> }>();
  for (const { senses, surface } of occurrences) {
    const entry = senses[0]?.entry;
    if (entry) {
      const one = found.get(entry) ?? { entry, count: 0, surfaces: new Set() };
      one.count++;
      one.surfaces.add(surface);
      found.set(entry, one);
    }
  }
  return [...found.values()].map(({ entry, count, surfaces }) => ({ entry, count, surfaces: [...surfaces] }));
}
