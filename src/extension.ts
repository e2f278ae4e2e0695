import * as vscode from "vscode";
import { Reference } from "./reference/reference";

/** The composition root: builds the reference, opens the doors, nothing else. Nothing here waits for data. */
export function activate(context: vscode.ExtensionContext): void {
  const dataset = vscode.Uri.joinPath(context.extensionUri, "dist", "dataset.jsonl");
  const reference = new Reference(
    async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(dataset)),
    () => new Promise((resolve) => setTimeout(resolve)),
  );
  void reference;
}
