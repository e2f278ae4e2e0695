import * as vscode from "vscode";
import type { ActiveTerms, ActiveTermsTracker } from "./active-terms";
import { DOCUMENT_VIEW } from "./document-view";

const PRIORITY = 90;

/** Shows in the status bar how many terms the document has; a click opens their list. */
export function registerStatusBar(tracker: ActiveTermsTracker): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("terms", vscode.StatusBarAlignment.Right, PRIORITY);
  item.name = vscode.l10n.t("Known Terms");
  item.command = `${DOCUMENT_VIEW}.focus`;
  const update = ({ state, entries }: ActiveTerms) => {
    if (state !== "terms") {
      item.hide();
      return;
    }
    const occurrences = entries.reduce((sum, { count }) => sum + count, 0);
    item.text = `$(telescope) ${entries.length === 1 ? vscode.l10n.t("1 term") : vscode.l10n.t("{0} terms", entries.length)}`;
    item.tooltip = vscode.l10n.t("Space Security: known terms in this document {0}, occurrences {1}", entries.length, occurrences);
    item.show();
  };
  update(tracker.terms);
  return vscode.Disposable.from(item, tracker.onDidChange(update));
}
