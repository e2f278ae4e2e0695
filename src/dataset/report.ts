/** What the dataset covers, in tables, so that gaps are seen at a glance. */
import { holds, Library, supersederOf } from "../reference/library";
import type { Dataset } from "./compile";
import type { Entry, Fact, Kind, Language, Source } from "./schema";
import { earliest } from "./when";

type Grade = Source["custom"]["grade"];

/** The best first. */
const GRADES: readonly Grade[] = ["official", "specialist", "press", "reference", "aggregator"];
const TRUSTED: ReadonlySet<Grade> = new Set(["official", "specialist"]);
/** Kinds of what took place: each should have a page worth opening. */
const TOLD: ReadonlySet<Kind> = new Set(["mission", "operation", "exercise", "event"]);
const LEAST_MILESTONES = 3;
const MOST_OLDEST = 25;
/** An attribute changes where so many of its facts have been superseded or have ended. */
const CHANGING = 0.1;
/** A date does not grow old. */
const DATE = /^\d{4}-\d{2}/;
/** Earlier facts are counted by decade. */
const FIRST_YEAR = 2015;

/** The report as Markdown. `day` (YYYY-MM-DD) decides what still holds. */
export function report(dataset: Dataset, day: string): string {
  const library = new Library(dataset.entries, dataset.sources, dataset.redirects);
  const facts = dataset.entries.flatMap((entry) => entry.facts.map((fact) => ({ entry, fact, grade: bestGrade(library.sourcesOf(fact)) })));
  const told = dataset.entries.filter(({ kind }) => TOLD.has(kind)).map((entry) => ({ entry, lacks: lacking(library, entry) }));
  const copied = dataset.entries.filter((entry) => bestGrade(library.bibliography(entry)) === "aggregator");
  const trusted = facts.filter(({ grade }) => grade && TRUSTED.has(grade));
  const confirmed = facts.filter(({ fact }) => new Set(library.sourcesOf(fact).map(({ publisher }) => publisher)).size > 1);
  const sections = [
    "# What the dataset covers\n\nWritten by `npm run dataset:report`: do not edit.",
    section(
      "Targets",
      ["Measure", "Now", "Target"],
      [
        ["Entries", dataset.entries.length, "600"],
        ["Facts", facts.length, "2,000"],
        ["Facts that rest on an official or specialist source", percent(trusted.length, facts.length), "75%"],
        ["Facts with sources of two publishers", percent(confirmed.length, facts.length), "30%"],
        ["Entries that rest on aggregators alone", copied.length, "0"],
        ["Missions, operations, exercises and events told in full", told.filter(({ lacks }) => lacks.length === 0).length, "60"],
      ],
    ),
    section("Entries by kind", ["Kind", "Entries", "Facts", "With a French term"], byKind(library)),
    section("Facts by year and grade of their best source", ["As of", ...GRADES, "all"], byYear(facts)),
    section(
      "Sources by grade",
      ["Grade", "Sources"],
      GRADES.map((grade) => [grade, dataset.sources.filter((s) => s.custom.grade === grade).length]),
    ),
    section("Languages", ["Language", "Terms", "Names"], languages(dataset.entries)),
    section(
      "Oldest facts still current\n\nOf attributes that change: a tenth of their facts or more have been superseded or have ended.",
      ["As of", "Entry", "Fact"],
      oldest(dataset.entries, day),
    ),
    section(
      "Missions, operations, exercises and events not told in full\n\nTold in full is what states an objective (or the cause of what nobody intended), an outcome, participants and at least three milestones.",
      ["Entry", "Lacks"],
      told
        .filter(({ lacks }) => lacks.length > 0)
        .sort((a, b) => a.lacks.length - b.lacks.length)
        .map(({ entry, lacks }) => [entry.id, lacks.join(", ")]),
    ),
    list("Entries that rest on aggregators alone", copied),
    `## Entries without a French term\n\n${[...library.byKind()].flatMap(([kind, entries]) => withoutFrench(kind, entries)).join("\n\n")}`,
  ];
  return `${sections.join("\n\n")}\n`;
}

function bestGrade(sources: readonly Source[]): Grade | undefined {
  return GRADES.find((grade) => sources.some((source) => source.custom.grade === grade));
}

