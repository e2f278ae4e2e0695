import type { Entry, Kind } from "../../dataset/schema";
import { Countries, countryLabels } from "../../reference/countries";
import { formatWhen } from "../../reference/dates";
import { daysOf, periodOf } from "../../reference/days";
import { attributeLabel, confidenceLabel, kindsLabel } from "../../reference/labels";
import { holds, type Library } from "../../reference/library";
import { SLICE_MS } from "../../reference/load";
import type { Translate } from "../../reference/translate";
import { bounded } from "../bounded";
import { whenOfFact } from "./entry";
import { type EventView, MAX_EVENTS, type WholeView } from "./whole-messages";

interface Options {
  /** The order of the kinds. */
  readonly kinds: readonly Kind[];
  /** YYYY-MM-DD */
  readonly today: string;
  /** The user's language (BCP 47). */
  readonly language: string;
  readonly translate: Translate;
  /** Lets others run. */
  readonly pause: () => Promise<void>;
}

/** What an attribute alone says well enough, beside a mark. */
const PLAIN: ReadonlySet<string> = new Set([
  "launched",
  "established",
  "planned",
  "published",
  "announced",
  "ended",
  "adopted",
  "renamed",
  "joined",
  "in-force",
]);

type Undated = Omit<EventView, "kind" | "countries" | "entryId">;

/** All that the reference dates: the milestones of entries, and the facts whose value is a date. */
export async function wholeTimeline(library: Library, { kinds, today, language, translate, pause }: Options): Promise<WholeView> {
  const countries = new Countries(library);
  const names: string[] = [];
  const indexOf = (name: string) => (names.includes(name) ? names.indexOf(name) : names.push(name) - 1);
  const events: EventView[] = [];
  let slice = Date.now();
  for (const entry of library.entries) {
    const rest = { entryId: entry.id, kind: kinds.indexOf(entry.kind), countries: [...countries.of(entry)].map(indexOf) };
    events.push(...eventsOf(entry, today, translate).map((event) => ({ ...event, ...rest })));
    if (Date.now() - slice > SLICE_MS) {
      await pause();
      slice = Date.now();
    }
  }
  return bounded<WholeView>(
    {
      kinds: kinds.map((kind) => ({ kind, label: kindsLabel(kind, translate) })),
      countries: countryLabels(names, language),
      events: events.sort((a, b) => startOf(a) - startOf(b)),
      today: daysOf(today)?.start ?? 0,
    },
    MAX_EVENTS,
  );
}

function eventsOf(entry: Entry, today: string, translate: Translate): Undated[] {
  const milestones = (entry.milestones ?? []).flatMap((milestone, i): Undated[] => {
    const period = periodOf(milestone.date);
    const label = `${entry.name}: ${milestone.event}`;
    const date = formatWhen(milestone.date, translate);
    return period ? [{ id: `${entry.id}/${i}`, label, text: milestone.event, date, period, past: false, disputed: false, note: "" }] : [];
  });
  const told = new Set(milestones.map(({ date }) => date));
  const facts = entry.facts.flatMap((fact): Undated[] => {
    const when = whenOfFact(fact);
    const period = typeof fact.value === "string" && periodOf(fact.value) ? periodOf(when) : undefined;
    const date = formatWhen(when, translate);
    // A milestone of that day tells the same at more length.
    if (!period || told.has(date)) {
      return [];
    }
    const past = !holds(entry, fact, today);
    const disputed = fact.confidence === "disputed";
    const note = [past && translate("No longer holds"), disputed && confidenceLabel(fact.confidence, translate)].filter(Boolean).join(", ");
    const label = `${entry.name}: ${PLAIN.has(fact.attribute) ? attributeLabel(fact.attribute, translate) : fact.statement}`;
    return [{ id: `${entry.id}/${fact.id}`, label, text: fact.statement, date, period, past, disputed, note }];
  });
  return [...milestones, ...facts];
}

function startOf({ period: { from } }: EventView): number {
  return from.start ?? from.end ?? 0;
}
