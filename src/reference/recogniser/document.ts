import type { Entry } from "../../dataset/schema";
import { keyOf } from "../ignores";
import type { Term } from "../library";
import type { Block, Claim, Hit, Lines } from "./block";
import { BARRIER } from "./fold";
import { MAX_LINE, readPassage } from "./passage";
import type { Recogniser } from "./recogniser";
import { syntaxOf } from "./syntax";
import type { Syntax } from "./syntax/syntax";

/** One meaning of a surface in a text. */
export interface Sense {
  readonly entry: Entry;
  readonly term: Term;
}

/** A term in a text. Lines and characters (UTF-16 units) count from 0; the end is exclusive. */
export interface Occurrence {
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
  /** As it stands in the text, on one line and without markup. */
  readonly surface: string;
  /** At least one; the likeliest first. */
  readonly senses: readonly Sense[];
}

/** How sure it is that a claim is meant. */
enum Strength {
  Not,
  Preferred,
  Sole,
  Document,
  Context,
}

/** So many different context words in a document say what it is about, or one where so many entries are named beyond doubt. */
const PLAIN_CUES = 2;
const PLAIN_ENTRIES = 3;

interface Placed {
  block: Block;
  /** First line: from the beginning of the document before the gap, from its end after it. */
  line: number;
}

/**
 * The terms of one document. It is kept as blocks with a gap where the text was edited; closing the gap reads the
 * blocks there again, until one begins where, and as, an old one did. Whatever the edits, the result is that of reading
 * the whole document.
 */
export class DocumentIndex {
  /** The markup of its language. */
  readonly syntax: Syntax;
  #lineCount = 0;
  /** Blocks before the gap, in order. */
  readonly #head: Placed[] = [];
  /** Blocks after the gap, the last first. */
  readonly #tail: Placed[] = [];
  /** How often each entry is named beyond doubt. */
  readonly #named = new Tally<Entry>();
  /** By number: in how many blocks each context word stands. */
  readonly #cues: Int32Array;
  #subject = 0;
  /** How often the document asks to leave something alone, by its key. */
  readonly #ignored = new Tally<string>();

  constructor(
    private readonly recogniser: Recogniser,
    readonly lines: Lines,
    language: string,
  ) {
    this.syntax = syntaxOf(language);
    this.#cues = new Int32Array(recogniser.cueCount);
    this.#lineCount = lines.lineCount;
  }

  /** Changes whenever what the document is plainly about does, on which the sense of ambiguous surfaces depends. */
  get subject(): number {
    return this.#subject;
  }

  /** Whether the document asks to leave something alone: that of this key. */
  ignores(key: string): boolean {
    return this.#ignored.has(key);
  }

  /** Whether the document asks to leave a term alone, by its surface or as each entry that it may mean. */
  ignoresTerm(surface: string, entries: readonly Entry[]): boolean {
    return (
      this.#ignored.size > 0 &&
      (this.ignores(keyOf({ kind: "term", value: surface })) ||
        (entries.length > 0 && entries.every(({ id }) => this.ignores(keyOf({ kind: "term", value: id })))))
    );
  }

  /** How much the document asks to leave alone. */
  get ignoredCount(): number {
    return this.#ignored.size;
  }

  /** Whether all edits are taken in. */
  get isComplete(): boolean {
    return this.#gapStart >= this.#gapEnd;
  }

  /** Says that lines `from` up to, but without, `to` were replaced by `count` lines. `lines` already gives the new text. */
  edit(from: number, to: number, count: number): void {
    if (this.isComplete) {
      this.#moveGap(from, to);
    }
    // A block ends where it does because of the line after it: one that ends at the edit may end elsewhere now.
    while (this.#head.length > 0 && this.#gapStart >= from) {
      this.#forget(this.#head.pop());
    }
    while (this.#tail.length > 0 && this.#gapEnd < to) {
      this.#forget(this.#tail.pop());
    }
    this.#lineCount += count - (to - from);
  }

