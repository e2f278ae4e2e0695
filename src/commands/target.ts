import * as vscode from "vscode";
import type { Entry, Fact } from "../dataset/schema";
import type { Occurrence } from "../reference/recogniser/document";
import { Refusal } from "../workbench/commands";
import { patiently } from "../workbench/patience";
import { pickEntry, pickSense } from "./entry-pick";
import type { Services } from "./services";

/** What a command is to act upon. */
interface Target {
  readonly entry: Entry;
  readonly fact?: Fact;
}

/** Arguments of a command beyond these are not looked at. */
const MAX_NAMED = 20;

/** Longest argument that is shown or searched for. */
const MAX_TEXT = 200;

/**
 * What a command acts upon: the entry, and fact, that its arguments name; else that of the details page in front or the term under
 * the cursor; else what the user picks.
 * Undefined where the user picks nothing.
 * @throws Refusal where the arguments name what is not there.
 */
export async function targetOf(services: Services, args: readonly unknown[], placeholder: string): Promise<Target | undefined> {
  const named = await namedTarget(services, idsOf(args).entryId === undefined ? [services.details.activeEntryId] : args);
  if (named) {
    return named;
  }
  const occurrence = await occurrenceAtCursor(services);
  const entry = occurrence ? await pickSense(occurrence) : await pickEntry(services, { placeholder });
  return entry && { entry };
}

/**
 * The entry, and fact, that a command's arguments name: ids from a link, or an item of one of our trees.
 * @throws Refusal where there is no such entry or fact.
 */
export async function namedTarget({ reference }: Services, args: readonly unknown[]): Promise<Target | undefined> {
  const { entryId, factId } = idsOf(args);
  if (entryId === undefined) {
    return undefined;
  }
  const entry = (await patiently(reference.library())).entry(entryId);
  if (!entry) {
    throw new Refusal(vscode.l10n.t("The reference has no entry “{0}”.", shorten(entryId)));
  }
  if (factId === undefined) {
    return { entry };
  }
  const fact = entry.facts.find(({ id }) => id === factId);
  if (!fact) {
    throw new Refusal(vscode.l10n.t("The entry “{0}” has no fact “{1}”.", entry.name, shorten(factId)));
  }
  return { entry, fact };
}

/**
 * The entries that a command's arguments name: ids, or the selected items of one of our trees; else that of the details page in front.
 * `isWhole` where they name several. A list of ids under `entryIds` is to be added to.
 * @throws Refusal where there is no such entry.
 */
export async function namedEntries(
  services: Services,
  [first, second, ...others]: readonly unknown[],
): Promise<{ readonly entries: readonly Entry[]; readonly isWhole: boolean }> {
  const begun = typeof first === "object" && first !== null ? (first as { readonly entryIds?: unknown }).entryIds : undefined;
  const subjects = Array.isArray(begun)
    ? begun
    : Array.isArray(second) && second.length > 0
      ? second
      : [first ?? services.details.activeEntryId, second, ...others];
  const targets = await Promise.all(subjects.slice(0, MAX_NAMED).map((subject) => namedTarget(services, [subject])));
  const entries = [...new Set(targets.flatMap((target) => target?.entry ?? []))];
  return { entries, isWhole: entries.length > 1 && !Array.isArray(begun) };
}

/** A tree passes its item, and then all selected ones as an array; a link passes strings. */
function idsOf([first, second]: readonly unknown[]): { entryId?: string | undefined; factId?: string | undefined } {
  if (typeof first === "object" && first !== null) {
    const { entryId, factId } = first as { readonly entryId?: unknown; readonly factId?: unknown };
    return { entryId: text(entryId), factId: text(factId) };
  }
  return { entryId: text(first), factId: text(second) };
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** An argument that is words of a text: on one line and bounded; undefined where it is none. */
export function wordsOf(value: unknown): string | undefined {
  return typeof value === "string" ? value.replace(/\s+/g, " ").trim().slice(0, MAX_TEXT) || undefined : undefined;
}

function shorten(id: string): string {
  return id.length > 60 ? `${id.slice(0, 60)}…` : id;
}

/** The term under the cursor of the active editor. */
export async function occurrenceAtCursor({ documents }: Services): Promise<Occurrence | undefined> {
  const editor = vscode.window.activeTextEditor;
  return editor && patiently(documents.at(editor.document, editor.selection.active));
}

/** Where an occurrence stands. */
export function rangeOf({ startLine, startCharacter, endLine, endCharacter }: Occurrence): vscode.Range {
  return new vscode.Range(startLine, startCharacter, endLine, endCharacter);
}

/** The editor of the text in front. @throws Refusal where there is none. */
export function activeEditor(): vscode.TextEditor {
  const editor = vscode.window.activeTextEditor;
  if (!editor) {
    throw new Refusal(vscode.l10n.t("Open a text first."));
  }
  return editor;
}
