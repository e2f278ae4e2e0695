import type { Entry, Fact } from "../../dataset/schema";
import { formatWhen } from "../dates";
import { formatValue } from "../labels";
import type { Library } from "../library";
import type { Translate } from "../translate";
import type { Finding, Fix } from "./finding";
import { GAP, type Mention, type Prose, type Sentence } from "./prose";
import type { Knowledge, Series } from "./series";
import { ADVERBS, type Counted, isOfAnotherTime, type Language, languageOf, NUMBER, numberLike, numberOf, QUALIFIERS } from "./words";

/** A figure with what it counts, by its place in the prose. */
interface Figure {
  readonly counted: Counted;
  readonly value: number;
  readonly qualifier: "about" | "atLeast" | "atMost" | undefined;
  /** The whole phrase: "more than 1,060 satellites". */
  readonly from: number;
  readonly to: number;
  /** The number alone. */
  readonly numberFrom: number;
  readonly numberTo: number;
  /** "the four nations": all of them. */
  readonly definite: boolean;
  /** "four-nation". */
  readonly compound: boolean;
}

/** So far from today's value a rounded figure may be. */
const TOLERANCE = 0.05;
/** So near to an earlier value a rounded figure is it. */
const ROUNDING = 0.02;

const qualifier = Object.values(QUALIFIERS).join("|");
const DETERMINER = "the|its|their|all|les|ses|leurs|des|d[’']";
const ADVERB = `(?:(?:${ADVERBS})(?:,)? )*`;
const ARTICLE = "(?:the |an? |la |le |l[’']|une? )?";

interface Patterns {
  readonly figure: RegExp;
  readonly compound: RegExp;
  /** Words between the number and the noun that do not narrow what is counted. */
  readonly neutral: RegExp;
  /** Words before a figure that say that it is the whole. */
  readonly whole: RegExp;
  readonly links: readonly Link[];
}

/** How the words around say that a figure is an entry's. */
type Link = (entry: { before: string; between: string; after: string; entryFirst: boolean }, figure: Figure) => boolean;

const PATTERNS = new Map<Counted, Patterns>();

/** What an entry is called besides its name: "the Starlink constellation", "the CSpO initiative". */
const HEAD =
  "(?:[’']s?)?(?: (?:constellation|network|fleet|satellites?|initiative|force|system|coalition|committee|treaty|programme|program|mission|operation))?";