  /** Reads what is not read yet, block by block; each step is short. */
  *catchUp(): Generator<void, void> {
    while (!this.isComplete) {
      const start = this.#gapStart;
      const block = this.recogniser.read(this.lines, this.syntax, start, this.#state);
      this.#account(block, 1);
      this.#head.push({ block, line: start });
      while (
        this.#tail.length > 0 &&
        (this.#gapEnd < this.#gapStart || (this.#gapEnd === this.#gapStart && last(this.#tail).block.before !== this.#state))
      ) {
        this.#forget(this.#tail.pop());
      }
      yield;
    }
  }

  /** All occurrences in order. The document must not change while they are taken. */
  *occurrences(): Generator<Occurrence, void> {
    for (const { block, line } of this.#blocks()) {
      yield* this.resolve(block, line);
    }
  }

  /** The blocks in order that are not of a region that we wrote, each with its first line. The document must not change while they are taken. */
  *ownBlocks(): Generator<{ readonly block: Block; readonly line: number }, void> {
    let written = false;
    for (const { block, line } of this.#blocks()) {
      const { before, after } = block.marks;
      written = before ? before === "begin" : written;
      if (!written) {
        yield { block, line };
      }
      written = after ? after === "begin" : written;
    }
  }

  *#blocks(): Generator<{ readonly block: Block; readonly line: number }, void> {
    yield* this.#head;
    for (let i = this.#tail.length - 1; i >= 0; i--) {
      const { block, line } = this.#tail[i] as Placed;
      yield { block, line: this.#lineCount - line };
    }
  }

  /** The occurrences of a block that begins at a line. */
  resolve(block: Block, line: number): Occurrence[] {
    const occurrences: Occurrence[] = [];
    const place = new Place(this.lines, line);
    let end = 0;
    for (const hit of block.hits) {
      const senses = hit.from < end ? [] : this.#senses(hit);
      if (senses.length > 0) {
        end = hit.to;
        place.go(hit.from);
        const { line: startLine, character: startCharacter } = place;
        place.go(end);
        const { line: endLine, character: endCharacter } = place;
        const surface = surfaceOf(this.lines, startLine, startCharacter, endLine, endCharacter);
        occurrences.push({ startLine, startCharacter, endLine, endCharacter, surface, senses });
      }
    }
    return occurrences;
  }

  /** The occurrence that covers a position, its end included; where one ends and the next begins, the next. */
  at(line: number, character: number): Occurrence | undefined {
    const found = this.#find(line);
    if (!found) {
      return undefined;
    }
    let ending: Occurrence | undefined;
    for (const occurrence of this.resolve(found.block, found.line)) {
      const { startLine, startCharacter, endLine, endCharacter } = occurrence;
      if (startLine > line || (startLine === line && startCharacter > character)) {
        break;
      }
      if (endLine > line || (endLine === line && endCharacter > character)) {
        return occurrence;
      }
      if (endLine === line && endCharacter === character) {
        ending = occurrence;
      }
    }
    return ending;
  }

  /** How often an entry is named beyond doubt. */
  mentions(entry: Entry): number {
    return this.#named.count(entry);
  }

  /** Whether all of a stretch of a line is prose: no markup, no code, no address. */
  isProse(line: number, from: number, to: number): boolean {
    const found = this.#find(line);
    if (!found) {
      return false;
    }
    const { paragraph, texts } = readPassage(this.lines, this.syntax, found.line, found.block.before);
    const index = line - found.line;
    if (!paragraph || index >= texts.length) {
      return false;
    }
    const start = texts.slice(0, index).reduce((sum, text) => sum + text.length + 1, 0);
    return !paragraph.units.subarray(start + from, start + to).includes(BARRIER);
  }

  get #gapStart(): number {
    return this.#head.length > 0 ? this.#endOf(last(this.#head)) : 0;
  }

  get #gapEnd(): number {
    return this.#tail.length > 0 ? this.#lineCount - last(this.#tail).line : this.#lineCount;
  }

