import * as vscode from "vscode";
import type { Entry, Fact } from "../dataset/schema";
import { formatSource } from "../reference/citation";
import { formatWhen, today } from "../reference/dates";
import { attributeLabel, confidenceLabel, kindLabel } from "../reference/labels";
import { keyFacts, type Library, supersederOf } from "../reference/library";
import { withKindIcon } from "../workbench/icons";
import { escapeText } from "../workbench/markdown";

const KEY_FACTS = 3;

/** What an item of a tree tells of its entry: definition and key facts, and a note. Not trusted: it runs no command. */
export function entryTooltip(entry: Entry, note = ""): vscode.MarkdownString {
  const facts = keyFacts(entry, KEY_FACTS, today()).map((fact) => `- ${dated(fact)}`);
  return markdown(
    `${withKindIcon(entry.kind, "")}**${escapeText(entry.name)}** — ${escapeText(kindLabel(entry.kind, vscode.l10n.t))}`,
    escapeText(entry.summary),
    facts.join("\n"),
    escapeText(note),
  );
}

/** What an item of a tree tells of a fact: its statement with date, confidence and sources. */
export function factTooltip(library: Library, entry: Entry, fact: Fact): vscode.MarkdownString {
  const superseder = supersederOf(entry, fact);
  return markdown(
    `**${escapeText(attributeLabel(fact.attribute, vscode.l10n.t))}** — ${escapeText(confidenceLabel(fact.confidence, vscode.l10n.t))}`,
    dated(fact),
    superseder ? `$(history) ${escapeText(vscode.l10n.t("Superseded by:"))} ${dated(superseder)}` : "",
    library
      .sourcesOf(fact)
      .map((source) => `- ${escapeText(formatSource(source))}`)
      .join("\n"),
  );
}

function dated({ statement, asOf }: Fact): string {
  return `${escapeText(statement)} *${escapeText(formatWhen(asOf, vscode.l10n.t))}*`;
}

function markdown(...paragraphs: readonly string[]): vscode.MarkdownString {
  return new vscode.MarkdownString(paragraphs.filter(Boolean).join("\n\n"), true);
}
