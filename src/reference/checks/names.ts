import type { Entry, Fact } from "../../dataset/schema";
import { formatWhen } from "../dates";
import { foldSurface } from "../recogniser/fold";
import { isQuoted, withoutNames } from "./figures";
import type { Finding } from "./finding";
import type { Mention, Prose, Sentence } from "./prose";
import type { Knowledge } from "./series";
import { ACTED, GOES_ON, gradeOf, isOfAnotherTime, RANK, russianFor, SOVIET } from "./words";

/** From this year on nothing new was Soviet. */
const AFTER_SOVIET = 1992;

/** Names that are out of date, and names of what did not exist then. */
export function* checkNames(knowledge: Knowledge, prose: Prose, sentences: readonly Sentence[]): Generator<Finding> {
  for (const sentence of sentences) {
    let elsewhere: boolean | undefined;
    for (const mention of sentence.mentions) {
      const entry = mention.occurrence.senses[0]?.entry;
      if (!entry || !(hasNames(entry) || sentence.text.includes("ovi")) || isQuoted(prose.text, mention.from)) {
        continue;
      }
      yield* soviet(prose, sentence, mention, entry);
      elsewhere ??= isOfAnotherTime(withoutNames(sentence));
      if (elsewhere) {
        yield* anachronism(knowledge, prose, sentence, mention, entry);
      } else {
        yield* renamed(knowledge, prose, mention, entry);
        yield* ended(prose, sentence, mention, entry);
        yield* rank(knowledge, prose, sentence, mention, entry);
      }
    }
  }
}

/** Whether an entry is of those whose names and ranks change. */
function hasNames({ kind, facts }: Entry): boolean {
  return ["person", "organization", "coalition"].includes(kind) || facts.some(({ attribute }) => attribute === "former-name");
}

/** The name that an entry goes by, without the remarks that tell it from others. */
export function properName({ name }: Entry): string {
  return name.replace(/ \([^()]*\)$/, "");
}

function* renamed({ library }: Knowledge, prose: Prose, { from, to, occurrence }: Mention, entry: Entry): Generator<Finding> {
  const folded = foldSurface(occurrence.surface);
  const fact = entry.facts.find(({ attribute, value }) => attribute === "former-name" && foldSurface(String(value)) === folded);
  const name = properName(entry);
  if (!fact || prose.text.includes(name)) {
    return;
  }
  yield {
    code: "name.renamed",
    span: prose.span(from, to),
    term: occurrence.surface,
    entry,
    fact,
    tag: "deprecated",
    message: (translate) => {
      const source = library.sourcesOf(fact)[0]?.publisher ?? "";
      const since = fact.validUntil ? formatWhen(fact.validUntil, translate) : formatWhen(fact.asOf, translate);
      return translate("It has been called {0} since {1} ({2}).", name, since, source);
    },
    fixes: [
      {
        title: (translate) => translate("Replace by “{0}”", name),
        edits: [{ span: prose.span(from, to), text: name }],
        preferred: true,
      },
    ],
  };
}

/** An organization that is no more, spoken of as if it were. */
function* ended(prose: Prose, { text, from: start }: Sentence, { from, to, occurrence }: Mention, entry: Entry): Generator<Finding> {
  const fact = entry.kind === "organization" ? entry.facts.find(({ attribute }) => attribute === "ended") : undefined;
  if (!fact || !GOES_ON.test(text.slice(to - start))) {
    return;
  }
  yield {
    code: "name.renamed",
    span: prose.span(from, to),
    term: occurrence.surface,
    entry,
    fact,
    tag: "deprecated",
    message: (translate) => `${translate("It has not existed since {0}.", formatWhen(fact.asOf, translate))} ${fact.statement}`,
    fixes: [],
  };
}

const RANKS = new RegExp(`(?:^|[\\s(])(?<rank>(?:${RANK}))\\.? $`, "iu");
const RANKS_WITHIN = new RegExp(`^(?<rank>(?:${RANK}))\\.? `, "iu");

