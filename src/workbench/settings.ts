import * as vscode from "vscode";

const SECTION = "spaceSecurity";

/** How much a card shows. */
export type HoverDetail = "brief" | "full";

/** The user's settings, read afresh at each use. Every setting is declared in package.json with its default. */
export const settings = {
  hoverEnabled: () => get("hover.enabled", isBoolean),
  hoverDetail: () => get("hover.detail", isDetail),
  /** Language identifiers in which terms are recognised. */
  languages: () => get("languages", isList).filter((language) => typeof language === "string"),
  /** Surfaces and entry ids that are never recognised. */
  ignoredTerms: (scope: vscode.ConfigurationScope) => get("ignoredTerms", isList, scope).filter((term) => typeof term === "string"),
  /** Changes a setting for the user, or for the workspace where it is already set there. */
  async update(name: "hover.enabled" | "hover.detail" | "ignoredTerms", value: unknown): Promise<void> {
    const configuration = vscode.workspace.getConfiguration(SECTION);
    const inWorkspace = configuration.inspect(name)?.workspaceValue !== undefined;
    await configuration.update(name, value, inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global);
  },
  /** Calls back when one of our settings changed. */
  onDidChange(listener: () => void): vscode.Disposable {
    return vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration(SECTION) && listener());
  },
};

/** The host hands over what the settings file holds, whatever its type; the default stands in for what cannot be used. */
function get<T>(name: string, isUsable: (value: unknown) => value is T, scope?: vscode.ConfigurationScope): T {
  const configuration = vscode.workspace.getConfiguration(SECTION, scope);
  const value = configuration.get<unknown>(name);
  return isUsable(value) ? value : (configuration.inspect(name)?.defaultValue as T);
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === "boolean";
}

function isDetail(value: unknown): value is HoverDetail {
  return value === "brief" || value === "full";
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
