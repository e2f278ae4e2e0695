import * as vscode from "vscode";
import { CODES } from "../reference/checks/finding";
import type { Reference } from "../reference/reference";
import { registerAll } from "../workbench/commands";
import type { Documents } from "../workbench/documents";
import { registerCheckStatus } from "./check-status";
import { Diagnostics } from "./diagnostics";
import { registerQuickFixes } from "./quick-fixes";

/** Registers what the checks need: diagnostics, quick fixes, the status item and the page that explains each code. */
export function registerChecks(context: vscode.ExtensionContext, reference: Reference, documents: Documents): vscode.Disposable {
  const diagnostics = new Diagnostics(reference, documents);
  return vscode.Disposable.from(
    diagnostics,
    registerQuickFixes(diagnostics, documents),
    registerCheckStatus(diagnostics, documents),
    registerAll({ explainCheck: (code) => explain(context, code), citeAt }),
  );
}

/** Shows what a check looks for and what can be done, at the heading of its code. */
async function explain({ extensionUri }: vscode.ExtensionContext, code: unknown): Promise<void> {
  const heading = CODES.find((known) => known === code)?.replace(".", "") ?? "";
  const page = vscode.Uri.joinPath(extensionUri, "docs", "checks.md").with({ fragment: heading });
  await vscode.commands.executeCommand("markdown.showPreview", page);
}

/** Puts the cursor after what a quick fix found, and cites a fact there; without a fact, the user picks one. */
async function citeAt(entryId: unknown, factId: unknown, uri: unknown, line: unknown, character: unknown): Promise<void> {
  const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
  if (document && typeof line === "number" && typeof character === "number") {
    const editor = await vscode.window.showTextDocument(document);
    const position = document.validatePosition(new vscode.Position(line, character));
    editor.selection = new vscode.Selection(position, position);
    await vscode.commands.executeCommand("spaceSecurity.insertCitation", entryId, factId);
  }
}