function patternsOf(counted: Counted): Patterns {
  let patterns = PATTERNS.get(counted);
  if (!patterns) {
    const { nouns, has, wholes, belong } = counted;
    const between = (source: string) => new RegExp(`^${source}$`, "iu");
    const hasIt = between(
      `${HEAD}(?:(?: \\([^)]{2,60}\\))?,? (?:which|that|qui)|(?: of| de)? \\(?(?:19|20)\\d\\d\\)?|, [^,]{3,80},| \\([^)]{2,60}\\))? ${ADVERB}(?:${has}) ${ADVERB}(?:${ARTICLE}${DETERMINERS}\\s?)?`,
    );
    const isWhole = between(
      `${HEAD}(?:,| –| —| is| est| remains| reste)? ${ADVERB}${ARTICLE}(?:[\\p{L}-]+ ){0,3}(?:${wholes}) (?:of|de|d[’'])\\s?`,
    );
    const ofWhole = between(`${HEAD} (?:${wholes}) (?:of|de) `);
    const possessive = between(`[’'](?:s )?`);
    const having = between(`${HEAD}(?:, | – | — | )(?:with|avec) (?:its |only |now |ses |seulement )*`);
    const belongs = between(` ${ADVERB}(?:${belong}) ${ADVERB}(?:up )?(?:to )?${ARTICLE}(?:[\\p{L}-]+ ){0,1}`);
    const ofIt = between(` (?:of|in|de|du|d[’']|de l[’']|des) ?${ARTICLE}`);
    const withIt = between(`(?: left)?(?: (?:in|on|en) (?:(?:low|geostationary|earth) )*(?:orbit|orbite)(?: basse)?)?, ${ARTICLE}`);
    const compoundOf = between(` (?:[\\p{L}-]+ ){0,2}`);
    const verbBefore = new RegExp(`(?:^|[ ,])(?:${has}) ${ADVERB}(?:${qualifier})? ?$`, "iu");
    const withBefore = /(?:^|[,;:–—(] ?|^\W+)(?:with|avec)(?: only| now| its| ses)* $/iu;
    patterns = {
      figure: new RegExp(
        `(?<![\\p{L}\\p{N}.,$€£-])(?:(?<determiner>${DETERMINER})\\s?)?(?:(?<qualifier>${qualifier}) )?(?<number>${NUMBER})(?<middle>(?: [^\\s\\d]+){0,5}?) (?:${nouns})(?![\\p{L}\\p{N}-])`,
        "giu",
      ),
      neutral: new RegExp(`^(?:\\s|${GAP}|${counted.adjectives})*$`, "iu"),
      whole: new RegExp(`(?:(?:${wholes}) (?:of|de|d[’'])|${has}) ?$`, "iu"),
      compound: new RegExp(`(?<![\\p{L}\\p{N}-])(?<number>${NUMBER})-(?:nation|member|state|country|satellite)(?![\\p{L}])`, "giu"),
      links: [
        ({ between: text, entryFirst }) => entryFirst && [hasIt, isWhole, ofWhole, possessive, having].some((link) => link.test(text)),
        ({ between: text, entryFirst }) => !entryFirst && belongs.test(text),
        ({ between: text, entryFirst }, { definite }) => !entryFirst && definite && ofIt.test(text),
        ({ before, between: text, entryFirst }) => !entryFirst && withBefore.test(before) && withIt.test(text),
        ({ before, between: text }) => text === "\ufffd" && verbBefore.test(before),
        ({ between: text, entryFirst }, { compound }) => !entryFirst && compound && compoundOf.test(text),
      ],
    };
    PATTERNS.set(counted, patterns);
  }
  return patterns;
}

const DETERMINERS = `(?:${DETERMINER})`;

/** What follows a figure and says that it is not the whole. */
const PARTIAL =
  /^(?: (?:each|every|worth|alone|more|other|for|from|per|besides|apart|under construction|on order|planned|to come|so as|than|out of|against|chacun|par|pour|prévus|supplémentaires|de plus|and growing)\b)/iu;
/** What precedes a figure and says that it is not the whole. */
const PART_OF =
  /(?:\b(?:of|another|other|additional|further|first|last|next|of the|of its|all but|than|between|from|to|or|no|not|only one of|a further|autres?|premiers?|derniers?|entre|ou|parmi|sur|contre)|[$€£-]) ?$/iu;

/** An entry that a sentence names, with one of its figures. */
interface Owner {
  readonly mention: Mention;
  readonly series: Series;
}

/** Figures in a paragraph that the reference knows to hold no longer, or to be wrong. */
export function* checkFigures(knowledge: Knowledge, prose: Prose, sentences: readonly Sentence[]): Generator<Finding> {
  // Where the paragraph gives today's figure too, its writer knows.
  const known = new Map<Counted, ReadonlySet<number>>();
  const stated = (counted: Counted) => {
    const values = known.get(counted) ?? valuesIn(prose, counted);
    known.set(counted, values);
    return values;
  };
  for (const sentence of sentences) {
    const owners: Owner[] = sentence.mentions.flatMap((mention) => {
      const entry = mention.occurrence.senses[0]?.entry;
      return entry ? knowledge.series(entry).map((series) => ({ mention, series })) : [];
    });
    const kinds = new Set(owners.map(({ series }) => series.counted));
    let elsewhere: boolean | undefined;
    for (const counted of kinds) {
      for (const figure of figuresIn(sentence, counted)) {
        elsewhere ??= isOfAnotherTime(withoutNames(sentence));
        if (elsewhere || isQuoted(prose.text, sentence.from + figure.from)) {
          continue;
        }
        const claim = owners.find(({ mention, series }) => series.counted === counted && isOwned(sentence, mention, figure));
        const verdict = claim && judge(claim.series, figure, sentence.text.slice(figure.from, figure.to));
        if (claim && verdict && !stated(counted).has(claim.series.current.value)) {
          yield finding(knowledge.library, prose, sentence, figure, claim, verdict);
        }
      }
    }
  }
}

/** The sentence with the names of entries blanked out: a year or a word of the past in a name says nothing of the sentence. */
export function withoutNames({ text, from, mentions }: Sentence): string {
  let blanked = text;
  for (const { from: start, to: end, occurrence } of mentions) {
    // After a name a year often belongs to it: "the Chinese ASAT test of 2007".
    const year =
      occurrence.senses[0]?.entry.kind === "event" ? (/^(?: of| in| \()? ?(?:19|20)\d\d\)?/.exec(text.slice(end - from))?.[0] ?? "") : "";
    blanked = blanked.slice(0, start - from) + "_".repeat(end - start + year.length) + blanked.slice(end - from + year.length);
  }
  return blanked;
}

/** Whether a place stands within quotation marks: another's words are not the writer's to mend. */
export function isQuoted(text: string, place: number): boolean {
  const before = text.slice(Math.max(0, place - 600), place);
  const balance = (open: string, close: string) => before.lastIndexOf(open) > before.lastIndexOf(close);
  return balance("“", "”") || balance("«", "»") || (before.split('"').length - 1) % 2 === 1;
}

function* figuresIn({ text, from: start, mentions }: Sentence, counted: Counted): Generator<Figure> {
  const { figure, compound, neutral, whole } = patternsOf(counted);
  for (const match of text.matchAll(figure)) {
    const { determiner = "", qualifier: words = "", number = "", middle = "" } = match.groups ?? {};
    const before = text.slice(0, match.index);
    const from = match.index + match[0].slice(determiner.length).search(/\S/) + determiner.length;
    const numberFrom = text.indexOf(number, from + words.length);
    const between = [numberFrom + number.length, numberFrom + number.length + middle.length] as const;
    const names = mentions.filter((mention) => mention.to - start > between[0] && mention.from - start < between[1]);
    const rest = names.reduce(
      (left, name) => left.replace(text.slice(Math.max(between[0], name.from - start), Math.min(between[1], name.to - start)), " "),
      middle,
    );
    if (!neutral.test(rest) || PARTIAL.test(text.slice(match.index + match[0].length)) || (PART_OF.test(before) && !whole.test(before))) {
      continue;
    }
    yield {
      counted,
      value: numberOf(number),
      qualifier: (Object.keys(QUALIFIERS) as (keyof typeof QUALIFIERS)[]).find((key) =>
        new RegExp(`^(?:${QUALIFIERS[key]})$`, "iu").test(words),
      ),
      from,
      to: match.index + match[0].length,
      numberFrom,
      numberTo: numberFrom + number.length,
      definite: determiner !== "",
      compound: false,
    };
  }
  for (const match of text.matchAll(compound)) {
    const number = match.groups?.number ?? "";
    yield {
      counted,
      value: numberOf(number),
      qualifier: undefined,
      from: match.index,
      to: match.index + match[0].length,
      numberFrom: match.index,
      numberTo: match.index + number.length,
      definite: false,
      compound: true,
    };
  }
}

function isOwned(sentence: Sentence, { from, to, occurrence }: Mention, figure: Figure): boolean {
  const { text, from: start } = sentence;
  const [entryFrom, entryTo] = [from - start, to - start];
  if (occurrence.senses[0]?.term.fact !== undefined && !namesOwner(text, occurrence.senses[0].entry)) {
    return false;
  }
  if (entryFrom >= figure.from && entryTo <= figure.to) {
    const context = { before: text.slice(0, figure.from), between: "\ufffd", after: text.slice(figure.to), entryFirst: false };
    return patternsOf(figure.counted).links.some((link) => link(context, figure));
  }
  const entryFirst = entryTo <= figure.from;
  if (!entryFirst && entryFrom < figure.to) {
    return false;
  }
  // "… (MNF-OOD) is": what stands in brackets after a name belongs to it.
  const between = (entryFirst ? text.slice(entryTo, figure.from) : text.slice(figure.to, entryFrom)).replace(
    /^(?:\)| \([^()]{1,60}\))/,
    "",
  );
  const context = {
    before: text.slice(0, entryFirst ? entryFrom : figure.from),
    between,
    after: text.slice(entryFirst ? figure.to : entryTo),
    entryFirst,
  };
  return patternsOf(figure.counted).links.some((link) => link(context, figure));
}

