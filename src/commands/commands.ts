import type * as vscode from "vscode";
import { registerAll } from "../workbench/commands";
import { citingCommands } from "./citing";
import { glossaryCommands } from "./glossary";
import { ignoringCommands } from "./ignoring";
import { readingCommands } from "./reading";
import type { Services } from "./services";
import { writingCommands } from "./writing";

/** Registers the commands, all at once and before any data is there; each loads what it needs when it runs. */
export function registerCommands(context: vscode.ExtensionContext, doors: Omit<Services, "memory">): vscode.Disposable {
  const services = { ...doors, memory: context.globalState };
  return registerAll({
    ...readingCommands(services),
    ...citingCommands(services),
    ...writingCommands(services),
    ...ignoringCommands(services),
    ...glossaryCommands(services),
  });
}
