import * as vscode from "vscode";
import type { Reference } from "../reference/reference";
import type { Citations } from "../workbench/citations";
import { setContext } from "../workbench/context";
import type { Documents } from "../workbench/documents";
import { Mentions } from "./mentions";
import { Panel } from "./panel";
import type { Revival } from "./revival";

const VIEW_TYPE = "spaceSecurity.details";

export interface ShowOptions {
  /** In a panel of its own, beside the active one. */
  readonly beside?: boolean;
  /** A fact to bring into view. */
  readonly factId?: string;
}

/** The details pages. One panel is used again and again; others come when asked for. */
export class Details implements vscode.Disposable {
  /** The one used last comes first. */
  #panels: readonly Panel[] = [];

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly reference: Reference,
    private readonly citations: Citations,
    private readonly mentions: Mentions,
    private readonly revival: Revival,
  ) {}

  /** Shows an entry; a text being edited keeps the focus. Resolves when the page has been told. */
  async show(entryId: string, { beside = false, factId }: ShowOptions = {}): Promise<void> {
    const used = beside ? undefined : this.#panels[0];
    const editing = vscode.window.activeTextEditor !== undefined;
    // A page that is hidden loads when it is revealed, and then with the right entry.
    await (used ?? this.#open(beside)).show(entryId, factId);
    used?.reveal(editing);
  }

  /** The entry of the page that has the focus. */
  get activeEntryId(): string | undefined {
    return this.#panels.find(({ webviewPanel }) => webviewPanel.active)?.entryId;
  }

  /** Goes back in the panel used last. */
  async back(): Promise<void> {
    await this.#panels[0]?.back();
  }

  /** Goes forward in the panel used last. */
  async forward(): Promise<void> {
    await this.#panels[0]?.forward();
  }

  /** Takes over a panel that was open before the window was reloaded. */
  async revive(webviewPanel: vscode.WebviewPanel, saved: unknown): Promise<void> {
    await this.#adopt(webviewPanel).restore(saved);
  }

  dispose(): void {
    vscode.Disposable.from(...this.#panels).dispose();
  }

  #open(beside: boolean): Panel {
    const editing = vscode.window.activeTextEditor !== undefined;
    const viewColumn = beside || editing ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    const title = vscode.l10n.t("Space Security Reference");
    return this.#adopt(
      vscode.window.createWebviewPanel(VIEW_TYPE, title, { viewColumn, preserveFocus: editing }, { enableFindWidget: true }),
    );
  }

  #adopt(webviewPanel: vscode.WebviewPanel): Panel {
    const panel = new Panel(webviewPanel, this.extensionUri, this.reference, this.citations, this.mentions);
    this.#panels = [panel, ...this.#panels];
    panel.onDidChangeHistory(() => {
      this.revival.keep(webviewPanel, panel.saved);
      this.#updateContext();
    });
    webviewPanel.onDidChangeViewState(() => {
      this.revival.keep(webviewPanel, panel.saved);
      if (webviewPanel.active) {
        this.#panels = [panel, ...this.#panels.filter((other) => other !== panel)];
        this.#updateContext();
      }
    });
    webviewPanel.onDidDispose(() => {
      this.#panels = this.#panels.filter((other) => other !== panel);
      this.#updateContext();
    });
    return panel;
  }

  #updateContext(): void {
    const panel = this.#panels[0];
    void setContext("detailsCanGoBack", panel?.canGoBack ?? false);
    void setContext("detailsCanGoForward", panel?.canGoForward ?? false);
  }
}

/** Opens the door: the pages, their way back and forward, and their return after a reload. */
export function registerDetails(
  context: vscode.ExtensionContext,
  reference: Reference,
  citations: Citations,
  documents: Documents,
  revival: Revival,
): Details {
  const mentions = new Mentions(documents);
  const details = new Details(context.extensionUri, reference, citations, mentions, revival);
  context.subscriptions.push(
    mentions,
    details,
    vscode.commands.registerCommand("spaceSecurity.detailsBack", () => details.back()),
    vscode.commands.registerCommand("spaceSecurity.detailsForward", () => details.forward()),
  );
  revival.register(VIEW_TYPE, (panel, saved) => details.revive(panel, saved));
  return details;
}
