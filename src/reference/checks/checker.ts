import type { Library } from "../library";
import type { Block } from "../recogniser/block";
import type { DocumentIndex } from "../recogniser/document";
import { readPassage } from "../recogniser/passage";
import { Acronyms, type AcronymUse, acronymsIn } from "./acronyms";
import { checkCitations } from "./citations";
import { checkCommanders } from "./commanders";
import { checkFigures } from "./figures";
import { type Check, checkOf, type Finding, moved } from "./finding";
import { checkNames } from "./names";
import { checkPlans } from "./plans";
import { Prose } from "./prose";
import { Knowledge } from "./series";
import { type Spelling, Spellings, spellingsIn } from "./variants";

/** What goes on for longer, in UTF-16 units, is a table or a list, and claims nothing. */
const MAX_SENTENCE = 2_000;

/** What was found in a block, with lines counted from its first; good as long as the block is, and for ambiguous surfaces the document's subject. */
interface Checked {
  readonly findings: readonly Finding[];
  readonly acronyms: readonly AcronymUse[];
  readonly spellings: readonly Spelling[];
  /** Whether it was searched for figures without a citation, which most writers do not ask for. */
  readonly citations: boolean;
  readonly subject: number | undefined;
}

/** Checks documents. What it found in a paragraph it keeps until that is read again, so that an edit costs the check of what it touched. */
export class Checker {
  readonly #knowledge: Knowledge;
  readonly #checked = new WeakMap<Block, Checked>();

  /** @param today YYYY-MM-DD */
  constructor(library: Library, today: string) {
    this.#knowledge = new Knowledge(library, today);
  }

  /** Checks a document that is read whole, block by block; each step is short. Returns what it found, in order. */
  *check(index: DocumentIndex, checks: ReadonlySet<Check>): Generator<void, Finding[]> {
    yield* this.#knowledge.prepare();
    const findings: Finding[] = [];
    const acronyms = new Acronyms();
    const spellings = new Spellings();
    const isWanted = (finding: Finding) => checks.has(checkOf(finding.code)) && !isIgnored(index, finding);
    for (const { block, line } of index.ownBlocks()) {
      if (block.hits.length > 0) {
        const checked = yield* this.#block(index, block, line, checks.has("citation"));
        for (const finding of checked.findings) {
          if (isWanted(finding)) {
            findings.push(moved(finding, line));
          }
        }
        for (const use of checked.acronyms) {
          acronyms.add(use, line);
        }
        for (const spelling of checked.spellings) {
          spellings.add(spelling, line);
        }
        yield;
      }
    }
    const whole: Finding[] = [];
    for (const found of [acronyms.findings(), spellings.findings()]) {
      for (const finding of found) {
        if (isWanted(finding)) {
          whole.push(finding);
        }
        yield;
      }
    }
    return yield* merged(findings, whole.sort(byPlace));
  }

  *#block(index: DocumentIndex, block: Block, line: number, citations: boolean): Generator<void, Checked> {
    const known = this.#checked.get(block);
    if (known && (known.citations || !citations) && (known.subject === undefined || known.subject === index.subject)) {
      return known;
    }
    const ambiguous = block.hits.some(({ claims, inContext }) => claims.some(({ cues }, i) => cues.length > 0 && !inContext[i]));
    const found = yield* this.#find(index, block, line, citations);
    const checked = { ...found, citations, subject: ambiguous ? index.subject : undefined };
    this.#checked.set(block, checked);
    return checked;
  }

  *#find(index: DocumentIndex, block: Block, line: number, citations: boolean): Generator<void, Omit<Checked, "subject" | "citations">> {
    const { paragraph } = readPassage(index.lines, index.syntax, line, block.before);
    if (!paragraph) {
      return { findings: [], acronyms: [], spellings: [] };
    }
    const prose = new Prose(paragraph);
    const mentions = prose.mentions(index.resolve(block, line), line);
    const sentences = prose.sentences(mentions);
    const claims = sentences.filter(({ text }) => text.length <= MAX_SENTENCE);
    const { text } = paragraph;
    const findings: Finding[] = [];
    for (const found of [
      checkFigures(this.#knowledge, prose, claims),
      checkCommanders(this.#knowledge, prose, claims),
      checkPlans(this.#knowledge, prose, claims),
      checkNames(this.#knowledge, prose, claims),
      ...(citations ? [checkCitations(prose, claims, text)] : []),
    ]) {
      yield;
      findings.push(...found);
    }
    yield;
    return {
      findings: findings.sort(byPlace),
      acronyms: [...acronymsIn(prose, sentences)],
      spellings: [...spellingsIn(prose, mentions)],
    };
  }
}

function byPlace({ span: a }: Finding, { span: b }: Finding): number {
  return a.startLine - b.startLine || a.startCharacter - b.startCharacter;
}

/** Two ordered lists as one, in short steps, as there may be any number of findings. */
function* merged(some: readonly Finding[], others: readonly Finding[]): Generator<void, Finding[]> {
  const all: Finding[] = [];
  let next = 0;
  for (const finding of some) {
    for (let other = others[next]; other && byPlace(other, finding) < 0; other = others[++next]) {
      all.push(other);
    }
    all.push(finding);
    yield;
  }
  return [...all, ...others.slice(next)];
}

/** Whether the document itself asks not to be told. */
function isIgnored(index: DocumentIndex, { code, term, entry }: Finding): boolean {
  return (
    index.ignoredCount > 0 &&
    (index.ignores(`check:${code}`) || index.ignores(`check:${checkOf(code)}`) || index.ignoresTerm(term, entry ? [entry] : []))
  );
}
