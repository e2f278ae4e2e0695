import Fuse from "fuse.js/basic";
import type { Entry, TermRule } from "../dataset/schema";
import { formatWhen } from "./dates";
import type { Library } from "./library";
import { type Pause, SLICE_MS } from "./load";
import { fold } from "./recogniser/fold";

/** An answer to a query. */
export interface Match {
  readonly entry: Entry;
  /** 1 for an exact answer, towards 0 for a poor one. */
  readonly score: number;
}

/** What is typed or pasted beyond it says nothing more, and costs time. */
const MAX_QUERY_LENGTH = 200;
const MAX_QUERY_WORDS = 12;

/** Score of an entry that the query names exactly; between 0.9 and 1, so that it comes before all that are only like it. */
const EXACT = { id: 1, name: 1, foreignName: 0.99, preferredTerm: 0.98, term: 0.97, ambiguousTerm: 0.95 };
const BEST_INEXACT = 0.9;

/** What a word counts, by where it stands: titles (names and terms) before what is said about the entry. */
const WEIGHT = { name: 1, term: 0.95, ambiguousTerm: 0.9, identifier: 0.9, date: 0.5, summary: 0.5, related: 0.45, kind: 0.4 };

/** Share of the score for being named by the query as a whole, against having each of its words somewhere. */
const TITLE_SHARE = 0.3;

/** Answers far behind the best are noise. */
const WORTH_SHOWING = 0.35;

/** Words that say nothing, in English and French; without them "the war of 2007" and "guerre de 2007" are two words. */
const EMPTY_WORDS = new Set(
  "a an and at by for from in is of on or the to what who with au aux avec ce dans de des du en est et il la le les ou par pour qu que qui sur un une".split(
    " ",
  ),
);

/** Shorter words have too many neighbours for a typo to be told from another word. */
const MIN_FUZZY_LENGTH = 4;
/** fuse.js takes no more in one pass. */
const MAX_FUZZY_LENGTH = 32;
/** Less alike, a word is another word. */
const MIN_LIKENESS = 0.35;

const FUSE_OPTIONS = {
  includeScore: true,
  // Without these, fuse.js hides what stands late in a word and takes short words for better than near ones.
  ignoreLocation: true,
  ignoreFieldNorm: true,
  shouldSort: false,
  /** Share of the letters that may be wrong: one of three, two of six. */
  threshold: 0.34,
};

/**
 * Finds entries by what people type: names, acronyms, numbers, half words, misspelt words, in any order and with or
 * without accents. The constructor does no work: `build` indexes in slices, or else the first search does it at once.
 */
export class LookUp {
  readonly #index: Index;

  constructor(library: Library) {
    this.#index = new Index(library);
  }

  /** A look-up that is ready to answer, made without holding up the event loop. */
  static async build(library: Library, pause: Pause): Promise<LookUp> {
    const lookUp = new LookUp(library);
    let slice = Date.now();
    while (lookUp.#index.addNext()) {
      if (Date.now() - slice > SLICE_MS) {
        await pause();
        slice = Date.now();
      }
    }
    return lookUp;
  }

  /**
   * The best answers, the best first. What the query names exactly (identifier, name, term, NORAD or COSPAR number)
   * comes first; then what has its words.
   */
  search(query: string, limit = 20): Match[] {
    const index = this.#complete();
    const bounded = bound(query);
    const scores = scoreByWords(index, queryWords(bounded));
    for (const [entry, score] of index.exact(bounded)) {
      scores.set(entry, score);
    }
    return best(index, scores, limit);
  }

  /** Only the entries that the query names exactly, the likeliest first. */
  exact(query: string): Entry[] {
    const index = this.#complete();
    return best(index, index.exact(bound(query)), Number.POSITIVE_INFINITY).map((match) => match.entry);
  }

  #complete(): Index {
    while (this.#index.addNext()) {}
    return this.#index;
  }
}

/** A name, term, summary or other words of an entry. */
interface Text {
  /** Position of the entry in the library. */
  readonly entry: number;
  readonly weight: number;
  /** Number of its words where it is a title, by which the entry may be called; 0 for words about it. */
  readonly titleWords: number;
}

