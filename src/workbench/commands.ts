import * as vscode from "vscode";

/** A command; its arguments come from links, trees and other extensions, and are not to be trusted. */
export type Command = (...args: unknown[]) => Promise<void>;

/** Something that the user asked for and that cannot be done; its message is for the user. */
export class Refusal extends Error {}

/** Registers commands by their names within our namespace; what goes wrong in one is told to the user. */
export function registerAll(commands: Readonly<Record<string, Command>>): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([name, command]) =>
      vscode.commands.registerCommand(`spaceSecurity.${name}`, (...args: unknown[]) => told(command, args)),
    ),
  );
}

/** Runs a command, or what else the user asked for; tells the user what goes wrong in it. */
export async function told(command: Command, args: readonly unknown[] = []): Promise<void> {
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
