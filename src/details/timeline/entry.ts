import type { Entry, Fact } from "../../dataset/schema";
import { formatWhen } from "../../reference/dates";
import { daysOf, isWithin, type Period, periodOf } from "../../reference/days";
import { attributeLabel, confidenceLabel, formatValue, relationLabel } from "../../reference/labels";
import { holds, type Library, supersederOf } from "../../reference/library";
import type { Translate } from "../../reference/translate";
import type { TimelineItem, TimelineView } from "./messages";

/** Facts of a person that tell a career. */
const POSTS: ReadonlySet<string> = new Set(["post", "rank", "role", "commander"]);

/** Facts that are of the day on which they were said, whatever the date they speak of. */
const SAYINGS: ReadonlySet<string> = new Set(["claim", "definition", "purpose", "response"]);

/** Fewer than these, or all of one day, need no picture. */
const MIN_ITEMS = 3;

interface Wording {
  readonly translate: Translate;
  readonly numbersOf: (item: { readonly sources: readonly string[] }) => readonly number[];
}

/** The timeline of an entry on a day (YYYY-MM-DD): its milestones, posts, relations with dates, and facts; undefined where it has too little to show. */
export function timelineOf(library: Library, entry: Entry, today: string, { translate, numbersOf }: Wording): TimelineView | undefined {
  const isPost = ({ attribute }: Fact) => entry.kind === "person" && POSTS.has(attribute);
  const toItem = (fact: Fact) => factItem(entry, fact, today, numbersOf(fact), translate);
  const lanes: { readonly label: string; readonly items: readonly (Omit<TimelineItem, "lane"> | undefined)[] }[] = [
    {
      label: translate("Milestones"),
      items: (entry.milestones ?? []).map((milestone, i) => {
        const period = periodOf(milestone.date);
        return (
          period && {
            id: `milestone-${i}`,
            label: milestone.event,
            text: milestone.event,
            date: formatWhen(milestone.date, translate),
            period,
            past: false,
            disputed: false,
            note: "",
            sources: numbersOf(milestone),
          }
        );
      }),
    },
    { label: translate("Posts"), items: entry.facts.filter(isPost).map(toItem) },
    { label: translate("Ties"), items: ties(library, entry, translate) },
    { label: translate("Facts"), items: entry.facts.filter((fact) => !isPost(fact)).map(toItem) },
  ];
  const filled = lanes
    .map(({ label, items }) => ({ label, items: items.filter((item) => item !== undefined) }))
    .filter(({ items }) => items.length > 0);
  const items = filled.flatMap((lane, index) => lane.items.map((item): TimelineItem => ({ ...item, lane: index })));
  const dates = new Set(items.map(({ period: { from } }) => from.start ?? from.end));
  return items.length < MIN_ITEMS || dates.size < 2
    ? undefined
    : {
        description: translate(
          "{0} on a timeline: {1}.",
          entry.name,
          filled.map(({ label, items: its }) => `${label} (${its.length})`).join(", "),
        ),
        lanes: filled.map(({ label }) => label),
        items,
        today: daysOf(today)?.start ?? 0,
      };
}

function factItem(
  entry: Entry,
  fact: Fact,
  today: string,
  sources: readonly number[],
  translate: Translate,
): Omit<TimelineItem, "lane"> | undefined {
  const when = whenOfFact(fact);
  const period = periodOf(when, fact.validUntil);
  const past = !holds(entry, fact, today);
  const disputed = fact.confidence === "disputed";
  const about = attributeLabel(fact.attribute, translate);
  // A value that is the date itself is told by its place.
  const isDate = typeof fact.value === "string" && periodOf(fact.value) !== undefined;
  const value = isDate ? "" : formatValue(fact, translate);
  const notes = [
    past && translate(supersederOf(entry, fact) ? "Superseded" : "No longer holds"),
    disputed && confidenceLabel(fact.confidence, translate),
  ];
  return (
    period && {
      id: `fact-${fact.id}`,
      label: value || !isDate ? `${about}: ${value || fact.statement}` : about,
      text: fact.statement,
      date: formatPeriod(when, fact.validUntil, translate),
      period,
      past,
      disputed,
      note: notes.filter(Boolean).join(", "),
      sources,
      factId: fact.id,
    }
  );
}

/** Relations that have a beginning or an end. */
function ties(library: Library, entry: Entry, translate: Translate): (Omit<TimelineItem, "lane"> | undefined)[] {
  return library.links(entry).map(({ type, inverse, entry: other, note, since, until }, i) => {
    const period = tiePeriod(since, until);
    const label = `${relationLabel(type, inverse, translate)}: ${other.name}`;
    return (
      period && {
        id: `tie-${i}`,
        label,
        text: note ? `${label} (${note})` : label,
        date: since ? formatPeriod(since, until, translate) : translate("until {0}", formatWhen(until ?? "", translate)),
        period,
        past: false,
        disputed: false,
        note: "",
        sources: [],
      }
    );
  });
}

/** From its beginning to its end; one that is not known is open. */
function tiePeriod(since: string | undefined, until: string | undefined): Period | undefined {
  if (since === undefined) {
    const to = periodOf(until ?? "")?.from;
    return to && { from: to.start === undefined ? {} : { end: to.start }, to };
  }
  const period = periodOf(since, until);
  return period && { to: {}, ...period };
}

/**
 * When what a fact tells was or is to be: the date that is its value, where it has one; else the date for which it holds, which is
 * also taken where it is the more exact of the two ("late 2024" and 2024).
 */
export function whenOfFact({ attribute, value, asOf }: Fact): string {
  const told = typeof value === "string" && !SAYINGS.has(attribute) ? periodOf(value) : undefined;
  const held = periodOf(asOf);
  return typeof value === "string" && told && !(held && isWithin(held.from, told.from)) ? value : asOf;
}

function formatPeriod(when: string, until: string | undefined, translate: Translate): string {
  return [when, until]
    .map((date) => date && formatWhen(date, translate))
    .filter(Boolean)
    .join(" – ");
}
