import * as vscode from "vscode";
import type { Kind } from "../dataset/schema";

/** The codicon of each kind, in the order in which lists show the kinds. */
const CODICONS: Readonly<Record<Kind, string>> = {
  mission: "rocket",
  operation: "target",
  exercise: "mortar-board",
  event: "calendar",
  coalition: "type-hierarchy",
  organization: "organization",
  person: "person",
  satellite: "radio-tower",
  system: "layers",
  weapon: "zap",
  concept: "lightbulb",
  orbit: "globe",
  treaty: "law",
  doctrine: "book",
  report: "file-text",
  place: "location",
};

/** All kinds, in the order in which lists show them. */
export const KINDS = Object.keys(CODICONS) as readonly Kind[];

/** The icon of a kind in trees. */
export function kindIcon(kind: Kind): vscode.ThemeIcon {
  return new vscode.ThemeIcon(CODICONS[kind]);
}

/** A text after the icon of a kind, for labels that draw `$(name)` as an icon; such a sign in the text itself stays text. */
export function withKindIcon(kind: Kind, text: string): string {
  return `$(${CODICONS[kind]}) ${plainLabel(text)}`;
}

/** A text for labels that draw `$(name)` as an icon, without icons of its own. */
export function plainLabel(text: string): string {
  return text.replaceAll("$(", "$\u200b(");
}
