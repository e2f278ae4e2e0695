import * as vscode from "vscode";
import { CHECKS, CODES } from "../reference/checks/finding";
import { type Ignored, keyOf, requestIn, requestLine } from "../reference/ignores";
import { type Command, Refusal } from "../workbench/commands";
import { change } from "../workbench/edits";
import { type IgnoreLevel, settings } from "../workbench/settings";
import { type Services, SHORT_MS } from "./services";
import { occurrenceAtCursor, wordsOf } from "./target";

/** Where something is ignored: in one document, which then says so itself, in the workspace, or wherever the user reads. */
type Level = IgnoreLevel | "document";

const LISTS = { term: "ignoredTerms", check: "ignoredChecks" } as const;

/** What leaves terms and checks alone, and takes that back. */
export function ignoringCommands(services: Services): Record<string, Command> {
  async function ignore(ignored: Ignored, place: unknown): Promise<void> {
    const document = documentOf(place) ?? vscode.window.activeTextEditor?.document;
    const level = await pickLevel(ignored, document);
    if (level === undefined) {
      return;
    }
    if (level === "document" && document) {
      await request(document, ignored);
    } else if (level !== "document") {
      await settings.ignore(LISTS[ignored.kind], ignored.value, level, scopeOf(document));
    }
    const undo = vscode.l10n.t("Undo");
    if ((await vscode.window.showInformationMessage(toldOf(ignored), undo)) === undo) {
      await heed(ignored, level, document);
    }
  }

  async function ignoreTerm(subject?: unknown, place?: unknown): Promise<void> {
    const value = await wordsToIgnore(services, subject);
    if (value !== undefined) {
      await ignore({ kind: "term", value }, documentOf(place) ? place : subject);
    }
  }

  async function ignoreCheck(code?: unknown, place?: unknown): Promise<void> {
    const value = CODES.find((known) => known === code) ?? (await pickCheck());
    if (value !== undefined) {
      await ignore({ kind: "check", value }, place);
    }
  }

  return {
    ignoreTerm,
    ignoreCheck,
    /** All that is ignored in the text at hand, to take back. */
    manageIgnored: async () => {
      const document = vscode.window.activeTextEditor?.document;
      const items = ignoredIn(document).map(({ ignored, level }) => ({
        label: ignored.value,
        description: ignored.kind === "term" ? vscode.l10n.t("term") : vscode.l10n.t("check"),
        detail: LEVELS[level](),
        ignored,
        level,
      }));
      if (items.length === 0) {
        vscode.window.setStatusBarMessage(vscode.l10n.t("Nothing is ignored here"), SHORT_MS);
        return;
      }
      const placeHolder = vscode.l10n.t("What is not to be ignored any more?");
      const picked = await vscode.window.showQuickPick(items, { placeHolder, canPickMany: true });
      for (const { ignored, level } of picked ?? []) {
        await heed(ignored, level, document);
      }
    },
    /** Takes back what the argument names; a quick fix gives it. */
    heed: async (kind, value, place) => {
      const words = wordsOf(value);
      if ((kind === "term" || kind === "check") && words !== undefined) {
        const document = documentOf(place) ?? vscode.window.activeTextEditor?.document;
        for (const { ignored, level } of ignoredIn(document)) {
          if (keyOf(ignored) === keyOf({ kind, value: words })) {
            await heed(ignored, level, document);
          }
        }
      }
    },
  };
}

const LEVELS: Readonly<Record<Level, () => string>> = {
  document: () => vscode.l10n.t("In this document, by a comment at its end"),
  workspace: () => vscode.l10n.t("In this workspace"),
  user: () => vscode.l10n.t("Everywhere, for me"),
};

function toldOf({ kind, value }: Ignored): string {
  return kind === "term"
    ? vscode.l10n.t("“{0}” is no longer recognised.", value)
    : vscode.l10n.t("The check “{0}” says nothing any more.", value);
}