/** What an entry lacks to be a page worth opening. */
function lacking(library: Library, entry: Entry): string[] {
  const states = (...attributes: string[]) => entry.facts.some(({ attribute }) => attributes.includes(attribute));
  const participants =
    library.links(entry).some(({ type, inverse }) => type === "participant" && !inverse) || states("participants", "members");
  return [
    // What nobody intended, such as an accident, has a cause instead.
    states("objective", "purpose", "cause") ? [] : "objective",
    states("outcome", "effect") ? [] : "outcome",
    participants ? [] : "participants",
    (entry.milestones?.length ?? 0) >= LEAST_MILESTONES ? [] : "milestones",
  ].flat();
}

function byKind(library: Library): Cell[][] {
  const rows = [...library.byKind()].map(([kind, entries]): [string, number, number, number] => [
    kind,
    entries.length,
    entries.reduce((sum, { facts }) => sum + facts.length, 0),
    entries.filter(hasFrench).length,
  ]);
  rows.sort((a, b) => b[1] - a[1]);
  const sum = (column: 1 | 2 | 3) => rows.reduce((total, row) => total + row[column], 0);
  return [...rows, ["all", sum(1), sum(2), sum(3)]];
}

function byYear(facts: readonly { fact: Fact; grade: Grade | undefined }[]): Cell[][] {
  const periods = new Map<string, (Grade | undefined)[]>();
  for (const { fact, grade } of facts) {
    const year = /\d{4}/.exec(fact.asOf)?.[0] ?? "";
    const period = Number(year) < FIRST_YEAR ? `${year.slice(0, 3)}0s` : year;
    periods.set(period, [...(periods.get(period) ?? []), grade]);
  }
  return [...periods]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([period, grades]) => [period, ...GRADES.map((grade) => grades.filter((g) => g === grade).length), grades.length]);
}

function languages(entries: readonly Entry[]): Cell[][] {
  const terms = count(entries.flatMap((entry) => entry.terms.map((term) => (typeof term === "object" && term.language) || "en")));
  const names = count(entries.flatMap((entry) => ["en", ...Object.keys(entry.names ?? {})]));
  return [...new Set([...terms.keys(), ...names.keys()])]
    .map((language): [string, number, number] => [language, terms.get(language) ?? 0, names.get(language) ?? 0])
    .sort((a, b) => b[1] - a[1] || b[2] - a[2]);
}

/** Facts that still hold, of attributes that change: the first to look up again. */
function oldest(entries: readonly Entry[], day: string): Cell[][] {
  const all = entries.flatMap((entry) => entry.facts.map((fact) => ({ entry, fact })));
  const facts = count(all.map(({ fact }) => fact.attribute));
  const past = count(all.filter(({ entry, fact }) => fact.validUntil || supersederOf(entry, fact)).map(({ fact }) => fact.attribute));
  return all
    .filter(({ fact: { attribute } }) => (past.get(attribute) ?? 0) >= CHANGING * (facts.get(attribute) ?? 0))
    .filter(({ entry, fact }) => holds(entry, fact, day) && !DATE.test(String(fact.value)))
    .sort((a, b) => (earliest(a.fact.asOf) < earliest(b.fact.asOf) ? -1 : 1))
    .slice(0, MOST_OLDEST)
    .map(({ entry, fact }) => [fact.asOf, entry.id, `${fact.attribute}: ${fact.statement}`]);
}

function hasFrench(entry: Entry): boolean {
  const french: Language = "fr";
  return entry.names?.[french] !== undefined || entry.terms.some((term) => typeof term === "object" && term.language === french);
}

function withoutFrench(kind: Kind, entries: readonly Entry[]): string[] {
  const ids = entries.filter((entry) => !hasFrench(entry)).map(({ id }) => id);
  return ids.length > 0 ? [`**${kind}** (${ids.length}): ${ids.sort().join(", ")}`] : [];
}

type Cell = string | number;

function section(title: string, head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly Cell[]) => `| ${cells.map(cell).join(" | ")} |`;
  const rule = head.map((_, i) => (rows.every((row) => typeof row[i] === "number") && rows.length > 0 ? "--:" : "---"));
  return `## ${title}\n\n${[line(head), `|${rule.join("|")}|`, ...rows.map(line)].join("\n")}`;
}

function list(title: string, entries: readonly Entry[]): string {
  return `## ${title}\n\n${entries.length > 0 ? entries.map(({ id }) => `- ${id}`).join("\n") : "None."}`;
}

function cell(value: Cell): string {
  return typeof value === "number" ? value.toLocaleString("en") : value.replaceAll("|", "\\|");
}

function percent(part: number, whole: number): string {
  return whole > 0 ? `${((100 * part) / whole).toFixed(1)}%` : "–";
}

function count(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}
