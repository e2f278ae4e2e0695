import type { Fact } from "../../dataset/schema";
import { formatWhen } from "../dates";
import { type Library, supersederOf } from "../library";
import { isQuoted, nowHolds, withoutNames } from "./figures";
import type { Finding, Fix } from "./finding";
import type { Prose, Sentence } from "./prose";
import type { Command, Knowledge } from "./series";
import { ADVERBS, HEADED, HEADS, isOfThePast, languageOf, RANK, ROLES } from "./words";

/** A person in a sentence, by place. */
interface Person {
  readonly from: number;
  readonly to: number;
}

const ADVERB = `(?:(?:${ADVERBS}),? )*`;
const ARTICLE = "(?:the |an? |la |le |l[’']|its |notre |our )?";
const OF = "(?:of|at|for|de|du|des|d[’'])(?: the| la| l[’'])? ?";

const RANKS = `(?:(?:${RANK}|général|le général|Sir|Dame)\\.? )*`;
const ROLE_OF = new RegExp(
  `^,? (?:who is |is |qui est |est )?${ADVERB}${ARTICLE}(?:current |actuel )?(?<role>(?:${ROLES})(?: general)?) ${OF}$`,
  "iu",
);
const IS_ROLE = new RegExp(`^,? (?:is |est |who is )?${ADVERB}${ARTICLE}$`, "iu");
const HEADS_IT = new RegExp(`^(?:,? who|,? qui)? ${ADVERB}(?<role>${HEADS}) ${ARTICLE}$`, "iu");
const ITS_ROLE = new RegExp(`^(?:[’']s?)? ?(?:current |actuel )?(?<role>(?:${ROLES})),? ${RANKS}$`, "iu");
const HEADED_BY = new RegExp(`^,? ?(?:which is |is |est )?${ADVERB}(?<role>(?:${HEADED}) (?:by|par)) ${ARTICLE}${RANKS}$`, "iu");
const APPOSITION = new RegExp(`^,? ${ARTICLE}${RANKS}$`, "iu");
const ROLE_BEFORE = new RegExp(`(?<role>(?:${ROLES})) ${OF}$`, "iu");
const TITLE_BEFORE = new RegExp(`\\b(?<role>commander|commandant),? ${RANKS}$`, "iu");
const OFFICE = /^(?:chief|commander|commandant|director|chef|head)\b/iu;

/** Persons whom a sentence gives a post that they no longer hold. */
export function* checkCommanders(knowledge: Knowledge, prose: Prose, sentences: readonly Sentence[]): Generator<Finding> {
  for (const sentence of sentences) {
    const commands = sentence.mentions.flatMap((mention) =>
      (mention.occurrence.senses[0] ? knowledge.commands(mention.occurrence.senses[0].entry) : []).map((command) => ({ mention, command })),
    );
    const titled = /command(?:er|ant)\b/iu.test(sentence.text);
    if ((commands.length === 0 && !titled) || isOfThePast(withoutNames(sentence))) {
      continue;
    }
    const found = commands
      .map(({ mention, command }) => claimOf(knowledge, sentence, mention, command))
      .find((claim) => claim !== undefined);
    const claim = found ?? (titled ? titleOf(sentence) : undefined);
    if (claim && !isQuoted(prose.text, sentence.from + claim.from)) {
      yield finding(knowledge.library, prose, sentence, claim);
    }
  }
}

interface Claim {
  readonly from: number;
  readonly to: number;
  readonly person: Person;
  /** The word for the post. */
  readonly role: readonly [from: number, to: number] | undefined;
  readonly name: string;
  readonly value: string;
  readonly current: Fact;
  readonly earlier: Fact;
  /** Who is to be named instead. */
  readonly replacement: string | undefined;
  readonly entry: Command["entry"];
}

/** What a sentence says of the head of an organization that it names. */
function claimOf(
  knowledge: Knowledge,
  sentence: Sentence,
  mention: { readonly from: number; readonly to: number },
  { entry, current, earlier }: Command,
): Claim | undefined {
  const { text, from: start } = sentence;
  const [xFrom, xTo] = [mention.from - start, mention.to - start];
  if (personIn(knowledge, sentence, current.value).length > 0) {
    return undefined;
  }
  for (const fact of earlier.filter(({ value }) => value !== current.value)) {
    for (const person of personIn(knowledge, sentence, fact.value)) {
      const place = link(text, person, xFrom, xTo);
      if (place) {
        const spelled = text.slice(person.from, person.to);
        return {
          ...place,
          person,
          name: entry.name,
          value: current.value,
          current,
          earlier: fact,
          replacement: successor(knowledge, spelled, current.value),
          entry,
        };
      }
    }
  }
  return undefined;
}

