import * as vscode from "vscode";

/** Marks an item of a tree as superseded: items have no style of their own, only that of what they stand for. */
export const SUPERSEDED = vscode.Uri.from({ scheme: "space-security", path: "superseded" });

/** Dims the items that are marked as superseded. */
export function registerSuperseded(): vscode.Disposable {
  return vscode.window.registerFileDecorationProvider({
    provideFileDecoration: (uri) =>
      uri.toString() === SUPERSEDED.toString()
        ? { color: new vscode.ThemeColor("descriptionForeground"), tooltip: vscode.l10n.t("Superseded") }
        : undefined,
  });
}