  get #state(): string {
    return this.#head.length > 0 ? last(this.#head).block.after : "";
  }

  #endOf({ block, line }: Placed): number {
    return line + block.lines;
  }

  #find(line: number): Placed | undefined {
    if (line < this.#gapStart) {
      return this.#head[search(this.#head.length, (i) => (this.#head[i] as Placed).line <= line)];
    }
    const fromEnd = this.#lineCount - line;
    const placed = this.#tail[search(this.#tail.length, (i) => (this.#tail[i] as Placed).line < fromEnd) + 1];
    return placed && { block: placed.block, line: this.#lineCount - placed.line };
  }

  /** What a hit may mean, the likeliest first, each entry once. */
  #senses(hit: Hit): readonly Sense[] {
    const [only] = hit.claims;
    if (only && hit.claims.length === 1) {
      return this.#strength(hit, only, 0) === Strength.Not ? [] : hit.claims;
    }
    const senses = hit.claims
      .map((claim, i) => ({ claim, strength: this.#strength(hit, claim, i) }))
      .filter(({ strength }) => strength !== Strength.Not)
      .sort((a, b) => b.strength - a.strength || Number(b.claim.term.preferred ?? false) - Number(a.claim.term.preferred ?? false));
    const distinct = senses.filter(({ claim }, i) => senses.findIndex((other) => other.claim.entry === claim.entry) === i);
    return distinct.map(({ claim }) => claim);
  }

  /** Words of the same paragraph decide; else what the document is plainly about. */
  #strength(hit: Hit, claim: Claim, index: number): Strength {
    if (claim.cues.length === 0) {
      return claim.term.preferred ? Strength.Preferred : Strength.Sole;
    }
    if (hit.inContext[index]) {
      return Strength.Context;
    }
    let cues = 0;
    for (const cue of claim.cues) {
      cues += (this.#cues[cue] as number) > 0 ? 1 : 0;
    }
    if (cues >= (this.#named.size < PLAIN_ENTRIES ? PLAIN_CUES : 1) || this.#named.has(claim.entry)) {
      return Strength.Document;
    }
    return claim.term.preferred ? Strength.Preferred : Strength.Not;
  }

  #forget(placed: Placed | undefined): void {
    if (placed) {
      this.#account(placed.block, -1);
    }
  }

  #account(block: Block, sign: 1 | -1): void {
    for (const cue of block.cues) {
      const count = (this.#cues[cue] as number) + sign;
      this.#cues[cue] = count;
      this.#subject += count === 0 || (count === 1 && sign === 1) ? 1 : 0;
    }
    for (const request of block.ignored) {
      this.#ignored.add(keyOf(request), sign);
    }
    for (const { claims, inContext } of block.hits) {
      for (let i = 0; i < claims.length; i++) {
        const { entry, cues, term } = claims[i] as Claim;
        if (inContext[i] || (cues.length === 0 && !term.preferred)) {
          this.#subject += this.#named.add(entry, sign) ? 1 : 0;
        }
      }
    }
  }

  /** Moves an empty gap to where an edit is, so that what was read on the way is kept. */
  #moveGap(from: number, to: number): void {
    for (let next = this.#tail.at(-1); next && this.#lineCount - next.line + next.block.lines < from; next = this.#tail.at(-1)) {
      this.#tail.pop();
      this.#head.push({ block: next.block, line: this.#lineCount - next.line });
    }
    for (let next = this.#head.at(-1); next && next.line >= to; next = this.#head.at(-1)) {
      this.#head.pop();
      this.#tail.push({ block: next.block, line: this.#lineCount - next.line });
    }
  }
}

/** How often each key is there. */
class Tally<K> {
  readonly #counts = new Map<K, { count: number }>();

  get size(): number {
    return this.#counts.size;
  }

  has(key: K): boolean {
    return this.#counts.has(key);
  }

  count(key: K): number {
    return this.#counts.get(key)?.count ?? 0;
  }

  /** Counts one up or down; answers whether the key came or went. */
  add(key: K, sign: 1 | -1): boolean {
    const known = this.#counts.get(key);
    if (!known) {
      this.#counts.set(key, { count: sign });
      return true;
    }
    known.count += sign;
    return known.count === 0 && this.#counts.delete(key);
  }
}

/** An offset in the paragraph that begins with a line, as line and character. Offsets come in order. */
class Place {
  character = 0;
  /** The offset of the line. */
  #start = 0;

  constructor(
    private readonly lines: Lines,
    public line: number,
  ) {}

  go(offset: number): void {
    for (;;) {
      const length = Math.min(this.lines.line(this.line).length, MAX_LINE);
      if (offset <= this.#start + length) {
        break;
      }
      this.#start += length + 1;
      this.line++;
    }
    this.character = offset - this.#start;
  }
}

function last<T>(list: readonly T[]): T {
  return list[list.length - 1] as T;
}

/** The last index below `length` for which a condition holds that holds up to some index; -1 where it never does. */
function search(length: number, holds: (index: number) => boolean): number {
  let low = -1;
  let high = length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

function surfaceOf(lines: Lines, startLine: number, startCharacter: number, endLine: number, endCharacter: number): string {
  if (startLine === endLine) {
    return withoutMarkup(lines.line(startLine).slice(startCharacter, endCharacter));
  }
  const between = Array.from({ length: endLine - startLine - 1 }, (_, i) => lines.line(startLine + 1 + i));
  const parts = [lines.line(startLine).slice(startCharacter), ...between, lines.line(endLine).slice(0, endCharacter)];
  return withoutMarkup(parts.map((part, i) => (i === 0 ? part : part.replace(/^[\s>*/#%]+/, "")).trimEnd()).join(" "));
}

const MARKUP = /[[\]*~_]/;

/** Without the emphasis, footnote marks and link targets that stand within a term. */
function withoutMarkup(surface: string): string {
  return !MARKUP.test(surface) ? surface : surface.replace(/\[\^[^\]]*\]|\]\([^)]*\)|[[\]*~]|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, "");
}

/** All terms of a text, in order. */
export function scanText(recogniser: Recogniser, text: string, language: string): Occurrence[] {
  // Splitting at one character is far quicker than at an expression.
  const texts = text.includes("\r") ? text.split(/\r\n|\r|\n/) : text.split("\n");
  const index = new DocumentIndex(recogniser, { lineCount: texts.length, line: (i) => texts[i] ?? "" }, language);
  for (const _ of index.catchUp()) {
    // Every step matters, none yields anything.
  }
  return [...index.occurrences()];
}
