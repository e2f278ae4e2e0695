import * as vscode from "vscode";

/** Takes over a page with what it saved. */
type Revive = (panel: vscode.WebviewPanel, saved: unknown) => void | Promise<void>;

/** VS Code hands over the pages that show as soon as somebody takes them over; so long after that one may count on it, ms. */
const HANDED_OVER = 1_000;

/**
 * The return of pages that were open before the extension started. After a reload of the window VS Code hands them over, with what they
 * saved. After a restart of the extension host alone, by a crash or an update, it leaves them on the screen, where nobody answers them
 * any more: those are closed, and opened again with what was kept of them.
 */
export class Revival implements vscode.Disposable {
  readonly #revives = new Map<string, Revive>();
  readonly #handedOver = new Set<string>();
  readonly #disposables: vscode.Disposable[] = [];

  constructor(private readonly memory: vscode.Memento) {}

  /** Takes over pages of a type from now on. */
  register(viewType: string, revive: Revive): void {
    this.#revives.set(viewType, revive);
    this.#disposables.push(
      vscode.window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: async (panel, saved) => {
          this.#handedOver.add(nameOf(viewType, panel.title));
          await revive(panel, saved);
        },
      }),
    );
  }

  /** Keeps what a page shows, in case that the extension host ends without a word. */
  keep({ viewType, viewColumn }: vscode.WebviewPanel, saved: unknown): void {
    void this.memory.update(keyOf(viewType, viewColumn), saved);
  }

  /** Opens pages anew that show though nobody answers them. To be called once, when all types are registered and none has been opened yet. */
  async reopenAbandoned(): Promise<void> {
    const shown = vscode.window.tabGroups.all.flatMap(({ activeTab, viewColumn }) => {
      const viewType = activeTab && this.#typeOf(activeTab);
      return viewType ? [{ tab: activeTab, viewType, viewColumn }] : [];
    });
    if (shown.length > 0) {
      // What VS Code says before it answers has come by then.
      await vscode.commands.getCommands(true);
      await new Promise((done) => setTimeout(done, HANDED_OVER));
    }
    for (const { tab, viewType, viewColumn } of shown) {
      const isThere = vscode.window.tabGroups.all.some(({ activeTab }) => activeTab === tab);
      if (isThere && !this.#handedOver.has(nameOf(viewType, tab.label))) {
        const saved = this.memory.get(keyOf(viewType, viewColumn));
        const showOptions = { viewColumn, preserveFocus: !tab.group.isActive };
        await vscode.window.tabGroups.close(tab, true);
        const panel = vscode.window.createWebviewPanel(viewType, tab.label, showOptions, { enableFindWidget: true });
        await this.#revives.get(viewType)?.(panel, saved);
      }
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  /** The type of a page of ours. VS Code writes something before it. */
  #typeOf({ input }: vscode.Tab): string | undefined {
    return input instanceof vscode.TabInputWebview ? [...this.#revives.keys()].find((type) => input.viewType.endsWith(type)) : undefined;
  }
}

function nameOf(viewType: string, title: string): string {
  return `${viewType} ${title}`;
}

function keyOf(viewType: string, viewColumn: vscode.ViewColumn | undefined): string {
  return `page ${viewType} ${viewColumn ?? vscode.ViewColumn.One}`;
}
