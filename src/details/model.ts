/** What the page shows of an entry, in words, links and numbers: made by the host, so that the page only lays it out. */
import type { Entry, Fact, Kind, Source } from "../dataset/schema";
import { formatWhen, whenOf } from "../reference/dates";
import { attributeLabel, confidenceLabel, formatValue, gradeLabel, kindLabel, relationLabel } from "../reference/labels";
import { holds, type Library, type Link, latestOf, supersederOf } from "../reference/library";
import { inEnglish, type Translate } from "../reference/translate";
import { bounded } from "./bounded";
import {
  type BriefView,
  type DisputeView,
  type EntryView,
  type FactView,
  type FurtherLink,
  isWebAddress,
  type LabelledView,
  type LinkGroupView,
  type LinkView,
  type MilestoneView,
  type SourceView,
  WORDS,
  type Words,
} from "./messages";
import { orbitOf } from "./orbit";
import { seriesOf } from "./series";
import { timelineOf } from "./timeline/entry";
import { translated } from "./words";

export interface Wording {
  /** The user's language, as a BCP 47 tag. */
  readonly language: string;
  readonly translate: Translate;
}

const ENGLISH: Wording = { language: "en", translate: inEnglish };

/** The attributes of the header, by kind: what places an entry at a glance. */
export const VITALS: Readonly<Record<Kind, readonly string[]>> = {
  mission: ["status", "date", "planned", "launched", "launcher", "launch-site", "ended"],
  operation: ["status", "date", "announced", "planned", "ended"],
  exercise: ["status", "date", "announced", "planned", "established", "edition"],
  event: ["status", "date", "altitude", "debris"],
  satellite: ["status", "launched", "launcher", "country", "longitude", "perigee", "apogee", "inclination", "period", "ended"],
  system: ["status", "satellite-count", "launched", "established", "country", "owner", "ended"],
  weapon: ["status", "country", "altitude", "ended"],
  organization: ["status", "established", "headquarters", "commander", "member-count", "personnel", "ended"],
  coalition: ["status", "established", "headquarters", "commander", "member-count", "ended"],
  person: ["rank", "post"],
  treaty: ["status", "adopted", "in-force", "parties", "signatories"],
  doctrine: ["status", "published", "edition"],
  report: ["published", "edition"],
  orbit: ["altitude", "inclination", "period"],
  concept: [],
  place: ["country"],
};

/** Of these, what does not change, and so needs no date. */
const LASTING: ReadonlySet<string> = new Set(["country", "launcher", "launch-site", "edition"]);

/** Longer values are sentences, which the facts tell better. */
const MAX_VITAL = 80;

/** Kinds that are told in brief, and the relations that tell them. */
const HAPPENINGS: ReadonlySet<Kind> = new Set(["mission", "operation", "exercise", "event"]);
const BRIEF: ReadonlySet<Link["type"]> = new Set(["participant", "spacecraft", "target", "weapon", "orbit", "location", "commanded-by"]);

