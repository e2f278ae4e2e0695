import type { Entry, Source } from "../dataset/schema";
import { acronymIn, expansionOf } from "./checks/acronyms";
import { properName } from "./checks/names";
import type { Language } from "./checks/words";
import { formatCitation } from "./citation";
import { keyFacts, type Library } from "./library";
import { escapeMarkdown, linked } from "./markdown";
import type { DocumentIndex } from "./recogniser/document";
import { firstSentence } from "./text";
import type { Translate } from "./translate";

/** What a glossary explains: every term of the text, or the acronyms alone. */
export type GlossaryKind = "glossary" | "acronyms";

/** An entry that a text names. */
export interface Used {
  readonly entry: Entry;
  /** The name by which the list has it. */
  readonly name: string;
  /** As the text has it, if it does. */
  readonly acronym?: string;
}

/** The entries that a text names outside of what we wrote, each once. States and places need no explanation. */
export function* usedIn(index: DocumentIndex, language: Language): Generator<void, Used[]> {
  const found = new Map<string, Used>();
  for (const { block, line } of index.ownBlocks()) {
    for (const { senses, surface } of index.resolve(block, line)) {
      const entry = senses[0]?.entry;
      if (entry && entry.kind !== "place") {
        const acronym = acronymIn(surface);
        const expansion = expansionOf(entry, acronym, language);
        const known = found.get(entry.id);
        found.set(entry.id, {
          entry,
          name: expansion ?? known?.name ?? (language === "fr" ? entry.names?.fr : undefined) ?? properName(entry),
          ...((expansion ?? known?.acronym) && { acronym: expansion ? acronym : (known?.acronym ?? "") }),
        });
      }
    }
    yield;
  }
  return [...found.values()];
}

interface Item {
  readonly head: string;
  readonly text: string;
  /** Identifies its footnote. */
  readonly id: string;
  readonly note: string | undefined;
  /** The address within the note. */
  readonly address: string;
}

/** How a language of prose writes such a list; `items` are plain text still. */
type Writer = (title: string, items: readonly Item[]) => string;

const WRITERS: Readonly<Record<string, Writer>> = {
  markdown: (title, items) =>
    [
      `## ${title}`,
      items.map(({ head, text, id, note }) => `- **${escapeMarkdown(head)}**: ${escapeMarkdown(text)}${note ? `[^${id}]` : ""}`).join("\n"),
      ...noted(items).map(({ id, note, address }) => `[^${id}]: ${linked(note, address)}`),
    ].join("\n\n"),
  latex: (title, items) =>
    [
      `\\section*{${inLatex(title)}}`,
      "\\begin{description}",
      ...items.map(({ head, text, note }) => `  \\item[${inLatex(head)}] ${inLatex(text)}${note ? `\\footnote{${inLatex(note)}}` : ""}`),
      "\\end{description}",
    ].join("\n"),
  asciidoc: (title, items) =>
    [
      `== ${title}`,
      "",
      ...items.map(({ head, text, note }) => `${inAsciidoc(head)}:: ${inAsciidoc(text)}${note ? `footnote:[${inAsciidoc(note)}]` : ""}`),
    ].join("\n"),
  restructuredtext: (title, items) =>
    [
      `${title}\n${"-".repeat(title.length)}`,
      items.map(({ head, text, id, note }) => `${inRst(head)}\n   ${inRst(text)}${note ? ` [#${id}]_` : ""}`).join("\n\n"),
      noted(items)
        .map(({ id, note }) => `.. [#${id}] ${inRst(note)}`)
        .join("\n"),
    ].join("\n\n"),
  html: (title, items) =>
    [
      `<h2>${inHtml(title)}</h2>`,
      "<dl>",
      ...items.map(({ head, text, id, note }) => {
        const mark = note ? ` <sup><a href="#${id}">${noted(items).findIndex((other) => other.id === id) + 1}</a></sup>` : "";
        return `  <dt>${inHtml(head)}</dt>\n  <dd>${inHtml(text)}${mark}</dd>`;
      }),
      "</dl>",
      "<ol>",
      ...noted(items).map(({ id, note }) => `  <li id="${id}">${inHtml(note)}</li>`),
      "</ol>",
    ].join("\n"),
};

const plain: Writer = (title, items) =>
  [
    title.toUpperCase(),
    items
      .map(({ head, text, id, note }) => `${head}: ${text}${note ? ` [${noted(items).findIndex((other) => other.id === id) + 1}]` : ""}`)
      .join("\n"),
    noted(items)
      .map(({ note }, i) => `[${i + 1}] ${note}`)
      .join("\n"),
  ].join("\n\n");

/**
 * A list of what the terms of a text mean, in alphabetical order, in the syntax of its language, with sources as footnotes.
 * @param today YYYY-MM-DD
 */
export function glossary(
  library: Library,
  used: readonly Used[],
  kind: GlossaryKind,
  language: string,
  today: string,
  translate: Translate,
): string {
  const items = used
    .flatMap((one) => itemOf(library, one, kind, today) ?? [])
    .sort((a, b) => a.head.localeCompare(b.head, "en", { sensitivity: "base", numeric: true }));
  const title = kind === "acronyms" ? translate("Acronyms") : translate("Glossary");
  const write = WRITERS[language === "tex" ? "latex" : language] ?? plain;
  return write(title, items);
}

function itemOf(library: Library, { entry, name, acronym }: Used, kind: GlossaryKind, today: string): Item | undefined {
  const id = `${kind}-${entry.id}`;
  const source = sourceOf(library, entry, today);
  const noted = { id, note: source && formatCitation(source), address: source?.URL ?? "" };
  if (kind === "acronyms") {
    return acronym === undefined ? undefined : { head: acronym, text: name, ...noted };
  }
  const head = acronym === undefined || acronym === name ? name : `${name} (${acronym})`;
  return { head, text: firstSentence(entry.summary), ...noted };
}

const GRADES: readonly Source["custom"]["grade"][] = ["official", "specialist", "press", "reference", "aggregator"];

/** The weightiest source of what matters most about an entry. */
function sourceOf(library: Library, entry: Entry, today: string): Source | undefined {
  const [fact] = keyFacts(entry, 1, today);
  const sources = fact ? library.sourcesOf(fact) : [];
  return [...sources].sort((a, b) => GRADES.indexOf(a.custom.grade) - GRADES.indexOf(b.custom.grade))[0];
}

function noted(items: readonly Item[]): (Item & { readonly note: string })[] {
  return items.flatMap((item) => (item.note === undefined ? [] : { ...item, note: item.note }));
}

const LATEX: Readonly<Record<string, string>> = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

function inLatex(text: string): string {
  return text.replace(/[\\~^#$%&_{}]/g, (char) => LATEX[char] ?? `\\${char}`);
}

function inAsciidoc(text: string): string {
  return text.replace(/[[\]{}*_`#+|^~]/g, (char) => `&#${char.charCodeAt(0)};`);
}

function inRst(text: string): string {
  return text.replace(/[\\`*|_]/g, "\\$&");
}

function inHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
