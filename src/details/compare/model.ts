import type { Entry, Fact } from "../../dataset/schema";
import { attributeLabel, kindLabel } from "../../reference/labels";
import { holds, type Library } from "../../reference/library";
import type { Translate } from "../../reference/translate";
import { bounded } from "../bounded";
import { factView, sourceView, VITALS } from "../model";
import type { CompareView, RowView } from "./messages";

/** Entries side by side on a day (YYYY-MM-DD): their facts by what they are about, those that hold before those that no longer do. */
export function comparisonOf(library: Library, entries: readonly Entry[], today: string, translate: Translate): CompareView {
  const sources = [...new Set(entries.flatMap((entry) => entry.facts.flatMap((fact) => library.sourcesOf(fact))))];
  const numbers = new Map(sources.map(({ id }, i) => [id, i + 1]));
  const toView = (entry: Entry) => (fact: Fact) =>
    factView(
      entry,
      fact,
      today,
      fact.sources.flatMap((id) => numbers.get(id) ?? []),
      translate,
    );
  const attributes = [...new Set(entries.flatMap(({ facts }) => facts.map(({ attribute }) => attribute)))];
  const rows = attributes.map((attribute): RowView & { readonly speakers: number; readonly rank: number } => {
    const cells = entries.map((entry) => {
      const facts = entry.facts.filter((fact) => fact.attribute === attribute);
      const current = facts.filter((fact) => holds(entry, fact, today));
      return { current: current.map(toView(entry)), past: facts.filter((fact) => !current.includes(fact)).map(toView(entry)) };
    });
    const speakers = cells.filter(({ current, past }) => current.length + past.length > 0).length;
    return { attribute: attributeLabel(attribute, translate), cells, speakers, rank: rankOf(entries, attribute) };
  });
  const without = ({ attribute, cells }: RowView): RowView => ({ attribute, cells });
  return bounded<CompareView>({
    entries: entries.map(({ id, kind, name, summary }) => ({ entryId: id, kind, kindLabel: kindLabel(kind, translate), name, summary })),
    // What all speak of comes first.
    shared: rows
      .filter(({ speakers }) => speakers > 1)
      .sort((a, b) => b.speakers - a.speakers || a.rank - b.rank)
      .map(without),
    single: rows.filter(({ speakers }) => speakers === 1).map(without),
    sources: sources.map((source) => sourceView(source, translate)),
  });
}

/** What places an entry at a glance comes first, and what is but claimed last; all else keeps its order. */
function rankOf(entries: readonly Entry[], attribute: string): number {
  const ranks = entries.map(({ kind }) => VITALS[kind].indexOf(attribute)).filter((rank) => rank >= 0);
  return attribute === "claim" ? 1_000 : Math.min(...ranks, 100);
}
