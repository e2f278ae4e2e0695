import type { Language } from "../../dataset/schema";

/** Words of French, Italian, Portuguese and Spanish that take no plural within a term, and end its head. */
const ROMANCE_PARTICLES = new Set(
  (
    "a al anti au aux avec com con contra contre d da dal dall dalla dans das de degli dei del dell della delle dello des di do dos du e ed " +
    "el em en entre et face fra gli i il in l la las le les lo los na nel nell nella no non nos o os ou para par per por pour sans sem sin " +
    "sobre su sul sull sulla sur tra vers y"
  ).split(" "),
);
const GERMAN_PARTICLES = new Set(
  (
    "als am an auf aus bei das dem den der des die durch fur gegen hinter im in mit nach neben oder ohne uber um und unter vom von vor zu zum " +
    "zur zwischen"
  ).split(" "),
);
/** Endings of German adjectives. */
const ADJECTIVE = /(?<=\p{L}{3})(?:e|en|er|es)$/u;
const SEPARATOR = /([ -])/;
const LETTERS = /^\p{L}{2,}$/u;
/** An acronym or a name with capitals within it, which a language leaves as it is. */
const HAS_INNER_CAPITAL = /\p{L}\p{Lu}/u;

type Form = (word: string) => string;

/**
 * The other forms of a term in a language that changes more than its last letter: plurals, and in German cases. Without accents, as is the
 * term. Some that no grammar has are among them: nobody writes these.
 */
export function inflected(term: string, language: Language | undefined): string[] {
  switch (language) {
    case "fr":
      return romance(term, frenchPlural);
    case "es":
      return romance(term, spanishPlural);
    case "it":
      return romance(term, italianPlural);
    case "pt":
      return romance(term, portuguesePlural);
    case "de":
      return german(term);
    default:
      return [];
  }
}

/** Whether a language has other forms. */
export function isInflected(language: string | null | undefined): boolean {
  return language === "fr" || language === "es" || language === "it" || language === "pt" || language === "de";
}

/** With its head in the plural, up to the first particle; with its last word besides; with all words; its last word may stay as it is. */
function romance(term: string, plural: Form): string[] {
  const [words, separators] = parted(term);
  const isParticle = words.map((word) => ROMANCE_PARTICLES.has(word.toLowerCase()));
  const plurals = words.map((word, i) => (isParticle[i] || !LETTERS.test(word) || HAS_INNER_CAPITAL.test(word) ? word : plural(word)));
  const particle = isParticle.indexOf(true, 1);
  const head = particle < 0 ? words.length : particle;
  const last = words.length - 1;
  const inPlural = (chosen: (index: number) => boolean) =>
    joined(
      words.map((word, i) => (chosen(i) ? (plurals[i] as string) : word)),
      separators,
    );
  return [
    inPlural((i) => i < head && i < last),
    inPlural((i) => i < head),
    inPlural((i) => i < head || i === last),
    inPlural((i) => i < last),
    inPlural(() => true),
  ];
}

function frenchPlural(word: string): string {
  if (/[sxz]$/i.test(word)) {
    return word;
  }
  return /al$/i.test(word) ? `${word.slice(0, -1)}ux` : /[ae]u$/i.test(word) ? `${word}x` : `${word}s`;
}

function spanishPlural(word: string): string {
  if (/[sx]$/i.test(word)) {
    return word;
  }
  return /z$/i.test(word) ? `${word.slice(0, -1)}ces` : /[aeiou]$/i.test(word) ? `${word}s` : `${word}es`;
}

function portuguesePlural(word: string): string {
  const endings: readonly (readonly [RegExp, string])[] = [
    [/[sx]$/i, "$&"],
    [/ao$/i, "oes"],
    [/m$/i, "ns"],
    [/il$/i, "is"],
    [/(?<=[aeou])l$/i, "is"],
    [/[rz]$/i, "$&es"],
  ];
  const [ending, form] = endings.find(([pattern]) => pattern.test(word)) ?? [/$/, "s"];
  return word.replace(ending, form);
}

function italianPlural(word: string): string {
  const endings: readonly (readonly [RegExp, string])[] = [
    [/io$/i, "i"],
    [/go$/i, "ghi"],
    [/ca$/i, "che"],
    [/ga$/i, "ghe"],
    [/ma$/i, "mi"],
    [/[oe]$/i, "i"],
    [/a$/i, "e"],
  ];
  const [ending, form] = endings.find(([pattern]) => pattern.test(word)) ?? [/$/, ""];
  return word.replace(ending, form);
}

/** With other endings of all adjectives, of the head and of the last word. */
function german(term: string): string[] {
  const [words, separators] = parted(term);
  const last = words.length - 1;
  const particle = words.findIndex((word, i) => i > 0 && GERMAN_PARTICLES.has(word.toLowerCase()));
  const isAdjective = words.map(
    (word, i) =>
      i < last &&
      ADJECTIVE.test(word) &&
      !GERMAN_PARTICLES.has(word.toLowerCase()) &&
      (!isCapital(word) || (i === 0 && isCapital(words[1] as string))),
  );
  const adjectives = isAdjective.includes(true)
    ? ["e", "en", "er", "es"].map((ending) => words.map((word, i) => (isAdjective[i] ? word.replace(ADJECTIVE, ending) : word)))
    : [words];
  const nouns = [...new Set([last, particle < 0 ? last : particle - 1])];
  const declined = nouns.flatMap((noun) =>
    nounForms(words[noun] as string, words.length === 1 ? 6 : 4).flatMap((form) => adjectives.map((variant) => variant.with(noun, form))),
  );
  return [...adjectives, ...declined].map((variant) => joined(variant, separators));
}

/** Plurals and cases of a German noun that has some letters at least, without umlauts; "s", which the walk through a text takes for an ending, is not among them. */
function nounForms(noun: string, least: number): string[] {
  if (noun.length < least || !isCapital(noun) || HAS_INNER_CAPITAL.test(noun) || /en$/.test(noun)) {
    return [];
  }
  if (/(?:e|el|er)$/.test(noun)) {
    return [`${noun}n`];
  }
  if (/um$/.test(noun)) {
    return [noun.replace(/um$/, "en")];
  }
  return /(?:ung|heit|keit|schaft|ion|tat)$/.test(noun) ? [`${noun}en`] : [`${noun}e`, `${noun}en`, `${noun}es`];
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** The words of a term, and what stands after each. */
function parted(term: string): [words: string[], separators: string[]] {
  const parts = term.split(SEPARATOR);
  return [parts.filter((_, i) => i % 2 === 0), parts.filter((_, i) => i % 2 === 1)];
}

function joined(words: readonly string[], separators: readonly string[]): string {
  return words.map((word, i) => word + (separators[i] ?? "")).join("");
}
