import type { Library } from "../library";
import type { Block } from "../recogniser/block";
import type { DocumentIndex, Occurrence } from "../recogniser/document";
import { PassageReader } from "../recogniser/passage";
import { checkCommanders } from "./commanders";
import { checkFigures } from "./figures";
import { type Check, checkOf, type Finding, moved } from "./finding";
import { checkPlans } from "./plans";
import { Prose } from "./prose";
import { Knowledge } from "./series";

/** What was found in a block, with lines counted from its first; good as long as the block is, and for ambiguous surfaces the document's subject. */
interface Checked {
  readonly findings: readonly Finding[];
  readonly subject: number | undefined;
}

/** Checks documents. What it found in a paragraph it keeps until that is read again, so that an edit costs the check of what it touched. */
export class Checker {
  readonly #knowledge: Knowledge;
  readonly #reader = new PassageReader();
  readonly #checked = new WeakMap<Block, Checked>();

  /** @param today YYYY-MM-DD */
  constructor(library: Library, today: string) {
    this.#knowledge = new Knowledge(library, today);
  }

  /** Checks a document that is read whole, block by block; each step is short. Returns what it found, in order. */
  *check(index: DocumentIndex, checks: ReadonlySet<Check>): Generator<void, Finding[]> {
    const findings: Finding[] = [];
    for (const { block, line } of index.blocks()) {
      if (block.hits.length > 0) {
        for (const finding of this.#block(index, block, line).findings) {
          if (checks.has(checkOf(finding.code)) && !isIgnored(index, finding)) {
            findings.push(moved(finding, line));
          }
        }
        yield;
      }
    }
    return findings;
  }

  #block(index: DocumentIndex, block: Block, line: number): Checked {
    const known = this.#checked.get(block);
    if (known && (known.subject === undefined || known.subject === index.subject)) {
      return known;
    }
    const ambiguous = block.hits.some(({ claims, inContext }) => claims.some(({ cues }, i) => cues.size > 0 && !inContext[i]));
    const checked = {
      findings: this.#find(index, block, line, index.resolve(block, line)),
      subject: ambiguous ? index.subject : undefined,
    };
    this.#checked.set(block, checked);
    return checked;
  }

  #find(index: DocumentIndex, block: Block, line: number, occurrences: readonly Occurrence[]): Finding[] {
    const { paragraph } = this.#reader.read(index.lines, index.syntax, line, block.before);
    if (!paragraph) {
      return [];
    }
    const prose = new Prose(paragraph);
    const sentences = prose.sentences(prose.mentions(occurrences, line));
    return [
      ...checkFigures(this.#knowledge, prose, sentences),
      ...checkCommanders(this.#knowledge, prose, sentences),
      ...checkPlans(this.#knowledge, prose, sentences),
    ];
  }
}

/** Whether the document itself asks not to be told. */
function isIgnored(index: DocumentIndex, { code, term, entry }: Finding): boolean {
  return (
    index.ignoredCount > 0 &&
    (index.ignores(`check:${code}`) || index.ignores(`check:${checkOf(code)}`) || index.ignoresTerm(term, entry ? [entry] : []))
  );
}