/** A rank below the one that the person holds. */
function* rank(
  { library }: Knowledge,
  prose: Prose,
  { text, from: start }: Sentence,
  { from, to, occurrence }: Mention,
  entry: Entry,
): Generator<Finding> {
  const fact = entry.facts.find(({ attribute, validUntil }) => attribute === "rank" && validUntil === undefined);
  if (entry.kind !== "person" || typeof fact?.value !== "string") {
    return;
  }
  const before = RANKS.exec(text.slice(0, from - start));
  const within = RANKS_WITHIN.exec(text.slice(from - start, to - start));
  const word = (within ?? before)?.groups?.rank ?? "";
  const [grade, now] = [gradeOf(word), gradeOf(fact.value) || (/^general$/i.test(fact.value) ? GENERAL : 0)];
  if (grade === 0 || now === 0 || grade >= now) {
    return;
  }
  const at = within ? from : start + (before?.index ?? 0) + (before?.[0].search(/\S/) ?? 0);
  const point = prose.text.charAt(at + word.length) === "." ? 1 : 0;
  const written = word.includes(".") || point > 0 ? (SHORT[fact.value.toLowerCase()] ?? fact.value) : fact.value;
  yield {
    code: "name.rank",
    span: prose.span(at, to),
    term: occurrence.surface,
    entry,
    fact,
    message: (translate) =>
      translate(
        "{0}: {1}, as of {2} ({3}).",
        entry.name,
        String(fact.value),
        formatWhen(fact.asOf, translate),
        library.sourcesOf(fact)[0]?.publisher ?? "",
      ),
    fixes: [
      {
        title: (translate) => translate("Replace by “{0}”", written),
        edits: [{ span: prose.span(at, at + word.length + point), text: written }],
        preferred: true,
      },
    ],
  };
}

/** A four-star general, whose rank is the bare word. */
const GENERAL = 10;

const SHORT: Readonly<Record<string, string>> = {
  "major general": "Maj. Gen.",
  "lieutenant general": "Lt. Gen.",
  general: "Gen.",
  "brigadier general": "Brig. Gen.",
};

/** "Soviet", said of what came after the Soviet Union. */
function* soviet(prose: Prose, { text, from: start }: Sentence, { from, to, occurrence }: Mention, entry: Entry): Generator<Finding> {
  const made = entry.facts.find(
    ({ attribute, value }) => ["launched", "established", "date"].includes(attribute) && /^\d{4}/.test(String(value ?? "")),
  );
  const match = SOVIET.exec(text.slice(Math.max(0, from - start - 60), from - start));
  if (!made || !match || Number(String(made.value).slice(0, 4)) < AFTER_SOVIET || !isRussian(entry)) {
    return;
  }
  const word = match.groups?.word ?? "";
  const at = start + Math.max(0, from - start - 60) + match.index + match[0].indexOf(word);
  const replacement = russianFor(word);
  yield {
    code: "name.soviet",
    span: prose.span(at, to),
    term: occurrence.surface,
    entry,
    fact: made,
    message: (translate) => `${translate("The Soviet Union ended in December 1991.")} ${made.statement}`,
    fixes: [
      {
        title: (translate) => translate("Replace by “{0}”", replacement),
        edits: [{ span: prose.span(at, at + word.length), text: replacement }],
        preferred: true,
      },
    ],
  };
}

function isRussian(entry: Entry): boolean {
  return entry.facts.some(
    ({ attribute, value }) => ["country", "operator", "owner"].includes(attribute) && /Russia/.test(String(value ?? "")),
  );
}

const YEAR_FIRST =
  /^\W*(?:in|by|back in|as early as|en|dès)(?: (?:early|late|mid|January|February|March|April|May|June|July|August|September|October|November|December))? ((?:19|20)\d\d),? (?:the |a |l[’']|la |le )?$/iu;

/** An organization that acts in a year before there was one. */
function* anachronism(
  { library }: Knowledge,
  prose: Prose,
  { text, from: start }: Sentence,
  { from, to, occurrence }: Mention,
  entry: Entry,
): Generator<Finding> {
  const year = Number(YEAR_FIRST.exec(text.slice(0, from - start))?.[1]);
  if (!year || !["organization", "coalition"].includes(entry.kind) || !ACTED.test(text.slice(to - start))) {
    return;
  }
  const founded = entry.facts.filter(({ attribute, value }) => attribute === "established" && /^\d{4}/.test(String(value ?? "")));
  const first = founded.reduce<Fact | undefined>(
    (least, fact) => (least && String(least.value) <= String(fact.value) ? least : fact),
    undefined,
  );
  // Some had a forerunner of the same name.
  if (
    !first ||
    year >= Number(String(first.value).slice(0, 4)) ||
    /re-?established|earlier|predecessor|forerunner|again/i.test(first.statement)
  ) {
    return;
  }
  yield {
    code: "name.anachronism",
    span: prose.span(from, to),
    term: occurrence.surface,
    entry,
    fact: first,
    message: (translate) =>
      `${translate("It did not exist in {0}.", String(year))} ${first.statement} (${library.sourcesOf(first)[0]?.publisher ?? ""})`,
    fixes: [],
  };
}
