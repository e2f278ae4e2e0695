import * as vscode from "vscode";
import type { Reference } from "../reference/reference";
import { registerAll } from "../workbench/commands";
import { setContext } from "../workbench/context";
import type { Documents } from "../workbench/documents";
import { settings } from "../workbench/settings";
import { ActiveTermsTracker } from "./active-terms";
import { DocumentView } from "./document-view";
import { ReferenceView } from "./reference-view";
import { registerStatusBar } from "./status-bar";
import { registerSuperseded } from "./superseded";

/** The sidebar, as other doors use it. */
export interface Sidebar extends vscode.Disposable {
  /** Shows an entry in the tree of the reference. */
  reveal(entryId: string): Promise<void>;
}

/** Registers the views with their commands, the item of the status bar, and the context keys that the manifest's when-clauses read. */
export function registerSidebar(
  context: vscode.ExtensionContext,
  { reference, documents }: { readonly reference: Reference; readonly documents: Documents },
): Sidebar {
  const tracker = new ActiveTermsTracker(documents);
  const view = new ReferenceView(reference, context.workspaceState);
  const documentView = new DocumentView(tracker, context.workspaceState);
  const commands = registerAll({
    filterReference: () => view.askForFilter(),
    clearReferenceFilter: () => view.filter(""),
    refreshReference: async () => {
      await view.refresh();
      await tracker.refresh();
    },
    sortTermsByName: () => documentView.sort("name"),
    sortTermsByOrder: () => documentView.sort("order"),
  });
  const all = vscode.Disposable.from(
    commands,
    documentView,
    view,
    registerStatusBar(tracker),
    registerSuperseded(),
    registerLanguages(),
    tracker,
  );
  return { reveal: (entryId) => view.reveal(entryId), dispose: () => all.dispose() };
}

/** Keeps the context key of the languages as the settings have it. */
function registerLanguages(): vscode.Disposable {
  const update = () => void setContext("languages", settings.languages());
  update();
  return vscode.Disposable.from(settings.onDidChange(update), new vscode.Disposable(() => void setContext("languages", undefined)));
}
