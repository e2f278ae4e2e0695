import * as vscode from "vscode";
import type { Entry, Fact, Kind } from "../dataset/schema";
import { formatWhen } from "../reference/dates";
import { attributeLabel, confidenceLabel, formatValue, kindsLabel, relationLabel } from "../reference/labels";
import { type Library, type Link, supersederOf } from "../reference/library";
import type { Reference } from "../reference/reference";
import { setContext } from "../workbench/context";
import { KINDS, kindIcon } from "../workbench/icons";
import { SUPERSEDED } from "./superseded";
import { entryTooltip, factTooltip } from "./tooltip";

const VIEW = "spaceSecurity.reference";

/** Where the workspace keeps the words of the filter. */
const FILTER_KEY = "referenceFilter";

/** Answers that a filter lets through. */
const MAX_ANSWERS = 200;

/** An item of the tree. Commands that it is passed to read its ids. */
type Node = KindNode | EntryNode | FactNode | LinkNode;

interface KindNode {
  readonly type: "kind";
  readonly kind: Kind;
  readonly entries: readonly Entry[];
}

interface EntryNode {
  readonly type: "entry";
  readonly entryId: string;
  readonly entry: Entry;
}

interface FactNode {
  readonly type: "fact";
  readonly entryId: string;
  readonly factId: string;
  readonly entry: Entry;
  readonly fact: Fact;
}

interface LinkNode {
  readonly type: "link";
  /** Where it leads. */
  readonly entryId: string;
  readonly from: Entry;
  readonly link: Link;
  readonly index: number;
}

/** What a filter lets through, the best first. */
interface Filter {
  readonly query: string;
  readonly entries: ReadonlySet<Entry>;
}

/** The tree of all entries: kind, entry, then its facts and relations. Loads the reference when it is first shown. */
export class ReferenceView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<Node | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: vscode.TreeView<Node>;
  #filter: Filter | undefined;
  /** Counts the filters, so that a slow one does not replace a later one. */
  #filters = 0;
  #restored: Promise<void> | undefined;

  constructor(
    private readonly reference: Reference,
    private readonly memory: vscode.Memento,
  ) {
    this.#view = vscode.window.createTreeView(VIEW, { treeDataProvider: this, showCollapseAll: true, canSelectMany: true });
  }

  dispose(): void {
    this.#view.dispose();
    this.#changed.dispose();
    void setContext("referenceFiltered", undefined);
    void setContext("referenceFailed", undefined);
  }

  /** Asks for words and filters while they are typed; turning away brings back what was before. */
  async askForFilter(): Promise<void> {
    // First, because the input would close when the view takes the focus.
    await vscode.commands.executeCommand(`${VIEW}.focus`);
    const before = this.#filter?.query ?? "";
    const input = vscode.window.createInputBox();
    input.placeholder = vscode.l10n.t("Show only entries like …");
    input.value = before;
    const accepted = await new Promise<boolean>((resolve, reject) => {
      input.onDidChangeValue((query) => void this.filter(query).catch(reject));
      input.onDidAccept(() => resolve(true));
      input.onDidHide(() => resolve(false));
      input.show();
    }).finally(() => input.dispose());
    if (!accepted) {
      await this.filter(before);
    }
  }

  /** Shows only the entries that the look-up finds for a query; all where it is empty. */
  async filter(query: string): Promise<void> {
    const turn = ++this.#filters;
    if (!(await this.#seek(query, turn))) {
      return;
    }
    this.#changed.fire(undefined);
    await this.memory.update(FILTER_KEY, this.#filter?.query);
    const [best] = this.#filter?.entries ?? [];
    if (best && this.#view.visible && turn === this.#filters) {
      await this.#view.reveal(entryNode(best), { select: false }).then(undefined, (error: unknown) => {
        // A later filter may have taken the entry out of the tree meanwhile.
        if (turn === this.#filters) {
          throw error;
        }
      });
    }
  }

  /** Makes a query the filter, unless it takes so long that another has come; says whether it did. */
  async #seek(query: string, turn: number): Promise<boolean> {
    const words = query.trim();
    const filter = words === "" ? undefined : { query: words, entries: await this.#search(words) };
    if (turn !== this.#filters) {
      return false;
    }
    this.#filter = filter;
    this.#view.description = filter ? `“${filter.query}”` : "";
    this.#view.message = filter?.entries.size === 0 ? vscode.l10n.t("No entry is like “{0}”.", filter.query) : "";
    await setContext("referenceFiltered", filter !== undefined);
    return true;
  }

  /** Takes up the filter that was there before the window was reloaded. */
  async #restore(): Promise<void> {
    const query = this.memory.get<unknown>(FILTER_KEY);
    if (typeof query === "string" && this.#filters === 0) {
      await this.#seek(query, this.#filters);
    }
  }

  /** Shows an entry and selects it; drops a filter that hides it. */
  async reveal(entryId: string): Promise<void> {
    const entry = (await this.reference.library()).entry(entryId);
    if (!entry) {
      return;
    }
    if (this.#filter && !this.#filter.entries.has(entry)) {
      await this.filter("");
    }
    await this.#view.reveal(entryNode(entry), { select: true, focus: true, expand: true });
  }

  /** Loads again what could not be loaded. */
  async refresh(): Promise<void> {
    await this.reference.library();
    this.#changed.fire(undefined);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    switch (node?.type) {
      case undefined:
        return this.#kinds();
      case "kind":
        return node.entries.map(entryNode);
      case "entry":
        return [...factNodes(node.entry), ...linkNodes(await this.reference.library(), node.entry)];
      default:
        return [];
    }
  }

  async getParent(node: Node): Promise<Node | undefined> {
    switch (node.type) {
      case "kind":
        return undefined;
      case "entry":
        return (await this.#kinds()).find(({ kind }) => kind === node.entry.kind);
      case "fact":
        return entryNode(node.entry);
      case "link":
        return entryNode(node.from);
    }
  }

  getTreeItem(node: Node): vscode.TreeItem {
    switch (node.type) {
      case "kind":
        return kindItem(node, this.#filter !== undefined);
      case "entry":
        return entryItem(node);
      case "fact":
        return factItem(node);
      case "link":
        return linkItem(node);
    }
  }

  async resolveTreeItem(item: vscode.TreeItem, node: Node): Promise<vscode.TreeItem> {
    if (node.type === "entry") {
      item.tooltip = entryTooltip(node.entry);
    } else if (node.type === "fact") {
      item.tooltip = factTooltip(await this.reference.library(), node.entry, node.fact);
    } else if (node.type === "link") {
      item.tooltip = entryTooltip(node.link.entry);
    }
    return item;
  }

  async #kinds(): Promise<KindNode[]> {
    const library = await this.#library();
    if (!library) {
      return [];
    }
    this.#restored ??= this.#restore();
    await this.#restored;
    const entries = this.#filter ? [...this.#filter.entries] : library.entries;
    // A filter puts the kind of the best answer first.
    const kinds = this.#filter ? new Set(entries.map(({ kind }) => kind)) : KINDS;
    return [...kinds].flatMap((kind) => {
      const its = entries.filter((entry) => entry.kind === kind);
      return its.length > 0 ? { type: "kind", kind, entries: its } : [];
    });
  }

  /** The library; undefined where it cannot be loaded, which the view then says, with a way to try again. */
  async #library(): Promise<Library | undefined> {
    try {
      const library = await this.reference.library();
      await setContext("referenceFailed", false);
      return library;
    } catch {
      await setContext("referenceFailed", true);
      return undefined;
    }
  }

  async #search(words: string): Promise<ReadonlySet<Entry>> {
    const lookUp = await this.reference.lookUp();
    return new Set(lookUp.search(words, MAX_ANSWERS).map(({ entry }) => entry));
  }
}

