import type * as vscode from "vscode";
import type { Reference } from "../reference/reference";
import type { Citations } from "../workbench/citations";
import type { Documents } from "../workbench/documents";

/** What the commands work with. */
export interface Services {
  readonly reference: Reference;
  readonly documents: Documents;
  readonly citations: Citations;
  readonly details: {
    readonly activeEntryId: string | undefined;
    show(entryId: string, options?: { beside?: boolean; factId?: string }): Promise<void>;
  };
  readonly timeline: { show(): void };
  readonly comparison: {
    /** How many entries may stand side by side. */
    readonly most: number;
    show(entryIds: readonly string[]): Promise<void>;
  };
  readonly sidebar: { reveal(entryId: string): Promise<void> };
  /** Keeps the recent look-ups. */
  readonly memory: vscode.Memento;
}

/** How long a message in the status bar stays. */
export const SHORT_MS = 3_000;