/** How a person and an organization are joined by a post; the words that say so. */
function link(text: string, person: Person, xFrom: number, xTo: number): Pick<Claim, "from" | "to" | "role"> | undefined {
  const office = OFFICE.test(text.slice(xFrom, xTo));
  if (person.to <= xFrom) {
    const between = text.slice(person.to, xFrom);
    const match = ROLE_OF.exec(between) ?? HEADS_IT.exec(between);
    if (match) {
      const role = roleOf(match, person.to);
      return { from: role?.[0] ?? person.to, to: xTo, role };
    }
    return office && IS_ROLE.test(between) && between.length > 1 ? { from: xFrom, to: xTo, role: [xFrom, xTo] } : undefined;
  }
  if (person.from < xTo) {
    return undefined;
  }
  const between = text.slice(xTo, person.from);
  const match = ITS_ROLE.exec(between) ?? HEADED_BY.exec(between);
  if (match) {
    const role = roleOf(match, xTo);
    return { from: role?.[0] ?? xTo, to: person.to, role };
  }
  const before = ROLE_BEFORE.exec(text.slice(0, xFrom));
  if (APPOSITION.test(between) && (before || office)) {
    const role = before ? roleOf(before, 0) : ([xFrom, xTo] as const);
    return { from: role?.[0] ?? xFrom, to: person.to, role };
  }
  return undefined;
}

/** "commander Lt. Gen. Schiess": a title before a person who commands nothing any more. */
function titleOf(sentence: Sentence): Claim | undefined {
  const { text, from: start } = sentence;
  for (const { from, to, occurrence } of sentence.mentions) {
    const entry = occurrence.senses[0]?.entry;
    const match = entry?.kind === "person" ? TITLE_BEFORE.exec(text.slice(0, from - start)) : undefined;
    const posts = entry?.facts.filter(({ attribute, value }) => attribute === "post" && typeof value === "string") ?? [];
    const isCommand = ({ value }: Fact) => /^(?:deputy )?command/i.test(String(value));
    const held = posts.filter((post) => entry && (post.validUntil !== undefined || supersederOf(entry, post)));
    const current = posts.find((post) => !held.includes(post));
    const earlier = held.find(isCommand);
    if (entry && match && current && earlier && !posts.some((post) => !held.includes(post) && isCommand(post))) {
      const role = roleOf(match, 0);
      return {
        from: role?.[0] ?? from - start,
        to: to - start,
        person: { from: from - start, to: to - start },
        role,
        name: entry.name,
        value: String(current.value),
        current,
        earlier,
        replacement: undefined,
        entry,
      };
    }
  }
  return undefined;
}

function roleOf(match: RegExpExecArray, offset: number): [number, number] | undefined {
  const role = match.groups?.role;
  if (role === undefined) {
    return undefined;
  }
  const from = offset + match.index + match[0].lastIndexOf(role);
  return [from, from + role.length];
}

/** Where a person is named: as a known term, or by the whole name. */
function personIn(knowledge: Knowledge, { text, from, mentions }: Sentence, name: string): Person[] {
  const entry = knowledge.person(name);
  const mentioned = mentions.filter(({ occurrence }) => entry && occurrence.senses[0]?.entry === entry);
  if (mentioned.length > 0) {
    return mentioned.map((mention) => ({ from: mention.from - from, to: mention.to - from }));
  }
  const index = text.indexOf(name);
  return index < 0 ? [] : [{ from: index, to: index + name.length }];
}

/** The name of who heads it now, with the rank written as the text writes that of the other. */
function successor(knowledge: Knowledge, spelled: string, name: string): string {
  const rank = new RegExp(`^(?:(?:${RANK})\\.? )+`, "iu").exec(spelled)?.[0].trim();
  if (rank === undefined) {
    return name;
  }
  const terms = knowledge.person(name)?.terms.map((term) => (typeof term === "string" ? term : term.surface)) ?? [];
  const abbreviated = rank.includes(".");
  return (
    terms.find(
      (term) => new RegExp(`^(?:(?:${RANK})\\.? )+`, "iu").test(term) && term.endsWith(` ${name}`) && term.includes(".") === abbreviated,
    ) ?? name
  );
}

function finding(library: Library, prose: Prose, sentence: Sentence, claim: Claim): Finding {
  const span = (from: number, to: number) => prose.span(sentence.from + from, sentence.from + to);
  const { current, earlier, person, role, replacement, entry } = claim;
  const language = languageOf(sentence.text);
  const fixes: Fix[] = [];
  if (replacement !== undefined) {
    fixes.push({
      title: (translate) => translate("Replace by “{0}”", replacement),
      edits: [{ span: span(person.from, person.to), text: replacement }],
      preferred: true,
    });
  }
  const word = role && sentence.text.slice(role[0], role[1]);
  if (role && word && new RegExp(`^(?:${ROLES})$`, "iu").test(word)) {
    const text = language === "fr" ? `alors ${word}` : `then ${word}`;
    fixes.push({ title: (translate) => translate("Write “{0}”", text), edits: [{ span: span(role[0], role[1]), text }] });
  }
  return {
    code: "fact.commander",
    span: span(claim.from, claim.to),
    term: sentence.text.slice(person.from, person.to),
    entry,
    fact: current,
    message: (translate) => {
      const end = earlier.validUntil;
      const until = end ? ` ${translate("What the text says held until {0}.", formatWhen(end, translate))}` : "";
      return `${nowHolds(library, claim.name, claim.value, current, undefined, translate)}${until}`;
    },
    fixes,
  };
}
