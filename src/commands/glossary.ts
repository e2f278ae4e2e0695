import * as vscode from "vscode";
import { languageOf } from "../reference/checks/words";
import { today } from "../reference/dates";
import { type GlossaryKind, glossary, usedIn } from "../reference/glossary";
import { findRegion, regionText } from "../reference/marked-region";
import { inEnglish, type Translate } from "../reference/translate";
import { type Command, Refusal } from "../workbench/commands";
import { change } from "../workbench/edits";
import { patiently } from "../workbench/patience";
import type { Services } from "./services";

const KINDS = ["glossary", "acronyms"] as const;

/** So much of a text tells its language. */
const SAMPLE = 20_000;

/** Writes a list of what the terms of a text mean into it, or writes anew those that it has. */
export function glossaryCommands({ reference, documents }: Services): Record<string, Command> {
  async function insertGlossary(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (!document) {
      throw new Refusal(vscode.l10n.t("Open a text first."));
    }
    const lines = { lineCount: document.lineCount, line: (i: number) => document.lineAt(i).text };
    const there = KINDS.filter((kind) => findRegion(lines, kind));
    const kinds = there.length > 0 ? there : await pickKind();
    if (kinds.length === 0) {
      return;
    }
    const library = await patiently(reference.library());
    const french = languageOf(document.getText().slice(0, SAMPLE)) === "fr";
    const used = (await patiently(documents.work(document, (index) => usedIn(index, french ? "fr" : "en")))) ?? [];
    if (used.length === 0) {
      throw new Refusal(vscode.l10n.t("No known terms in this document"));
    }
    const edit = new vscode.WorkspaceEdit();
    for (const kind of kinds) {
      const body = glossary(library, used, kind, document.languageId, today(), french ? titleInFrench : inEnglish);
      write(edit, document, kind, regionText(kind, body, document.languageId));
    }
    await change(document, edit);
  }

  return { insertGlossary };
}

const titleInFrench: Translate = (english) => (english === "Acronyms" ? "Sigles" : "Glossaire");

async function pickKind(): Promise<readonly GlossaryKind[]> {
  const items = [
    { label: vscode.l10n.t("Glossary"), description: vscode.l10n.t("every term with its definition"), list: "glossary" as const },
    { label: vscode.l10n.t("List of acronyms"), description: vscode.l10n.t("what each stands for"), list: "acronyms" as const },
  ];
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t("What is to be inserted at the end?") });
  return picked ? [picked.list] : [];
}

/** Puts a region in the place of the one of its name; else at the end of the text. */
function write(edit: vscode.WorkspaceEdit, document: vscode.TextDocument, name: string, text: string): void {
  const region = findRegion({ lineCount: document.lineCount, line: (i) => document.lineAt(i).text }, name);
  if (region) {
    edit.replace(document.uri, new vscode.Range(region.first, 0, region.last, document.lineAt(region.last).text.length), text);
    return;
  }
  const end = endOf(document);
  const before = end.character > 0 ? "\n\n" : end.line > 0 && document.lineAt(end.line - 1).text.trim() !== "" ? "\n" : "";
  edit.insert(document.uri, end, `${before}${text}\n`);
}

/** Where a text ends: in LaTeX before the end of its document. */
function endOf(document: vscode.TextDocument): vscode.Position {
  for (let line = document.lineCount - 1; line >= 0 && /^(?:la)?tex$/.test(document.languageId); line--) {
    if (document.lineAt(line).text.startsWith("\\end{document}")) {
      return new vscode.Position(line, 0);
    }
  }
  return document.lineAt(document.lineCount - 1).range.end;
}
