import type { Entry, Fact, Relation } from "../dataset/schema";
import { formatCitation } from "../reference/citation";
import { formatWhen } from "../reference/dates";
import { type Library, type Link, supersederOf } from "../reference/library";
import type { LookUp } from "../reference/lookup";
import type { Reference } from "../reference/reference";
import { complain, type Format, type Io, json, oneLine, STATUS, type Status } from "./io";

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** `show ID`: an entry with its facts, milestones, links and sources. A name or number that means an entry exactly will do for its id. */
export async function show(reference: Reference, wanted: string, format: Format, io: Io): Promise<Status> {
  const [library, lookUp] = [await reference.library(), await reference.lookUp()];
  const byId = library.entry(wanted);
  const [entry, ...others] = byId ? [byId] : lookUp.exact(wanted);
  if (!entry) {
    complain(io, notFound(lookUp, wanted));
    return ID.test(wanted) ? STATUS.failed : STATUS.nothingFound;
  }
  if (others.length > 0) {
    complain(io, `"${oneLine(wanted)}" may also mean ${others.map((other) => other.id).join(", ")}`);
  }
  io.out(format === "json" ? json(resolve(library, entry)) : describe(library, entry));
  return STATUS.ok;
}

function notFound(lookUp: LookUp, wanted: string): string {
  const near = lookUp.search(wanted, 3).map((match) => match.entry.id);
  const what = ID.test(wanted) ? `unknown id "${wanted}"` : `no entry is called "${oneLine(wanted)}"`;
  return `${what}${near.length > 0 ? `; nearest: ${near.join(", ")}` : ""}`;
}

/** The entry with whole sources in place of their ids, and its links both ways in place of its own relations. */
function resolve(library: Library, entry: Entry) {
  const { id, kind, name, summary, terms, names, identifiers, facts, milestones = [] } = entry;
  return {
    ...{ id, kind, name, summary, terms, names, identifiers },
    facts: facts.map((fact) => ({ ...fact, sources: library.sourcesOf(fact) })),
    milestones: milestones.map((milestone) => ({ ...milestone, sources: library.sourcesOf(milestone) })),
    links: library.links(entry).map((link) => ({ ...link, entry: { id: link.entry.id, name: link.entry.name, kind: link.entry.kind } })),
  };
}

function describe(library: Library, entry: Entry): string {
  const bibliography = library.bibliography(entry);
  const numbers = (item: { readonly sources: readonly string[] }) =>
    library
      .sourcesOf(item)
      .map((source) => `[${bibliography.indexOf(source) + 1}]`)
      .join("");
  const sections: [title: string, lines: string[]][] = [
    ["Facts", entry.facts.map((fact) => `- ${fact.statement} (${remarks(entry, fact)}) ${numbers(fact)}`)],
    [
      "Milestones",
      (entry.milestones ?? []).map((milestone) => `- ${formatWhen(milestone.date)}: ${milestone.event} ${numbers(milestone)}`),
    ],
    ["Links", library.links(entry).map(describeLink)],
    ["Sources", bibliography.map((source, i) => `[${i + 1}] ${formatCitation(source)}`)],
  ];
  return [
    `${entry.name} (${entry.kind}, ${entry.id})`,
    entry.summary,
    ...names(entry),
    ...sections.flatMap(([title, lines]) => (lines.length > 0 ? ["", title, ...lines] : [])),
    "",
  ].join("\n");
}

function names(entry: Entry): string[] {
  const surfaces = entry.terms.map((term) => (typeof term === "string" ? term : term.surface));
  const others = [...new Set([...Object.values(entry.names ?? {}), ...surfaces])].filter((name) => name !== entry.name);
  const { norad, cospar, wikidata } = entry.identifiers ?? {};
  const identifiers = [norad && `NORAD ${norad}`, cospar && `COSPAR ${cospar}`, wikidata && `Wikidata ${wikidata}`].filter(Boolean);
  return [
    ...(others.length > 0 ? [`Also: ${others.join("; ")}`] : []),
    ...(identifiers.length > 0 ? [`Identifiers: ${identifiers.join(", ")}`] : []),
  ];
}

function remarks(entry: Entry, fact: Fact): string {
  const end = fact.validUntil && `until ${formatWhen(fact.validUntil)}`;
  const superseded = supersederOf(entry, fact) && "superseded";
  return [`as of ${formatWhen(fact.asOf)}`, end, fact.confidence, superseded].filter(Boolean).join(", ");
}

/** How a relation reads from its other end. */
const INVERSE: Record<Relation["type"], string> = {
  participant: "participant in",
  spacecraft: "spacecraft of",
  target: "target of",
  weapon: "weapon of",
  location: "location of",
  operator: "operator of",
  "built-by": "builder of",
  orbit: "orbit of",
  "member-of": "has member",
  "part-of": "has part",
  "commanded-by": "commands",
  "successor-of": "succeeded by",
  demonstrated: "demonstrated by",
  "published-by": "publisher of",
  "see-also": "see also",
};

function describeLink({ type, inverse, entry, note, since, until }: Link): string {
  const span = [since && `since ${formatWhen(since)}`, until && `until ${formatWhen(until)}`].filter(Boolean).join(" ");
  const remark = [note, span].filter(Boolean).join("; ");
  return `- ${inverse ? INVERSE[type] : type.replaceAll("-", " ")}: ${entry.name} [${entry.id}]${remark ? ` (${remark})` : ""}`;
}
