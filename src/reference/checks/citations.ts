import { isQuoted } from "./figures";
import type { Finding } from "./finding";
import type { Prose, Sentence } from "./prose";
import { NUMBER } from "./words";

/** What stands where something is cited, in any of the languages of prose. */
const CITATION =
  /\[\^[^\]]{1,200}\]|\[-?@|\[[^\]@]{0,300}@|\\(?:foot|auto|paren|text|full)?cite|\\footnote|footnote:|\[\d{1,3}\]|\[#|\]_|<<[^>]{1,200}>>|cite:|https?:\/\/|\]\(|<ref\b|<sup\b|\([^()]{0,300}\b(?:19|20)\d\d[a-z]?\)/iu;

const UNITS =
  "km|kilomet(?:er|re)s?|kg|tonnes?|metres?|meters?|miles|degrees|degrés|per ?cent|%|satellites?|spacecraft|launches|tirs|pieces|fragments|nations|countries|states|members|pays|États|membres|parties|people|personnes|million|billion|milliards?|euros|dollars|minutes|hours|heures";

const FIGURE = new RegExp(
  `(?<![\\p{L}\\p{N}.,-])(?:[$€£] ?)?${NUMBER}(?:[.,]\\d+)?(?:[  ]|-)?(?: ?[\\p{L}-]+){0,2}? ?(?:${UNITS})(?![\\p{L}])`,
  "giu",
);

/**
 * Figures about known entries in a paragraph without any citation after them.
 * @param raw the text of the paragraph with its markup
 */
export function* checkCitations(prose: Prose, sentences: readonly Sentence[], raw: string): Generator<Finding> {
  if (CITATION.test(raw)) {
    return;
  }
  for (const sentence of sentences) {
    const mention = sentence.mentions.find(({ occurrence }) => occurrence.senses[0]?.entry.kind !== "concept");
    const entry = mention?.occurrence.senses[0]?.entry;
    if (!mention || !entry) {
      continue;
    }
    for (const match of sentence.text.matchAll(FIGURE)) {
      const from = sentence.from + match.index;
      const inName = sentence.mentions.some(
        (other) => other.from <= from && from < other.to && other.occurrence.senses[0]?.term.fact === undefined,
      );
      if (!inName && !isQuoted(prose.text, from)) {
        yield {
          code: "citation.missing",
          span: prose.span(from, from + match[0].length),
          term: mention.occurrence.surface,
          entry,
          message: (translate) => translate("A figure about {0} without a citation near.", entry.name),
          fixes: [],
        };
        break;
      }
    }
  }
}
