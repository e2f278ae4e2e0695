import * as vscode from "vscode";
import type { Entry, Fact } from "../dataset/schema";
import { formatSource } from "../reference/citation";
import { formatWhen } from "../reference/dates";
import { kindLabel } from "../reference/labels";
import { hasEnded, keyFacts, type Library, latestOf, supersederOf } from "../reference/library";
import type { Occurrence, Sense } from "../reference/recogniser/recogniser";
import { withKindIcon } from "../sidebar/icons";
import type { HoverDetail } from "./settings";

/** The commands that a card may run; no other link in it can. */
const COMMANDS = ["showDetails", "copyCitation", "insertName", "revealInSidebar", "ignoreTerm"].map((name) => `spaceSecurity.${name}`);

/** How much of the facts a card shows: in number, and in characters of their statements. */
const EXTENT = { brief: { facts: 3, characters: 330 }, full: { facts: 8, characters: Number.POSITIVE_INFINITY } } as const;

/** The card of a term in a text, as trusted Markdown in which all text of the dataset is escaped. */
export function card(library: Library, { surface, senses }: Occurrence, detail: HoverDetail, today: string): vscode.MarkdownString {
  const [first, ...others] = senses;
  const markdown = new vscode.MarkdownString("", true);
  markdown.isTrusted = { enabledCommands: COMMANDS };
  if (first) {
    const sources = new Numbering();
    const parts = [
      `**${heading(first.entry)}** — ${escapeText(kindLabel(first.entry.kind, vscode.l10n.t))}`,
      escapeText(detail === "full" ? first.entry.summary : firstSentence(first.entry.summary)),
      ...warnings(library, first, sources, today),
      facts(library, first, detail, others.length > 0, sources, today),
      ...others.map((sense) => alternative(sense)),
      actions(first.entry, surface),
    ];
    markdown.value = parts.filter(Boolean).join("\n\n");
  }
  return markdown;
}

/** Numbers sources in the order in which a card first cites them. */
class Numbering {
  readonly #ids: string[] = [];

  of(id: string): number {
    const known = this.#ids.indexOf(id);
    return known < 0 ? this.#ids.push(id) : known + 1;
  }
}

function heading(entry: Entry): string {
  return withKindIcon(entry.kind, "") + escapeText(entry.name);
}

function alternative({ entry }: Sense): string {
  const name = commandLink("showDetails", [entry.id], heading(entry), vscode.l10n.t("Show details"));
  return `${vscode.l10n.t("Or:")} ${name} — ${escapeText(firstSentence(entry.summary))}`;
}

/** What a reader of the figure under the pointer must know: that it is replaced, ended or contested. */
function warnings(library: Library, { entry, term }: Sense, sources: Numbering, today: string): string[] {
  const fact = entry.facts.find(({ id }) => id === term.fact);
  if (!fact) {
    return [];
  }
  const latest = latestOf(entry, fact);
  if (latest !== fact) {
    return [`$(warning) **${vscode.l10n.t("Superseded.")}** ${statement(library, latest, sources)}`];
  }
  if (hasEnded(fact, today)) {
    return [`$(warning) **${vscode.l10n.t("No longer holds, since {0}.", formatWhen(fact.validUntil ?? ""))}**`];
  }
  return [];
}

function facts(library: Library, { entry, term }: Sense, detail: HoverDetail, shared: boolean, sources: Numbering, today: string): string {
  const { facts: most, characters } = EXTENT[detail];
  const named = entry.facts.filter(({ id }) => id === term.fact);
  const latest = named.map((fact) => latestOf(entry, fact));
  const shown: Fact[] = [];
  let length = 0;
  for (const fact of [...named, ...keyFacts(entry, most, today).filter((f) => !named.includes(f) && !latest.includes(f))]) {
    const enough = shown.length >= (shared ? 1 : most) || (shown.length > 0 && length + fact.statement.length > characters);
    if (enough) {
      break;
    }
    shown.push(fact);
    length += fact.statement.length;
  }
  return shown.map((fact) => `- ${mark(entry, fact)}${statement(library, fact, sources)}`).join("\n");
}

function mark(entry: Entry, fact: Fact): string {
  if (supersederOf(entry, fact)) {
    return `$(history) ${vscode.l10n.t("Earlier:")} `;
  }
  return fact.confidence === "disputed" ? `$(warning) ${vscode.l10n.t("Disputed:")} ` : "";
}

/** A fact with its date and its numbered sources. */
function statement(library: Library, fact: Fact, sources: Numbering): string {
  const references = library.sourcesOf(fact).map((source) => {
    const title = escapeTitle(formatSource(source));
    return `[\\[${sources.of(source.id)}\\]](${encodeUrl(source.URL)} "${title}")`;
  });
  return `${escapeText(fact.statement)} *${escapeText(formatWhen(fact.asOf))}* ${references.join("")}`;
}

function actions(entry: Entry, surface: string): string {
  return [
    commandLink(
      "showDetails",
      [entry.id],
      `$(open-preview) ${vscode.l10n.t("Details")}`,
      vscode.l10n.t("Open the page with all facts and sources"),
    ),
    commandLink(
      "copyCitation",
      [entry.id],
      `$(quote) ${vscode.l10n.t("Copy citation")}`,
      vscode.l10n.t("Copy the definition with its sources"),
    ),
    commandLink("insertName", [entry.id], `$(insert) ${vscode.l10n.t("Insert")}`, vscode.l10n.t("Replace by the name or acronym")),
    commandLink("revealInSidebar", [entry.id], `$(list-tree) ${vscode.l10n.t("Sidebar")}`, vscode.l10n.t("Show in the sidebar")),
    commandLink("ignoreTerm", [surface], `$(eye-closed) ${vscode.l10n.t("Ignore")}`, vscode.l10n.t("Do not recognise this term any more")),
  ].join(" &nbsp; ");
}

function commandLink(command: string, args: readonly string[], label: string, title: string): string {
  return `[${label}](command:spaceSecurity.${command}?${encodeURIComponent(JSON.stringify(args))} "${escapeTitle(title)}")`;
}

/** The first sentence of a text: up to a point that a capital follows, initials and ranks apart. */
export function firstSentence(text: string): string {
  return /^.*?(?<!\b(?:[A-Z]|U\.S|Lt|Gen|Col|Maj|St|No|Dr|Mr|vs|e\.g|i\.e))[.!?](?=\s+[\p{Lu}\d“"]|$)/su.exec(text)?.[0] ?? text;
}

/** Text that Markdown shows as it stands: no markup, no link, no icon. */
export function escapeText(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~$&:@]/g, "\\$&").replace(/\s+/g, " ");
}

function escapeTitle(text: string): string {
  return text.replace(/["\\]/g, (char) => (char === '"' ? "”" : "/")).replace(/\s+/g, " ");
}

function encodeUrl(url: string): string {
  return url.replace(/[()<>\s"]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, "0")}`);
}
