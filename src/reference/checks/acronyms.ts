import type { Entry } from "../../dataset/schema";
import type { Finding, Span } from "./finding";
import { movedSpan } from "./finding";
import { properName } from "./names";
import type { Mention, Prose, Sentence } from "./prose";
import { type Language, languageOf } from "./words";

/** How an acronym stands in a text. */
export interface AcronymUse {
  readonly entry: Entry;
  /** As written, without the ending of a plural or possessive. */
  readonly acronym: string;
  readonly span: Span;
  /** The name that it stands for, in the language of the sentence. */
  readonly name: string;
  /** Where it is spelled out: the name with the acronym in brackets, and the brackets alone with the space before them. */
  readonly definition?: { readonly whole: Span; readonly brackets: Span };
}

/** Acronyms that every reader knows, or that are the name. */
const KNOWN = new Set(
  "NATO OTAN NASA ESA EU UE UN ONU US USA UK GPS AI IA GLONASS NORAD ITU UIT CNES JAXA ISRO DARPA CIA FBI CEO IT TV".split(" "),
);

const ACRONYM = /^(?=(?:.*\p{Lu}){2})[\p{Lu}\d][\p{L}\d&/-]{1,14}$/u;
const OPEN = /^ \((?:or |ou |also |hereafter |the |ci-après )?["“«]?\s?$/u;
const CLOSE = /^\s?["”»]?[),;]/u;
const APPOSED = /^, (?:or |ou )?$/u;
const IN_SHORT = /^(?:,? for short| en abrégé|, as it is known)/u;

/** The acronyms of a paragraph, with where they are spelled out. */
export function* acronymsIn(prose: Prose, sentences: readonly Sentence[]): Generator<AcronymUse> {
  for (const sentence of sentences) {
    const { mentions, text, from: start } = sentence;
    const language = languageOf(text);
    for (const [i, mention] of mentions.entries()) {
      const entry = mention.occurrence.senses[0]?.entry;
      const acronym = acronymIn(mention.occurrence.surface);
      const expansion = entry && expansionOf(entry, acronym, language);
      if (!entry || expansion === undefined) {
        continue;
      }
      const begins = /^\P{L}*$/u.test(text.slice(0, mention.from - start));
      const name = begins ? expansion.charAt(0).toUpperCase() + expansion.slice(1) : expansion;
      const before = mentions[i - 1];
      const after = mentions[i + 1];
      const spelled =
        before && isOf(before, entry, acronym) && isDefinition(text, before.to - start, mention.from - start, mention.to - start)
          ? [before.from, closing(text, mention.to - start) + start, before.to]
          : after && isOf(after, entry, acronym) && isDefinition(text, mention.to - start, after.from - start, after.to - start)
            ? [mention.from, closing(text, after.to - start) + start, mention.to]
            : undefined;
      const [from = 0, to = 0, bracket = 0] = spelled ?? [];
      yield {
        entry,
        acronym,
        span: prose.span(mention.from, mention.from + acronym.length),
        name,
        ...(spelled && { definition: { whole: prose.span(from, to), brackets: prose.span(bracket, to) } }),
      };
    }
  }
}

/** A surface without the ending of a plural or possessive. */
export function acronymIn(surface: string): string {
  return surface.replace(/[’']s?$|(?<=\p{Lu})s$/u, "");
}

/** Whether a mention is the whole name beside an acronym. */
function isOf({ occurrence }: Mention, entry: Entry, acronym: string): boolean {
  return occurrence.senses.some((sense) => sense.entry === entry) && isSpelledBy(acronym, occurrence.surface);
}

function isDefinition(text: string, firstEnd: number, secondStart: number, secondEnd: number): boolean {
  const between = text.slice(firstEnd, secondStart);
  return (OPEN.test(between) && CLOSE.test(text.slice(secondEnd))) || (APPOSED.test(between) && IN_SHORT.test(text.slice(secondEnd)));
}

/** The place after the bracket that closes, or after the words that say so. */
function closing(text: string, end: number): number {
  const rest = text.slice(end);
  return end + (/^[^)]{0,40}\)/u.exec(rest)?.[0].length ?? IN_SHORT.exec(rest)?.[0].length ?? 0);
}

const expansions = new WeakMap<Entry, Map<string, string | undefined>>();

/** The name that an acronym of an entry stands for: in the language wanted where there is one. The designation of a spacecraft or a mission is no acronym. */
export function expansionOf(entry: Entry, acronym: string, language: Language): string | undefined {
  if (!ACRONYM.test(acronym) || entry.kind === "satellite" || entry.kind === "mission") {
    return undefined;
  }
  const known = expansions.get(entry) ?? new Map<string, string | undefined>();
  expansions.set(entry, known);
  const key = `${language}|${acronym}`;
  if (!known.has(key)) {
    known.set(key, expand(entry, acronym, language));
  }
  return known.get(key);
}

function expand(entry: Entry, acronym: string, language: Language): string | undefined {
  const terms = entry.terms.map((term) => (typeof term === "string" ? { surface: term } : term));
  const native = terms
    .filter((term) => ("language" in term ? term.language === language : language === "en"))
    .map(({ surface }) => surface);
  const own = language === "fr" && entry.names?.fr ? entry.names.fr : properName(entry);
  // Words that are no name stand among the terms as they are written within a sentence.
  const plain = native.find((surface) => surface.toLowerCase() === own.toLowerCase());
  const candidates = [plain ?? own, ...native, properName(entry), ...terms.map(({ surface }) => surface)];
  return candidates.find((candidate) => isSpelledBy(acronym, candidate));
}

/** Whether the letters of an acronym begin words of a name, in their order, from its first to its last capital. */
function isSpelledBy(acronym: string, name: string): boolean {
  const letters = acronym.replace(/[^\p{L}]/gu, "").toLowerCase();
  const words = name
    .replace(/[’']s$|\./g, "")
    .replace(letters.startsWith("u") ? "" : /^US /, "")
    .split(/[\s’'–-]+/u);
  if (
    words.length < 2 ||
    letters.length < 2 ||
    name.length < acronym.length + 3 ||
    !words[0]?.normalize("NFD").toLowerCase().startsWith(letters.charAt(0))
  ) {
    return false;
  }
  return spells(
    letters,
    words.map((word) => word.normalize("NFD").toLowerCase()),
  );
}

/** Whether words give the letters: each word none, or its first and perhaps some that follow ("SpOC", "SATCOM", "MNF" of "Multinational Force"). */
function spells(letters: string, [word, ...words]: readonly string[]): boolean {
  if (letters === "" || word === undefined) {
    return letters === "";
  }
  let at = -1;
  for (let taken = 0; taken < letters.length; taken++) {
    at = word.indexOf(letters.charAt(taken), at + 1);
    if (at < 0 || (taken === 0 && at > 0)) {
      break;
    }
    if (spells(letters.slice(taken + 1), words)) {
      return true;
    }
  }
  return spells(letters, words);
}

/** The acronyms of a document, each with what a reader would stumble over: used too early, spelled out twice, not at all or in vain. */
export class Acronyms {
  readonly #uses = new Map<string, { readonly first: AcronymUse; readonly definitions: AcronymUse[]; count: number }>();

  /** Takes a use in a paragraph that begins with a line; the uses come in order. */
  add(use: AcronymUse, line: number): void {
    const key = `${use.entry.id}|${use.acronym}`;
    const known = this.#uses.get(key) ?? { first: placed(use, line), definitions: [], count: 0 };
    known.count++;
    if (use.definition) {
      known.definitions.push(placed(use, line));
    }
    this.#uses.set(key, known);
  }

  *findings(): Generator<Finding> {
    for (const { first, definitions, count } of this.#uses.values()) {
      yield* judge(first, definitions, count);
    }
  }
}

function placed(use: AcronymUse, line: number): AcronymUse {
  const { definition } = use;
  return {
    ...use,
    span: movedSpan(use.span, line),
    ...(definition && { definition: { whole: movedSpan(definition.whole, line), brackets: movedSpan(definition.brackets, line) } }),
  };
}

function* judge(first: AcronymUse, definitions: readonly AcronymUse[], count: number): Generator<Finding> {
  const { acronym, name, entry } = first;
  const spelled = `${name} (${acronym})`;
  const base = { term: acronym, entry };
  if (!first.definition && !KNOWN.has(acronym) && (definitions.length > 0 || properName(entry) !== acronym)) {
    const [later] = definitions;
    yield {
      ...base,
      code: later ? "acronym.early" : "acronym.undefined",
      span: first.span,
      message: (translate) =>
        later
          ? translate(
              "“{0}” is used here before it is spelled out in line {1}: {2}.",
              acronym,
              (later.definition?.whole.startLine ?? 0) + 1,
              name,
            )
          : translate("“{0}” is never spelled out: {1}.", acronym, name),
      fixes: [
        {
          title: (translate) => translate("Spell out here: “{0}”", spelled),
          edits: [{ span: first.span, text: spelled }, ...(later?.definition ? [{ span: later.definition.whole, text: acronym }] : [])],
          preferred: true,
        },
      ],
    };
  }
  for (const { definition } of definitions.slice(1)) {
    if (definition) {
      yield {
        ...base,
        code: "acronym.repeated",
        span: definition.whole,
        message: (translate) =>
          translate("“{0}” is spelled out already in line {1}.", acronym, (definitions[0]?.definition?.whole.startLine ?? 0) + 1),
        fixes: [
          {
            title: (translate) => translate("Replace by “{0}”", acronym),
            edits: [{ span: definition.whole, text: acronym }],
            preferred: true,
          },
        ],
      };
    }
  }
  if (count === 1 && first.definition) {
    const { brackets } = first.definition;
    yield {
      ...base,
      code: "acronym.unused",
      span: brackets,
      tag: "unnecessary",
      message: (translate) => translate("“{0}” is spelled out here and never used again.", acronym),
      fixes: [{ title: (translate) => translate("Remove the acronym"), edits: [{ span: brackets, text: "" }], preferred: true }],
    };
  }
}
