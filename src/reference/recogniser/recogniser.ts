import type { Entry, TermRule } from "../../dataset/schema";
import { type Library, type Term, termOf } from "../library";
import { type Pause, SLICE_MS } from "../load";
import type { Block, Claim, Hit, Lines } from "./block";
import { Cues } from "./cues";
import { ENDINGS, FirstWords, firstWord, MAX_WORD, NO_TERM } from "./first-words";
import { DOT, EM_DASH, fold, HYPHEN, SPACE, TRANSPARENT } from "./fold";
import { PassageReader } from "./passage";
import { spellings } from "./spellings";
import type { Paragraph, Syntax } from "./syntax/syntax";
import { NOWHERE, ROOT, Trie } from "./trie";
import { isDigit, WORD } from "./units";
import { MAX_ABBREVIATION, Walk } from "./walk";
import { ASCII, Words } from "./words";

/** A stretch of a paragraph, by its offsets, with all claims to it. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly claims: readonly Claim[];
}

/** What ends at a node of the trie. */
interface End {
  /** A context word, by its number, or -1. */
  cue: number;
  readonly claims: Claim[];
}

/** A context word. */
interface CueWord {
  /** Folded. */
  readonly spellings: readonly string[];
  readonly cue: number;
}

/** The terms and context words that begin with a word, and whether one of them is that word with an ending. */
interface Deferred {
  hasEndings: boolean;
  readonly numbers: number[];
}

/** Most hits need no context. */
const NO_CONTEXT: readonly boolean[] = [];

/**
 * Finds terms in text. All terms lie in one trie, which is entered at the beginning of every word or sign with which a term may
 * begin: one pass, whatever their number. The longest match that is a term in its context wins.
 */
export class Recogniser {
  readonly #trie = new Trie();
  readonly #firstWords = new FirstWords();
  /** By node: index into `#ends`, from 1; 0 where nothing ends. */
  #endings = new Int32Array(1 << 12);
  readonly #ends: End[] = [];
  readonly #cueNumbers = new Map<string, number>();
  readonly #cueSpellings = new Map<string, number>();
  /** By first word. */
  readonly #deferred = new Map<string, Deferred>();
  /** All terms, by their numbers, with their entries. */
  readonly #rules: Entry["terms"][number][] = [];
  readonly #owners: Entry[] = [];
  readonly #cueWords: CueWord[] = [];
  /** Those of the paragraph that is being read. */
  readonly #cues = new Cues();
  readonly #words = new Words();
  readonly #reader = new PassageReader();

  /** Builds the recogniser of all terms of a library, without holding up the event loop. */
  static async build(library: Library, pause: Pause): Promise<Recogniser> {
    const recogniser = new Recogniser();
    let slice = Date.now();
    for (const entry of library.entries) {
      for (const rule of entry.terms) {
        recogniser.#defer(entry, rule);
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

  /** Keeps a term until a text has its first word. */
  #defer(entry: Entry, rule: Entry["terms"][number]): void {
    const [surface, context = [], language] = typeof rule === "string" ? [rule] : [rule.surface, rule.context, rule.language];
    for (const word of context) {
      if (!this.#cueNumbers.has(word)) {
        this.#addCue(word);
      }
    }
    this.#owners.push(entry);
    this.#later(surface, language, this.#rules.push(rule) - 1);
  }

  /** Takes a surface in, by its number, once a text has its first word; at once where that may be written in several ways. */
  #later(surface: string, language: TermRule["language"], number: number): void {
    const beginning = beginningOf(surface, language);
    if (beginning === undefined) {
      this.#take(number);
      return;
    }
    const { word, isWhole } = beginning;
    let deferred = this.#deferred.get(word);
    if (!deferred) {
      deferred = { hasEndings: false, numbers: [] };
      this.#deferred.set(word, deferred);
      this.#firstWords.defer(word);
    }
    deferred.numbers.push(number);
    if (isWhole && !deferred.hasEndings) {
      deferred.hasEndings = true;
      for (const ending of ENDINGS) {
        this.#firstWords.defer(word + ending);
      }
    }
  }

  /** Takes in what was kept until a text had this word, or this one with an ending. */
  #recall(word: string): void {
    for (const ending of ["", ...ENDINGS]) {
      if (word.endsWith(ending)) {
        const stem = word.slice(0, word.length - ending.length);
        const deferred = this.#deferred.get(stem);
        this.#deferred.delete(stem);
        for (const number of deferred?.numbers ?? []) {
          this.#take(number);
        }
      }
    }
  }

  /** Takes in a term, by its number from 0, or a context word, by its number from -1 downwards. */
  #take(number: number): void {
    const [entry, rule] = [this.#owners[number], this.#rules[number]];
    if (entry !== undefined && rule !== undefined) {
      this.#add(termOf(entry, rule), number);
      return;
    }
    const { spellings: cueSpellings, cue } = this.#cueWords[-1 - number] as CueWord;
    for (const spelling of cueSpellings) {
      this.#endAt(this.#insert(spelling)).cue = cue;
    }
  }