/** The view of an entry on a day (YYYY-MM-DD). */
export function viewOf(library: Library, entry: Entry, today: string, { language, translate }: Wording = ENGLISH): EntryView {
  const bibliography = library.bibliography(entry);
  const numbersOf = (...items: readonly { readonly sources: readonly string[] }[]) => {
    const cited = [...new Set(items.flatMap((item) => library.sourcesOf(item)))];
    // What pictures say of other entries is cited after what the entry says itself.
    bibliography.push(...cited.filter((source) => !bibliography.includes(source)));
    return cited.map((source) => bibliography.indexOf(source) + 1);
  };
  const toView = (fact: Fact) => factView(entry, fact, today, numbersOf(fact), translate);

  const current = entry.facts.filter((fact) => holds(entry, fact, today));
  const disputed = contradictions(current);
  const apart = new Set(disputed.flat());
  const links = library.links(entry);
  const timeline = timelineOf(library, entry, today, { translate, numbersOf });
  const inBrief = HAPPENINGS.has(entry.kind) ? links.filter((link) => !link.inverse && BRIEF.has(link.type)) : [];

  const orbit = orbitOf(entry, { library, today, translate, numbers: numbersOf });

  const series = seriesOf(entry, { today, translate, numbers: numbersOf });

  return bounded<EntryView>({
    entryId: entry.id,
    kind: entry.kind,
    kindLabel: kindLabel(entry.kind, translate),
    name: entry.name,
    otherNames: Object.entries(entry.names ?? {}).map(([code, name]) => ({
      name,
      language: code,
      languageLabel: languageName(code, language),
    })),
    identifiers: identifiers(entry),
    vitals: VITALS[entry.kind].flatMap((attribute) => vital(current, attribute, translate)),
    summary: entry.summary,
    ...(HAPPENINGS.has(entry.kind) && { brief: brief(current.map(toView), current, inBrief, translate) }),
    ...(timeline && { timeline }),
    ...(orbit && { orbit }),
    series,
    milestones: (entry.milestones ?? []).map(
      (milestone): MilestoneView => ({
        date: formatWhen(milestone.date, translate),
        event: milestone.event,
        sources: numbersOf(milestone),
      }),
    ),
    facts: current.filter((fact) => !apart.has(fact)).map(toView),
    disputes: disputed.map(
      (facts): DisputeView => ({ attribute: attributeLabel(facts[0]?.attribute ?? "", translate), facts: facts.map(toView) }),
    ),
    past: entry.facts.filter((fact) => !current.includes(fact)).map(toView),
    related: groups(
      links.filter((link) => !inBrief.includes(link)),
      translate,
    ),
    sources: bibliography.map((source) => sourceView(source, translate)),
  });
}

/** No more neighbours of neighbours than a reader can take in; of each neighbour as many at most. */
const MAX_FURTHER = 60;
const MAX_FURTHER_EACH = 4;

/** The neighbours of an entry's neighbours that are not its own, each by the first neighbour that leads to it. */
export function furtherOf(library: Library, entry: Entry, translate: Translate): FurtherLink[] {
  const neighbours = [...new Set(library.links(entry).map((link) => link.entry))];
  const seen = new Set([entry, ...neighbours]);
  const further: FurtherLink[] = [];
  for (const neighbour of neighbours) {
    const links = library.links(neighbour).filter((link) => link.type !== "see-also" && !seen.has(link.entry));
    const fresh = [...new Map(links.map((link) => [link.entry, link])).values()].slice(0, MAX_FURTHER_EACH);
    for (const link of fresh) {
      seen.add(link.entry);
      further.push(
        bounded({ ...linkView(link, translate), via: neighbour.id, relation: relationLabel(link.type, link.inverse, translate) }),
      );
    }
  }
  return further.slice(0, MAX_FURTHER);
}

/** The words of the page in the user's language. */
export function wordsIn(translate: Translate): Words {
  return translated(WORDS, translate);
}

/** Disputed facts about the same thing, where there are several to set against one another. */
function contradictions(facts: readonly Fact[]): Fact[][] {
  const disputed = facts.filter((fact) => fact.confidence === "disputed");
  const attributes = [...new Set(disputed.map((fact) => fact.attribute))];
  return attributes.map((attribute) => disputed.filter((fact) => fact.attribute === attribute)).filter((group) => group.length > 1);
}

/** A fact of an entry on a day, with the numbers of its sources. */
export function factView(entry: Entry, fact: Fact, today: string, sources: number[], translate: Translate): FactView {
  const { id, attribute, statement, asOf, confidence } = fact;
  return {
    id,
    attribute: attributeLabel(attribute, translate),
    statement,
    value: formatValue(fact, translate),
    asOf: formatWhen(asOf, translate),
    confidence,
    confidenceLabel: confidenceLabel(confidence, translate),
    sources,
    ...(!holds(entry, fact, today) && { fate: fate(entry, fact, translate) }),
  };
}

function fate(entry: Entry, fact: Fact, translate: Translate): NonNullable<FactView["fate"]> {
  const superseder = supersederOf(entry, fact);
  if (superseder) {
    const latest = latestOf(entry, fact);
    return { label: translate("Superseded by"), factId: latest.id, statement: latest.statement };
  }
  return { label: translate("Ended {0}", formatWhen(fact.validUntil ?? "", translate)), factId: "", statement: "" };
}

