import * as vscode from "vscode";
import { type FirstContent, html } from "./html";
import type { NoticeView } from "./messages";

/** The only folder from which a page may load anything. */
const ROOT = ["dist", "details"];

/** The pages, each a script of this name. */
type Bundle = "page" | "timeline" | "compare";

/** What each is styled by: all pages look alike. */
const STYLES: Readonly<Record<Bundle, readonly string[]>> = {
  page: ["page.css"],
  timeline: ["page.css", "timeline.css"],
  compare: ["page.css", "compare.css"],
};

/** Gives a panel our icon and one of our pages, empty as yet or with its first content. */
export function furnish(webviewPanel: vscode.WebviewPanel, extensionUri: vscode.Uri, bundle: Bundle, first?: FirstContent): void {
  const { webview } = webviewPanel;
  const root = vscode.Uri.joinPath(extensionUri, ...ROOT);
  webview.options = { enableScripts: true, enableForms: false, localResourceRoots: [root] };
  webviewPanel.iconPath = {
    light: vscode.Uri.joinPath(extensionUri, "media", "details-light.svg"),
    dark: vscode.Uri.joinPath(extensionUri, "media", "details-dark.svg"),
  };
  const address = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(root, file)).toString();
  const parts = {
    script: address(`${bundle}.js`),
    styles: STYLES[bundle].map(address),
    cspSource: webview.cspSource,
    language: vscode.env.language,
    title: webviewPanel.title,
  };
  webview.html = html(parts, first);
}

/** The style sheet of a page, as a text. */
export async function styleOf(extensionUri: vscode.Uri, bundle: Bundle): Promise<string> {
  const read = (file: string) => vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, ...ROOT, file));
  const sheets = await Promise.all(STYLES[bundle].map(read));
  return sheets.map((sheet) => new TextDecoder().decode(sheet)).join("\n");
}

/** What a page says where the reference cannot be loaded. */
export function unreadable(error: unknown): NoticeView {
  return {
    title: vscode.l10n.t("The reference cannot be read"),
    text: vscode.l10n.t("Its data may be damaged: {0}.", error instanceof Error ? error.message : String(error)),
  };
}
