/** What must hold between terms: that no two say the same, and that the recogniser finds each. */
import { Library } from "../reference/library";
import { type Occurrence, type Sense, scanText } from "../reference/recogniser/document";
import { endingsOf } from "../reference/recogniser/first-words";
import { fold, foldSurface } from "../reference/recogniser/fold";
import { Recogniser } from "../reference/recogniser/recogniser";
import { spellings } from "../reference/recogniser/spellings";
import { isWithinName } from "../reference/recogniser/walk";
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
  for (const entry of entries.values()) {
    checkForms(entry);
  }
}

/** What the recogniser knows as a form of another surface of the entry need not be written. */
function checkForms({ value: entry, warn }: Parsed<Entry>): void {
  const surfaces = entry.terms.map((term) => {
    const { surface, ...rule } = ruleOf(term);
    const spelt = spellings(surface, rule.language);
    const forms = spelt.flatMap((spelling) => [spelling, ...endingsOf(spelling.toLowerCase()).map((ending) => spelling + ending)]);
    return { surface, rule: JSON.stringify(rule), spelt, forms: new Map(forms.map((form) => [fold(form), form])) };
  });
  type Spelt = (typeof surfaces)[number];
  const isFormOf = (a: Spelt, b: Spelt) =>
    a.rule === b.rule && a.spelt.every((spelling) => asksNoMoreCapitals(b.forms.get(fold(spelling)), spelling));
  surfaces.forEach((spelt, i) => {
    const other = surfaces.find((candidate, j) => j !== i && isFormOf(spelt, candidate) && (j < i || !isFormOf(candidate, spelt)));
    if (other && !sameCapitals(other.surface, spelt.surface)) {
      warn(["terms", i], `"${spelt.surface}" comes by itself: it is a form of "${other.surface}"`, { drop: ["terms", i] });
    }
  });
}

/** Whether the first of two spellings with the same letters, if there is one, has capitals only where the second one has, or within a name. */
function asksNoMoreCapitals(a: string | undefined, b: string): boolean {
  return a !== undefined && [...a].every((letter, i) => letter === letter.toLowerCase() || b[i] === letter || isWithinName(a, i));
}

function checkClaims(list: readonly Claim[]): void {
  const owners = new Set(list.map(({ entry }) => entry));
  if (owners.size < 2) {
    for (const { entry, path, rule } of list.filter((claim) => claim.rule.preferred && claim.rule.context)) {
      const message = `no other entry claims "${rule.surface}": preferred makes it mean this one always, whatever the context`;
      entry.report([...path, "preferred"], message, { drop: [...path, "preferred"] });
    }
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

/** Every term by itself, and each ambiguous one beside each of its context words, must be recognised as its entry and no other. */
export async function checkReach({ entries }: Corpus): Promise<void> {
  const library = new Library(
    [...entries.values()].map(({ value }) => value),
    [],
  );
  const recogniser = await Recogniser.build(library, async () => {});
  const read = (text: string, context = "") => scanText(recogniser, context ? `${text}; ${context}` : text, "plaintext");
  for (const entry of entries.values()) {
    entry.value.terms.forEach((term, i) => {
      checkTerm(entry, ruleOf(term), ["terms", i], read);
    });
    checkNames(entry, read);
  }
}

type Read = (text: string, context?: string) => Occurrence[];

function checkTerm({ value: entry, report }: Parsed<Entry>, { surface, context, preferred }: TermRule, path: Path, read: Read): void {
  const sensesOf = (word?: string) => read(surface, word).find((occurrence) => covers(occurrence, surface))?.senses ?? [];
  const isFound = (senses: readonly Sense[]) => senses.some((sense) => sense.entry === entry);
  if (context && !preferred) {
    context.forEach((word, i) => {
      if (!isFound(sensesOf(word))) {
        report([...path, "context", i], `"${surface}" is not recognised as this entry beside "${word}"`);
      }
    });
    return;
  }
  const senses = sensesOf();
  if (!isFound(senses)) {
    report(path, `"${surface}" is never recognised as this entry`);
  }
  // The same surface in two entries is for `checkSurfaces` to find.
  const rival = senses.find(({ term }) => term.entry !== entry && !term.context && foldSurface(term.surface) !== foldSurface(surface));
  if (rival && !preferred && !rival.term.preferred) {
    report(
      path,
      `"${surface}" is also a form of "${rival.term.surface}" of ${rival.entry.id}: give it a context, or mark one as preferred`,
    );
  }
}

/** Who reads a name must find its entry, by one word of it at least. An English name may be a mere description, if no other entry has it. */
function checkNames({ value: entry, warn }: Parsed<Entry>, read: Read): void {
  const contexts = [...new Set(entry.terms.map((term) => ruleOf(term).context?.[0]))];
  const isFound = (name: string) => contexts.some((word) => read(name, word).some(({ senses }) => senses.some((s) => s.entry === entry)));
  const check = (name: string, path: Path, mayDescribe: boolean) => {
    if (isFound(name)) {
      return;
    }
    const bare = name.replace(/ \([^()]*\)$/, "");
    const owner = read(bare).find((occurrence) => covers(occurrence, bare))?.senses[0]?.entry.id;
    if (owner) {
      warn(path, `"${bare}" is a term of ${owner}, and nothing in it is one of this entry`);
    } else if (!mayDescribe) {
      warn(path, `nothing in "${name}" is a term of this entry`);
    }
  };
  check(entry.name, ["name"], true);
  for (const [language, name] of Object.entries(entry.names ?? {})) {
    check(name, ["names", language], false);
  }
}

/** Whether all words of a surface are in the occurrence; a final point may be that of a sentence. */
function covers({ startCharacter, endCharacter }: Occurrence, surface: string): boolean {
  return startCharacter === 0 && !/[\p{L}\p{N}]/u.test(surface.slice(endCharacter));
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
