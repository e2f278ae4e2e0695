import * as vscode from "vscode";
import type { Documents } from "../workbench/documents";
import { settings } from "../workbench/settings";
import type { Diagnostics } from "./diagnostics";

/** Says in the language status of a text how much the checks found, and how much is ignored; from there it can be taken back. */
export function registerCheckStatus(diagnostics: Diagnostics, documents: Documents): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem("spaceSecurity.checks", settings.languages());
  item.name = vscode.l10n.t("Space Security Checks");
  const update = async () => {
    const document = vscode.window.activeTextEditor?.document;
    item.selector = settings.languages();
    if (!document || !documents.applies(document)) {
      return;
    }
    const found = diagnostics.findings(document).length;
    const ignored =
      settings.ignoredTerms(document).length + settings.ignoredChecks(document).length + (await documents.ignoredCount(document));
    item.text = found === 1 ? vscode.l10n.t("1 finding") : vscode.l10n.t("{0} findings", found);
    item.detail = vscode.l10n.t("Space Security; ignored here: {0}", ignored);
    if (ignored > 0) {
      item.command = { command: "spaceSecurity.manageIgnored", title: vscode.l10n.t("Ignored…") };
    } else {
      item.command = undefined;
    }
  };
  const run = () => void update().catch(() => {});
  run();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(run),
    diagnostics.onDidChange((document) => document === vscode.window.activeTextEditor?.document && run()),
    settings.onDidChange(run),
  );
}
