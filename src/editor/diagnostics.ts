import * as vscode from "vscode";
import { Checker } from "../reference/checks/checker";
import { checkOf, type Finding, type Span } from "../reference/checks/finding";
import { today } from "../reference/dates";
import type { Reference } from "../reference/reference";
import { type Documents, ignoringTerms } from "../workbench/documents";
import { type Level, settings } from "../workbench/settings";
import { SCHEME } from "./entry-documents";

/** Who says so, as the Problems panel has it. */
export const SOURCE = "Space Security";

/** Waits so long after an edit: nobody wants to be corrected within a word. */
const DELAY_MS = 400;

/** The editor keeps no more of one text, and to make them takes time; the gravest are kept. */
const MAX_SHOWN = 1_000;

const SEVERITIES: Readonly<Record<Exclude<Level, "off">, vscode.DiagnosticSeverity>> = {
  hint: vscode.DiagnosticSeverity.Hint,
  information: vscode.DiagnosticSeverity.Information,
  warning: vscode.DiagnosticSeverity.Warning,
};

const TAGS: Readonly<Record<NonNullable<Finding["tag"]>, vscode.DiagnosticTag>> = {
  unnecessary: vscode.DiagnosticTag.Unnecessary,
  deprecated: vscode.DiagnosticTag.Deprecated,
};

/** What was found in a document as it was then. */
interface Result {
  readonly version: number;
  readonly findings: readonly Finding[];
}

/** Checks the texts that are open in an editor, and again when they or the settings change. */
export class Diagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection("spaceSecurity");
  readonly #results = new Map<vscode.TextDocument, Result>();
  readonly #waiting = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  readonly #running = new Map<vscode.TextDocument, vscode.CancellationTokenSource>();
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #disposables: vscode.Disposable[];
  #checker: { readonly day: string; readonly made: Promise<Checker> } | undefined;

  /** What was found in a document may have changed. */
  readonly onDidChange = this.#changed.event;

  constructor(
    private readonly reference: Reference,
    private readonly documents: Documents,
  ) {
    this.#disposables = [
      this.#collection,
      this.#changed,
      vscode.window.onDidChangeVisibleTextEditors((editors) => this.#show(editors)),
      vscode.workspace.onDidOpenTextDocument(() => this.#show(vscode.window.visibleTextEditors)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document)),
      documents.onDidChange((document) => this.#soon(document)),
    ];
    this.#show(vscode.window.visibleTextEditors);
  }

  /** What was found in a document, if it has not changed since. */
  findings(document: vscode.TextDocument): readonly Finding[] {
    const result = this.#results.get(document);
    return result?.version === document.version ? result.findings : [];
  }

  /** The same, after a check at once where the text has changed since the last one. */
  async upToDate(document: vscode.TextDocument): Promise<readonly Finding[]> {
    if (this.#applies(document) && this.#results.get(document)?.version !== document.version) {
      this.#stop(document);
      await this.#run(document);
    }
    return this.findings(document);
  }

  dispose(): void {
    for (const document of new Set([...this.#waiting.keys(), ...this.#running.keys()])) {
      this.#stop(document);
    }
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  #show(editors: readonly vscode.TextEditor[]): void {
    for (const { document } of editors) {
      if (this.#applies(document) && !this.#results.has(document) && !this.#waiting.has(document) && !this.#running.has(document)) {
        this.#soon(document, 0);
      }
    }
  }

  /** An old version of a text, as a comparison shows it, and an entry of ours are not to be mended. */
  #applies(document: vscode.TextDocument): boolean {
    return this.documents.applies(document) && document.uri.scheme !== "git" && document.uri.scheme !== SCHEME;
  }

  #soon(document: vscode.TextDocument, delay = DELAY_MS): void {
    this.#stop(document);
    if (!this.#applies(document)) {
      this.#forget(document);
    } else if (this.#results.has(document) || vscode.window.visibleTextEditors.some((editor) => editor.document === document)) {
      this.#waiting.set(
        document,
        setTimeout(() => void this.#run(document), delay),
      );
    }
  }

  async #run(document: vscode.TextDocument): Promise<void> {
    this.#waiting.delete(document);
    const source = new vscode.CancellationTokenSource();
    this.#running.set(document, source);
    try {
      const findings = await this.#find(document, source.token);
      if (findings && !source.token.isCancellationRequested) {
        this.#results.set(document, { version: document.version, findings });
        this.#publish(document, findings);
      }
    } catch {
      // The reference cannot be read: the sidebar says so, and offers to try again.
    } finally {
      source.dispose();
      if (this.#running.get(document) === source) {
        this.#running.delete(document);
      }
    }
  }

  async #find(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<readonly Finding[] | undefined> {
    const levels = settings.checkLevels(document);
    const checks = new Set((Object.keys(levels) as (keyof typeof levels)[]).filter((check) => levels[check] !== "off"));
    if (checks.size === 0) {
      return [];
    }
    const checker = await this.#check();
    const ignoresTerm = ignoringTerms(document);
    const ignored = new Set(settings.ignoredChecks(document));
    const ignores = ({ code, term, entry }: Finding) =>
      ignored.has(code) || ignored.has(checkOf(code)) || ignoresTerm(term, entry ? [entry] : []);
    const found = await this.documents.work(document, (index) => checker.check(index, checks), token);
    return found?.filter((finding) => !ignores(finding));
  }

  /** Facts cease to hold with the days. */
  #check(): Promise<Checker> {
    const day = today();
    if (this.#checker?.day !== day) {
      const made = this.reference.library().then((library) => new Checker(library, day));
      made.catch(() => {
        this.#checker = undefined;
      });
      this.#checker = { day, made };
    }
    return this.#checker.made;
  }

  #publish(document: vscode.TextDocument, findings: readonly Finding[]): void {
    const levels = settings.checkLevels(document);
    const severities = findings.flatMap((finding) => {
      const level = levels[checkOf(finding.code)];
      return level === "off" ? [] : { finding, severity: SEVERITIES[level] };
    });
    const shown = severities.length > MAX_SHOWN ? severities.sort((a, b) => a.severity - b.severity).slice(0, MAX_SHOWN) : severities;
    this.#collection.set(
      document.uri,
      shown.map(({ finding, severity }) => diagnosticOf(finding, severity)),
    );
    this.#changed.fire(document);
  }

  #stop(document: vscode.TextDocument): void {
    clearTimeout(this.#waiting.get(document));
    this.#waiting.delete(document);
    this.#running.get(document)?.cancel();
    this.#running.delete(document);
  }

  #forget(document: vscode.TextDocument): void {
    this.#stop(document);
    if (this.#results.delete(document)) {
      this.#collection.delete(document.uri);
      this.#changed.fire(document);
    }
  }
}

function diagnosticOf(finding: Finding, severity: vscode.DiagnosticSeverity): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(rangeOf(finding.span), finding.message(vscode.l10n.t), severity);
  diagnostic.source = SOURCE;
  const explain = encodeURIComponent(JSON.stringify([finding.code]));
  diagnostic.code = { value: finding.code, target: vscode.Uri.parse(`command:spaceSecurity.explainCheck?${explain}`) };
  if (finding.tag) {
    diagnostic.tags = [TAGS[finding.tag]];
  }
  return diagnostic;
}

/** Where a span stands. */
export function rangeOf({ startLine, startCharacter, endLine, endCharacter }: Span): vscode.Range {
  return new vscode.Range(startLine, startCharacter, endLine, endCharacter);
}