/** A figure that is itself a term ("1,060 satellites") counts only where the sentence names whose it is, in the words that give such terms their context. */
function namesOwner(sentence: string, entry: Entry): boolean {
  return entry.terms
    .flatMap((term) => (typeof term === "string" || term.fact === undefined ? [] : (term.context ?? [])))
    .some((word) => sentence.includes(word));
}

type Verdict = { readonly code: "fact.superseded"; readonly earlier: Fact | undefined } | { readonly code: "fact.contradicted" };

/** What the reference says of a figure; nothing where it may be true. */
function judge({ counted, current, earlier }: Series, { value, qualifier }: Figure, phrase: string): Verdict | undefined {
  const now = current.value;
  if (value === now || qualifier === "atMost" || (value !== now && !counted.stepwise && Math.abs(value - now) / now <= TOLERANCE)) {
    return undefined;
  }
  if (counted.stepwise && value === now - 1 && /partner|allie[sd]|alliés|partenaires/iu.test(phrase)) {
    // Who leads does not count among the partners.
    return undefined;
  }
  if (qualifier === "atLeast" && value < now && isRound(value)) {
    return undefined;
  }
  const near = earlier.find((fact) => Math.abs(fact.value - value) / fact.value <= (qualifier === "about" ? ROUNDING : 0));
  if (near) {
    return { code: "fact.superseded", earlier: near };
  }
  if (!counted.stepwise || value > now || qualifier !== undefined) {
    return undefined;
  }
  const least = Math.min(...earlier.map((fact) => fact.value));
  if (value > least) {
    return { code: "fact.superseded", earlier: undefined };
  }
  return earlier.length === 0 && current.confidence === "official" && value > now / 2 ? { code: "fact.contradicted" } : undefined;
}

