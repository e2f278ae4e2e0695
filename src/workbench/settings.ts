import * as vscode from "vscode";
import type { Check } from "../reference/checks/finding";
import type { CitationForm } from "../reference/citations/form";
import type { CitationLanguage } from "../reference/citations/styles";

const SECTION = "spaceSecurity";

/** How loudly a check speaks. */
export type Level = "off" | "hint" | "information" | "warning";

/** Where something is ignored; a workspace of several folders keeps it with the folder that has a list already. */
export type IgnoreLevel = "workspace" | "user";

type IgnoreList = "ignoredTerms" | "ignoredChecks";

/** How much a card shows. */
export type HoverDetail = "brief" | "full";

/** The user's settings, read afresh at each use. Every setting is declared in package.json with its default. */
export const settings = {
  hoverEnabled: () => get("hover.enabled", isBoolean),
  hoverDetail: () => get("hover.detail", isDetail),
  /** Language identifiers in which terms are recognised. */
  languages: () => get("languages", isList).filter((language) => typeof language === "string"),
  completionEnabled: (scope: vscode.ConfigurationScope) => get("completion.enabled", isBoolean, scope),
  /** Whether the editor suggests nothing while one types words in this language: by its default, not by the user's own will. */
  suggestsNothing(scope: vscode.ConfigurationScope): boolean {
    const values = vscode.workspace.getConfiguration("editor", scope).inspect<unknown>("quickSuggestions");
    const chosen = [
      ...[values?.globalValue, values?.workspaceValue, values?.workspaceFolderValue],
      ...[values?.globalLanguageValue, values?.workspaceLanguageValue, values?.workspaceFolderLanguageValue],
    ];
    const byDefault = values?.defaultLanguageValue ?? values?.defaultValue;
    return chosen.every((value) => value === undefined) && typeof byDefault === "object" && Object(byDefault).other === "off";
  },
  /** A bundled style, or the path of a CSL file. */
  citationStyle: (scope?: vscode.ConfigurationScope) => get("citation.style", isName, scope),
  citationForm: (scope: vscode.ConfigurationScope) => get("citation.form", isForm, scope),
  citationLanguage: (scope?: vscode.ConfigurationScope) => get("citation.language", isCitationLanguage, scope),
  checkLevels: (scope: vscode.ConfigurationScope): Readonly<Record<Check, Level>> => ({
    acronym: get("checks.acronym", isLevel, scope),
    citation: get("checks.citation", isLevel, scope),
    fact: get("checks.fact", isLevel, scope),
    name: get("checks.name", isLevel, scope),
    variant: get("checks.variant", isLevel, scope),
  }),
  /** Surfaces and entry ids that are never recognised: those of the user, the workspace and the folder together. */
  ignoredTerms: (scope: vscode.ConfigurationScope) => together("ignoredTerms", scope),
  /** Codes and names of checks that say nothing: those of the user, the workspace and the folder together. */
  ignoredChecks: (scope: vscode.ConfigurationScope) => together("ignoredChecks", scope),
  /** Adds to a list of what is ignored, which stays sorted. */
  async ignore(name: IgnoreList, value: string, level: IgnoreLevel, scope: vscode.ConfigurationScope): Promise<void> {
    const values = inspect(name, scope);
    const target = level === "user" ? "user" : values.folder ? "folder" : "workspace";
    await write(name, [...(values[target] ?? []), value], target, scope);
  },
  /** What a list of what is ignored holds at a level. */
  ignored(name: IgnoreList, level: IgnoreLevel, scope: vscode.ConfigurationScope): readonly string[] {
    const values = inspect(name, scope);
    // Where there is one folder, its settings are those of the workspace too.
    return [...new Set(TARGETS_OF[level].flatMap((target) => values[target] ?? []))];
  },
  /** Takes something off a list of what is ignored. */
  async heed(name: IgnoreList, value: string, level: IgnoreLevel, scope: vscode.ConfigurationScope): Promise<void> {
    const values = inspect(name, scope);
    for (const target of TARGETS_OF[level]) {
      if (values[target]?.includes(value)) {
        await write(
          name,
          values[target].filter((other) => other !== value),
          target,
          scope,
        );
      }
    }
  },
  /** Changes a setting for the user, or for the workspace where it is already set there. */
  async update(name: "hover.enabled" | "hover.detail", value: unknown): Promise<void> {
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

const TARGETS = {
  user: vscode.ConfigurationTarget.Global,
  workspace: vscode.ConfigurationTarget.Workspace,
  folder: vscode.ConfigurationTarget.WorkspaceFolder,
} as const;

const TARGETS_OF: Readonly<Record<IgnoreLevel, readonly (keyof typeof TARGETS)[]>> = { workspace: ["folder", "workspace"], user: ["user"] };

/** The values of a list, by where they are set. */
function inspect(name: IgnoreList, scope: vscode.ConfigurationScope): Partial<Record<keyof typeof TARGETS, readonly string[]>> {
  const found = vscode.workspace.getConfiguration(SECTION, scope).inspect<unknown>(name);
  const list = (value: unknown) => (isList(value) ? { value: value.filter((item) => typeof item === "string") } : undefined);
  const [user, workspace, folder] = [found?.globalValue, found?.workspaceValue, found?.workspaceFolderValue].map(list);
  return { ...(user && { user: user.value }), ...(workspace && { workspace: workspace.value }), ...(folder && { folder: folder.value }) };
}

function together(name: IgnoreList, scope: vscode.ConfigurationScope): readonly string[] {
  return [...new Set(Object.values(inspect(name, scope)).flat())];
}

async function write(
  name: IgnoreList,
  values: readonly string[],
  target: keyof typeof TARGETS,
  scope: vscode.ConfigurationScope,
): Promise<void> {
  const sorted = [...new Set(values)].sort((a, b) => a.localeCompare(b, "en"));
  await vscode.workspace.getConfiguration(SECTION, scope).update(name, sorted.length > 0 ? sorted : undefined, TARGETS[target]);
}

function isLevel(value: unknown): value is Level {
  return value === "off" || value === "hint" || value === "information" || value === "warning";
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "";
}

function isForm(value: unknown): value is CitationForm | "auto" {
  return value === "auto" || value === "footnote" || value === "pandoc" || value === "latex" || value === "asciidoc" || value === "plain";
}

function isCitationLanguage(value: unknown): value is CitationLanguage | "auto" {
  return value === "auto" || value === "en" || value === "fr";
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
