import * as vscode from "vscode";
import type { Entry, Fact, Source } from "../dataset/schema";
import { BIBLIOGRAPHY, bibliographyOf } from "../reference/citations/bibliography";
import type { Cited } from "../reference/citations/cited";
import { EXPORT_FORMATS, type ExportFormat, exportSources } from "../reference/citations/export";
import { citationOf } from "../reference/citations/form";
import { formatWhen, today } from "../reference/dates";
import { attributeLabel, formatValue } from "../reference/labels";
import { holds, type Library } from "../reference/library";
import { regionText } from "../reference/marked-region";
import { type Command, Refusal } from "../workbench/commands";
import { changeIn } from "../workbench/edits";
import { plainLabel } from "../workbench/icons";
import { patiently } from "../workbench/patience";
import { type Services, SHORT_MS } from "./services";
import { activeEditor, rangeOf, targetOf } from "./target";

/** Sources of a fact that one citation gives: two independent ones say enough. */
const MAX_SOURCES = 2;

/** Grades of sources, the weightiest first. */
const GRADES: readonly Source["custom"]["grade"][] = ["official", "specialist", "press", "reference", "aggregator"];

/** What cites: citations, facts with theirs, bibliography, export. */
export function citingCommands(services: Services): Record<string, Command> {
  const { reference, documents, citations } = services;

  async function insertCitation(...args: unknown[]): Promise<void> {
    const editor = activeEditor();
    const target = await targetOf(services, args, vscode.l10n.t("Insert a citation of …"));
    if (!target) {
      return;
    }
    const library = await reference.library();
    const { document, selection } = editor;
    const position = await afterTerm(editor);
    const stated = target.fact ?? (await statedAt(document, selection.active, target.entry));
    const nearby = document.lineAt(position.line).text;
    const fact = stated ?? (await pickFact(target.entry, nearby, vscode.l10n.t("Cite the sources of which statement?")))?.fact;
    if (fact) {
      await write(editor, position, "", weightiest(library, fact));
    }
  }

  async function insertFact(...args: unknown[]): Promise<void> {
    const editor = activeEditor();
    const target = await targetOf(services, args, vscode.l10n.t("Insert a fact about …"));
    if (!target) {
      return;
    }
    const library = await reference.library();
    const picked = target.fact
      ? { fact: target.fact, text: target.fact.statement }
      : await pickFact(target.entry, "", vscode.l10n.t("Insert which statement or value?"));
    if (picked) {
      const position = await afterTerm(editor);
      const before = editor.document.lineAt(position.line).text.slice(0, position.character);
      const isAfterTerm = (await documents.at(editor.document, position)) !== undefined;
      const glue = !/\S$/.test(before) ? "" : isAfterTerm && picked.text === picked.fact.statement ? ": " : " ";
      await write(editor, position, glue + picked.text, weightiest(library, picked.fact));
    }
  }

  /** Where something follows the term at the cursor; else the cursor. */
  async function afterTerm({ document, selection }: vscode.TextEditor): Promise<vscode.Position> {
    const occurrence = selection.isEmpty ? await patiently(documents.at(document, selection.active)) : undefined;
    return occurrence ? rangeOf(occurrence).end : selection.end;
  }

  /** The fact that the words at a position state. */
  async function statedAt(document: vscode.TextDocument, position: vscode.Position, entry: Entry): Promise<Fact | undefined> {
    const senses = (await documents.at(document, position))?.senses ?? [];
    const id = senses.find((sense) => sense.entry === entry)?.term.fact;
    return entry.facts.find((fact) => fact.id === id);
  }

  /** Writes words and a citation of their sources at a position, and the notes that it needs at the end of the text. */
  async function write(editor: vscode.TextEditor, position: vscode.Position, words: string, sources: readonly Source[]): Promise<void> {
    const { document } = editor;
    const [citer, cited] = await Promise.all([citations.citer(document), read(document)]);
    const { mark, notes } = citationOf(sources, citations.form(document), document.languageId, citer, cited.defined);
    // In brackets it belongs to the sentence, and goes before its point.
    const at = words === "" && /^[ ~]/.test(mark) && charBefore(document, position) === "." ? position.translate(0, -1) : position;
    const end = document.lineAt(document.lineCount - 1).range.end;
    const wasThere = editor.selection.isEmpty && editor.selection.active.isEqual(position);
    await changeIn(editor, (edit) => {
      edit.insert(at, joinedTo(words, mark));
      if (notes.length > 0) {
        edit.insert(end, noteText(document, cited, position.isEqual(end) ? joinedTo(words, mark) : "", notes));
      }
    });
    // A cursor that stood there has gone along, and may have gone on: what is typed meanwhile must not be torn apart.
    if (!wasThere) {
      const after = document.positionAt(document.offsetAt(position) + joinedTo(words, mark).length);
      editor.selection = new vscode.Selection(after, after);
    }
  }

  async function read(document: vscode.TextDocument): Promise<Cited> {
    const cited = await patiently(citations.read(document));
    if (!cited) {
      throw new Refusal(vscode.l10n.t("The text changed meanwhile. Try again."));
    }
    return cited;
  }

  /** Writes the bibliography anew where there is one, else after the cursor's paragraph. */
  async function writeBibliography(mustBeThere: boolean): Promise<void> {
    const editor = activeEditor();
    const { document } = editor;
    const { sources, bibliography } = await read(document);
    if (mustBeThere && !bibliography) {
      throw new Refusal(vscode.l10n.t("This document has no bibliography of ours yet: insert one first."));
    }
    if (sources.length === 0) {
      throw new Refusal(vscode.l10n.t("This document cites no source of the reference yet: insert a citation first."));
    }
    const citer = await citations.citer(document);
    const heading = citer.language === "fr" ? "Sources" : "References";
    const text = regionText(BIBLIOGRAPHY, bibliographyOf(sources, document.languageId, citer, heading), document.languageId);
    await changeIn(editor, (edit) => {
      if (bibliography) {
        edit.replace(new vscode.Range(bibliography.first, 0, bibliography.last, document.lineAt(bibliography.last).text.length), text);
      } else {
        const line = document.lineAt(editor.selection.active.line);
        const isLast = line.lineNumber === document.lineCount - 1;
        const after = isLast || document.lineAt(line.lineNumber + 1).isEmptyOrWhitespace ? "" : "\n";
        const isApart = line.lineNumber === 0 || document.lineAt(line.lineNumber - 1).isEmptyOrWhitespace;
        edit.insert(line.range.end, `${!line.isEmptyOrWhitespace ? "\n\n" : isApart ? "" : "\n"}${text}${isLast ? "\n" : after}`);
      }
    });
    vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t("Bibliography of {0} sources", sources.length)}`, SHORT_MS);
  }

  async function exportCited(): Promise<void> {
    const { document } = activeEditor();
    const { sources } = await read(document);
    if (sources.length === 0) {
      throw new Refusal(vscode.l10n.t("This document cites no source of the reference yet: insert a citation first."));
    }
    const placeHolder = vscode.l10n.t("Export the {0} sources that the document cites as …", sources.length);
    const format = (await vscode.window.showQuickPick(Object.keys(EXPORT_FORMATS), { placeHolder })) as ExportFormat | undefined;
    if (!format) {
      return;
    }
    const ending = EXPORT_FORMATS[format];
    const target = await vscode.window.showSaveDialog({ defaultUri: exportUri(document, ending), filters: { [format]: [ending] } });
    if (target) {
      await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(exportSources(sources, format)));
      vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t("{0} sources exported", sources.length)}`, SHORT_MS);
    }
  }

  return {
    insertCitation,
    insertFact,
    insertBibliography: () => writeBibliography(false),
    updateBibliography: () => writeBibliography(true),
    exportSources: exportCited,
  };
}

