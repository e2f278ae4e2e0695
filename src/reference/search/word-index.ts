import Fuse from "fuse.js/basic";
import type { Entry, TermRule } from "../../dataset/schema";
import { formatWhen } from "../dates";
import type { Library } from "../library";
import { exactKey, joinedWords, spell, words } from "./words";

/** Score of an entry that the query names exactly; between 0.9 and 1, so that it comes before all that are only like it. */
const EXACT = { id: 1, name: 1, foreignName: 0.99, preferredTerm: 0.98, term: 0.97, ambiguousTerm: 0.95 };
/** What a word counts, by where it stands: titles (names and terms) before what is said about the entry. */
const WEIGHT = { name: 1, term: 0.95, ambiguousTerm: 0.9, identifier: 0.9, date: 0.5, summary: 0.5, related: 0.45, kind: 0.4 };

/** Shorter words have too many neighbours for a typo to be told from another word. */
const MIN_FUZZY_LENGTH = 4;
/** fuse.js takes no more in one pass. */
const MAX_FUZZY_LENGTH = 32;
const MAX_REMEMBERED = 100;
/** Less alike, a word is another word. */
const MIN_LIKENESS = 0.42;

const FUSE_OPTIONS = {
  includeScore: true,
  // Without these, fuse.js hides what stands late in a word and takes short words for better than near ones.
  ignoreLocation: true,
  ignoreFieldNorm: true,
  shouldSort: false,
  /** Share of the letters that may be wrong: one of three, two of six. */
  threshold: 0.34,
};

/** A name, term, summary or other words of an entry. */
export interface Text {
  /** Position of the entry in the library. */
  readonly entry: number;
  readonly weight: number;
  /** Number of its words where it is a title, by which the entry may be called; 0 for words about it. */
  readonly titleWords: number;
}

/** The words of all entries, and where they stand. */
export class WordIndex {
  readonly texts: Text[] = [];
  readonly #textsByWord = new Map<string, number[]>();
  readonly #exact = new Map<string, Map<number, number>>();
  /** All words in order; made when they are first searched. */
  #words: readonly string[] | undefined;
  /** The words of titles, each with its letters. */
  readonly #titleWords = new Map<string, number>();
  readonly #wordsLike = new Map<string, ReadonlyMap<string, number>>();
  #added = 0;

  constructor(private readonly library: Library) {}

  get entries(): readonly Entry[] {
    return this.library.entries;
  }

