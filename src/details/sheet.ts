import * as vscode from "vscode";
import { told } from "../workbench/commands";
import { furnish } from "./furnish";
import { isPageMessage, type PageMessage } from "./messages";
import { savePicture } from "./save";

interface Options {
  readonly bundle: "timeline" | "compare";
  /** What the page is to show, as a message to it. */
  readonly content: () => Promise<object>;
  /** Hears what the page asks for, pictures apart. */
  readonly receive: (message: PageMessage) => Promise<void>;
}

/** A panel with a page that shows one thing: it is told what to show whenever it says that it listens. */
export class Sheet implements vscode.Disposable {
  readonly #disposables: vscode.Disposable[] = [];
  #disposed = false;

  constructor(
    readonly webviewPanel: vscode.WebviewPanel,
    extensionUri: vscode.Uri,
    private readonly options: Options,
  ) {
    this.#disposables.push(
      webviewPanel.webview.onDidReceiveMessage((message: unknown) => isPageMessage(message) && told(() => this.#receive(message))),
      webviewPanel.onDidDispose(() => this.dispose()),
    );
    furnish(webviewPanel, extensionUri, options.bundle);
  }

  /** Tells the page what to show. */
  async draw(): Promise<void> {
    this.post(await this.options.content());
  }

  post(message: object): void {
    if (!this.#disposed) {
      void this.webviewPanel.webview.postMessage(message);
    }
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
        return this.draw();
      case "copyPicture":
        await vscode.env.clipboard.writeText(message.svg);
        return this.post({ type: "copied", pictureId: message.pictureId });
      case "savePicture":
        return savePicture(message);
      default:
        return this.options.receive(message);
    }
  }
}
