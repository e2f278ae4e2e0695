/** What must hold within an entry and between files, beyond the schema. */
import { whenOf } from "../reference/dates";
import { firstSentence } from "../reference/text";
import type { Corpus } from "./corpus";
import type { Parsed, Path } from "./files";
import type { Entry, Fact, Relation } from "./schema";
import { earliest, isBefore } from "./when";

/** The card shows the first sentence of the summary. */
const MAX_FIRST_SENTENCE = 200;
const LEAST_FACTS = 2;
const LEAST_RELATIONS = 2;
/** Of two entries of which each has this relation to the other, the one adds nothing. */
const SYMMETRIC: ReadonlySet<Relation["type"]> = new Set(["see-also"]);
const PLANNED = /\b(?:plan|expect|schedul|due|intend|propos|target|aim|will|would|next)/i;
const DATE = /^\d{4}(?:-\d{2}){0,2}$/;
const YEAR = /\b(?:19|20)\d{2}\b/g;

/** Checks one entry after the other, in itself and against those that it names. */
export function checkEntries(corpus: Corpus, today: string): void {
  for (const entry of corpus.entries.values()) {
    checkSummary(entry);
    checkFacts(entry, today);
    checkSupersession(entry);
    checkMilestones(entry, today);
    checkCitations(entry, corpus);
    checkRelations(entry, corpus, today);
  }
  checkLinked(corpus);
}

function checkSummary({ value: { summary }, report }: Parsed<Entry>): void {
  const { length } = firstSentence(summary);
  if (length > MAX_FIRST_SENTENCE) {
    report(["summary"], `the first sentence has ${length} characters: the card has room for ${MAX_FIRST_SENTENCE}`);
  }
}

function checkFacts(entry: Parsed<Entry>, today: string): void {
  const { facts, terms } = entry.value;
  const { report, warn } = entry;
  const ids = new Set<string>();
  facts.forEach((fact, i) => {
    const path = ["facts", i];
    if (ids.has(fact.id)) {
      report([...path, "id"], `two facts have the id "${fact.id}"`);
    }
    ids.add(fact.id);
    if (earliest(fact.asOf) > today) {
      report([...path, "asOf"], `${fact.asOf} is in the future: a plan holds as of the day on which it was told`);
    }
    if (fact.validUntil !== undefined && isBefore(fact.validUntil, fact.asOf)) {
      report([...path, "validUntil"], `ceased to hold ${fact.validUntil}, before it held (${fact.asOf})`);
    }
    checkValue(fact, path, entry);
  });
  terms.forEach((term, i) => {
    if (typeof term === "object" && term.fact !== undefined && !ids.has(term.fact)) {
      report(["terms", i, "fact"], `no fact "${term.fact}" in this entry`);
    }
  });
  if (facts.length < LEAST_FACTS) {
    warn(["facts"], `an entry needs at least ${LEAST_FACTS} facts`);
  }
}

function checkValue({ value, unit, statement }: Fact, path: Path, { report, warn }: Parsed<Entry>): void {
  if (typeof value === "number" && unit === undefined) {
    report([...path, "value"], "a figure needs a unit");
  } else if (typeof value === "string" && unit !== undefined) {
    report([...path, "unit"], "a unit goes with a figure: write the value as a number");
  }
  if (typeof value === "string" && DATE.test(value)) {
    const years = statement.match(YEAR);
    if (years && !years.includes(value.slice(0, 4))) {
      warn([...path, "value"], `the value is ${value}, but the statement speaks of ${[...new Set(years)].join(", ")}`);
    }
  }
}

function checkSupersession({ value: { facts }, report }: Parsed<Entry>): void {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const superseded = new Set<string>();
  facts.forEach((fact, i) => {
    fact.supersedes?.forEach((id, j) => {
      const path = ["facts", i, "supersedes", j];
      const older = byId.get(id);
      if (!older || older === fact) {
        report(path, `supersedes "${id}", which is no other fact of this entry`);
      } else if (superseded.has(id)) {
        report(path, `"${id}" is already superseded by another fact: let the newer supersede the older, in a chain`);
      } else if (isBefore(fact.asOf, older.asOf)) {
        report(path, `"${id}" is of ${older.asOf} and newer than this fact, of ${fact.asOf}`);
      }
      superseded.add(id);
    });
  });
  facts.forEach((fact, i) => {
    if (supersedesItself(fact, byId)) {
      report(["facts", i, "supersedes"], "supersedes itself in the end, by way of others: one of them must be the newest");
    }
  });
}

/** Whether the facts that a fact replaces, with those that they replace, lead back to it. */
function supersedesItself(fact: Fact, byId: ReadonlyMap<string, Fact>): boolean {
  const older = new Set<Fact>();
  const follow = ({ supersedes = [] }: Fact) => {
    for (const next of supersedes.flatMap((id) => byId.get(id) ?? [])) {
      if (!older.has(next)) {
        older.add(next);
        follow(next);
      }
    }
  };
  follow(fact);
  return older.has(fact) && !fact.supersedes?.includes(fact.id);
}

function checkMilestones({ value: { milestones = [] }, warn }: Parsed<Entry>, today: string): void {
  milestones.forEach(({ date, event }, i) => {
    if (earliest(date) > today && !PLANNED.test(event)) {
      warn(["milestones", i, "date"], `${date} is in the future: say that it is planned`);
    }
  });
}

