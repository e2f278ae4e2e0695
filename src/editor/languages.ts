import * as vscode from "vscode";
import { settings } from "../workbench/settings";

/** Registers a provider in the languages of the settings, and again when these change. */
export function inLanguages(register: (languages: readonly string[]) => vscode.Disposable): vscode.Disposable {
  let languages = settings.languages();
  let registration = register(languages);
  const listener = settings.onDidChange(() => {
    const changed = settings.languages();
    if (changed.join() !== languages.join()) {
      registration.dispose();
      languages = changed;
      registration = register(languages);
    }
  });
  return new vscode.Disposable(() => vscode.Disposable.from(registration, listener).dispose());
}
