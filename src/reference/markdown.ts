/** An entry as a Markdown document: all that its page tells, with the sources as footnotes. */
import type { Entry, Fact, Milestone } from "../dataset/schema";
import { formatCitation } from "./citation";
import { formatWhen } from "./dates";
import { attributeLabel, confidenceLabel, kindLabel, relationLabel } from "./labels";
import { holds, type Library, type Link, latestOf, supersederOf } from "./library";
import { inEnglish, type Translate } from "./translate";

export interface MarkdownOptions {
  readonly translate?: Translate;
  /** The address of another entry; without it, other entries are only named. */
  readonly addressOf?: (entry: Entry) => string;
}

/** The Markdown of an entry on a day (YYYY-MM-DD). The footnotes are labelled with the ids of the sources. */
export function markdownOf(library: Library, entry: Entry, today: string, options: MarkdownOptions = {}): string {
  const { translate = inEnglish, addressOf } = options;
  const current = entry.facts.filter((fact) => holds(entry, fact, today));
  const past = entry.facts.filter((fact) => !current.includes(fact));
  const notes = (item: Fact | Milestone) =>
    library
      .sourcesOf(item)
      .map(({ id }) => `[^${id}]`)
      .join("");
  const factLine = (fact: Fact) => {
    const dated = translate("as of {0}", formatWhen(fact.asOf, translate));
    const remarks = [dated, ...(fact.confidence === "disputed" ? [confidenceLabel("disputed", translate).toLowerCase()] : [])];
    return `- **${escapeMarkdown(attributeLabel(fact.attribute, translate))}:** ${escapeMarkdown(fact.statement)} (${escapeMarkdown(remarks.join(", "))})${notes(fact)}`;
  };
  const pastLine = (fact: Fact) => `${factLine(fact)} — ${escapeMarkdown(fate(entry, fact, translate))}`;
  const milestoneLine = (milestone: Milestone) =>
    `- **${escapeMarkdown(formatWhen(milestone.date, translate))}:** ${escapeMarkdown(milestone.event)}${notes(milestone)}`;
  const linkText = (link: Link) => {
    const name = escapeMarkdown(link.entry.name);
    const note = linkNote(link, translate);
    return `${addressOf ? `[${name}](${addressOf(link.entry)})` : name}${note && ` (${escapeMarkdown(note)})`}`;
  };
  const sources = library.bibliography(entry).map((source) => `[^${source.id}]: ${linked(formatCitation(source), source.URL)}`);

  return `${[
    `# ${escapeMarkdown(entry.name)}`,
    `*${[kindLabel(entry.kind, translate), ...namesOf(entry)].map(escapeMarkdown).join(" · ")}*`,
    escapeMarkdown(entry.summary),
    ...section(translate("Facts"), current.map(factLine)),
    ...section(translate("Milestones"), (entry.milestones ?? []).map(milestoneLine)),
    ...section(translate("Earlier facts"), past.map(pastLine)),
    ...section(
      translate("Related"),
      [...byLabel(library.links(entry), translate)].map(([label, links]) => `- **${label}:** ${links.map(linkText).join("; ")}`),
    ),
    ...sources,
  ].join("\n\n")}\n`;
}

/** Text of the dataset within Markdown: shown as it stands, and still easy to edit. */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/\s+/g, " ")
      .replace(/[\\`*_[\]<>$|]/g, "\\$&")
      // Some readers take the backslashes off the brackets within the text of a link, and read that once more.
      .replace(/\]\(/g, "]\\(")
      .replace(/&(?=#?\w+;)/g, "\\&")
      // A backslash before it is taken for a part of an address that stands before both.
      .replace(/~/g, "&#126;")
      .replace(/^[#+-](?=\s)/, "\\$&")
      .replace(/^(\d+)(?=[.)]\s)/, "$1\\")
  );
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? [`## ${heading}`, lines.join("\n")] : [];
}

/** Names in other languages and the numbers by which catalogues know it. */
function namesOf({ names = {}, identifiers: { norad, cospar } = {} }: Entry): string[] {
  return [...new Set(Object.values(names)), ...(norad ? [`NORAD ${norad}`] : []), ...(cospar ? [`COSPAR ${cospar}`] : [])];
}

function fate(entry: Entry, fact: Fact, translate: Translate): string {
  return supersederOf(entry, fact)
    ? `${translate("Superseded by")} “${latestOf(entry, fact).statement}”`
    : translate("Ended {0}", formatWhen(fact.validUntil ?? "", translate));
}

/** Links by their heading, the vaguest last; an entry is named once under each. */
function byLabel(links: readonly Link[], translate: Translate): Map<string, Link[]> {
  const groups = new Map<string, Link[]>();
  for (const link of [...links].sort((a, b) => Number(a.type === "see-also") - Number(b.type === "see-also"))) {
    const label = relationLabel(link.type, link.inverse, translate);
    const group = groups.get(label) ?? [];
    if (!group.some(({ entry }) => entry === link.entry)) {
      groups.set(label, [...group, link]);
    }
  }
  return groups;
}

function linkNote({ note, since, until }: Link, translate: Translate): string {
  return [
    note,
    since && translate("since {0}", formatWhen(since, translate)),
    until && translate("until {0}", formatWhen(until, translate)),
  ]
    .filter(Boolean)
    .join(", ");
}

/** A citation in which the address is a link. */
export function linked(citation: string, address: string): string {
  const at = citation.indexOf(address);
  return at < 0 || !/^https?:\/\/[^\s<>]+$/.test(address)
    ? escapeMarkdown(citation)
    : `${escapeMarkdown(citation.slice(0, at))}<${address}>${escapeMarkdown(citation.slice(at + address.length))}`;
}
