import * as vscode from "vscode";
import type { Entry } from "../dataset/schema";
import { setContext } from "../workbench/context";
import { kindIcon } from "../workbench/icons";
import type { ActiveTerms, ActiveTermsTracker, EntryInText } from "./active-terms";
import { entryTooltip } from "./tooltip";

export const DOCUMENT_VIEW = "spaceSecurity.document";

const ORDER_KEY = "termsOrder";

type Order = "order" | "name";

/** An item of the tree. Commands that it is passed to read its entry, its document and the words there. It stays the same while its counts change. */
interface Node {
  readonly entryId: string;
  readonly uri: string;
  readonly entry: Entry;
  count: number;
  surfaces: readonly string[];
}

/** The terms of the document that the user works on. */
export class DocumentView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<Node[] | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: vscode.TreeView<Node>;
  readonly #listener: vscode.Disposable;
  #nodes: readonly Node[] = [];
  #order: Order;

  constructor(
    tracker: ActiveTermsTracker,
    private readonly memory: vscode.Memento,
  ) {
    this.#order = memory.get<unknown>(ORDER_KEY) === "name" ? "name" : "order";
    this.#view = vscode.window.createTreeView(DOCUMENT_VIEW, { treeDataProvider: this });
    this.#listener = tracker.onDidChange((terms) => this.#update(terms));
    void setContext("termsOrder", this.#order);
    this.#update(tracker.terms);
  }

  dispose(): void {
    vscode.Disposable.from(this.#listener, this.#view, this.#changed).dispose();
    void setContext("termsOrder", undefined);
    void setContext("documentState", undefined);
  }

  /** Sorts the terms, and remembers it for the workspace. */
  async sort(order: Order): Promise<void> {
    this.#order = order;
    this.#changed.fire(undefined);
    await Promise.all([setContext("termsOrder", order), this.memory.update(ORDER_KEY, order)]);
  }

  getChildren(node?: Node): Node[] {
    if (node) {
      return [];
    }
    return this.#order === "order" ? [...this.#nodes] : [...this.#nodes].sort((a, b) => labelOf(a).localeCompare(labelOf(b)));
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const { entry, count } = node;
    const label = labelOf(node);
    const item = new vscode.TreeItem(label);
    item.id = entry.id;
    // The count first, because the end does not show in a narrow sidebar.
    item.description = label.toLowerCase() === entry.name.toLowerCase() ? `${count}×` : `${count}× · ${entry.name}`;
    item.iconPath = kindIcon(entry.kind);
    item.contextValue = "spaceSecurity.occurrences";
    item.command = { command: "spaceSecurity.nextTerm", title: vscode.l10n.t("Go to Next Occurrence"), arguments: [node] };
    return item;
  }

  resolveTreeItem(item: vscode.TreeItem, { entry, surfaces }: Node): vscode.TreeItem {
    item.tooltip = entryTooltip(entry, surfaces.length > 1 ? vscode.l10n.t("Written here: {0}", surfaces.join(", ")) : undefined);
    return item;
  }

  /** Where the same terms remain, only those whose counts changed are drawn again. */
  #update({ state, document, entries }: ActiveTerms): void {
    const uri = document?.uri.toString() ?? "";
    const before = new Map(this.#nodes.map((node) => [node.entry, node]));
    const changed: Node[] = [];
    const nodes = entries.map((found) => {
      const node = before.get(found.entry);
      if (node?.uri !== uri) {
        return { ...found, entryId: found.entry.id, uri };
      }
      if (!sameWords(node, found)) {
        node.count = found.count;
        node.surfaces = found.surfaces;
        changed.push(node);
      }
      return node;
    });
    const same = nodes.length === this.#nodes.length && nodes.every((node, i) => node === this.#nodes[i]);
    this.#nodes = nodes;
    if (!same) {
      this.#changed.fire(undefined);
    } else if (changed.length > 0) {
      this.#changed.fire(changed);
    }
    void setContext("documentState", state === "terms" && nodes.length === 0 ? "empty" : state);
  }
}

/** An item is called what the reader sees in the text: its first spelling there. */
function labelOf({ entry, surfaces }: Node): string {
  return surfaces[0] ?? entry.name;
}

function sameWords(node: Node, { count, surfaces }: EntryInText): boolean {
  return node.count === count && node.surfaces.length === surfaces.length && node.surfaces.every((surface, i) => surface === surfaces[i]);
}
