import * as vscode from "vscode";
import { today } from "../../reference/dates";
import type { Reference } from "../../reference/reference";
import { unreadable } from "../furnish";
import { MAX_COMPARED } from "../messages";
import { wordsIn } from "../model";
import type { Revival } from "../revival";
import { Sheet } from "../sheet";
import { translated } from "../words";
import { COMPARE_WORDS, type CompareMessage, isSavedComparison, type SavedComparison } from "./messages";
import { comparisonOf } from "./model";

const VIEW_TYPE = "spaceSecurity.compare";

/** Entries side by side, in one panel. */
export class Comparison implements vscode.Disposable {
  readonly most = MAX_COMPARED;
  #sheet: Sheet | undefined;
  #entryIds: readonly string[] = [];

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly reference: Reference,
    private readonly showEntry: (entryId: string) => Promise<void>,
    private readonly revival: Revival,
  ) {}

  /** Shows two or three entries. */
  async show(entryIds: readonly string[]): Promise<void> {
    this.#entryIds = entryIds.slice(0, MAX_COMPARED);
    if (this.#sheet) {
      this.#keep(this.#sheet.webviewPanel);
      this.#sheet.webviewPanel.reveal();
      await this.#sheet.draw();
    } else {
      const title = vscode.l10n.t("Comparison");
      this.#adopt(vscode.window.createWebviewPanel(VIEW_TYPE, title, vscode.ViewColumn.Active, { enableFindWidget: true }));
    }
  }

  /** Takes over a panel that was open before the window was reloaded. */
  revive(webviewPanel: vscode.WebviewPanel, saved: unknown): void {
    this.#entryIds = isSavedComparison(saved) ? saved.entryIds : [];
    this.#adopt(webviewPanel);
  }

  dispose(): void {
    this.#sheet?.dispose();
  }

  #adopt(webviewPanel: vscode.WebviewPanel): void {
    this.#sheet?.dispose();
    const sheet = new Sheet(webviewPanel, this.extensionUri, {
      bundle: "compare",
      content: () => this.#content(),
      receive: async (message) => {
        if (message.type === "navigate") {
          await this.showEntry(message.entryId);
        } else if (message.type === "compare") {
          await vscode.commands.executeCommand("spaceSecurity.compare", { entryIds: this.#entryIds });
        } else if (message.type === "compareWithout") {
          await this.show(this.#entryIds.filter((id) => id !== message.entryId));
        }
      },
    });
    this.#sheet = sheet;
    this.#keep(webviewPanel);
    webviewPanel.onDidChangeViewState(() => this.#keep(webviewPanel));
    webviewPanel.onDidDispose(() => {
      if (this.#sheet === sheet) {
        this.#sheet = undefined;
      }
    });
  }

  #keep(webviewPanel: vscode.WebviewPanel): void {
    const saved: SavedComparison = { entryIds: this.#entryIds };
    this.revival.keep(webviewPanel, saved);
  }

  async #content(): Promise<CompareMessage> {
    const translate = vscode.l10n.t;
    const head = {
      type: "compare",
      language: vscode.env.language,
      words: wordsIn(translate),
      compareWords: translated(COMPARE_WORDS, translate),
      entryIds: this.#entryIds,
    } as const;
    try {
      const library = await this.reference.library();
      const entries = [...new Set(this.#entryIds.flatMap((id) => library.entry(id) ?? []))];
      return entries.length > 0
        ? { ...head, compare: comparisonOf(library, entries, today(), translate) }
        : {
            ...head,
            notice: { title: vscode.l10n.t("This page cannot be restored"), text: vscode.l10n.t("What it compared is not there.") },
          };
    } catch (error) {
      return { ...head, notice: unreadable(error) };
    }
  }
}

/** Opens the door: the panel and its return after a reload. */
export function registerComparison(
  context: vscode.ExtensionContext,
  reference: Reference,
  showEntry: (entryId: string) => Promise<void>,
  revival: Revival,
): Comparison {
  const comparison = new Comparison(context.extensionUri, reference, showEntry, revival);
  context.subscriptions.push(comparison);
  revival.register(VIEW_TYPE, (panel, saved) => comparison.revive(panel, saved));
  return comparison;
}
