import * as vscode from "vscode";
import type { Entry, Fact } from "../dataset/schema";
import { type Candidate, variantsOf } from "../reference/completions";
import { formatWhen, today } from "../reference/dates";
import { attributeLabel, formatValue, kindLabel } from "../reference/labels";
import { holds, keyFacts } from "../reference/library";
import type { DocumentIndex } from "../reference/recogniser/document";
import { ifReadable, type Reference } from "../reference/reference";
import { shortened } from "../reference/text";
import type { Documents } from "../workbench/documents";
import { settings } from "../workbench/settings";
import { card } from "./card";
import { inLanguages } from "./languages";

/** Entries that are proposed, and those of them of which all forms are. */
const MAX_ENTRIES = 20;
const MAX_WITH_FORMS = 3;

/** So much of a line may be the beginning of a name. */
const MAX_BEGINNING = 100;

/** Typed after a name, it proposes facts. */
const FACT_TRIGGER = "#";

/** Inside words the editor asks by itself, but not after the digits of a number: "SKYNET 5". */
const TRIGGERS = [...`0123456789${FACT_TRIGGER}`];

/** So long after it was told to, the editor may ask; by then more may have been typed. */
const ASKS_WITHIN_MS = 500;

/** The date stands beside as much of a fact as leaves room for it. */
const LONGEST_FACT = 34;

/** An item with what its card tells of. */
interface Item extends vscode.CompletionItem {
  readonly meant?: { readonly document: vscode.TextDocument; readonly candidate: Candidate; readonly position: vscode.Position };
}

/** Proposes names and acronyms while prose is typed, and facts after a name. */
export class NameCompletion implements vscode.CompletionItemProvider<Item> {
  /** When the editor was last told to ask, and about what. */
  #told: { readonly at: number; readonly document: vscode.TextDocument } | undefined;
  /** Whether it was told to show the list that shows. */
  #isOurs = false;

  constructor(
    private readonly reference: Reference,
    private readonly documents: Documents,
  ) {}

  /**
   * Has the editor ask as one types letters where its own default asks for nothing, as in Markdown. Where a list shows already, the
   * editor goes on asking by itself.
   */
  async askAfter({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): Promise<void> {
    const [change, ...others] = contentChanges;
    const isTyped = change && others.length === 0 && reason === undefined && change.rangeLength === 0 && /^\p{L}$/u.test(change.text);
    if (!isTyped || !isInFront(document) || !this.documents.applies(document) || !settings.completionEnabled(document)) {
      return;
    }
    const { version } = document;
    const { line, character } = change.range.start;
    const typed = textBefore(document, new vscode.Position(line, character + change.text.length));
    const completions = await ifReadable(this.reference.completions());
    if (completions?.before(typed) && document.version === version && isInFront(document) && settings.suggestsNothing(document)) {
      this.#told = { at: Date.now(), document };
      await vscode.commands.executeCommand("editor.action.triggerSuggest", { auto: true });
    }
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
    { triggerKind }: vscode.CompletionContext,
  ): Promise<vscode.CompletionList<Item> | undefined> {
    if (triggerKind !== vscode.CompletionTriggerKind.TriggerForIncompleteCompletions) {
      this.#isOurs = this.#wasTold(document);
    }
    const list = await this.#propose(document, position, token);
    // Who asks again drops the first question: its answer is none, and the list belongs to the second.
    if (!list && this.#isOurs && !token.isCancellationRequested) {
      // Any answer, even none, would show snippets and words of the document, for which nobody asked; where no list shows, the command does nothing.
      void vscode.commands.executeCommand("hideSuggestWidget");
      await new Promise((resolve) => token.onCancellationRequested(resolve));
    }
    return list;
  }

  /** Whether the editor asks because it was told to, not about another text in the same moment. */
  #wasTold(document: vscode.TextDocument): boolean {
    const told = this.#told;
    return told !== undefined && told.document === document && Date.now() - told.at < ASKS_WITHIN_MS;
  }

