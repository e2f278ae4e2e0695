import * as vscode from "vscode";

/** The context keys that when-clauses of the manifest read. */
type ContextKey =
  | "languages"
  | "referenceFiltered"
  | "referenceFailed"
  | "termsOrder"
  | "documentState"
  | "detailsCanGoBack"
  | "detailsCanGoForward";

/** Sets a context key of ours; `undefined` takes it away. */
export async function setContext(key: ContextKey, value: unknown): Promise<void> {
  await vscode.commands.executeCommand("setContext", `spaceSecurity.${key}`, value);
}
