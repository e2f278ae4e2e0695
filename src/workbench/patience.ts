import * as vscode from "vscode";

/** Work that takes longer than this shows that it goes on. */
const QUIET_MS = 300;

/** Awaits the reference; shows progress in the window's status bar where that takes noticeable time. */
export async function patiently<T>(loading: Promise<T>): Promise<T> {
  const timer = setTimeout(() => {
    const options = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t("Loading the reference…") };
    void vscode.window.withProgress(options, () => loading).then(undefined, () => {});
  }, QUIET_MS);
  try {
    return await loading;
  } finally {
    clearTimeout(timer);
  }
}