  async #propose(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList<Item> | undefined> {
    if (!settings.completionEnabled(document)) {
      return undefined;
    }
    const line = document.lineAt(position.line).text;
    const before = textBefore(document, position);
    if (/^[\p{L}\p{N}_]/u.test(line.slice(position.character, position.character + 2))) {
      return undefined;
    }
    if (before.endsWith(FACT_TRIGGER)) {
      return this.#facts(document, position, token);
    }
    // Where nothing can be meant, nothing is read.
    const beginning = /[\p{L}\p{N}]$/u.test(before) && (await ifReadable(this.reference.completions()))?.before(before);
    if (!beginning || token.isCancellationRequested) {
      return undefined;
    }
    const start = position.character - before.length + beginning.start;
    const ranked = await this.documents.work(
      document,
      // biome-ignore lint/correctness/useYield: one step is enough.
      function* (index) {
        return index.isProse(position.line, start, position.character) && !isInOpenMarkup(before)
          ? rank(beginning.candidates, index)
          : undefined;
      },
      token,
    );
    if (!ranked) {
      return undefined;
    }
    const range = new vscode.Range(position.line, start, position.line, position.character);
    const items = ranked.flatMap((candidate, i) => itemsOf(document, candidate, range, i));
    // Asked again with every letter: what is meant changes with it.
    return new vscode.CompletionList(
      items.map((item, i) => Object.assign(item, { sortText: String(i).padStart(4, "0") })),
      true,
    );
  }

  /** The card comes only with the item that is looked at. */
  async resolveCompletionItem(item: Item): Promise<Item> {
    if (item.meant) {
      const { document, candidate, position } = item.meant;
      const { entry, term, text } = candidate;
      const place = { startLine: position.line, startCharacter: 0, endLine: position.line, endCharacter: 0 };
      const occurrence = { ...place, surface: text, senses: [{ entry, term }] };
      item.documentation = card(await this.reference.library(), document, occurrence, "brief", today());
    }
    return item;
  }

  /** The facts of the entry whose name ends before the sign. */
  async #facts(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList<Item> | undefined> {
    const sign = position.translate(0, -1);
    const occurrence = await this.documents.at(document, sign, token);
    const entry = occurrence?.senses[0]?.entry;
    if (!entry || occurrence.endLine !== sign.line || occurrence.endCharacter !== sign.character) {
      return undefined;
    }
    const now = today();
    const facts = [...entry.facts].sort((a, b) => Number(holds(entry, b, now)) - Number(holds(entry, a, now)));
    const range = new vscode.Range(sign, position);
    const name = new vscode.Range(occurrence.startLine, occurrence.startCharacter, position.line, position.character);
    const values = facts.filter(({ value }) => value !== undefined);
    const items = [
      ...facts.map((fact) => factItem(document, entry, fact, statementAfter(fact, occurrence.surface, name, range))),
      ...values.map((fact) => factItem(document, entry, fact, { label: formatValue(fact), text: ` ${formatValue(fact)}`, range })),
    ];
    return new vscode.CompletionList(items.map((item, i) => Object.assign(item, { sortText: String(i).padStart(4, "0") })));
  }
}

function textBefore(document: vscode.TextDocument, { line, character }: vscode.Position): string {
  return document.lineAt(line).text.slice(Math.max(0, character - MAX_BEGINNING), character);
}