  /** Indexes one more entry; false where none is left. */
  addNext(): boolean {
    const entry = this.entries[this.#added];
    if (!entry) {
      return false;
    }
    this.#addTitles(entry, this.#added);
    this.#addAbout(entry, this.#added);
    this.#added++;
    return true;
  }

  /** Entries that the query names exactly, by position, with their scores. */
  exact(query: string): ReadonlyMap<number, number> {
    const unlabelled = query.replace(/^(?:norad|satcat|cospar|wikidata)\b(?: (?:id|number|no|n°))?[ :#.-]*/i, "");
    return this.#exact.get(exactKey(spell(query))) ?? this.#exact.get(exactKey(spell(unlabelled))) ?? new Map();
  }

  textsWith(word: string): readonly number[] {
    return this.#textsByWord.get(word) ?? [];
  }

  /**
   * The indexed words that a word of the query may mean, each with its likeness from 0 to 1. Remembered, since with
   * each key that is typed only one word of the query changes.
   */
  wordsLike(typed: string): ReadonlyMap<string, number> {
    const remembered = this.#wordsLike.get(typed);
    if (remembered) {
      return remembered;
    }
    const likeness = this.#findWordsLike(typed);
    if (this.#wordsLike.size >= MAX_REMEMBERED) {
      this.#wordsLike.clear();
    }
    this.#wordsLike.set(typed, likeness);
    return likeness;
  }

  #findWordsLike(typed: string): Map<string, number> {
    const likeness = new Map<string, number>();
    // A number that is nearly right is another number.
    if (typed.length >= MIN_FUZZY_LENGTH && !/\p{N}/u.test(typed)) {
      this.#addMisspelt(typed, likeness);
    }
    this.#words ??= [...this.#textsByWord.keys()].sort();
    for (let i = lowerBound(this.#words, typed); this.#words[i]?.startsWith(typed); i++) {
      const word = this.#words[i] as string;
      // Half a word is what people have typed so far: the more of it, the likelier.
      likeness.set(word, word === typed ? 1 : 0.55 + (0.4 * typed.length) / word.length);
    }
    return likeness;
  }

  /** Typos are looked for in titles only: the words of summaries are too many and too common to guess among. */
  #addMisspelt(typed: string, likeness: Map<string, number>): void {
    const pattern = typed.slice(0, MAX_FUZZY_LENGTH);
    const letters = lettersOf(pattern);
    const near: string[] = [];
    for (const [word, others] of this.#titleWords) {
      // A letter that the word lacks is an error. This rules out most words at a hundredth of what fuse.js takes for one.
      const leastErrors = countBits(letters & ~others) / pattern.length;
      if (leastErrors <= FUSE_OPTIONS.threshold && likelihood(leastErrors, pattern, word) > MIN_LIKENESS) {
        near.push(word);
      }
    }
    for (const { item, score = 0 } of new Fuse(near, FUSE_OPTIONS).search(pattern)) {
      const like = likelihood(score, pattern, item);
      if (like > MIN_LIKENESS) {
        likeness.set(item, like);
      }
    }
    // To fuse.js two letters in the wrong order are two errors, too many for a word of five; to people they are one.
    for (const word of swaps(pattern)) {
      if (this.#titleWords.has(word)) {
        likeness.set(word, likelihood(1 / word.length, pattern, word));
      }
    }
  }

  #addTitles(entry: Entry, i: number): void {
    const add = (title: string, weight: number, exact: number) => {
      const spelling = spell(title);
      this.#addExact(exactKey(spelling), i, exact);
      const found = words(spelling);
      const all = [...found, ...joinedWords(spelling)];
      this.#addText(i, weight, all, found.length);
      for (const word of all) {
        if (!this.#titleWords.has(word)) {
          this.#titleWords.set(word, lettersOf(word));
        }
      }
    };
    add(entry.name, WEIGHT.name, EXACT.name);
    add(entry.id, WEIGHT.identifier, EXACT.id);
    for (const name of Object.values(entry.names ?? {})) {
      add(name, WEIGHT.name, EXACT.foreignName);
    }
    for (const term of entry.terms) {
      const rule: TermRule = typeof term === "string" ? { surface: term } : term;
      if (rule.preferred) {
        add(rule.surface, WEIGHT.term, EXACT.preferredTerm);
      } else if (rule.context) {
        add(rule.surface, WEIGHT.ambiguousTerm, EXACT.ambiguousTerm);
      } else {
        add(rule.surface, WEIGHT.term, EXACT.term);
      }
    }
    for (const identifier of Object.values(entry.identifiers ?? {})) {
      add(String(identifier), WEIGHT.identifier, EXACT.id);
    }
  }

  #addAbout(entry: Entry, i: number): void {
    this.#addText(i, WEIGHT.kind, words(entry.kind));
    this.#addText(i, WEIGHT.summary, words(spell(entry.summary)));
    // Days and months tell events apart; of facts only the years do, as many are dated to the day of reading.
    const days = (entry.milestones ?? []).map((milestone) => formatWhen(milestone.date));
    const years = entry.facts.flatMap((fact) => fact.asOf.match(/\d{4}/g) ?? []);
    this.#addText(i, WEIGHT.date, words(spell([...days, ...new Set(years)].join(" "))));
    // "2007 china asat": who took part is often part of what is typed.
    const related = (entry.relations ?? []).flatMap((relation) => {
      const other = this.library.entry(relation.entry);
      return other ? [other.name, ...Object.values(other.names ?? {})] : [];
    });
    this.#addText(i, WEIGHT.related, words(spell(related.join(" "))));
  }

  #addExact(key: string, entry: number, score: number): void {
    const owners = this.#exact.get(key);
    if (owners) {
      owners.set(entry, Math.max(score, owners.get(entry) ?? 0));
    } else if (key) {
      this.#exact.set(key, new Map([[entry, score]]));
    }
  }

  #addText(entry: number, weight: number, found: readonly string[], titleWords = 0): void {
    const text = this.texts.push({ entry, weight, titleWords }) - 1;
    for (const word of found) {
      const texts = this.#textsByWord.get(word);
      if (!texts) {
        this.#textsByWord.set(word, [text]);
      } else if (texts.at(-1) !== text) {
        texts.push(text);
      }
    }
  }
}

/**
 * How likely a word is what was meant. fuse.js looks for the pattern anywhere within the word and so takes "orbit" in
 * "co-orbital" for a perfect match: the difference in length corrects it.
 */
function likelihood(fuseScore: number, pattern: string, word: string): number {
  const [short, long] = pattern.length < word.length ? [pattern, word] : [word, pattern];
  return 0.8 * (1 - fuseScore) * (short.length / long.length);
}

/** A word with each two of its neighbouring letters in the other order. */
function swaps(word: string): string[] {
  return Array.from({ length: word.length - 1 }, (_, i) => word.slice(0, i) + word.charAt(i + 1) + word.charAt(i) + word.slice(i + 2));
}

/** The characters of a word as a set of 32 bits: those of one alphabet fall on different bits. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) {
    letters |= 1 << word.charCodeAt(i);
  }
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) {
    count++;
  }
  return count;
}

/** Position of the first word that does not sort before another. */
function lowerBound(sorted: readonly string[], word: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as string) < word) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
