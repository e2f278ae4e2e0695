/** What the dataset's own prose tells of its gaps. */
import { Library } from "../reference/library";
import { type Occurrence, scanText } from "../reference/recogniser/document";
import { Recogniser } from "../reference/recogniser/recogniser";
import type { Dataset } from "./compile";
import type { Entry } from "./schema";

/** An entry that speaks of another without a relation to it, in either direction. */
export interface MissingLink {
  readonly entry: Entry;
  readonly other: Entry;
  readonly times: number;
}

/** Words that look like a name or an acronym and are no term. */
export interface MissingTerm {
  readonly words: string;
  readonly entries: readonly string[];
}

/** Two capitalised words or more, small particles between them; or an acronym, with its number. */
const NAME = /\b(?:\p{Lu}[\p{L}’-]+(?: (?:(?:of|the|for|and|de|du|la) ){0,2}\p{Lu}[\p{L}’-]+)+|\p{Lu}{2,}[\p{Lu}\d]*(?:-\p{Lu}*\d+)?)/gu;
const MONTH = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;
/** So many entries must use words for them to be worth an entry. */
const LEAST_USES = 3;

/** Reads all summaries, statements and milestones; what is commonest comes first. */
export async function suggest(dataset: Dataset): Promise<{ links: MissingLink[]; terms: MissingTerm[] }> {
  const library = new Library(dataset.entries, dataset.sources, dataset.redirects);
  const recogniser = await Recogniser.build(library, async () => {});
  const links: MissingLink[] = [];
  const uses = new Map<string, Set<string>>();
  for (const entry of library.entries) {
    const known = new Set([entry, ...library.links(entry).map((link) => link.entry)]);
    const times = new Map<Entry, number>();
    for (const text of proseOf(entry)) {
      const occurrences = scanText(recogniser, text, "plaintext");
      for (const { senses } of occurrences) {
        const other = senses[0]?.entry;
        if (other && !senses.some((sense) => known.has(sense.entry))) {
          times.set(other, (times.get(other) ?? 0) + 1);
        }
      }
      for (const words of unknownNames(text, occurrences)) {
        uses.set(words, (uses.get(words) ?? new Set()).add(entry.id));
      }
    }
    links.push(...[...times].map(([other, n]) => ({ entry, other, times: n })));
  }
  const terms = [...uses].filter(([, ids]) => ids.size >= LEAST_USES).map(([words, ids]) => ({ words, entries: [...ids] }));
  return { links: links.sort((a, b) => b.times - a.times), terms: terms.sort((a, b) => b.entries.length - a.entries.length) };
}

function proseOf({ summary, facts, milestones = [] }: Entry): string[] {
  return [summary, ...facts.map(({ statement }) => statement), ...milestones.map(({ event }) => event)];
}

/** Names in what the recogniser leaves. */
function unknownNames(text: string, occurrences: readonly Occurrence[]): string[] {
  let rest = text;
  for (const { startCharacter, endCharacter } of occurrences) {
    rest = rest.slice(0, startCharacter) + ".".repeat(endCharacter - startCharacter) + rest.slice(endCharacter);
  }
  return [...rest.matchAll(NAME)]
    .map(([words]) => words.replace(/^(?:The|In|On|By|At|From|Since|For) /, ""))
    .filter((words) => !MONTH.test(words));
}