/** The sources of a fact that weigh most. */
function weightiest(library: Library, fact: Fact): Source[] {
  return library
    .sourcesOf(fact)
    .sort((a, b) => GRADES.indexOf(a.custom.grade) - GRADES.indexOf(b.custom.grade))
    .slice(0, MAX_SOURCES);
}

interface FactItem extends vscode.QuickPickItem {
  readonly fact?: Fact;
  readonly text?: string;
}

/** Asks for a statement or a value of an entry: what stands nearby first, then what holds, the values before what they are drawn from. */
async function pickFact(entry: Entry, nearby: string, placeHolder: string): Promise<{ fact: Fact; text: string } | undefined> {
  const now = today();
  const named = (fact: Fact) => typeof fact.value === "number" && nearby.includes(fact.value.toLocaleString("en"));
  const ranked = [...entry.facts].sort(
    (a, b) => Number(named(b)) - Number(named(a)) || Number(holds(entry, b, now)) - Number(holds(entry, a, now)),
  );
  const item = (fact: Fact, text: string): FactItem => {
    const past = holds(entry, fact, now) ? [] : [vscode.l10n.t("earlier")];
    const when = vscode.l10n.t("as of {0}", formatWhen(fact.asOf, vscode.l10n.t));
    return {
      fact,
      text,
      label: plainLabel(text),
      description: plainLabel([attributeLabel(fact.attribute, vscode.l10n.t), when, ...past].join(" · ")),
    };
  };
  const values = ranked.flatMap((fact) => (fact.value === undefined ? [] : [item(fact, formatValue(fact))]));
  const separator = (label: string): FactItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const items = [
    separator(vscode.l10n.t("statements")),
    ...ranked.map((fact) => item(fact, fact.statement)),
    ...(nearby === "" && values.length > 0 ? [separator(vscode.l10n.t("values")), ...values] : []),
  ];
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  return picked?.fact && picked.text !== undefined ? { fact: picked.fact, text: picked.text } : undefined;
}

/** A citation goes before the point that ends a sentence where it stands in brackets, and after it where it is a mark of a note. */
function joinedTo(words: string, mark: string): string {
  return /^[ ~]/.test(mark) && words.endsWith(".") ? `${words.slice(0, -1)}${mark}.` : words + mark;
}

function charBefore(document: vscode.TextDocument, { line, character }: vscode.Position): string {
  return document.lineAt(line).text.charAt(character - 1);
}

/** Notes as they are added at the end of a text. */
function noteText(document: vscode.TextDocument, { defined }: Cited, before: string, notes: readonly string[]): string {
  const last = document.lineAt(document.lineCount - 1);
  const isNote = /^\[\^[\w-]+\]:/.test(
    (last.isEmptyOrWhitespace && document.lineCount > 1 ? document.lineAt(document.lineCount - 2) : last).text,
  );
  const glue =
    last.isEmptyOrWhitespace && before === ""
      ? isNote && defined.size > 0
        ? ""
        : document.lineCount > 1
          ? "\n"
          : ""
      : isNote
        ? "\n"
        : "\n\n";
  return `${glue}${notes.join("\n")}\n`;
}

/** Beside the document, under its name. */
function exportUri(document: vscode.TextDocument, ending: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name =
    document.uri.path
      .split("/")
      .at(-1)
      ?.replace(/\.[^.]+$/, "") || "sources";
  const base = document.isUntitled ? folder : vscode.Uri.joinPath(document.uri, "..");
  return vscode.Uri.joinPath(base ?? vscode.Uri.file("/"), `${name}.${ending}`);
}
