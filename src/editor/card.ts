import * as vscode from "vscode";
import type { Entry, Fact, Source } from "../dataset/schema";
import { formatSource } from "../reference/citation";
import { formatWhen } from "../reference/dates";
import { kindLabel } from "../reference/labels";
import { hasEnded, keyFacts, type Library, latestOf, supersederOf } from "../reference/library";
import type { Occurrence, Sense } from "../reference/recogniser/document";
import { firstSentence, isWebAddress, shortened } from "../reference/text";
import type { Place } from "../workbench/documents";
import { withKindIcon } from "../workbench/icons";
import { encodeUrl, escapeText, escapeTitle } from "../workbench/markdown";
import type { HoverDetail } from "../workbench/settings";

type Grade = Source["custom"]["grade"];

/** The commands that a card may run; no other link in it can. */
const COMMANDS = ["showDetails", "copyCitation", "insertName", "revealInSidebar", "ignoreTerm"].map((name) => `spaceSecurity.${name}`);

/** How much a card shows: facts in number and in characters of their statements, and sources of each fact. */
const EXTENT = {
  brief: { facts: 3, characters: 300, sources: 2 },
  full: { facts: 8, characters: Number.POSITIVE_INFINITY, sources: Number.POSITIVE_INFINITY },
} as const;

/** About so many characters stand on a line of a card. */
const LINE = 85;

/** Grades of sources, the weightiest first. */
const GRADES: readonly Grade[] = ["official", "specialist", "press", "reference", "aggregator"];

/** The card of a term in a text, as trusted Markdown in which all text of the dataset is escaped. */
export function card(
  library: Library,
  document: vscode.TextDocument,
  occurrence: Occurrence,
  detail: HoverDetail,
  today: string,
): vscode.MarkdownString {
  const [first, ...others] = occurrence.senses;
  const markdown = new vscode.MarkdownString("", true);
  markdown.isTrusted = { enabledCommands: COMMANDS };
  if (first) {
    const references = new References(library, EXTENT[detail].sources);
    const warning = warn(first, references, today);
    const parts = [
      `**${heading(first.entry)}** — ${escapeText(kindLabel(first.entry.kind, vscode.l10n.t))}`,
      escapeText(detail === "full" ? first.entry.summary : firstSentence(first.entry.summary)),
      warning,
      facts(first, detail, others.length > 0 ? 1 : warning !== "" ? 2 : EXTENT[detail].facts, references, today),
      ...others.map(alternative),
      actions(first.entry, document, occurrence),
    ];
    markdown.value = parts.filter(Boolean).join("\n\n");
  }
  return markdown;
}

/** Writes facts with their sources, numbered in the order in which the card first cites them; the first time with who says so. */
class References {
  readonly #ids: string[] = [];

  constructor(
    private readonly library: Library,
    private readonly most: number,
  ) {}

  /** A fact with its date and its weightiest sources. */
  cite(fact: Fact): string {
    const sources = this.library.sourcesOf(fact).sort((a, b) => GRADES.indexOf(a.custom.grade) - GRADES.indexOf(b.custom.grade));
    const links = sources.slice(0, this.most).map((source) => this.#link(source));
    const rest = sources.length > links.length ? ` +${sources.length - links.length}` : "";
    return `${escapeText(fact.statement)} *${escapeText(vscode.l10n.t("as of {0}", formatWhen(fact.asOf, vscode.l10n.t)))}* ${links.join(" ")}${escapeText(rest)}`;
  }

  #link(source: Source): string {
    const known = this.#ids.indexOf(source.id);
    const label = known < 0 ? `[${this.#ids.push(source.id)}] ${source.publisher}` : `[${known + 1}]`;
    return isWebAddress(source.URL)
      ? `[${escapeText(label)}](${encodeUrl(source.URL)} "${escapeTitle(formatSource(source))}")`
      : escapeText(label);
  }
}

function heading(entry: Entry): string {
  return withKindIcon(entry.kind, "") + escapeText(entry.name);
}

function alternative({ entry }: Sense): string {
  const name = commandLink("showDetails", [entry.id], heading(entry), vscode.l10n.t("Show details"));
  const gist = shortened(firstSentence(entry.summary), LINE - entry.name.length);
  return `${vscode.l10n.t("Or:")} ${name} — ${escapeText(gist)}`;
}

/** What a reader of the figure under the pointer must know: that it is replaced or has ended. */
function warn({ entry, term }: Sense, references: References, today: string): string {
  const fact = entry.facts.find(({ id }) => id === term.fact);
  if (!fact) {
    return "";
  }
  const latest = latestOf(entry, fact);
  if (latest !== fact) {
    return `$(warning) **${vscode.l10n.t("Superseded.")}** ${references.cite(latest)}`;
  }
  return hasEnded(fact, today)
    ? `$(warning) **${vscode.l10n.t("No longer holds since {0}.", formatWhen(fact.validUntil ?? "", vscode.l10n.t))}**`
    : "";
}

/** The fact that the surface states, then those that matter most and are not in the warning. */
function facts({ entry, term }: Sense, detail: HoverDetail, most: number, references: References, today: string): string {
  const named = entry.facts.filter(({ id }) => id === term.fact);
  const told = new Set([...named, ...named.map((fact) => latestOf(entry, fact))]);
  const shown: Fact[] = [];
  let length = 0;
  for (const fact of [...named, ...keyFacts(entry, most + told.size, today).filter((other) => !told.has(other))]) {
    length += fact.statement.length;
    if (shown.length >= most || (shown.length > 0 && length > EXTENT[detail].characters)) {
      break;
    }
    shown.push(fact);
  }
  return shown.map((fact) => `- ${mark(entry, fact)}${references.cite(fact)}`).join("\n");
}

function mark(entry: Entry, fact: Fact): string {
  if (supersederOf(entry, fact)) {
    return `$(history) ${vscode.l10n.t("Earlier:")} `;
  }
  return fact.confidence === "disputed" ? `$(warning) ${vscode.l10n.t("Disputed:")} ` : "";
}

function actions(entry: Entry, { uri }: vscode.TextDocument, { surface, startLine, startCharacter }: Occurrence): string {
  const place: Place = { uri: uri.toString(), line: startLine, character: startCharacter };
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
    commandLink("insertName", [entry.id, place], `$(insert) ${vscode.l10n.t("Insert")}`, vscode.l10n.t("Replace by the name or acronym")),
    commandLink("revealInSidebar", [entry.id], `$(list-tree) ${vscode.l10n.t("Sidebar")}`, vscode.l10n.t("Show in the sidebar")),
    commandLink(
      "ignoreTerm",
      [surface, place],
      `$(eye-closed) ${vscode.l10n.t("Ignore")}`,
      vscode.l10n.t("Do not recognise this term any more"),
    ),
  ].join(" &nbsp; ");
}

function commandLink(command: string, args: readonly unknown[], label: string, title: string): string {
  return `[${label}](command:spaceSecurity.${command}?${encodeURIComponent(JSON.stringify(args))} "${escapeTitle(title)}")`;
}
