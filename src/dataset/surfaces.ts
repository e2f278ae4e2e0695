/** What must hold between terms: that no two say the same, and that the recogniser finds each. */
import { Library, type Term as LibraryTerm } from "../reference/library";
import { type Occurrence, scanText } from "../reference/recogniser/document";
import { foldSurface } from "../reference/recogniser/fold";
import { Recogniser } from "../reference/recogniser/recogniser";
import type { Corpus } from "./corpus";
import type { Parsed, Path } from "./files";
import type { Entry, Term, TermRule } from "./schema";

interface Claim {
  readonly entry: Parsed<Entry>;
  readonly path: Path;
  readonly rule: TermRule;
}

/** Where several entries claim a surface, each claim but a preferred one must name its context. */
export function checkSurfaces({ entries }: Corpus): void {
  const claims = new Map<string, Claim[]>();
  for (const entry of entries.values()) {
    entry.value.terms.forEach((term, i) => {
      const claim = { entry, path: ["terms", i], rule: ruleOf(term) };
      const key = foldSurface(claim.rule.surface);
      const list = claims.get(key) ?? [];
      const twin = list.find((other) => other.entry === entry && sameCapitals(other.rule.surface, claim.rule.surface));
      if (twin) {
        const fix = sameRule(twin.rule, claim.rule) ? { drop: claim.path } : undefined;
        entry.report(claim.path, `the surface "${claim.rule.surface}" stands twice in this entry ("${twin.rule.surface}")`, fix);
      }
      list.push(claim);
      claims.set(key, list);
    });
  }
  for (const list of claims.values()) {
    checkClaims(list);
  }
}

function checkClaims(list: readonly Claim[]): void {
  const owners = new Set(list.map(({ entry }) => entry));
  if (owners.size < 2) {
    return;
  }
  const preferred = new Set(list.filter(({ rule }) => rule.preferred).map(({ entry }) => entry));
  for (const { entry, path, rule } of list) {
    if (!rule.context && !rule.preferred) {
      const others = [...owners].filter((owner) => owner !== entry).map((owner) => owner.value.id);
      entry.report(path, `"${rule.surface}" is also a term of ${others.join(", ")}: give each a context, or mark one as preferred`);
    } else if (rule.preferred && preferred.size > 1) {
      entry.report(path, `"${rule.surface}" has more than one preferred entry`);
    }
  }
}

/** Every term by itself, with each of its context words, must be recognised as its entry. */
export async function checkReach({ entries }: Corpus): Promise<void> {
  const library = new Library(
    [...entries.values()].map(({ value }) => value),
    [],
  );
  const recogniser = await Recogniser.build(library, async () => {});
  for (const { value: entry, report, warn } of entries.values()) {
    const find = (text: string, context = "") =>
      scanText(recogniser, context ? `${text}; ${context}` : text, "plaintext").filter(({ senses }) =>
        senses.some((sense) => sense.entry === entry),
      );
    const isTerm = (surface: string, context?: string) => find(surface, context).some((occurrence) => covers(occurrence, surface));
    entry.terms.forEach((term, i) => {
      const { surface, context, preferred } = ruleOf(term);
      if (!context || preferred) {
        if (!isTerm(surface)) {
          report(["terms", i], `"${surface}" is never recognised as this entry`);
        }
        const rival = preferred
          ? undefined
          : find(surface)
              .flatMap(({ senses }) => senses)
              .find((sense) => isRival(sense.term, surface, entry));
        if (rival) {
          report(
            ["terms", i],
            `"${surface}" is also a form of "${rival.term.surface}" of ${rival.entry.id}: give each a context, or mark one as preferred`,
          );
        }
        return;
      }
      context.forEach((word, j) => {
        if (!isTerm(surface, word)) {
          report(["terms", i, "context", j], `"${surface}" is not recognised as this entry beside "${word}"`);
        }
      });
    });
    const names: [Path, string][] = [
      [["name"], entry.name],
      ...Object.entries(entry.names ?? {}).map(([language, name]): [Path, string] => [["names", language], name]),
    ];
    for (const [path, name] of names) {
      if (!entry.terms.some((term) => find(name, ruleOf(term).context?.[0]).length > 0)) {
        warn(path, `nothing in the name "${name}" is a term of this entry`);
      }
    }
  }
}

/** Whether a term of another entry claims a surface by an ending or another spelling; by its own text is for `checkSurfaces` to find. */
function isRival(term: LibraryTerm, surface: string, entry: Entry): boolean {
  return term.entry !== entry && !term.context && !term.preferred && foldSurface(term.surface) !== foldSurface(surface);
}

function covers({ startCharacter, endCharacter }: Occurrence, surface: string): boolean {
  return startCharacter === 0 && endCharacter === surface.length;
}

function ruleOf(term: Term): TermRule {
  return typeof term === "string" ? { surface: term } : term;
}

function sameCapitals(a: string, b: string): boolean {
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
  return letters(a) === letters(b);
}

/** Whether the later of two terms with the same surface says nothing more. */
function sameRule({ surface: _, ...a }: TermRule, { surface: __, ...b }: TermRule): boolean {
  return JSON.stringify(a) === JSON.stringify(b) || Object.keys(b).length === 0;
}
