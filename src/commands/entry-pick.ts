import * as vscode from "vscode";
import type { Entry } from "../dataset/schema";
import { kindLabel } from "../reference/labels";
import type { Library } from "../reference/library";
import type { LookUp } from "../reference/lookup";
import type { Occurrence } from "../reference/recogniser/document";
import { firstSentence } from "../reference/text";
import { kindIcon, plainLabel } from "../workbench/icons";
import { recentLookUps, rememberLookUp } from "./recent";
import type { Services } from "./services";

/** An item that stands for an entry; for none where it is a separator or a notice. */
interface EntryItem extends vscode.QuickPickItem {
  readonly entry?: Entry;
  readonly isDone?: boolean;
}

interface PickOptions {
  readonly placeholder: string;
  /** What the field contains at first. */
  readonly value?: string;
  /** Offered before all else where the field is empty: the user has chosen enough. */
  readonly done?: string;
}

const MAX_ANSWERS = 50;
/** Terms of the document that an empty field proposes. */
const MAX_PROPOSED = 30;

/** Asks for an entry by a live, fault-tolerant search; resolves to undefined where the user turns away. */
export async function pickEntry(services: Services, { placeholder, value = "", done }: PickOptions): Promise<Entry | undefined> {
  const pick = vscode.window.createQuickPick<EntryItem>();
  const search = new Search(pick, services, done);
  pick.placeholder = placeholder;
  pick.value = value;
  pick.busy = true;
  keepOrder(pick);
  try {
    return await new Promise<Entry | undefined>((resolve, reject) => {
      pick.onDidChangeValue(() => search.refresh());
      pick.onDidTriggerItemButton(({ button, item }) => (button as ActionButton).act(item.entry));
      pick.onDidAccept(() => {
        const item = search.chosen();
        if (item?.entry) {
          void rememberLookUp(services.memory, item.entry.id);
          resolve(item.entry);
        } else if (item?.isDone) {
          resolve(undefined);
        }
      });
      pick.onDidHide(() => resolve(undefined));
      pick.show();
      search.load().catch(reject);
    });
  } finally {
    pick.dispose();
  }
}

/** Asks which of an occurrence's senses is meant, where there are several. */
export async function pickSense({ senses, surface }: Occurrence): Promise<Entry | undefined> {
  const entries = [...new Set(senses.map((sense) => sense.entry))];
  if (entries.length < 2) {
    return entries[0];
  }
  const placeholder = vscode.l10n.t("Which “{0}”?", surface);
  return (await vscode.window.showQuickPick(entries.map(entryItem), { placeHolder: placeholder, matchOnDescription: true }))?.entry;
}

/** An entry in a quick pick: icon and name, then the kind and the definition. */
export function entryItem(entry: Entry): EntryItem & { readonly entry: Entry } {
  return {
    entry,
    label: plainLabel(entry.name),
    iconPath: kindIcon(entry.kind),
    description: plainLabel(`${kindLabel(entry.kind, vscode.l10n.t)} · ${firstSentence(entry.summary)}`),
    alwaysShow: true,
  };
}

/** What the list shows for what the field contains. */
class Search {
  #library: Library | undefined;
  #lookUp: LookUp | undefined;
  #document: readonly Entry[] = [];
  readonly #buttons: readonly vscode.QuickInputButton[] = [
    actionButton("split-horizontal", vscode.l10n.t("Show Details in a Second Page"), "spaceSecurity.showDetailsBeside"),
    actionButton("quote", vscode.l10n.t("Copy Citation"), "spaceSecurity.copyCitation"),
  ];

  constructor(
    private readonly pick: vscode.QuickPick<EntryItem>,
    private readonly services: Services,
    private readonly done: string | undefined,
  ) {}

  async load(): Promise<void> {
    const { reference, documents } = this.services;
    [this.#library, this.#lookUp] = await Promise.all([reference.library(), reference.lookUp()]);
    this.pick.busy = false;
    this.refresh();
    const document = vscode.window.activeTextEditor?.document;
    const occurrences = document && (await documents.occurrences(document));
    if (occurrences && occurrences.length > 0) {
      this.#document = [...new Set(occurrences.flatMap(({ senses }) => senses[0]?.entry ?? []))].slice(0, MAX_PROPOSED);
      if (this.pick.value.trim() === "") {
        this.refresh();
      }
    }
  }

  refresh(): void {
    if (this.#library && this.#lookUp) {
      const query = this.pick.value.trim();
      this.pick.items = query === "" ? this.#proposals(this.#library) : this.#answers(this.#lookUp, query);
    }
  }

  /** The item that is taken: the first for what is typed, where the one in focus still is of the list before. */
  chosen(): EntryItem | undefined {
    const { items, activeItems } = this.pick;
    return items.find((item) => activeItems.includes(item)) ?? items.find(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
  }

  #proposals(library: Library): EntryItem[] {
    const recent = recentLookUps(this.services.memory).flatMap((id) => library.entry(id) ?? []);
    const others = this.#document.filter((entry) => !recent.includes(entry));
    const done =
      this.done === undefined ? [] : [{ label: this.done, iconPath: new vscode.ThemeIcon("check"), isDone: true, alwaysShow: true }];
    return [
      ...group("", done),
      ...group(vscode.l10n.t("recently looked up"), this.#items(recent)),
      ...group(vscode.l10n.t("in this document"), this.#items(others)),
    ];
  }

  #answers(lookUp: LookUp, query: string): EntryItem[] {
    const items = this.#items(lookUp.search(query, MAX_ANSWERS).map(({ entry }) => entry));
    return items.length > 0
      ? group("", items)
      : [{ label: vscode.l10n.t("Nothing like “{0}” in the reference", plainLabel(query)), alwaysShow: true }];
  }

  #items(entries: readonly Entry[]): EntryItem[] {
    return entries.map((entry) => ({ ...entryItem(entry), buttons: this.#buttons }));
  }
}

/**
 * Items under a heading, which may be empty. Every list begins with one: the host tells items by their places alone, and if it speaks of the
 * first of a list that is already replaced by answers to what was typed since, the first of these is understood.
 */
function group(label: string, items: readonly EntryItem[]): EntryItem[] {
  return items.length > 0 ? [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items] : [];
}

/** A button that runs one of our commands upon the entry of its item. */
interface ActionButton extends vscode.QuickInputButton {
  act(entry: Entry | undefined): void;
}

function actionButton(icon: string, tooltip: string, command: string): ActionButton {
  return {
    iconPath: new vscode.ThemeIcon(icon),
    tooltip,
    act: (entry) => void vscode.commands.executeCommand(command, entry?.id),
  };
}

/**
 * The host puts items whose label contains the words first, in its own order, and so undoes a fuzzy ranking. It has had this switch for
 * years without typing it; a host without it ranks its own way and still shows everything, by `alwaysShow`.
 */
function keepOrder(pick: vscode.QuickPick<EntryItem>): void {
  Object.assign(pick, { sortByLabel: false });
}
