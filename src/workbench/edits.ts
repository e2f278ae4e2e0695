import * as vscode from "vscode";
import { Refusal } from "./commands";

/** Changes texts in one step. @throws Refusal where one of them cannot be changed. */
export async function change(document: vscode.TextDocument, edit: vscode.WorkspaceEdit): Promise<void> {
  if ((await isReadonly(document)) || !(await vscode.workspace.applyEdit(edit))) {
    throw unchangeable();
  }
}

/** Changes the text of an editor in one step, with its cursors. @throws Refusal where it cannot be changed. */
export async function changeIn(editor: vscode.TextEditor, edit: (builder: vscode.TextEditorEdit) => void): Promise<void> {
  const { version } = editor.document;
  // An editor that takes no changes answers that it has made them.
  if (!(await editor.edit(edit)) || editor.document.version === version) {
    throw unchangeable();
  }
}

/** Whether a text is of a file that cannot be written, or of none. VS Code would change what shows, and could not save it. */
async function isReadonly({ uri, isUntitled }: vscode.TextDocument): Promise<boolean> {
  if (isUntitled) {
    return false;
  }
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    return vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false || (permissions & vscode.FilePermission.Readonly) !== 0;
  } catch (error) {
    // A file that has gone meanwhile is written anew.
    return !(error instanceof vscode.FileSystemError && error.code === "FileNotFound");
  }
}

function unchangeable(): Refusal {
  return new Refusal(vscode.l10n.t("This document cannot be changed."));
}