function checkCitations({ value, report, warn }: Parsed<Entry>, { sources, broken }: Corpus): void {
  const grades = new Set<string>();
  for (const list of ["facts", "milestones"] as const) {
    value[list]?.forEach((item, i) => {
      item.sources.forEach((id, j) => {
        const source = sources.get(id);
        if (source) {
          grades.add(source.value.custom.grade);
        } else if (!broken.has(id)) {
          report([list, i, "sources", j], `unknown source "${id}": there is no sources/${id}.json`);
        }
      });
    });
  }
  if (grades.size === 1 && grades.has("aggregator")) {
    warn(["facts"], "rests on aggregators alone: cite the original, where it can be read");
  }
}

function checkRelations({ value: entry, report }: Parsed<Entry>, { entries, redirects, broken }: Corpus, today: string): void {
  const seen = new Set<string>();
  entry.relations?.forEach(({ type, entry: id, since, until }, i) => {
    const path = ["relations", i];
    const drop = { drop: entry.relations?.length === 1 ? ["relations"] : path };
    const other = entries.get(id)?.value;
    if (since !== undefined && earliest(since) > today) {
      report([...path, "since"], `${since} is in the future`);
    }
    if (since !== undefined && until !== undefined && isBefore(until, since)) {
      report([...path, "until"], `ended ${until}, before it began (${since})`);
    }
    if (other === entry) {
      report([...path, "entry"], "an entry cannot relate to itself", drop);
    } else if (seen.has(`${type} ${id}`)) {
      report(path, `the relation ${type} "${id}" stands twice`, drop);
    } else if (other) {
      checkInverse(entry, type, other, (message, redundant) => report(path, message, redundant ? drop : undefined));
    } else if (!broken.has(id)) {
      const moved = redirects?.value.moved[id];
      const parts = redirects?.value.split[id];
      report(
        [...path, "entry"],
        parts ? `"${id}" was split: name one of ${parts.join(", ")}` : moved ? `"${id}" is now "${moved}"` : `unknown entry "${id}"`,
        moved === undefined ? undefined : { set: [...path, "entry"], to: moved },
      );
    }
    seen.add(`${type} ${id}`);
  });
}

/** A relation is written at one of its ends; a see-also says nothing where another relation links the two. */
function checkInverse(entry: Entry, type: Relation["type"], other: Entry, report: (message: string, redundant: boolean) => void): void {
  const back = other.relations?.filter((relation) => relation.entry === entry.id).map((relation) => relation.type) ?? [];
  const symmetric = SYMMETRIC.has(type);
  if (symmetric && back.some((inverse) => !SYMMETRIC.has(inverse) || entry.id > other.id)) {
    report(`"${other.id}" already has a relation to this entry (${back.join(", ")}): the inverse is derived`, true);
  } else if (!symmetric && back.includes(type)) {
    report(`"${other.id}" has the relation ${type} to this entry too: it can hold only one way`, false);
  }
}

function checkLinked({ entries, broken }: Corpus): void {
  if (broken.size > 0) {
    // What an entry relates to that cannot be read is not known.
    return;
  }
  const linked = new Map<string, Set<string>>([...entries.keys()].map((id) => [id, new Set()]));
  for (const { value } of entries.values()) {
    for (const relation of value.relations ?? []) {
      linked.get(value.id)?.add(relation.entry);
      linked.get(relation.entry)?.add(value.id);
    }
  }
  for (const [id, others] of linked) {
    if (others.size < LEAST_RELATIONS) {
      entries.get(id)?.warn(["relations"], `an entry needs relations to at least ${LEAST_RELATIONS} others, from it or to it`);
    }
  }
}

/** Checks sources by themselves, and whether anything cites them. */
export function checkSources({ entries, sources, broken }: Corpus, today: string): void {
  const used = new Set(
    [...entries.values()].flatMap(({ value }) => [...value.facts, ...(value.milestones ?? [])].flatMap((item) => item.sources)),
  );
  for (const [id, { value, report }] of sources) {
    const { issued, accessed } = value;
    const [published, read] = [whenOf(issued), whenOf(accessed)];
    if (read !== undefined && earliest(read) > today) {
      report(["accessed"], `${read} is in the future`);
    }
    if (published !== undefined && read !== undefined && isBefore(read, published)) {
      report(["issued"], `issued ${published}, after it was read (${read})`);
    }
    // What an entry cites that cannot be read is not known.
    if (!used.has(id) && broken.size === 0) {
      report([], `source "${id}" is cited by no fact`, { remove: true });
    }
  }
}

/** An id of the past leads to entries that are there, and is no entry itself. */
export function checkRedirects({ entries, redirects, broken }: Corpus): void {
  if (!redirects) {
    return;
  }
  const { moved, split } = redirects.value;
  const check = (path: Path, from: string, to: string) => {
    if (!entries.has(to) && !broken.has(to)) {
      const further = moved[to];
      const fix = further === undefined ? undefined : { set: path, to: further };
      redirects.report(path, `"${from}" leads to "${to}", which is no entry${further ? ` but has moved to "${further}"` : ""}`, fix);
    }
  };
  for (const [from, to] of Object.entries(moved)) {
    check(["moved", from], from, to);
    if (Object.hasOwn(split, from)) {
      redirects.report(["split", from], `"${from}" cannot be both moved and split`);
    }
  }
  for (const [from, parts] of Object.entries(split)) {
    parts.forEach((to, i) => {
      check(["split", from, i], from, to);
    });
  }
  for (const list of ["moved", "split"] as const) {
    for (const from of Object.keys(redirects.value[list])) {
      if (entries.has(from)) {
        redirects.report([list, from], `"${from}" is an entry: an id leads elsewhere only when its entry is gone`);
      }
    }
  }
}
