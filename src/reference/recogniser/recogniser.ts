import type { Library } from "../library";
import { type Pause, SLICE_MS } from "../load";
import type { Block, Claim, Hit, Lines } from "./block";
import { Cues } from "./cues";
import { MAX_WORD, NO_TERM } from "./first-words";
import { DOT, TRANSPARENT } from "./fold";
import { PassageReader } from "./passage";
import type { Paragraph, Syntax } from "./syntax/syntax";
import { NOWHERE, ROOT } from "./trie";
import { Vocabulary } from "./vocabulary";
import { MAX_ABBREVIATION, Walk } from "./walk";
import { ASCII, Words } from "./words";

/** A stretch of a paragraph, by its offsets, with all claims to it. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly claims: readonly Claim[];
}

/** Most hits need no context. */
const NO_CONTEXT: readonly boolean[] = [];

/**
 * Finds terms in text. All that it may hold lie in one trie, which is entered at the beginning of every word or sign with which a
 * term may begin: one pass, whatever their number. The longest match that is a term in its context wins.
 */
export class Recogniser {
  /** The context words of the paragraph that is being read. */
  readonly #cues = new Cues();
  readonly #vocabulary = new Vocabulary(this.#cues);
  readonly #words = new Words();
  readonly #reader = new PassageReader();

  /** Builds the recogniser of all terms of a library, without holding up the event loop. */
  static async build(library: Library, pause: Pause): Promise<Recogniser> {
    const recogniser = new Recogniser();
    let slice = Date.now();
    for (const entry of library.entries) {
      for (const rule of entry.terms) {
        recogniser.#vocabulary.add(entry, rule);
      }
      if (Date.now() - slice > SLICE_MS) {
        await pause();
        slice = Date.now();
      }
    }
    return recogniser;
  }

  /** Reads one block: the paragraph that begins with line `first`, in `state`. */
  read(lines: Lines, syntax: Syntax, first: number, state: string): Block {
    const { count, after, texts, paragraph, ignored, marks } = this.#reader.read(lines, syntax, first, state);
    const found = paragraph ? this.#match(paragraph, texts) : { hits: [], cues: [] };
    return { lines: count, before: state, after, ignored, marks, ...found };
  }

  /** How many context words there are: their numbers count from 0. */
  get cueCount(): number {
    return this.#cues.count;
  }

  #match({ text, units, length }: Paragraph, texts: readonly string[]): Pick<Block, "hits" | "cues"> {
    const [words, vocabulary] = [this.#words, this.#vocabulary];
    const { trie, firstWords } = vocabulary;
    const walk = new Walk(text, units, length, trie);
    const parts = words.divide(units, length);
    const spans: Span[] = [];
    this.#cues.clear();
    let inWord = false;
    let done = 0;
    for (let [part, from] = [0, 0]; part < parts; part++) {
      const end = words.ends[part] as number;
      const sign = units[end] as number;
      if (from < end) {
        if (!inWord) {
          // Other scripts than ASCII's have other endings.
          const isPlain =
            sign !== TRANSPARENT && !(sign === DOT && end - from <= MAX_ABBREVIATION) && isAscii(words.bits, units, from, end);
          if (isPlain && end - from <= MAX_WORD) {
            let slot = firstWords.find(words.hashes[part] as number, units, from, end);
            if (slot !== NO_TERM && firstWords.recall(slot)) {
              vocabulary.recall(String.fromCharCode(...units.subarray(from, end)));
              slot = firstWords.find(words.hashes[part] as number, units, from, end);
            }
            const node = slot === NO_TERM ? NOWHERE : firstWords.node(slot);
            if (node !== NOWHERE && walk.enterAfter(from, from + firstWords.stem(slot), node)) {
              done = this.#walk(walk, from, done, spans);
            }
          } else {
            vocabulary.recallSpelt(units, from, length);
            if (walk.enter(from)) {
              done = this.#walk(walk, from, done, spans);
            }
          }
        }
        inWord = true;
      }
      if (sign !== TRANSPARENT) {
        inWord = false;
        if (trie.step(ROOT, sign) !== NOWHERE && walk.enter(end)) {
          done = this.#walk(walk, end, done, spans);
        }
      }
      from = end + 1;
    }
    return { hits: locate(spans, this.#cues, texts), cues: this.#cues.list() };
  }

  /** Goes on with a walk that entered at `from`, and notes what it finds. Returns where what is found for certain ends so far. */
  #walk(walk: Walk, from: number, done: number, spans: Span[]): number {
    const vocabulary = this.#vocabulary;
    const first = spans.length;
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
          spans.push({ from, to: walk.withFinalPoint(from, to), claims: meant });
        }
      }
    } while (walk.next());
    return settled(spans, first, done);
  }
}

/**
 * Turns the spans from index `first` on, so that the longest comes first, and leaves out those within one that is
 * certain. Returns where that one ends, else `done`.
 */
function settled(spans: Span[], first: number, done: number): number {
  // Most walks find one or none.
  const found = spans.length > first + 1 ? spans.splice(first).reverse() : undefined;
  if (!found) {
    const only = spans[first];
    return only?.claims.some(isCertain) ? only.to : done;
  }
  for (const span of found) {
    spans.push(span);
    if (span.claims.some(isCertain)) {
      return span.to;
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

/** Whether a stretch of a paragraph is all ASCII; `bits` are those of all its units. */
function isAscii(bits: number, units: Uint16Array, from: number, to: number): boolean {
  for (let i = from; i < to && bits >= ASCII; i++) {
    if ((units[i] as number) >= ASCII) {
      return false;
    }
  }
  return true;
}

/** The hits of a paragraph. Within one that only the document can decide, the shorter ones stay too. */
function locate(spans: readonly Span[], cues: Cues, texts: readonly string[]): Hit[] {
  const hits: Hit[] = [];
  const place = new Place(texts);
  let done = 0;
  for (const { from, to, claims } of spans) {
    if (from < done) {
      continue;
    }
    let inContext = NO_CONTEXT;
    let isSure = false;
    for (const claim of claims) {
      isSure ||= claim.isCertain;
      if (claim.cues.length > 0 && inContext === NO_CONTEXT && cues.stand(claim.cues, from, to)) {
        inContext = claims.map((other) => cues.stand(other.cues, from, to));
        isSure = true;
      }
    }
    if (isSure) {
      done = to;
    }
    place.go(from);
    const { line: startLine, character: startCharacter } = place;
    place.go(to);
    hits.push({ startLine, startCharacter, endLine: place.line, endCharacter: place.character, claims, inContext });
  }
  return hits;
}

/** An offset in a paragraph as line and character. */
class Place {
  line = 0;
  character = 0;
  #start = 0;

  constructor(private readonly texts: readonly string[]) {}

  go(offset: number): void {
    while (offset < this.#start) {
      this.line--;
      this.#start -= this.#length + 1;
    }
    while (offset > this.#start + this.#length) {
      this.#start += this.#length + 1;
      this.line++;
    }
    this.character = offset - this.#start;
  }

  get #length(): number {
    return this.texts[this.line]?.length ?? 0;
  }
}
