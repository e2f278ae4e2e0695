import type * as vscode from "vscode";

const KEY = "recentLookUps";
const MAX = 10;

/** The ids of the entries that were last looked up, the latest first. */
export function recentLookUps(memory: vscode.Memento): readonly string[] {
  const ids = memory.get<unknown>(KEY);
  return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
}

/** Remembers a look-up, and forgets the oldest. */
export async function rememberLookUp(memory: vscode.Memento, id: string): Promise<void> {
  await memory.update(KEY, [id, ...recentLookUps(memory).filter((other) => other !== id)].slice(0, MAX));
}
