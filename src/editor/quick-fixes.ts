import * as vscode from "vscode";
import { type Check, checkOf, type Finding, type Fix } from "../reference/checks/finding";
import { requestIn } from "../reference/ignores";
import { shortened } from "../reference/text";
import type { Documents } from "../workbench/documents";
import { type Diagnostics, rangeOf, SOURCE } from "./diagnostics";
import { inLanguages } from "./languages";

const LONGEST_TERM = 40;

/** Offers to mend what the checks found, to show why, and to leave it alone. */
class QuickFixes implements vscode.CodeActionProvider {
  constructor(
    private readonly diagnostics: Diagnostics,
    private readonly documents: Documents,
  ) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    { start }: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    if (!context.diagnostics.some(({ source }) => source === SOURCE)) {
      return this.#undoing(document, start, token);
    }
    const findings = await this.diagnostics.upToDate(document);
    return context.diagnostics.flatMap((diagnostic) => {
      const finding = findings.find(({ code, span }) => codeOf(diagnostic) === code && rangeOf(span).isEqual(diagnostic.range));
      return finding ? actionsFor(finding, diagnostic, document) : [];
    });
  }

  /** Takes back that something is ignored, where a comment asks for it or the term stands. */
  async #undoing(document: vscode.TextDocument, position: vscode.Position, token: vscode.CancellationToken): Promise<vscode.CodeAction[]> {
    const request = requestIn(document.lineAt(position.line).text);
    const term = request ? undefined : await this.documents.ignoredAt(document, position, token);
    const ignored = request ?? (term && { kind: "term" as const, value: term.surface });
    return ignored
      ? [
          commandAction(vscode.l10n.t("Ignore “{0}” No Longer", named(ignored.value)), "heed", [
            ignored.kind,
            ignored.value,
            { uri: document.uri.toString() },
          ]),
        ]
      : [];
  }
}

/** Registers the quick fixes in the languages of the settings, and again when these change. */
export function registerQuickFixes(diagnostics: Diagnostics, documents: Documents): vscode.Disposable {
  const fixes = new QuickFixes(diagnostics, documents);
  const metadata = { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] };
  return inLanguages((languages) => vscode.languages.registerCodeActionsProvider(languages, fixes, metadata));
}

function codeOf({ source, code }: vscode.Diagnostic): unknown {
  return source === SOURCE && typeof code === "object" ? code.value : undefined;
}

function actionsFor(finding: Finding, diagnostic: vscode.Diagnostic, document: vscode.TextDocument): vscode.CodeAction[] {
  const { entry, fact, code, term, span } = finding;
  const uri = document.uri.toString();
  return [
    ...finding.fixes.map((fix) => editAction(fix, document)),
    ...(entry && CITED.has(checkOf(code))
      ? [commandAction(vscode.l10n.t("Cite Who Says So…"), "citeAt", [entry.id, fact?.id, uri, span.endLine, span.endCharacter])]
      : []),
    ...(entry ? [commandAction(vscode.l10n.t("Show What the Reference Says"), "showDetails", [entry.id, ...(fact ? [fact.id] : [])])] : []),
    commandAction(vscode.l10n.t("Ignore “{0}”…", named(term)), "ignoreTerm", [term, { uri }]),
    commandAction(vscode.l10n.t("Ignore the Check {0}…", code), "ignoreCheck", [code, { uri }]),
  ].map((action) => {
    action.diagnostics = [diagnostic];
    return action;
  });
}

/** The checks whose findings a citation may answer. */
const CITED: ReadonlySet<Check> = new Set(["citation", "fact"]);

function editAction(fix: Fix, { uri }: vscode.TextDocument): vscode.CodeAction {
  const action = new vscode.CodeAction(fix.title(vscode.l10n.t), vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  for (const { span, text } of fix.edits) {
    action.edit.replace(uri, rangeOf(span), text);
  }
  action.isPreferred = fix.preferred ?? false;
  return action;
}

/** A term as the title of an action has it. */
function named(term: string): string {
  return shortened(term.replace(/\s+/g, " "), LONGEST_TERM);
}

function commandAction(title: string, command: string, args: readonly unknown[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: `spaceSecurity.${command}`, arguments: [...args] };
  return action;
}
