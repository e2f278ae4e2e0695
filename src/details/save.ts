import * as vscode from "vscode";
import type { SavePicture } from "./messages";

/** How long the status bar says what was done, in milliseconds. */
const SHORT_MS = 3_000;

/** Asks where to save a picture, and saves it there; does nothing where the user turns away. */
export async function savePicture(picture: SavePicture): Promise<void> {
  const [extension, bytes] = "svg" in picture ? ["svg", new TextEncoder().encode(picture.svg)] : ["png", picture.png];
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file("/");
  const uri = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folder, `${picture.name}.${extension}`),
    filters: { [extension.toUpperCase()]: [extension] },
    title: vscode.l10n.t("Save the picture"),
  });
  if (!uri) {
    return;
  }
  try {
    await vscode.workspace.fs.writeFile(uri, bytes);
    vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t("Picture saved")}`, SHORT_MS);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t("The picture cannot be saved: {0}", reason));
  }
}
