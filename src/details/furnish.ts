import * as vscode from "vscode";
import { type FirstContent, html } from "./html";
import type { NoticeView } from "./messages";

/** The only folder from which a page may load anything. */
const ROOT = ["dist", "details"];

/** The bundles of pages, each a script and a style sheet of this name. */
type Bundle = "page" | "timeline" | "compare";

/** Gives a panel our icon and one of our pages, empty as yet or with its first content. */
export function furnish(webviewPanel: vscode.WebviewPanel, extensionUri: vscode.Uri, bundle: Bundle, first?: FirstContent): void {
  const { webview } = webviewPanel;
  const root = vscode.Uri.joinPath(extensionUri, ...ROOT);
  webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [root] };
  webviewPanel.iconPath = {
    light: vscode.Uri.joinPath(extensionUri, "media", "details-light.svg"),
    dark: vscode.Uri.joinPath(extensionUri, "media", "details-dark.svg"),
  };
  const parts = {
    script: webview.asWebviewUri(vscode.Uri.joinPath(root, `${bundle}.js`)).toString(),
    style: webview.asWebviewUri(vscode.Uri.joinPath(root, `${bundle}.css`)).toString(),
    cspSource: webview.cspSource,
    language: vscode.env.language,
    title: webviewPanel.title,
  };
  webview.html = html(parts, first);
}

/** The style sheet of a page. */
export async function styleOf(extensionUri: vscode.Uri, bundle: Bundle): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, ...ROOT, `${bundle}.css`)));
}

/** What a page says where the reference cannot be loaded. */
export function unreadable(error: unknown): NoticeView {
  return {
    title: vscode.l10n.t("The reference cannot be read"),
    text: vscode.l10n.t("Its data may be damaged: {0}.", error instanceof Error ? error.message : String(error)),
  };
}