/** The words of all entries, and where they stand. */
class Index {
  readonly texts: Text[] = [];
  readonly #textsByWord = new Map<string, number[]>();
  readonly #exact = new Map<string, Map<number, number>>();
  /** All words in order; made when they are first searched. */
  #words: readonly string[] | undefined;
  /** The words of titles, each with its letters. */
  readonly #titleWords = new Map<string, number>();

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
    const unlabelled = query.replace(/^(?:norad|satcat|cospar|wikidata)\b(?: (?:id|number|no))?[ :#.-]*/i, "");
    return this.#exact.get(exactKey(spell(query))) ?? this.#exact.get(exactKey(spell(unlabelled))) ?? new Map();
  }

  textsWith(word: string): readonly number[] {
    return this.#textsByWord.get(word) ?? [];
  }

  /** The indexed words that a word of the query may mean, each with its likeness from 0 to 1. */
  wordsLike(typed: string): Map<string, number> {
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
    const errors = Math.floor(FUSE_OPTIONS.threshold * pattern.length);
    const near: string[] = [];
    for (const [word, others] of this.#titleWords) {
      // A letter that the word lacks is an error: this rules out most words at a hundredth of what fuse.js takes for one.
      if (countBits(letters & ~others) <= errors && likelihood(0, pattern, word) > MIN_LIKENESS) {
        near.push(word);
      }
    }
    for (const { item, score = 0 } of new Fuse(near, FUSE_OPTIONS).search(pattern)) {
      const like = likelihood(score, pattern, item);
      if (like > MIN_LIKENESS) {
        likeness.set(item, like);
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

/** Scores of the entries, by position, that have words of the query: rare words count more, and so do titles that the query covers. */
function scoreByWords(index: Index, typed: readonly string[]): Map<number, number> {
  const sums = new Map<number, number>();
  const titles = new Map<number, number>();
  let total = 0;
  for (const word of typed) {
    const [byEntry, byTitle] = findWord(index, word);
    const rarity = Math.log(1 + index.entries.length / Math.max(1, byEntry.size));
    total += rarity;
    addAll(sums, byEntry, rarity);
    addAll(titles, byTitle, 1);
  }
  const coverage = new Map<number, number>();
  for (const [text, sum] of titles) {
    const { entry, titleWords } = index.texts[text] as Text;
    raise(coverage, entry, Math.min(1, sum / Math.max(titleWords, typed.length)));
  }
  const scores = new Map<number, number>();
  for (const [entry, sum] of sums) {
    scores.set(entry, BEST_INEXACT * ((1 - TITLE_SHARE) * (sum / total) + TITLE_SHARE * (coverage.get(entry) ?? 0)));
  }
  return scores;
}

/** Where a word of the query stands: for each entry at its best place, weighted, and for each title how well it is met. */
function findWord(index: Index, typed: string): [byEntry: Map<number, number>, byTitle: Map<number, number>] {
  const byEntry = new Map<number, number>();
  const byTitle = new Map<number, number>();
  for (const [word, likeness] of index.wordsLike(typed)) {
    for (const text of index.textsWith(word)) {
      const { entry, weight, titleWords } = index.texts[text] as Text;
      raise(byEntry, entry, likeness * weight);
      if (titleWords > 0) {
        raise(byTitle, text, likeness);
      }
    }
  }
  return [byEntry, byTitle];
}

function best(index: Index, scores: ReadonlyMap<number, number>, limit: number): Match[] {
  const highest = [...scores.values()].reduce((a, b) => Math.max(a, b), 0);
  return [...scores]
    .filter(([, score]) => score >= WORTH_SHOWING * highest)
    .map(([i, score]) => ({ entry: index.entries[i] as Entry, score }))
    .sort((a, b) => b.score - a.score || prominence(b.entry) - prominence(a.entry))
    .slice(0, Math.max(0, limit));
}

function bound(query: string): string {
  return query.slice(0, MAX_QUERY_LENGTH).trim();
}

/** Of equal answers, what more is known of is what is sought more often. */
function prominence(entry: Entry): number {
  return entry.facts.length + (entry.relations?.length ?? 0);
}

/** Folded, with IRIS² as IRIS2, U.S. as US and 1,189 as 1189. */
function spell(text: string): string {
  return fold(text.normalize("NFKC"))
    .replaceAll("œ", "oe")
    .replace(/(?<=\p{L})\.(?=\p{L})/gu, "")
    .replace(/(?<=\d)[, ](?=\d{3}(?!\d))/g, "");
}

/** The words of a spelt text: letters, or a figure with the letters that follow it ("Skynet 5A" and "skynet5a": skynet, 5a). */
function allWords(spelling: string): string[] {
  return spelling.match(/\p{L}+|\p{N}[\p{L}\p{N}]*/gu) ?? [];
}

/** The words that say something. */
function words(spelling: string): string[] {
  return allWords(spelling).filter(saysSomething);
}

/** A single letter is what is left of an elision, possessive or designation. */
function saysSomething(word: string): boolean {
  return !EMPTY_WORDS.has(word) && (word.length > 1 || !/[a-z]/.test(word));
}

/** The distinct words of a query; a single letter at its end is the beginning of a word, and where no word says anything all count. */
function queryWords(query: string): string[] {
  const all = allWords(spell(query));
  const telling = all.filter((word, i) => saysSomething(word) || (i === all.length - 1 && word.length === 1));
  return [...new Set(telling.length > 0 ? telling : all)].slice(0, MAX_QUERY_WORDS);
}

/** Hyphenated words as one, since "anti-satellite" is written "antisatellite" as well. */
function joinedWords(spelling: string): string[] {
  return spelling.includes("-") ? (spelling.match(/\p{L}+(?:-\p{L}+)+/gu) ?? []).map((word) => word.replaceAll("-", "")) : [];
}

/** What exact answers are found under: the spelt surface without any separator, so that "skynet5a" is "SKYNET-5A". */
function exactKey(spelling: string): string {
  return spelling.replace(/[^\p{L}\p{N}%]+/gu, "");
}

/**
 * How likely a word is what was meant. fuse.js looks for the pattern anywhere within the word and so takes "orbit" in
 * "co-orbital" for a perfect match: the difference in length corrects it.
 */
function likelihood(fuseScore: number, pattern: string, word: string): number {
  const [short, long] = pattern.length < word.length ? [pattern, word] : [word, pattern];
  return 0.8 * (1 - fuseScore) * (short.length / long.length);
}

/** The set of the letters a to z in a word, as bits. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) {
    const letter = word.charCodeAt(i) - 0x61;
    if (letter >= 0 && letter < 26) {
      letters |= 1 << letter;
    }
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

function addAll(sums: Map<number, number>, more: ReadonlyMap<number, number>, factor: number): void {
  for (const [key, value] of more) {
    sums.set(key, (sums.get(key) ?? 0) + value * factor);
  }
}

function raise(highest: Map<number, number>, key: number, value: number): void {
  if (value > (highest.get(key) ?? 0)) {
    highest.set(key, value);
  }
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
