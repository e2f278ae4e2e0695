import type { Library } from "../library";
import type { Pause } from "../load";
import type { Block, Claim, Hit, Lines } from "./block";
import { Cues } from "./cues";
import { CHOSEN, goesOnAfter, MAX_WORD, NO_TERM, nextLetter } from "./first-words";
import { DOT, TRANSPARENT } from "./fold";
import { readPassage } from "./passage";
import type { Paragraph, Syntax } from "./syntax/syntax";
import { NOWHERE, ROOT } from "./trie";
import { WORD } from "./units";
import { Vocabulary } from "./vocabulary";
import { MAX_ABBREVIATION, Walk } from "./walk";
import { ENDS, HASHES, WIDE } from "./words";

/** Most hits need no context. */
const NO_CONTEXT: readonly boolean[] = [];

/**
 * Finds terms in text. All that it may hold lie in one trie, which is entered at the beginning of every word or sign with which a
 * term may begin: one pass, whatever their number. The longest match that is a term in its context wins.
 */
export class Recogniser {
  readonly #vocabulary: Vocabulary;
  /** The context words of the paragraph that is being read. */
  readonly #cues: Cues;

  private constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#cues = new Cues(vocabulary.cueCount);
  }

  /** Builds the recogniser of all terms of a library, without holding up the event loop. */
  static async build({ entries, lexicon }: Library, pause: Pause): Promise<Recogniser> {
    const ranks = new Map(entries.map((entry, rank) => [entry, rank]));
    const vocabulary = new Vocabulary(
      lexicon,
      lexicon.entries.map((entry) => ranks.get(entry) ?? 0),
    );
    for (const _ of vocabulary.learn()) {
      await pause();
    }
    return new Recogniser(vocabulary);
  }

  /** Reads one block: the paragraph that begins with line `first`, in `state`. */
  read(lines: Lines, syntax: Syntax, first: number, state: string): Block {
    const { count, after, paragraph, parts, ignored, marks } = readPassage(lines, syntax, first, state);
    const found = paragraph ? this.#match(paragraph, parts) : { hits: [], cues: [] };
    return { lines: count, before: state, after, ignored, marks, ...found };
  }

  /** How many context words there are: their numbers count from 0. */
  get cueCount(): number {
    return this.#cues.count;
  }

  #match({ text, units, length }: Paragraph, parts: number): Pick<Block, "hits" | "cues"> {
    const vocabulary = this.#vocabulary;
    const { trie, firstWords } = vocabulary;
    const walk = new Walk(text, units, length, trie);
    const found: Hit[] = [];
    this.#cues.clear();
    const chosen = firstWords.choose(parts);
    let done = 0;
    for (let i = 0; i < chosen; i++) {
      const part = CHOSEN[i] as number;
      const from = part > 0 ? (ENDS[part - 1] as number) + 1 : 0;
      const end = ENDS[part] as number;
      const sign = units[end] as number;
      if (from < end && !isWithinWord(units, from)) {
        // Other scripts than ASCII's have other endings.
        const isPlain =
          sign !== TRANSPARENT && !(sign === DOT && end - from <= MAX_ABBREVIATION && goesOnAfter(units, end)) && WIDE[part] === 0;
        if (isPlain && end - from <= MAX_WORD) {
          let slot = firstWords.find(HASHES[part] as number, units, from, end);
          const letter = slot === NO_TERM ? 0 : nextLetter(units, end);
          if (slot !== NO_TERM && firstWords.isDeferred(slot, letter)) {
            vocabulary.recall(slot, letter, units, from, end);
            slot = firstWords.find(HASHES[part] as number, units, from, end);
          }
          const node = slot === NO_TERM ? NOWHERE : firstWords.node(slot);
          if (node !== NOWHERE && walk.enterAfter(from, from + firstWords.stem(slot), node)) {
            done = this.#walk(walk, from, done, found);
          }
        } else if (!isPlain) {
          vocabulary.recallSpelt(units, from, length);
          if (walk.enter(from)) {
            done = this.#walk(walk, from, done, found);
          }
        }
      }
      if (firstWords.isSign(sign)) {
        vocabulary.recallOthers();
      }
      if (trie.step(ROOT, sign) !== NOWHERE && walk.enter(end)) {
        done = this.#walk(walk, end, done, found);
      }
    }
    return { hits: inTheirContext(found, this.#cues), cues: this.#cues.list() };
  }

  /** Goes on with a walk that entered at `from`, and notes what it finds. Returns where what is found for certain ends so far. */
  #walk(walk: Walk, from: number, done: number, found: Hit[]): number {
    const vocabulary = this.#vocabulary;
    const first = found.length;
    do {
      const ends = vocabulary.at(walk.node);
      if (!ends) {
        continue;
      }
      const to = walk.wordEnd();
      if (to < 0) {
        continue;
      }
      const { cue, claims } = ends;
      if (cue >= 0) {
        this.#cues.note(cue, from, to);
      }
      if (claims.length > 0 && from >= done) {
        const meant = withCapitals(walk, claims, from, to);
        if (meant.length > 0 && walk.isProse(from, to)) {
          found.push({ from, to: walk.withFinalPoint(from, to), claims: meant, inContext: NO_CONTEXT });
        }
      }
    } while (walk.next());
    return settled(found, first, done);
  }
}

/**
 * Turns what was found from index `first` on, so that the longest comes first, and leaves out what is within one that is
 * certain. Returns where that one ends, else `done`.
 */
function settled(found: Hit[], first: number, done: number): number {
  // Most walks find one or none.
  const turned = found.length > first + 1 ? found.splice(first).reverse() : undefined;
  if (!turned) {
    const only = found[first];
    return only?.claims.some(isCertain) ? only.to : done;
  }
  for (const hit of turned) {
    found.push(hit);
    if (hit.claims.some(isCertain)) {
      return hit.to;
    }
  }
  return done;
}

function isCertain(claim: Claim): boolean {
  return claim.isCertain;
}

/** The claims whose capitals the text has: the very same list, mostly. */
function withCapitals(walk: Walk, claims: readonly Claim[], from: number, to: number): readonly Claim[] {
  for (const claim of claims) {
    if (!walk.hasCapitals(claim, from, to)) {
      return claims.filter((other) => walk.hasCapitals(other, from, to));
    }
  }
  return claims;
}

/** Whether the unit at an index goes on with a word in which invisible signs stand. */
function isWithinWord(units: Uint16Array, index: number): boolean {
  let before = index - 1;
  while (units[before] === TRANSPARENT) {
    before--;
  }
  return before >= 0 && before < index - 1 && WORD[units[before] as number] === 1;
}

/** The hits of a paragraph, once all its context words are known. Within one that only the document can decide, the shorter ones stay too. */
function inTheirContext(found: readonly Hit[], cues: Cues): Hit[] {
  const hits: Hit[] = [];
  let done = 0;
  for (const hit of found) {
    const { from, to, claims } = hit;
    if (from < done) {
      continue;
    }
    const inContext = claims.some((claim) => cues.stand(claim.cues, from, to))
      ? claims.map((claim) => cues.stand(claim.cues, from, to))
      : NO_CONTEXT;
    if (inContext !== NO_CONTEXT || claims.some(isCertain)) {
      done = to;
    }
    hits.push(inContext === NO_CONTEXT ? hit : { ...hit, inContext });
  }
  return hits;
}
