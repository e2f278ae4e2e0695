import * as vscode from "vscode";
import { registerCommands } from "./commands/commands";
import { registerComparison } from "./details/compare/compare";
import { registerDetails } from "./details/details";
import { Revival } from "./details/revival";
import { registerTimeline } from "./details/timeline/timeline";
import { registerChecks } from "./editor/checks";
import { registerCompletion } from "./editor/completion";
import { registerDefinition } from "./editor/definition";
import { registerEntryDocuments } from "./editor/entry-documents";
import { registerHover } from "./editor/hover";
import { registerReferences } from "./editor/references";
import { registerSourceLinks } from "./editor/source-links";
import { Reference } from "./reference/reference";
import { registerSidebar } from "./sidebar/sidebar";
import { readBundled } from "./workbench/bundled";
import { Citations } from "./workbench/citations";
import { Documents } from "./workbench/documents";
import { pause } from "./workbench/pause";

/** The composition root: builds the reference, opens the doors, nothing else. Nothing here waits for data. */
export function activate(context: vscode.ExtensionContext): void {
  const dataset = vscode.Uri.joinPath(context.extensionUri, "dist", "dataset.jsonl");
  const reference = new Reference(() => readBundled(dataset), pause);
  const documents = new Documents(reference, pause);
  const citations = new Citations(context.extensionUri, reference, pause);
  const revival = new Revival(context.workspaceState);
  const details = registerDetails(context, reference, citations, documents, revival);
  const timeline = registerTimeline(context, reference, pause, (entryId) => details.show(entryId), revival);
  const comparison = registerComparison(context, reference, (entryId) => details.show(entryId), revival);
  void revival.reopenAbandoned();
  const sidebar = registerSidebar(context, { reference, documents });
  context.subscriptions.push(
    revival,
    documents,
    registerHover(reference, documents),
    registerDefinition(documents),
    registerEntryDocuments(reference),
    registerCompletion(reference, documents),
    registerReferences(reference, documents, pause),
    registerSourceLinks(reference, pause),
    registerChecks(context, reference, documents),
    sidebar,
    registerCommands(context, { reference, documents, citations, details, timeline, comparison, sidebar }),
  );
}
