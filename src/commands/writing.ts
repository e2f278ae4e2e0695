import * as vscode from "vscode";
import { type NameForm, nameForms } from "../reference/name-forms";
import type { Command } from "../workbench/commands";
import type { Place } from "../workbench/documents";
import { changeIn } from "../workbench/edits";
import { plainLabel } from "../workbench/icons";
import { patiently } from "../workbench/patience";
import { settings } from "../workbench/settings";
import { type Services, SHORT_MS } from "./services";
import { activeEditor, namedTarget, rangeOf, targetOf } from "./target";

/** What works on the text: names, the way from term to term. */
export function writingCommands(services: Services): Record<string, Command> {
  const { documents } = services;

  async function insertName(...args: unknown[]): Promise<void> {
    const place = args[1];
    const document = documentOf(place) ?? activeEditor().document;
    const target = await targetOf(services, args, vscode.l10n.t("Insert the name of …"));
    const form = target && (await pickForm(nameForms(target.entry)));
    if (!form) {
      return;
    }
    const editor = await show(document, false);
    const pointed = positionOf(place);
    const occurrence = await patiently(documents.at(document, pointed ?? editor.selection.active));
    const replaces = (pointed || editor.selection.isEmpty) && occurrence?.senses.some(({ entry }) => entry === target.entry);
    const range = replaces && occurrence ? rangeOf(occurrence) : editor.selection;
    if (editor.document.getText(range) !== form.text) {
      await changeIn(editor, (edit) => edit.replace(range, form.text));
    }
  }

  /** An item of the tree names the entry whose occurrences count; the focus then stays in the tree, so that one can go on. */
  async function goToTerm(step: 1 | -1, args: readonly unknown[]): Promise<void> {
    const target = await namedTarget(services, args);
    const document = documentOf(args[0]) ?? activeEditor().document;
    const all = (await patiently(documents.occurrences(document))) ?? [];
    const occurrences = target ? all.filter(({ senses }) => senses[0]?.entry === target.entry) : all;
    if (occurrences.length === 0) {
      vscode.window.setStatusBarMessage(vscode.l10n.t("No known terms in this document"), SHORT_MS);
      return;
    }
    const editor = await show(document, target !== undefined);
    const index = neighbour(occurrences.map(rangeOf), editor.selection, step);
    const occurrence = occurrences[index];
    if (occurrence) {
      const range = rangeOf(occurrence);
      editor.selection = new vscode.Selection(range.start, range.end);
      editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
      vscode.window.setStatusBarMessage(vscode.l10n.t("Term {0} of {1}", index + 1, occurrences.length), SHORT_MS);
    }
  }

  return {
    insertName,
    nextTerm: (...args) => goToTerm(1, args),
    previousTerm: (...args) => goToTerm(-1, args),
    toggleHover: async () => {
      const enabled = !settings.hoverEnabled();
      await settings.update("hover.enabled", enabled);
      vscode.window.setStatusBarMessage(enabled ? vscode.l10n.t("Hover cards are on") : vscode.l10n.t("Hover cards are off"), SHORT_MS);
    },
    toggleHoverDetail: async () => {
      const detail = settings.hoverDetail() === "brief" ? "full" : "brief";
      await settings.update("hover.detail", detail);
      vscode.window.setStatusBarMessage(
        detail === "full" ? vscode.l10n.t("Hover cards show all") : vscode.l10n.t("Hover cards are brief"),
        SHORT_MS,
      );
    },
  };
}

/** The open document of an item of the tree of terms, or of the place that a card names. */
function documentOf(item: unknown): vscode.TextDocument | undefined {
  const uri = typeof item === "object" && item !== null ? (item as { readonly uri?: unknown }).uri : undefined;
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

/** The position of the place that a card names. */
function positionOf(place: unknown): vscode.Position | undefined {
  const { line, character } = (typeof place === "object" && place !== null ? place : {}) as Partial<Record<keyof Place, unknown>>;
  return isIndex(line) && isIndex(character) ? new vscode.Position(line, character) : undefined;
}

function isIndex(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Shows a document where it shows already, else in the active column. */
async function show(document: vscode.TextDocument, preserveFocus: boolean): Promise<vscode.TextEditor> {
  const viewColumn = vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
  return vscode.window.showTextDocument(document, { preserveFocus, ...(viewColumn !== undefined && { viewColumn }) });
}

/** The index of the range that follows or precedes a selection, round the end. */
function neighbour(ranges: readonly vscode.Range[], selection: vscode.Selection, step: 1 | -1): number {
  if (step === 1) {
    const index = ranges.findIndex(({ start }, i) => start.isAfterOrEqual(selection.start) && !ranges[i]?.isEqual(selection));
    return Math.max(index, 0);
  }
  const index = ranges.findLastIndex(({ start }) => start.isBefore(selection.start));
  return index < 0 ? ranges.length - 1 : index;
}

async function pickForm(forms: readonly NameForm[]): Promise<NameForm | undefined> {
  if (forms.length < 2) {
    return forms[0];
  }
  const descriptions: Readonly<Record<NameForm["form"], string>> = {
    name: vscode.l10n.t("name"),
    acronym: vscode.l10n.t("acronym"),
    both: vscode.l10n.t("name and acronym"),
    translation: "",
  };
  const languages = new Intl.DisplayNames(vscode.env.language, { type: "language" });
  const items = forms.map((form) => ({
    form,
    label: plainLabel(form.text),
    description: form.language === undefined ? descriptions[form.form] : (languages.of(form.language) ?? form.language),
  }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t("Insert which form?") }))?.form;
}
