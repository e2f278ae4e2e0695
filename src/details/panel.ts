import * as vscode from "vscode";
import { today } from "../reference/dates";
import { ifReadable, type Reference } from "../reference/reference";
import type { Citations } from "../workbench/citations";
import { told } from "../workbench/commands";
import { furnish, styleOf, unreadable } from "./furnish";
import { History } from "./history";
import type { Mentions } from "./mentions";
import {
  type HostMessage,
  isPageMessage,
  isSavedHistory,
  type NoticeView,
  type PageMessage,
  type SavedHistory,
  type ShowMessage,
} from "./messages";
import { furtherOf, viewOf, wordsIn } from "./model";
import { savePicture } from "./save";

/** One webview panel: what it has shown, and its conversation with the page. */
export class Panel implements vscode.Disposable {
  readonly #disposables: vscode.Disposable[] = [];
  readonly #historyChanged = new vscode.EventEmitter<void>();
  readonly onDidChangeHistory = this.#historyChanged.event;
  #history = new History();
  /** The fact to bring into view when the page is next drawn. */
  #factId: string | undefined;
  /** Whether the page listens: a page that is hidden is thrown away, and says so again when it is back. */
  #ready = false;
  #disposed = false;
  readonly #style: Promise<string>;

  constructor(
    readonly webviewPanel: vscode.WebviewPanel,
    private readonly extensionUri: vscode.Uri,
    private readonly reference: Reference,
    private readonly citations: Citations,
    private readonly mentions: Mentions,
  ) {
    this.#style = styleOf(extensionUri, "page");
    this.#disposables.push(
      this.#historyChanged,
      webviewPanel.webview.onDidReceiveMessage((message: unknown) => isPageMessage(message) && told(() => this.#receive(message))),
      webviewPanel.onDidChangeViewState(() => {
        if (this.#ready && !webviewPanel.visible) {
          this.#ready = false;
          void this.#draw();
        }
      }),
      mentions.onDidChange(() => this.#postMentions()),
      webviewPanel.onDidDispose(() => this.dispose()),
    );
  }

  get canGoBack(): boolean {
    return this.#history.canGoBack;
  }

  get canGoForward(): boolean {
    return this.#history.canGoForward;
  }

  /** What it has shown, as the page saves it. */
  get saved(): SavedHistory {
    return this.#history.save();
  }

  /** The entry that it shows. */
  get entryId(): string | undefined {
    return this.#history.current?.entryId;
  }

  /** Shows an entry, and one of its facts in particular; resolves when the page has been told. */
  show(entryId: string, factId?: string): Promise<void> {
    this.#history.visit(entryId);
    this.#factId = factId;
    return this.#draw();
  }

  /** Brings the page to the front, unless it was closed meanwhile. */
  reveal(preserveFocus: boolean): void {
    if (!this.#disposed) {
      this.webviewPanel.reveal(undefined, preserveFocus);
    }
  }

  back(): Promise<void> {
    this.#history.back();
    return this.#draw();
  }

  forward(): Promise<void> {
    this.#history.forward();
    return this.#draw();
  }

  /** Takes up what a page saved before the window was reloaded. */
  restore(saved: unknown): Promise<void> {
    this.#history = isSavedHistory(saved) ? new History(saved) : new History();
    return this.#draw();
  }

  dispose(): void {
    if (!this.#disposed) {
      this.#disposed = true;
      this.webviewPanel.dispose();
      vscode.Disposable.from(...this.#disposables).dispose();
    }
  }

  async #receive(message: PageMessage): Promise<void> {
    switch (message.type) {
      case "ready":
        this.#ready = true;
        return this.#draw();
      case "back":
        return this.back();
      case "forward":
        return this.forward();
      case "navigate":
        return this.show(message.entryId);
      case "reveal":
        return this.mentions.reveal(message.line, message.character);
      case "further":
        return this.#postFurther(message.entryId);
      case "place":
        return this.#history.remember(message.index, message.entryId, message.place);
      case "copy":
        return this.#copy(message.factId);
      case "copyPicture":
        await vscode.env.clipboard.writeText(message.svg);
        return this.#post({ type: "copied", pictureId: message.pictureId });
      case "savePicture":
        return savePicture(message);
      case "compare":
        return vscode.commands.executeCommand("spaceSecurity.compare", { entryIds: [this.entryId] });
    }
  }

  /** Draws the current visit, whatever it has become by the time that the reference is there. */
  async #draw(): Promise<void> {
    this.#historyChanged.fire();
    const content = await this.#content();
    if (this.#disposed) {
      return;
    }
    this.webviewPanel.title = content.entry?.name ?? content.notice?.title ?? this.webviewPanel.title;
    const shown: ShowMessage = {
      type: "show",
      language: vscode.env.language,
      words: wordsIn(vscode.l10n.t),
      history: this.#history.save(),
      ...content,
    };
    if (this.#ready) {
      const factId = this.#factId;
      this.#factId = undefined;
      this.#post({ ...shown, ...(factId !== undefined && { factId }) });
      await this.#postMentions();
    } else {
      await this.#load(shown);
    }
  }

  /** Loads the page anew, with what is to be seen first already in it; it then asks for the rest. */
  async #load(shown: ShowMessage): Promise<void> {
    const [style, { renderFirst }] = await Promise.all([this.#style, import("./first-paint")]);
    if (!this.#disposed && !this.#ready) {
      furnish(this.webviewPanel, this.extensionUri, "page", { style, body: renderFirst(shown) });
    }
  }

  async #content(): Promise<Pick<ShowMessage, "entry" | "notice">> {
    try {
      const library = await this.reference.library();
      const entryId = this.#history.current?.entryId;
      const entry = entryId === undefined ? undefined : library.entry(entryId);
      return entry
        ? { entry: viewOf(library, entry, today(), { language: vscode.env.language, translate: vscode.l10n.t }) }
        : { notice: missing(entryId) };
    } catch (error) {
      return {
        notice: unreadable(error),
      };
    }
  }

  async #copy(factId: string | undefined): Promise<void> {
    const library = await this.reference.library();
    const entry = library.entry(this.#history.current?.entryId ?? "");
    const fact = entry?.facts.find(({ id }) => id === factId);
    if (entry && (fact || factId === undefined)) {
      await vscode.env.clipboard.writeText((await this.citations.citer()).cite(library, entry, fact));
      this.#post({ type: "copied", ...(fact && { factId: fact.id }) });
    }
  }

  async #postMentions(): Promise<void> {
    const { entryId } = this;
    if (this.#ready && entryId !== undefined) {
      const { name = "", places = [] } = (await ifReadable(this.mentions.of(entryId))) ?? {};
      if (!this.#disposed && entryId === this.entryId) {
        this.#post({ type: "mentions", entryId, name, places });
      }
    }
  }

  async #postFurther(entryId: string): Promise<void> {
    const library = await this.reference.library();
    const entry = library.entry(entryId);
    if (entry) {
      this.#post({ type: "further", entryId, links: furtherOf(library, entry, vscode.l10n.t) });
    }
  }

  #post(message: HostMessage): void {
    void this.webviewPanel.webview.postMessage(message);
  }
}

function missing(entryId: string | undefined): NoticeView {
  return entryId === undefined
    ? {
        title: vscode.l10n.t("This page cannot be restored"),
        text: vscode.l10n.t("What it showed was not kept. Look the entry up again, in the sidebar or with “Look Up”."),
      }
    : {
        title: vscode.l10n.t("No such entry"),
        text: vscode.l10n.t(
          "The reference has no entry “{0}”. It may have been in another version or in a pack that is not there.",
          entryId,
        ),
      };
}