function vital(current: readonly Fact[], attribute: string, translate: Translate): LabelledView[] {
  const fact = current.find((candidate) => candidate.attribute === attribute && candidate.value !== undefined);
  const value = fact ? formatValue(fact, translate) : "";
  if (!fact || !value || value.length > MAX_VITAL) {
    return [];
  }
  const isDate = typeof fact.value === "string" && /^([a-z]+ )?\d{4}\b/.test(fact.value);
  const changes = !isDate && !LASTING.has(attribute);
  return [{ label: attributeLabel(attribute, translate), value, ...(changes && { asOf: formatWhen(fact.asOf, translate) }) }];
}

function brief(views: readonly FactView[], current: readonly Fact[], links: readonly Link[], translate: Translate): BriefView {
  const about = (attribute: string) => views.filter((_, i) => current[i]?.attribute === attribute);
  return { objectives: about("objective"), outcomes: about("outcome"), groups: groups(links, translate) };
}

/** Links by their label, the vaguest last; an entry is named once under each. */
function groups(links: readonly Link[], translate: Translate): LinkGroupView[] {
  const byLabel = new Map<string, Map<string, LinkView>>();
  const isVague = ({ type }: Link) => type === "see-also";
  for (const link of [...links.filter((other) => !isVague(other)), ...links.filter(isVague)]) {
    const label = relationLabel(link.type, link.inverse, translate);
    const group = byLabel.get(label) ?? new Map<string, LinkView>();
    byLabel.set(label, group);
    const known = group.get(link.entry.id);
    const view = linkView(link, translate);
    group.set(link.entry.id, { ...view, note: [known?.note, view.note].filter(Boolean).join("; ") });
  }
  return [...byLabel].map(([label, group]) => ({ label, links: [...group.values()] }));
}

function linkView(link: Link, translate: Translate): LinkView {
  const { id, name, kind } = link.entry;
  return { entryId: id, name, kind, kindLabel: kindLabel(kind, translate), note: linkNote(link, translate) };
}

function linkNote({ note, since, until }: Link, translate: Translate): string {
  const span =
    since && until
      ? `${formatWhen(since, translate)} – ${formatWhen(until, translate)}`
      : since
        ? translate("since {0}", formatWhen(since, translate))
        : until && translate("until {0}", formatWhen(until, translate));
  return [note, span].filter(Boolean).join(", ");
}

function identifiers({ identifiers: { norad, cospar, wikidata } = {} }: Entry): LabelledView[] {
  return [
    ...(norad ? [{ label: "NORAD", value: String(norad) }] : []),
    ...(cospar ? [{ label: "COSPAR", value: cospar }] : []),
    ...(wikidata
      ? [{ label: "Wikidata", value: wikidata, ...(isItem(wikidata) && { href: `https://www.wikidata.org/wiki/${wikidata}` }) }]
      : []),
  ];
}

/** Whether a text is the number of an item of Wikidata. */
function isItem(text: string): boolean {
  return /^Q\d+$/.test(text);
}

/** A source as the bibliography shows it. */
export function sourceView(source: Source, translate: Translate): SourceView {
  const authors = source.author?.map((name) => name.literal ?? [name.given, name.family].filter(Boolean).join(" ")).join(", ");
  const issued = whenOf(source.issued);
  const origins = new Set([authors, source["container-title"], source.publisher, issued && formatWhen(issued, translate)].filter(Boolean));
  const accessed = whenOf(source.accessed);
  return {
    title: source.title,
    href: isWebAddress(source.URL) ? source.URL : "",
    language: source.language ?? "",
    origin: [...origins].join(", "),
    accessed: accessed ? translate(WORDS.accessed, formatWhen(accessed, translate)) : "",
    note: source.note ?? "",
    grade: source.custom.grade,
    gradeLabel: gradeLabel(source.custom.grade, translate),
  };
}

function languageName(code: string, language: string): string {
  // Anything but a plain code makes Intl throw.
  return (/^[a-z]{2}$/.test(code) && new Intl.DisplayNames([language, "en"], { type: "language" }).of(code)) || code;
}
