import type { Library, Term } from "../library";
import { type Pause, SLICE_MS } from "../load";
import type { Block, Claim, Hit, Lines } from "./block";
import { Cues } from "./cues";
import { FirstWords, UNSURE } from "./first-words";
import { EM_DASH, fold, HYPHEN } from "./fold";
import { PassageReader } from "./passage";
import { spellings } from "./spellings";
import { Starts } from "./starts";
import type { Paragraph, Syntax } from "./syntax/syntax";
import { ROOT, Trie } from "./trie";
import { Walk } from "./walk";

/** A stretch of a paragraph, by its offsets, with all claims to it. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly claims: readonly Claim[];
}

/**
 * Finds terms in text. All terms lie in one trie, which is entered at the beginning of every word or sign with which a term may
 * begin: one pass, whatever their number. The longest match that is a term in its context wins.
 */
export class Recogniser {
  readonly #trie = new Trie();
  readonly #firstWords = new FirstWords();
  /** By node: index into `#claims`, or -1. */
  #accepts = new Int32Array(1 << 12).fill(-1);
  readonly #claims: Claim[][] = [];
  /** By node: the context word that ends there, or -1. */
  #cues = new Int32Array(1 << 12).fill(-1);
  readonly #cueNumbers = new Map<string, number>();
  readonly #walk = new Walk(this.#trie);
  /** The context words of the paragraph that is read. */
  readonly #found = new Cues();
  readonly #starts = new Starts(this.#firstWords);
  readonly #reader = new PassageReader(this.#starts);

  /** Builds the recogniser of all terms of a library, without holding up the event loop. */
  static async build(library: Library, pause: Pause): Promise<Recogniser> {
    const recogniser = new Recogniser();
    let slice = Date.now();
    for (const term of library.terms()) {
      recogniser.#add(term);
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
    const found = paragraph ? this.#match(paragraph, texts) : { hits: NO_HITS, cues: [] };
    return { lines: count, before: state, after, ignored, marks, ...found };
  }

  #add(term: Term): void {
    const cues = [...new Set((term.context ?? []).map((word) => this.#addCue(word)))];
    for (const spelling of spellings(term.surface, term.language)) {
      const node = this.#insert(fold(spelling));
      if (node === ROOT) {
        continue;
      }
      this.#accepts = enlarged(this.#accepts, this.#trie.size);
      let index = this.#accepts[node] as number;
      if (index < 0) {
        index = this.#claims.push([]) - 1;
        this.#accepts[node] = index;
      }
      const mindsCapitals = term.case === "exact" || spelling !== spelling.toLowerCase();
      this.#claims[index]?.push({ term, entry: term.entry, spelling, mindsCapitals, cues });
    }
  }

  #addCue(word: string): number {
    const folded = fold(word);
    let number = this.#cueNumbers.get(folded);
    if (number === undefined) {
      number = this.#cueNumbers.size;
      const nodes = spellings(word, undefined).map((spelling) => this.#insert(fold(spelling)));
      this.#cues = enlarged(this.#cues, this.#trie.size);
      // "allies" is the word that "ally" is: what shares a spelling shares the number.
      const shared = nodes.map((node) => this.#cues[node] as number).find((cue) => cue >= 0);
      number = shared ?? this.#cueNumbers.size;
      this.#cueNumbers.set(folded, number);
      for (const node of nodes) {
        this.#cues[node] = number;
      }
    }
    return number;
  }

  #insert(folded: string): number {
    const nodes: number[] = [];
    let node = ROOT;
    for (let i = 0; i < folded.length; i++) {
      const unit = folded.charCodeAt(i);
      node = this.#trie.grow(node, unit === EM_DASH ? HYPHEN : unit);
      nodes.push(node);
    }
    this.#firstWords.add(folded, nodes);
    this.#trie.end(node);
    return node;
  }

  #match({ text, units, length }: Paragraph, texts: readonly string[]): Pick<Block, "hits" | "cues"> {
    const walk = this.#walk;
    walk.goTo(text, units, length);
    const { count, from, end, node } = this.#starts;
    const spans: Span[] = [];
    this.#found.clear(this.#cueNumbers.size);
    let done = 0;
    for (let i = 0; i < count; i++) {
      const start = from[i] as number;
      const known = node[i] as number;
      if (known === UNSURE ? walk.enter(start) : walk.enterAfter(start, end[i] as number, known)) {
        done = this.#follow(start, done, spans);
      }
    }
    return { hits: spans.length > 0 ? locate(spans, this.#found, texts) : NO_HITS, cues: this.#found.all };
  }

  /** Goes on with a walk that entered at `from`, and notes what it finds. Returns where what is found for certain ends so far. */
  #follow(from: number, done: number, spans: Span[]): number {
    const walk = this.#walk;
    let longest: Span | undefined;
    let shorter: Span[] | undefined;
    do {
      if (!this.#trie.endsAt(walk.node)) {
        continue;
      }
      const to = walk.wordEnd();
      if (to < 0) {
        continue;
      }
      const cue = this.#cues[walk.node] ?? -1;
      const accept = this.#accepts[walk.node] ?? -1;
      if (cue >= 0) {
        this.#found.add(cue, from, to);
      }
      if (accept >= 0 && from >= done) {
        const claims = withCapitals(walk, this.#claims[accept] as readonly Claim[], from, to);
        if (claims.length > 0 && walk.isProse(from, to)) {
          if (longest) {
            shorter ??= [];
            shorter.push(longest);
          }
          longest = { from, to: walk.withFinalPoint(from, to), claims };
        }
      }
    } while (walk.next());
    for (let span = longest; span; span = shorter?.pop()) {
      spans.push(span);
      if (span.claims.some(isCertain)) {
        return span.to;
      }
    }
    return done;
  }
}

/** The claims whose capitals the text has: the very same list, mostly. */
function withCapitals(walk: Walk, claims: readonly Claim[], from: number, to: number): readonly Claim[] {
  for (const claim of claims) {
    if (claim.mindsCapitals && !walk.hasCapitals(claim, from, to)) {
      return claims.filter((other) => !other.mindsCapitals || walk.hasCapitals(other, from, to));
    }
  }
  return claims;
}

/** Whether no context is asked for. */
function isSole({ cues }: Claim): boolean {
  return cues.length === 0;
}

/** Whether a claim holds whatever the context. */
function isCertain({ cues, term }: Claim): boolean {
  return cues.length === 0 || term.preferred === true;
}

const NO_HITS: readonly Hit[] = [];
/** Of claims that need none. */
const NO_CONTEXT: readonly boolean[] = [];

/** The hits of a paragraph. Within one that only the document can decide, the shorter ones stay too. */
function locate(spans: readonly Span[], cues: Cues, texts: readonly string[]): Hit[] {
  const hits: Hit[] = [];
  const place = new Place(texts);
  let done = 0;
  for (const { from, to, claims } of spans) {
    if (from < done) {
      continue;
    }
    const inContext = claims.every(isSole) ? NO_CONTEXT : claims.map((claim) => cues.stand(claim.cues, from, to));
    if (claims.some(isCertain) || inContext.includes(true)) {
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
  const larger = new Int32Array(Math.max(size, array.length * 2)).fill(-1);
  larger.set(array);
  return larger;
}