function entryNode(entry: Entry): EntryNode {
  return { type: "entry", entryId: entry.id, entry };
}

function factNodes(entry: Entry): FactNode[] {
  return entry.facts.map((fact) => ({ type: "fact", entryId: entry.id, factId: fact.id, entry, fact }));
}

function linkNodes(library: Library, entry: Entry): LinkNode[] {
  return library.links(entry).map((link, index) => ({ type: "link", entryId: link.entry.id, from: entry, link, index }));
}

function kindItem({ kind, entries }: KindNode, filtered: boolean): vscode.TreeItem {
  const state = filtered ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
  const item = new vscode.TreeItem(kindsLabel(kind, vscode.l10n.t), state);
  // The view remembers by id what is expanded; a filter expands all, and leaves that memory alone.
  item.id = filtered ? `filtered:${kind}` : kind;
  item.description = String(entries.length);
  item.iconPath = kindIcon(kind);
  item.contextValue = "spaceSecurity.kind";
  return item;
}

function entryItem({ entry }: EntryNode): vscode.TreeItem {
  const item = new vscode.TreeItem(entry.name, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `entry:${entry.id}`;
  item.iconPath = kindIcon(entry.kind);
  item.contextValue = "spaceSecurity.entry";
  item.command = { command: "spaceSecurity.showDetails", title: vscode.l10n.t("Show Details"), arguments: [entry.id] };
  return item;
}

function factItem({ entry, fact }: FactNode): vscode.TreeItem {
  const label = attributeLabel(fact.attribute, vscode.l10n.t);
  const description = inFewWords(fact);
  const item = new vscode.TreeItem(label);
  item.id = `entry:${entry.id}/fact:${fact.id}`;
  item.description = description;
  item.iconPath = new vscode.ThemeIcon("circle-small");
  item.contextValue = "spaceSecurity.fact";
  item.command = { command: "spaceSecurity.showDetails", title: vscode.l10n.t("Show Details"), arguments: [entry.id, fact.id] };
  // What the icon and the colour say, in words for those who hear them.
  if (supersederOf(entry, fact)) {
    item.iconPath = new vscode.ThemeIcon("history");
    item.resourceUri = SUPERSEDED;
    item.accessibilityInformation = { label: `${label}, ${description}, ${vscode.l10n.t("Superseded")}` };
  } else if (fact.confidence === "disputed") {
    item.iconPath = new vscode.ThemeIcon("question");
    item.accessibilityInformation = { label: `${label}, ${description}, ${confidenceLabel(fact.confidence, vscode.l10n.t)}` };
  }
  return item;
}

/** The value with the date for which it holds; a date speaks for itself, and without a value the statement does. */
function inFewWords(fact: Fact): string {
  const value = formatValue(fact, vscode.l10n.t);
  const isDate = typeof fact.value === "string" && /^\d{4}(-\d{2}){0,2}$/.test(fact.value);
  return value === "" || isDate ? value || fact.statement : `${value} · ${formatWhen(fact.asOf, vscode.l10n.t)}`;
}

function linkItem({ from, link, index }: LinkNode): vscode.TreeItem {
  const item = new vscode.TreeItem(relationLabel(link.type, link.inverse, vscode.l10n.t));
  item.id = `entry:${from.id}/link:${index}:${link.entry.id}`;
  item.description = [link.entry.name, link.note].filter(Boolean).join(" · ");
  item.iconPath = kindIcon(link.entry.kind);
  item.contextValue = "spaceSecurity.link";
  item.command = { command: "spaceSecurity.revealInSidebar", title: vscode.l10n.t("Show in Sidebar"), arguments: [link.entry.id] };
  return item;
}
