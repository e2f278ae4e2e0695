import * as vscode from "vscode";
import type { Entry, Source } from "../dataset/schema";
import { formatWhen, today, whenOf } from "../reference/dates";
import { kindLabel } from "../reference/labels";
import { markdownOf } from "../reference/markdown";
import { type Command, Refusal } from "../workbench/commands";
import { plainLabel } from "../workbench/icons";
import { patiently } from "../workbench/patience";
import { entryItem, pickEntry, pickSense } from "./entry-pick";
import { searchPattern } from "./search-pattern";
import { type Services, SHORT_MS } from "./services";
import { namedEntries, occurrenceAtCursor, rangeOf, targetOf, wordsOf } from "./target";

/** What reads the reference: look-up, details, sources, citations. */
export function readingCommands(services: Services): Record<string, Command> {
  const { reference, details, timeline, comparison, sidebar } = services;

  async function show(entry: Entry | undefined): Promise<void> {
    if (entry) {
      await details.show(entry.id);
    }
  }

  async function lookUp(query?: string): Promise<void> {
    const placeholder = vscode.l10n.t("Name, acronym or a few letters of it; misspellings are forgiven");
    await show(await pickEntry(services, query === undefined ? { placeholder } : { placeholder, value: query }));
  }

  async function lookUpSelection(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) {
      return lookUp();
    }
    const { document, selection } = editor;
    const occurrence = await occurrenceAtCursor(services);
    if (occurrence && (selection.isEmpty || selection.isEqual(rangeOf(occurrence)))) {
      return show(await pickSense(occurrence));
    }
    const range = selection.isEmpty ? document.getWordRangeAtPosition(selection.active) : selection;
    await lookUp(range && wordsOf(document.getText(range)));
  }

  async function showDetails(beside: boolean, args: readonly unknown[]): Promise<void> {
    const placeholder = vscode.l10n.t("Show the details of …");
    // From a details page one asks for another entry, not for the one that is there.
    const entry = args[0] === undefined && details.activeEntryId !== undefined && (await pickEntry(services, { placeholder }));
    const target = entry === false ? await targetOf(services, args, placeholder) : entry && { entry };
    if (target) {
      await details.show(target.entry.id, { beside, ...(target.fact && { factId: target.fact.id }) });
    }
  }

  async function showMissions(): Promise<void> {
    const library = await patiently(reference.library());
    const kinds = ["mission", "operation", "exercise", "event"];
    const dated = library.entries
      .filter((entry) => kinds.includes(entry.kind))
      .map((entry) => ({ entry, when: dateOf(entry) }))
      .sort((a, b) => (b.when ?? "").localeCompare(a.when ?? ""));
    const items: (vscode.QuickPickItem & { entry?: Entry })[] = [];
    let year: string | undefined;
    for (const { entry, when } of dated) {
      const itsYear = when?.slice(0, 4) ?? vscode.l10n.t("undated");
      if (itsYear !== year) {
        year = itsYear;
        items.push({ label: year, kind: vscode.QuickPickItemKind.Separator });
      }
      const description = [when && formatWhen(when, vscode.l10n.t), kindLabel(entry.kind, vscode.l10n.t)].filter(Boolean).join(" · ");
      items.push({ ...entryItem(entry), description, alwaysShow: false });
    }
    const placeHolder = vscode.l10n.t("Missions, operations, exercises and events, the latest first");
    await show((await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.entry);
  }

  async function compare(...args: unknown[]): Promise<void> {
    const { entries, isWhole } = await namedEntries(services, args);
    if (entries.length > comparison.most) {
      throw new Refusal(vscode.l10n.t("No more than {0} entries stand side by side.", comparison.most));
    }
    await comparison.show((isWhole ? entries : await pickEntries(entries)).map(({ id }) => id));
  }

  /** Asks for entries until there are two, and then for a third, which may be left out. */
  async function pickEntries(given: readonly Entry[]): Promise<readonly Entry[]> {
    const entries = [...given];
    while (entries.length < comparison.most) {
      const names = entries.map(({ name }) => name).join(", ");
      const placeholder = names ? vscode.l10n.t("Compare {0} with …", names) : vscode.l10n.t("Compare …");
      const enough = entries.length > 1 && entries.length > given.length;
      const entry = await pickEntry(services, { placeholder, ...(enough && { done: vscode.l10n.t("Compare these two") }) });
      if (entry && !entries.includes(entry)) {
        entries.push(entry);
      } else if (!entry) {
        break;
      }
    }
    // Who turns away before there are two wants none.
    if (entries.length < 2) {
      throw new vscode.CancellationError();
    }
    return entries;
  }

  async function copyCitation(...args: unknown[]): Promise<void> {
    const target = await targetOf(services, args, vscode.l10n.t("Copy a citation of …"));
    if (target) {
      const [library, citer] = await Promise.all([reference.library(), services.citations.citer()]);
      await vscode.env.clipboard.writeText(citer.cite(library, target.entry, target.fact));
      vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t("Citation copied")}`, SHORT_MS);
    }
  }

  /** The page of an entry as Markdown, whole. */
  async function markdownFor(args: readonly unknown[], placeholder: string): Promise<string | undefined> {
    const target = await targetOf(services, args, placeholder);
    return target && markdownOf(await reference.library(), target.entry, today(), { translate: vscode.l10n.t });
  }

  async function copyMarkdown(...args: unknown[]): Promise<void> {
    const markdown = await markdownFor(args, vscode.l10n.t("Copy as Markdown …"));
    if (markdown !== undefined) {
      await vscode.env.clipboard.writeText(markdown);
      vscode.window.setStatusBarMessage(`$(check) ${vscode.l10n.t("Markdown copied")}`, SHORT_MS);
    }
  }

  async function openMarkdown(...args: unknown[]): Promise<void> {
    const content = await markdownFor(args, vscode.l10n.t("Open as Markdown …"));
    if (content !== undefined) {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: "markdown", content }));
    }
  }

  async function openSource(...args: unknown[]): Promise<void> {
    const target = await targetOf(services, args, vscode.l10n.t("Open a source of …"));
    if (!target) {
      return;
    }
    const library = await reference.library();
    const sources = target.fact ? library.sourcesOf(target.fact) : library.bibliography(target.entry);
    const source = sources.length > 1 ? await pickSource(sources) : sources[0];
    if (source) {
      await vscode.env.openExternal(addressOf(source));
    } else if (sources.length === 0) {
      throw new Refusal(vscode.l10n.t("No source is known for “{0}”.", target.entry.name));
    }
  }

  async function findOccurrences(...args: unknown[]): Promise<void> {
    const target = await targetOf(services, args, vscode.l10n.t("Find the occurrences of …"));
    if (target) {
      const query = searchPattern(target.entry);
      await vscode.commands.executeCommand("workbench.action.findInFiles", {
        query,
        isRegex: true,
        isCaseSensitive: true,
        triggerSearch: true,
      });
    }
  }

  async function revealInSidebar(...args: unknown[]): Promise<void> {
    const target = await targetOf(services, args, vscode.l10n.t("Show in the sidebar …"));
    if (target) {
      await sidebar.reveal(target.entry.id);
    }
  }

  return {
    lookUp: (query) => lookUp(wordsOf(query)),
    lookUpSelection,
    showDetails: (...args) => showDetails(false, args),
    showDetailsBeside: (...args) => showDetails(true, args),
    showMissions,
    compare,
    showTimeline: async () => timeline.show(),
    copyCitation,
    copyMarkdown,
    openMarkdown,
    openSource,
    findOccurrences,
    revealInSidebar,
  };
}

async function pickSource(sources: readonly Source[]): Promise<Source | undefined> {
  const items = sources.map((source) => {
    const issued = whenOf(source.issued);
    return {
      source,
      label: plainLabel(source.title),
      description: plainLabel([source.publisher, issued && formatWhen(issued, vscode.l10n.t)].filter(Boolean).join(", ")),
      detail: plainLabel(source.URL),
    };
  });
  const placeHolder = vscode.l10n.t("Which source?");
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.source;
}

/** Only addresses of the web are opened: a source may come from a pack that is not ours. */
function addressOf(source: Source): vscode.Uri {
  const address = URL.canParse(source.URL) ? vscode.Uri.parse(source.URL) : undefined;
  if (address?.scheme !== "https" && address?.scheme !== "http") {
    throw new Refusal(vscode.l10n.t("The source “{0}” has no web address.", source.title));
  }
  return address;
}

/** When something was or began: the date its facts give, else its first milestone. */
function dateOf(entry: Entry): string | undefined {
  const stated = entry.facts.flatMap(({ attribute, value }) => (attribute === "date" ? (firstDay(String(value)) ?? []) : []));
  return stated[0] ?? (entry.milestones ?? []).flatMap(({ date }) => firstDay(date) ?? []).sort()[0];
}

function firstDay(when: string): string | undefined {
  return /\d{4}(-\d{2}){0,2}/.exec(when)?.[0];
}
