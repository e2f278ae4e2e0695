import * as vscode from "vscode";
import { html } from "./html";
import type { NoticeView } from "./messages";

/** The only folder from which a page may load anything. */
const ROOT = ["dist", "details"];

/** The bundles of pages, each a script and a style sheet of this name. */
type Bundle = "page" | "timeline" | "compare";

/** Gives a panel our icon and one of our pages, empty as yet. */
export function furnish(webviewPanel: vscode.WebviewPanel, extensionUri: vscode.Uri, bundle: Bundle): void {
  const { webview } = webviewPanel;
  const root = vscode.Uri.joinPath(extensionUri, ...ROOT);
  webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [root] };
  webviewPanel.iconPath = {
    light: vscode.Uri.joinPath(extensionUri, "media", "details-light.svg"),
    dark: vscode.Uri.joinPath(extensionUri, "media", "details-dark.svg"),
  };
  webview.html = html({
    script: webview.asWebviewUri(vscode.Uri.joinPath(root, `${bundle}.js`)).toString(),
    style: webview.asWebviewUri(vscode.Uri.joinPath(root, `${bundle}.css`)).toString(),
    cspSource: webview.cspSource,
    language: vscode.env.language,
    title: webviewPanel.title,
  });
}

/** What a page says where the reference cannot be loaded. */
export function unreadable(error: unknown): NoticeView {
  return {
    title: vscode.l10n.t("The reference cannot be read"),
    text: vscode.l10n.t("Its data may be damaged: {0}.", error instanceof Error ? error.message : String(error)),
  };
}