/** Whether a code span or the target of a link was opened before the cursor on its line and is not closed yet. */
function isInOpenMarkup(before: string): boolean {
  return (before.match(/`/g)?.length ?? 0) % 2 === 1 || /\]\([^()]*$/.test(before);
}

/** One candidate for each entry: those that the document names most first, then those of which most is known. */
function rank(candidates: readonly Candidate[], index: DocumentIndex): Candidate[] {
  const byEntry = new Map<Entry, Candidate>();
  for (const candidate of candidates) {
    if (!byEntry.has(candidate.entry)) {
      byEntry.set(candidate.entry, candidate);
    }
  }
  const weight = ({ entry, text, rest, isName }: Candidate) =>
    (isName ? 200 : 0) +
    1_000 * Math.min(index.mentions(entry), 1_000) +
    (text === rest ? 100 : 0) +
    Math.min(99, entry.facts.length + (entry.relations?.length ?? 0)) +
    KIND_WEIGHT[entry.kind];
  return [...byEntry.values()].sort((a, b) => weight(b) - weight(a)).slice(0, MAX_ENTRIES);
}

/** Of what is otherwise alike, what people write about comes before what they explain. */
const KIND_WEIGHT: Readonly<Record<Entry["kind"], number>> = {
  organization: 40,
  coalition: 40,
  operation: 40,
  mission: 30,
  person: 30,
  system: 30,
  satellite: 20,
  weapon: 20,
  event: 20,
  exercise: 20,
  treaty: 20,
  doctrine: 20,
  concept: 20,
  orbit: 20,
  place: 10,
  report: 0,
};

function itemsOf(document: vscode.TextDocument, candidate: Candidate, range: vscode.Range, position: number): Item[] {
  const forms = variantsOf(candidate);
  const shown = position < MAX_WITH_FORMS ? forms : forms.slice(0, 1);
  const typed = document.getText(range);
  const item = (text: string, rest: Partial<Item> = {}, label: Partial<vscode.CompletionItemLabel> = {}): Item => ({
    label: { label: text, description: kindLabel(candidate.entry.kind, vscode.l10n.t), ...label },
    kind: vscode.CompletionItemKind.Reference,
    insertText: text,
    // Found by our own rules, which see more than the letters; kept by the editor's while more is typed of it.
    filterText: `${typed}${(forms[0]?.startsWith(typed) ? forms[0] : candidate.rest).slice(typed.length)}`,
    range,
    meant: { document, candidate, position: range.start },
    ...rest,
  });
  const [first = candidate.text] = forms;
  const [fact] = keyFacts(candidate.entry, 1, today());
  const cited =
    position === 0 && fact
      ? [
          item(
            first,
            { command: { command: "spaceSecurity.insertCitation", title: "", arguments: [candidate.entry.id, fact.id] } },
            { detail: ` ${vscode.l10n.t("with citation")}` },
          ),
        ]
      : [];
  return [...shown.map((text) => item(text, {}, spelledOut(text, forms))), ...cited];
}

/** The label of "Full Name (ACRONYM)", which would be cut off before it differs from the name. */
function spelledOut(text: string, forms: readonly string[]): Partial<vscode.CompletionItemLabel> {
  const acronym = forms.find((form) => text.endsWith(` (${form})`));
  return acronym === undefined ? {} : { label: acronym, detail: ` ${vscode.l10n.t("spelled out")}` };
}

/** What an item of a fact writes, and in place of what. */
interface Written {
  readonly label: string;
  readonly text: string;
  readonly range: vscode.Range;
}

/** A statement goes on where it begins with the name itself; else it follows the name after a colon. */
function statementAfter({ statement: label }: Fact, surface: string, name: vscode.Range, sign: vscode.Range): Written {
  return label.startsWith(`${surface} `) && name.isSingleLine
    ? { label, text: label, range: name }
    : { label, text: `: ${label}`, range: sign };
}

function factItem(document: vscode.TextDocument, entry: Entry, fact: Fact, { label, text, range }: Written): Item {
  const when = formatWhen(fact.asOf, vscode.l10n.t);
  return {
    label: { label: shortened(label, LONGEST_FACT), description: fact.asOf },
    kind: vscode.CompletionItemKind.Value,
    detail: `${attributeLabel(fact.attribute, vscode.l10n.t)} · ${vscode.l10n.t("as of {0}", when)}`,
    documentation: fact.statement,
    insertText: text,
    filterText: `${document.getText(range)}${label}`,
    range,
    command: { command: "spaceSecurity.insertCitation", title: "", arguments: [entry.id, fact.id] },
  };
}

function isInFront(document: vscode.TextDocument): boolean {
  return vscode.window.activeTextEditor?.document === document;
}

/** Registers the completion in the languages of the settings. */
export function registerCompletion(reference: Reference, documents: Documents): vscode.Disposable {
  const completion = new NameCompletion(reference, documents);
  return vscode.Disposable.from(
    inLanguages((languages) => vscode.languages.registerCompletionItemProvider(languages, completion, ...TRIGGERS)),
    vscode.workspace.onDidChangeTextDocument((event) => completion.askAfter(event)),
  );
}
