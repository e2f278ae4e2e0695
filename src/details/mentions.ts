import * as vscode from "vscode";
import type { Documents } from "../workbench/documents";
import type { MentionView } from "./messages";

/** More places than these a reader goes to by the search. */
const MAX_PLACES = 30;
/** Characters of the text around a place. */
const AROUND = 60;
/** How long the text is still before it is read again, in milliseconds. */
const STILL_FOR = 500;

/** Where the text that the reader has beside a page speaks of an entry. */
export class Mentions implements vscode.Disposable {
  readonly #disposables: vscode.Disposable[] = [];
  readonly #changed = new vscode.EventEmitter<void>();
  /** The places may have changed. */
  readonly onDidChange = this.#changed.event;
  /** A page of ours is no text: the last one then stays, as long as it is open. */
  #document = vscode.window.activeTextEditor?.document;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly documents: Documents) {
    this.#disposables.push(
      this.#changed,
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        if (editor && editor.document !== this.#document) {
          this.#document = editor.document;
          this.#changed.fire();
        }
      }),
      // A document whose language changes is closed too, and then opened again.
      vscode.workspace.onDidCloseTextDocument((document) => document === this.#document && this.#changed.fire()),
      vscode.workspace.onDidOpenTextDocument((document) => document === this.#document && this.#changed.fire()),
      documents.onDidChange((document) => {
        if (document === this.#document) {
          clearTimeout(this.#timer);
          this.#timer = setTimeout(() => this.#changed.fire(), STILL_FOR);
        }
      }),
    );
  }

  /** The places of an entry in the text, in order, with the text's name; undefined where there is none. */
  async of(entryId: string): Promise<{ readonly name: string; readonly places: readonly MentionView[] } | undefined> {
    const document = this.#document?.isClosed ? undefined : this.#document;
    const all = document && (await this.documents.occurrences(document));
    const places = (all ?? []).filter(({ senses }) => senses[0]?.entry.id === entryId).slice(0, MAX_PLACES);
    return document && places.length > 0
      ? {
          name: document.uri.path.split("/").at(-1) ?? "",
          places: places.map(({ startLine, startCharacter, surface }) => {
            const { text } = document.lineAt(startLine);
            const from = Math.max(0, startCharacter - AROUND);
            return {
              line: startLine,
              character: startCharacter,
              before: text.slice(from, startCharacter).trimStart(),
              surface,
              after: text.slice(startCharacter + surface.length, startCharacter + surface.length + AROUND).trimEnd(),
            };
          }),
        }
      : undefined;
  }

  /** Goes to a place of the text, beside the page. */
  async reveal(line: number, character: number): Promise<void> {
    const document = this.#document;
    if (document && !document.isClosed) {
      const position = document.validatePosition(new vscode.Position(line, character));
      const seen = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
      const viewColumn = seen?.viewColumn ?? vscode.ViewColumn.One;
      await vscode.window.showTextDocument(document, { viewColumn, selection: new vscode.Range(position, position) });
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    vscode.Disposable.from(...this.#disposables).dispose();
  }
}