  #add(term: Term, order: number): void {
    const cues = [...new Set((term.context ?? []).map((word) => this.#cueNumbers.get(word) ?? 0))];
    const isCertain = cues.length === 0 || term.preferred === true;
    for (const spelling of spellings(term.surface, term.language)) {
      const node = this.#insert(fold(spelling));
      if (node !== ROOT) {
        const anyCase = term.case !== "exact" && spelling === spelling.toLowerCase();
        const { claims } = this.#endAt(node);
        claims.push({ term, entry: term.entry, order, spelling, anyCase, cues, isCertain });
        claims.sort((a, b) => a.order - b.order);
      }
    }
  }

  #addCue(word: string): void {
    const folded = spellings(word, undefined).map(fold);
    // "allies" is the word that "ally" is: what shares a spelling shares the number.
    const cue = folded.map((spelling) => this.#cueSpellings.get(spelling)).find((known) => known !== undefined) ?? this.#cues.add();
    this.#cueNumbers.set(word, cue);
    for (const spelling of folded) {
      this.#cueSpellings.set(spelling, cue);
    }
    this.#later(word, undefined, -this.#cueWords.push({ spellings: folded, cue }));
  }

  /** What ends at a node, made where nothing did. */
  #endAt(node: number): End {
    this.#endings = enlarged(this.#endings, this.#trie.size);
    const known = this.#ends[(this.#endings[node] as number) - 1];
    if (known) {
      return known;
    }
    const end: End = { cue: -1, claims: [] };
    this.#endings[node] = this.#ends.push(end);
    return end;
  }

  #insert(folded: string): number {
    const stem = firstWord(folded);
    let node = ROOT;
    for (let i = 0; i < folded.length; i++) {
      if (i === stem && i > 0) {
        this.#firstWords.add(folded, stem, node);
      }
      const unit = folded.charCodeAt(i);
      node = this.#trie.grow(node, unit === EM_DASH ? HYPHEN : unit);
    }
    if (stem === folded.length && stem > 0) {
      this.#firstWords.add(folded, stem, node);
    }
    return node;
  }

  #match({ text, units, length }: Paragraph, texts: readonly string[]): Pick<Block, "hits" | "cues"> {
    const walk = new Walk(text, units, length, this.#trie);
    const [words, firstWords] = [this.#words, this.#firstWords];
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
              this.#recall(String.fromCharCode(...units.subarray(from, end)));
              slot = firstWords.find(words.hashes[part] as number, units, from, end);
            }
            const node = slot === NO_TERM ? NOWHERE : firstWords.node(slot);
            if (node !== NOWHERE && walk.enterAfter(from, from + firstWords.stem(slot), node)) {
              done = this.#walk(walk, from, done, spans);
            }
          } else if (this.#recallSpelt(units, from, length) && walk.enter(from)) {
            done = this.#walk(walk, from, done, spans);
          }
        }
        inWord = true;
      }
      if (sign !== TRANSPARENT) {
        inWord = false;
        if (this.#trie.step(ROOT, sign) !== NOWHERE && walk.enter(end)) {
          done = this.#walk(walk, end, done, spans);
        }
      }
      from = end + 1;
    }
    return { hits: locate(spans, this.#cues, texts), cues: this.#cues.list() };
  }

  /** Takes in what begins with a word in which points or invisible signs stand: "U.S.". Always true. */
  #recallSpelt(units: Uint16Array, from: number, length: number): true {
    let word = "";
    for (let i = from; i < length && word.length <= MAX_WORD && this.#deferred.size > 0; i++) {
      const unit = units[i] as number;
      if (WORD[unit] === 1) {
        word += String.fromCharCode(unit);
      } else if (unit === DOT) {
        this.#recall(word);
      } else if (unit !== TRANSPARENT) {
        break;
      }
    }
    this.#recall(word);
    return true;
  }

  /** Goes on with a walk that entered at `from`, and notes what it finds. Returns where what is found for certain ends so far. */
  #walk(walk: Walk, from: number, done: number, spans: Span[]): number {
    const first = spans.length;
    do {
      const ending = this.#endings[walk.node] as number;
      if (ending === 0) {
        continue;
      }
      const to = walk.wordEnd();
      if (to < 0) {
        continue;
      }
      const { cue, claims } = this.#ends[ending - 1] as End;
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
 * The first word that all spellings of a surface have, folded, and whether it is the whole or takes a plural, so that endings may
 * follow it; undefined where it may be written in other ways too.
 */
function beginningOf(surface: string, language: TermRule["language"]): { readonly word: string; readonly isWhole: boolean } | undefined {
  const end = surface.search(SEPARATOR);
  const isWhole = end < 0;
  const first = isWhole ? surface : surface.slice(0, end);
  const word = LETTERS.test(first) ? first.toLowerCase() : fold(first);
  const next = surface.charCodeAt(end + 1);
  if (!LETTERS.test(word) || word.length > MAX_WORD - 2 || (isWhole ? word.endsWith("y") : isDigit(next) || next === SPACE)) {
    return undefined;
  }
  return { word, isWhole: isWhole || language === "fr" };
}

const SEPARATOR = /[ -]/;
const LETTERS = /^[a-z]+$/i;

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

function enlarged(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  if (array.length >= size) {
    return array;
  }
  const larger = new Int32Array(Math.max(size, array.length * 2));
  larger.set(array);
  return larger;
}
