import * as vscode from "vscode";
import { readingCommands } from "./reading";
import type { Command, Services } from "./services";
import { Refusal } from "./target";
import { writingCommands } from "./writing";

/** Registers the commands, all at once and before any data is there; each loads what it needs when it runs. */
export function registerCommands(context: vscode.ExtensionContext, doors: Omit<Services, "memory">): vscode.Disposable {
  const services = { ...doors, memory: context.globalState };
  return registerAll({ ...readingCommands(services), ...writingCommands(services) });
}

/** Registers commands by their names within our namespace; what goes wrong in one is told to the user. */
export function registerAll(commands: Readonly<Record<string, Command>>): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, command]) =>
      vscode.commands.registerCommand(`spaceSecurity.${name}`, (...args: unknown[]) => told(command, args)),
    ),
  );
}

async function told(command: Command, args: readonly unknown[]): Promise<void> {
  try {
    await command(...args);
  } catch (error) {
    if (error instanceof Refusal) {
      void vscode.window.showWarningMessage(error.message);
    } else if (!(error instanceof vscode.CancellationError)) {
      await offerRetry(error, command, args);
    }
  }
}

async function offerRetry(error: unknown, command: Command, args: readonly unknown[]): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  const retry = vscode.l10n.t("Try Again");
  if ((await vscode.window.showErrorMessage(vscode.l10n.t("Space Security Reference: {0}", reason), retry)) === retry) {
    await told(command, args);
  }
}
