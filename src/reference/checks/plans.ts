import type { Entry, Fact } from "../../dataset/schema";
import { formatValue } from "../labels";
import { supersederOf } from "../library";
import type { Translate } from "../translate";
import { asOf, isDated, isQuoted, nowHolds } from "./figures";
import type { Finding } from "./finding";
import type { Prose, Sentence } from "./prose";
import type { Knowledge } from "./series";
import { languageOf } from "./words";

/** What leads from something planned to its year; nothing in it may speak of the past. */
const PLAN =
  /^(?:[^.;:!?]{0,30}?) (?:is|are|will|to|due|set|scheduled|planned|slated|expected|doit|devrait|sera|est|prévue?|lancement)\b[^.;:!?]{0,60} (?<when>(?:in|for|by|en|pour|d[’']ici(?: à)?|avant) (?<year>20\d\d))(?![\d-])/iu;
const LAUNCH = /\b(?:launch(?:ed)?|fly|flown|lift off|orbit|operational|service|enter|lancée?s?|lancement|opérationnel(?:le)?)\b/iu;
const NOT_NOW =
  /\b(?:was|were|had|first|originally|initially|instead|slipped|delayed|no longer|était|devait|avait|initialement|reporté)\b/iu;

/** Dates that were planned and are planned otherwise now. */
export function* checkPlans(knowledge: Knowledge, prose: Prose, sentences: readonly Sentence[]): Generator<Finding> {
  for (const sentence of sentences) {
    for (const { to, occurrence } of sentence.mentions) {
      const entry = occurrence.senses[0]?.entry;
      const plans = entry ? replacedPlans(entry) : [];
      if (!entry || plans.length === 0 || NOT_NOW.test(sentence.text) || !LAUNCH.test(sentence.text)) {
        continue;
      }
      const offset = to - sentence.from;
      const match = PLAN.exec(sentence.text.slice(offset));
      const { when = "", year = "" } = match?.groups ?? {};
      const plan = plans.find(({ earlier }) => String(earlier.value) === year);
      if (!match || !plan || String(plan.current.value).startsWith(year)) {
        continue;
      }
      const from = sentence.from + offset + match.index + match[0].length - when.length;
      if (isQuoted(prose.text, from)) {
        continue;
      }
      const end = from + when.length;
      const next = /^20\d\d$/.test(String(plan.current.value)) ? String(plan.current.value) : undefined;
      const insertion = asOf(plan.earlier, languageOf(sentence.text));
      const last = prose.span(end - 1, end);
      yield {
        code: "fact.plan",
        span: prose.span(from, end),
        term: occurrence.surface,
        entry,
        fact: plan.current,
        message: (translate) =>
          nowHolds(
            knowledge.library,
            entry.name,
            formatValue(plan.current, translate) || plan.current.statement,
            plan.current,
            plan.earlier,
            translate,
          ),
        fixes: [
          ...(next
            ? [
                {
                  title: (translate: Translate) => translate("Update to “{0}”", next),
                  edits: [{ span: prose.span(end - year.length, end), text: next }],
                  preferred: true,
                },
              ]
            : []),
          ...(isDated(plan.earlier)
            ? [
                {
                  title: (translate: Translate) => translate("Add “{0}”", insertion.trim()),
                  edits: [{ span: { ...last, startLine: last.endLine, startCharacter: last.endCharacter }, text: insertion }],
                },
              ]
            : []),
        ],
      };
      break;
    }
  }
}

interface Plan {
  readonly earlier: Fact;
  readonly current: Fact;
}

/** The plans of an entry that another fact has replaced, each with what took its place last. */
function replacedPlans(entry: Entry): Plan[] {
  return entry.facts.flatMap((earlier) => {
    if (earlier.attribute !== "planned" || !/^20\d\d$/.test(String(earlier.value))) {
      return [];
    }
    let current = supersederOf(entry, earlier);
    for (let next = current; next; next = supersederOf(entry, next)) {
      current = next;
    }
    return current ? [{ earlier, current }] : [];
  });
}