async function pickLevel(ignored: Ignored, document: vscode.TextDocument | undefined): Promise<Level | undefined> {
  const levels: Level[] = [
    ...(document ? (["document"] as const) : []),
    ...(vscode.workspace.workspaceFolders ? (["workspace"] as const) : []),
    "user",
  ];
  const items = levels.map((level) => ({ label: LEVELS[level](), level }));
  const placeHolder = vscode.l10n.t("Where is “{0}” to be ignored?", ignored.value);
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.level;
}

async function pickCheck(): Promise<string | undefined> {
  const items = [...Object.keys(CHECKS), ...CODES].map((label) => ({ label }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t("Which check is to say nothing?") }))?.label;
}

/** Writes the request at the end of the text, in its comments. */
async function request(document: vscode.TextDocument, ignored: Ignored): Promise<void> {
  const end = document.lineAt(document.lineCount - 1).range.end;
  const before = end.character > 0 ? "\n" : "";
  const separated = document.lineCount > 1 && requestIn(document.lineAt(Math.max(0, document.lineCount - 2)).text) ? "" : "\n";
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, end, `${before}${separated}${requestLine(ignored, document.languageId)}\n`);
  await change(document, edit);
}

/** Takes back what was ignored at a level. */
async function heed(ignored: Ignored, level: Level, document: vscode.TextDocument | undefined): Promise<void> {
  if (level !== "document") {
    await settings.heed(LISTS[ignored.kind], ignored.value, level, scopeOf(document));
  } else if (document) {
    const edit = new vscode.WorkspaceEdit();
    for (let line = 0; line < document.lineCount; line++) {
      const found = requestIn(document.lineAt(line).text);
      if (found && keyOf(found) === keyOf(ignored)) {
        edit.delete(document.uri, document.lineAt(line).rangeIncludingLineBreak);
      }
    }
    await change(document, edit);
  }
}

/** All that is ignored in a text, with where. */
function ignoredIn(document: vscode.TextDocument | undefined): { readonly ignored: Ignored; readonly level: Level }[] {
  const own = document ? Array.from({ length: document.lineCount }, (_, line) => requestIn(document.lineAt(line).text) ?? []).flat() : [];
  const listed = (["term", "check"] as const).flatMap((kind) =>
    (["workspace", "user"] as const).flatMap((level) =>
      settings.ignored(LISTS[kind], level, scopeOf(document)).map((value) => ({ ignored: { kind, value }, level })),
    ),
  );
  return [...own.map((ignored) => ({ ignored, level: "document" as const })), ...listed];
}

function scopeOf(document: vscode.TextDocument | undefined): vscode.ConfigurationScope {
  return document ?? vscode.workspace.workspaceFolders?.[0] ?? { languageId: "plaintext" };
}

/** The open document of the place that an argument names. */
function documentOf(place: unknown): vscode.TextDocument | undefined {
  const uri = typeof place === "object" && place !== null ? (place as { readonly uri?: unknown }).uri : undefined;
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

/** What is to be ignored: the words of a link, those of an item of the tree of terms, or those at the cursor. */
async function wordsToIgnore(services: Services, subject: unknown): Promise<string | undefined> {
  if (typeof subject === "object" && subject !== null) {
    const { surfaces } = subject as { readonly surfaces?: unknown };
    return Array.isArray(surfaces) ? pickWords(surfaces.flatMap((surface) => wordsOf(surface) ?? [])) : undefined;
  }
  const given = wordsOf(subject);
  if (given !== undefined) {
    return given;
  }
  const occurrence = await occurrenceAtCursor(services);
  if (!occurrence) {
    throw new Refusal(vscode.l10n.t("There is no known term at the cursor."));
  }
  return occurrence.surface;
}

async function pickWords(surfaces: readonly string[]): Promise<string | undefined> {
  return surfaces.length < 2
    ? surfaces[0]
    : vscode.window.showQuickPick(surfaces, { placeHolder: vscode.l10n.t("Which of its spellings is to be ignored?") });
}
