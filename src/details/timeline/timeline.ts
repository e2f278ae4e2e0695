import * as vscode from "vscode";
import { today } from "../../reference/dates";
import type { Reference } from "../../reference/reference";
import { KINDS } from "../../workbench/icons";
import { unreadable } from "../furnish";
import { wordsIn } from "../model";
import type { Revival } from "../revival";
import { Sheet } from "../sheet";
import { translated } from "../words";
import { wholeTimeline } from "./whole";
import { WHOLE_WORDS, type WholeMessage } from "./whole-messages";

const VIEW_TYPE = "spaceSecurity.timeline";

/** The timeline of the whole dataset, in one panel. */
export class WholeTimeline implements vscode.Disposable {
  #sheet: Sheet | undefined;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly reference: Reference,
    private readonly pause: () => Promise<void>,
    private readonly showEntry: (entryId: string) => Promise<void>,
  ) {}

  show(): void {
    if (this.#sheet) {
      this.#sheet.webviewPanel.reveal();
    } else {
      const title = vscode.l10n.t("Timeline");
      this.adopt(vscode.window.createWebviewPanel(VIEW_TYPE, title, vscode.ViewColumn.Active, { enableFindWidget: true }));
    }
  }

  /** Furnishes a new panel, or one that was open before the window was reloaded: the page itself keeps what it showed. */
  adopt(webviewPanel: vscode.WebviewPanel): void {
    this.#sheet?.dispose();
    const sheet = new Sheet(webviewPanel, this.extensionUri, {
      bundle: "timeline",
      content: () => this.#content(),
      receive: async (message) => {
        if (message.type === "navigate") {
          await this.showEntry(message.entryId);
        }
      },
    });
    this.#sheet = sheet;
    webviewPanel.onDidDispose(() => {
      if (this.#sheet === sheet) {
        this.#sheet = undefined;
      }
    });
  }

  dispose(): void {
    this.#sheet?.dispose();
  }

  async #content(): Promise<WholeMessage> {
    const { language } = vscode.env;
    const translate = vscode.l10n.t;
    const head = { type: "whole", language, words: wordsIn(translate), wholeWords: translated(WHOLE_WORDS, translate) } as const;
    try {
      const library = await this.reference.library();
      return { ...head, whole: await wholeTimeline(library, { kinds: KINDS, today: today(), language, translate, pause: this.pause }) };
    } catch (error) {
      return { ...head, notice: unreadable(error) };
    }
  }
}

/** Opens the door: the panel and its return after a reload. */
export function registerTimeline(
  context: vscode.ExtensionContext,
  reference: Reference,
  pause: () => Promise<void>,
  showEntry: (entryId: string) => Promise<void>,
  revival: Revival,
): WholeTimeline {
  const timeline = new WholeTimeline(context.extensionUri, reference, pause, showEntry);
  context.subscriptions.push(timeline);
  revival.register(VIEW_TYPE, (panel) => timeline.adopt(panel));
  return timeline;
}
