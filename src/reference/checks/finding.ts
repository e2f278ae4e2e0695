import type { Entry, Fact } from "../../dataset/schema";
import type { Translate } from "../translate";

/** The checks, each with its setting, and under each the codes of what it finds. Codes never change their meaning. */
export const CHECKS = {
  acronym: ["acronym.undefined", "acronym.early", "acronym.repeated", "acronym.unused"],
  citation: ["citation.missing"],
  fact: ["fact.superseded", "fact.contradicted", "fact.commander", "fact.plan"],
  name: ["name.renamed", "name.rank", "name.soviet", "name.anachronism"],
  variant: ["variant.mixed"],
} as const;

export type Check = keyof typeof CHECKS;

export type Code = (typeof CHECKS)[Check][number];

export const CODES: readonly Code[] = Object.values(CHECKS).flat();

/** The check that a code belongs to. */
export function checkOf(code: Code): Check {
  return code.slice(0, code.indexOf(".")) as Check;
}

/** Part of a text. Lines and characters (UTF-16 units) count from 0; the end is exclusive. */
export interface Span {
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
}

/** A part of a text with what is to stand in its place. */
interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A way to mend what was found. */
export interface Fix {
  title(translate: Translate): string;
  readonly edits: readonly Edit[];
  /** The one that a writer most likely wants. */
  readonly preferred?: boolean;
}

/** Something in a text that a writer should look at. */
export interface Finding {
  readonly code: Code;
  readonly span: Span;
  message(translate: Translate): string;
  readonly fixes: readonly Fix[];
  /** The term that it is about, as it stands in the text. */
  readonly term: string;
  /** What the reference knows of it. */
  readonly entry?: Entry;
  readonly fact?: Fact;
  /** `unnecessary`: could go without loss; `deprecated`: an old name. */
  readonly tag?: "unnecessary" | "deprecated";
}

/** A span moved down by some lines. */
export function movedSpan(span: Span, lines: number): Span {
  return { ...span, startLine: span.startLine + lines, endLine: span.endLine + lines };
}

/** A finding moved down by some lines, with all its edits. */
export function moved(finding: Finding, lines: number): Finding {
  return lines === 0
    ? finding
    : {
        ...finding,
        span: movedSpan(finding.span, lines),
        fixes: finding.fixes.map((fix) => ({
          ...fix,
          edits: fix.edits.map(({ span, text }) => ({ span: movedSpan(span, lines), text })),
        })),
      };
}
