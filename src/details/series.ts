/** Figures of one entry over time, where it has enough of one kind to plot. */
import type { Entry, Fact } from "../dataset/schema";
import { formatWhen } from "../reference/dates";
import { periodOf } from "../reference/days";
import { attributeLabel, confidenceLabel, formatValue, unitLabel } from "../reference/labels";
import { holds } from "../reference/library";
import type { Translate } from "../reference/translate";
import type { SeriesPoint, SeriesView } from "./messages";

/** Fewer points than these are told faster than drawn. */
const MIN_POINTS = 3;
/** What says where something flies or passes is no count that grows; the picture of orbits shows it. */
const PLACES: ReadonlySet<string> = new Set(["altitude", "perigee", "apogee", "inclination", "longitude", "period", "closest-approach"]);
/** What gathers facts on many things, so that its figures are no series. */
const MIXED: ReadonlySet<string> = new Set([
  "claim",
  "definition",
  "capability",
  "effect",
  "outcome",
  "purpose",
  "planned",
  "announced",
  "date",
]);

interface Context {
  /** YYYY-MM-DD */
  readonly today: string;
  readonly translate: Translate;
  readonly numbers: (...facts: readonly Fact[]) => readonly number[];
}

/** The series of an entry: one for each attribute with enough dated figures of one unit. */
export function seriesOf(entry: Entry, { today, translate, numbers }: Context): SeriesView[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of entry.facts) {
    const { attribute, unit, value } = fact;
    if (typeof value === "number" && Number.isFinite(value) && value >= 0 && !PLACES.has(attribute) && !MIXED.has(attribute)) {
      const key = `${attribute} ${unit ?? ""}`;
      groups.set(key, [...(groups.get(key) ?? []), fact]);
    }
  }
  return [...groups.values()].flatMap((facts) => {
    const points = facts.flatMap((fact) => point(entry, fact) ?? []).sort((a, b) => a.start - b.start || a.value - b.value);
    const [first] = facts;
    if (!first || points.length < MIN_POINTS || new Set(points.map(({ start }) => start)).size < 2) {
      return [];
    }
    const label = attributeLabel(first.attribute, translate);
    return [
      {
        id: first.attribute,
        label,
        unit: first.unit ? unitLabel(first.unit, translate) : "",
        points,
        table: {
          columns: [label, translate("As of"), translate("Statement"), translate("Confidence")],
          rows: points.map(({ text, date, statement, note, sources }) => ({ cells: [text, date, statement, note], sources })),
        },
      },
    ];
  });

  function point(of: Entry, fact: Fact): SeriesPoint | undefined {
    const { from, to = from } = periodOf(fact.asOf) ?? {};
    const start = from?.start ?? from?.end;
    const end = to?.end ?? to?.start;
    if (start === undefined || end === undefined) {
      return undefined;
    }
    const past = !holds(of, fact, today);
    const heir = of.facts.find(({ supersedes }) => supersedes?.includes(fact.id));
    return {
      factId: fact.id,
      value: Number(fact.value),
      text: formatValue(fact, translate),
      date: formatWhen(fact.asOf, translate),
      statement: fact.statement,
      note: [confidenceLabel(fact.confidence, translate), ...(past ? [translate("no longer current")] : [])].join(", "),
      start,
      end,
      past,
      disputed: fact.confidence === "disputed",
      ...(heir && { heirId: heir.id }),
      sources: numbers(fact),
    };
  }
}
