import * as vscode from "vscode";

const SECTION = "spaceSecurity";

/** How much a card shows. */
export type HoverDetail = "brief" | "full";

/** The user's settings, read afresh at each use. Every setting is declared in package.json with its default. */
export const settings = {
  hoverEnabled: () => get("hover.enabled", true),
  hoverDetail: () => get<HoverDetail>("hover.detail", "brief"),
  /** Language identifiers in which terms are recognised. */
  languages: () => get<string[]>("languages", []).filter((language) => typeof language === "string"),
  /** Surfaces and entry ids that are never recognised. */
  ignoredTerms: (scope: vscode.ConfigurationScope) => get<string[]>("ignoredTerms", [], scope).filter((term) => typeof term === "string"),
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

function get<T>(name: string, fallback: T, scope?: vscode.ConfigurationScope): T {
  return vscode.workspace.getConfiguration(SECTION, scope).get<T>(name) ?? fallback;
}