/** A figure that people use as a bound: 50, 700, 1,000, 8,500. */
function isRound(value: number): boolean {
  const power = 10 ** (String(value).length - 1);
  return value % (power / 2) === 0 || value % power === 0;
}

/** All numbers in a paragraph that count the same. */
function valuesIn(prose: Prose, counted: Counted): ReadonlySet<number> {
  const { figure } = patternsOf(counted);
  return new Set([...prose.text.matchAll(figure)].map((match) => numberOf(match.groups?.number ?? "")));
}

function finding(
  library: Library,
  prose: Prose,
  sentence: Sentence,
  figure: Figure,
  { mention, series }: Owner,
  verdict: Verdict,
): Finding {
  const at = (offset: number) => sentence.from + offset;
  const { current, entry } = series;
  const language = languageOf(sentence.text);
  const number = sentence.text.slice(figure.numberFrom, figure.numberTo);
  const earlier = verdict.code === "fact.superseded" ? verdict.earlier : undefined;
  const replacement = updated(series, figure, number, language);
  const fixes: Fix[] = [
    {
      title: (translate) => translate("Update to “{0}”", replacement),
      edits: [{ span: prose.span(at(figure.compound ? figure.numberFrom : figure.from), at(figure.numberTo)), text: replacement }],
      preferred: true,
    },
  ];
  if (earlier && isDated(earlier)) {
    const insertion = asOf(earlier, language);
    const end = prose.span(at(figure.to - 1), at(figure.to));
    fixes.push({
      title: (translate) => translate("Add “{0}”", insertion.trim()),
      edits: [{ span: { ...end, startLine: end.endLine, startCharacter: end.endCharacter }, text: insertion }],
    });
  }
  return {
    code: verdict.code,
    span: prose.span(at(figure.from), at(figure.to)),
    term: mention.occurrence.surface,
    entry,
    fact: current,
    message: (translate) => nowHolds(library, entry.name, formatValue(current, translate), current, earlier, translate),
    fixes,
  };
}

/** The figure as it is now, as the writer wrote it: with its qualifier, in words or digits. */
function updated({ current }: Series, figure: Figure, number: string, language: Language): string {
  const value = numberLike(current.value, number, language);
  if (figure.compound || !current.qualifier) {
    return value;
  }
  const french: Readonly<Record<NonNullable<Fact["qualifier"]>, string>> = {
    about: "environ",
    "at least": "au moins",
    "more than": "plus de",
    "at most": "au plus",
    "less than": "moins de",
  };
  return `${language === "fr" ? french[current.qualifier] : current.qualifier} ${value}`;
}

/** Whether it is known when a fact held; "before 2025" is no date to give a reader. */
export function isDated({ asOf }: Fact): boolean {
  return /^\d{4}/.test(asOf);
}

/** The date of a figure in brackets, in the language of the sentence. */
export function asOf(fact: Fact, language: Language): string {
  return language === "fr" ? ` (en ${formatWhen(fact.asOf, inFrench)})` : ` (as of ${formatWhen(fact.asOf)})`;
}

const FRENCH_MONTHS: Readonly<Record<string, string>> = {
  January: "janvier",
  February: "février",
  March: "mars",
  April: "avril",
  May: "mai",
  June: "juin",
  July: "juillet",
  August: "août",
  September: "septembre",
  October: "octobre",
  November: "novembre",
  December: "décembre",
};

const inFrench: Translate = (english, ...args) => FRENCH_MONTHS[english] ?? String(args[0] ?? english);

/** What holds now, since when, and who says so; and the date of what the text says. */
export function nowHolds(
  library: Library,
  name: string,
  value: string,
  current: Fact,
  earlier: Fact | undefined,
  translate: Translate,
): string {
  const source = library.sourcesOf(current)[0]?.publisher ?? "";
  const now = translate("{0}: {1}, as of {2} ({3}).", name, value, formatWhen(current.asOf, translate), source);
  return earlier && isDated(earlier) ? `${now} ${translate("The text is as of {0}.", formatWhen(earlier.asOf, translate))}` : now;
}
