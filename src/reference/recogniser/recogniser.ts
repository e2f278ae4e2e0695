import type { Library, Term } from "../library";
import { type Pause, SLICE_MS } from "../load";
import type { Block, Claim, Hit, Lines } from "./block";
import { EM_DASH, fold, HYPHEN, TRANSPARENT } from "./fold";
import { PassageReader } from "./passage";
import { spellings } from "./spellings";
import type { Paragraph, Syntax } from "./syntax/syntax";
import { NOWHERE, ROOT, Trie } from "./trie";
import { WORD } from "./units";
import { Walk } from "./walk";

/**
 * Finds terms in text. All terms lie in one trie, which is entered at the beginning of every word or sign: one pass, whatever
 * their number. The longest match that is a term in its context wins.
 */
export class Recogniser {
  readonly #trie = new Trie();
  /** By node: index into `#claims`, or -1. */
  #accepts = new Int32Array(1 << 12).fill(-1);
  readonly #claims: Claim[][] = [];
  /** By node: the context word that ends there, or -1. */
  #cues = new Int32Array(1 << 12).fill(-1);
  readonly #cueNumbers = new Map<string, number>();
  readonly #reader = new PassageReader();

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
    const found = paragraph ? this.#match(paragraph, texts) : { hits: [], cues: [] };
    return { lines: count, before: state, after, ignored, marks, ...found };
  }

  #add(term: Term): void {
    const cues = new Set((term.context ?? []).map((word) => this.#addCue(word)));
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
      this.#claims[index]?.push({ term, entry: term.entry, spelling, cues });
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
    let node = ROOT;
    for (let i = 0; i < folded.length; i++) {
      const unit = folded.charCodeAt(i);
      node = this.#trie.grow(node, unit === EM_DASH ? HYPHEN : unit);
    }
    return node;
  }

  #match({ text, units, length }: Paragraph, texts: readonly string[]): { hits: Hit[]; cues: number[] } {
    const walk = new Walk(text, units, length);
    const spans: { from: number; to: number; claims: Claim[] }[] = [];
    const cues: { cue: number; from: number; to: number }[] = [];
    let inWord = false;
    let done = 0;
    for (let i = 0; i < length; i++) {
      const unit = units[i] as number;
      if (unit === TRANSPARENT) {
        continue;
      }
      const kind = WORD[unit] as number;
      if ((!inWord || kind !== 1) && this.#trie.step(ROOT, unit) !== NOWHERE && walk.startsAt(i)) {
        const from = i;
        const matches: { to: number; claims: Claim[] }[] = [];
        walk.start(this.#trie, from);
        while (walk.next()) {
          const cue = this.#cues[walk.node] ?? -1;
          const accept = this.#accepts[walk.node] ?? -1;
          if (cue < 0 && accept < 0) {
            continue;
          }
          const to = walk.wordEnd();
          if (to < 0) {
            continue;
          }
          if (cue >= 0) {
            cues.push({ cue, from, to });
          }
          if (accept >= 0 && from >= done) {
            const claims = (this.#claims[accept] ?? []).filter((claim) => walk.hasCapitals(claim, from, to));
            if (claims.length > 0 && walk.isProse(from, to)) {
              matches.unshift({ to: walk.withFinalPoint(from, to), claims });
            }
          }
        }
        for (const match of matches) {
          spans.push({ from, ...match });
          if (match.claims.some(isCertain)) {
            done = match.to;
            break;
          }
        }
      }
      inWord = kind === 1;
    }
    return { hits: locate(spans, cues, texts), cues: [...new Set(cues.map(({ cue }) => cue))] };
  }
}

/** Whether a claim holds whatever the context. */
function isCertain({ cues, term }: Claim): boolean {
  return cues.size === 0 || term.preferred === true;
}

/** The hits of a paragraph. Within one that only the document can decide, the shorter ones stay too. */
function locate(
  spans: readonly { from: number; to: number; claims: Claim[] }[],
  cues: readonly { cue: number; from: number; to: number }[],
  texts: readonly string[],
): Hit[] {
  let line = 0;
  let start = 0;
  const position = (offset: number) => {
    while (offset < start) {
      line--;
      start -= (texts[line]?.length ?? 0) + 1;
    }
    while (offset > start + (texts[line]?.length ?? 0)) {
      start += (texts[line]?.length ?? 0) + 1;
      line++;
    }
    return { line, character: offset - start };
  };
  let done = 0;
  return spans.flatMap(({ from, to, claims }) => {
    if (from < done) {
      return [];
    }
    const inContext = claims.map(
      (claim) => claim.cues.size > 0 && cues.some((c) => claim.cues.has(c.cue) && (c.to <= from || c.from >= to)),
    );
    if (inContext.includes(true) || claims.some(isCertain)) {
      done = to;
    }
    const begin = position(from);
    const end = position(to);
    return [
      {
        startLine: begin.line,
        startCharacter: begin.character,
        endLine: end.line,
        endCharacter: end.character,
        claims,
        inContext,
      },
    ];
  });
}

function enlarged(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  if (array.length >= size) {
    return array;
  }
  const larger = new Int32Array(Math.max(size, array.length * 2)).fill(-1);
  larger.set(array);
  return larger;
}
