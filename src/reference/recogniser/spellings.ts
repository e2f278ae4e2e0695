import type { Language } from "../../dataset/schema";
import { EM_DASH, FOLD } from "./fold";

/** Words that take no plural within a French term. */
const FRENCH_PARTICLES = new Set([
  "de",
  "du",
  "des",
  "la",
  "le",
  "les",
  "l",
  "d",
  "en",
  "et",
  "a",
  "au",
  "aux",
  "par",
  "sur",
  "pour",
  "dans",
  "non",
]);
/** Words that have one spelling, but for French plurals. */
const PLAIN = /^[a-z]+(?: [a-z]+)*(?<!y)$/i;
/** A point that the walk passes over or stops at, unlike those in "10.2", "Space-Track.org" and "Sec. 3". */
const PASSED_POINT = /(?<=(?<![\p{L}\p{N}])\p{L})\.|\.$/gu;
const LETTER_DIGIT = /(?<=\p{L})[ -](?=\d)|(?<=\d)[ -](?=\p{L})/gu;
const DIGIT_GROUP = /(?<=\d)[, ](?=\d{3}(?!\d))/g;

/**
 * The spellings of a surface that the walk through the text does not cover by itself: without accents and dots, its
 * capitals kept, " " for a space and "-" for a hyphen or dash.
 */
export function spellings(surface: string, language: Language | undefined): string[] {
  // Most surfaces are such.
  if (PLAIN.test(surface) && language !== "fr") {
    return [surface];
  }
  const base = withoutAccents(surface)
    .replace(PASSED_POINT, "")
    .replace(/\s+/g, " ")
    .replace(/ ?[-\u2010-\u2015\u2212] ?/g, "-")
    .trim();
  let variants = [base];
  const add = (...spell: ((variant: string) => string)[]) => {
    variants = [...variants, ...spell.flatMap((f) => variants.map(f))];
  };
  add((variant) => variant.replace(LETTER_DIGIT, ""));
  if (base.search(DIGIT_GROUP) >= 0) {
    add(...["", " ", ".", ","].map((mark) => (variant: string) => variant.replace(DIGIT_GROUP, mark)));
  }
  if (/\d%/.test(base)) {
    add(...[" %", " percent", " per cent"].map((word) => (variant: string) => variant.replace(/(?<=\d)%/g, word)));
  }
  if (/œ/i.test(base)) {
    add((variant) => variant.replace(/œ/g, "oe").replace(/Œ/g, "Oe"));
  }
  if (base.includes("ß")) {
    add((variant) => variant.replace(/ß/g, "ss"));
  }
  if (base.includes(". ")) {
    add((variant) => variant.replace(/\. /g, " "));
  }
  if (base.includes("-")) {
    add((variant) => variant.replace(/-/g, " "));
  }
  if (language === undefined && /[^aeiou]y$/i.test(base)) {
    add((variant) => variant.replace(/y$/, "ies").replace(/Y$/, "IES"));
  }
  if (language === "fr") {
    add(frenchPlural);
  }
  if (language === "ru") {
    add((variant) => variant.replace(/(?<=[а-яё]{3})[аеийоуыьюя]$/iu, ""));
  }
  return [...new Set(variants)];
}

/** Every word but the last in the plural; the last one's ending is covered by the walk. */
function frenchPlural(variant: string): string {
  return variant.replace(/(?<![\p{L}'])\p{L}+(?=[ -])/gu, (word) =>
    /[sxz]$/i.test(word) || FRENCH_PARTICLES.has(word.toLowerCase()) ? word : `${word}s`,
  );
}

function withoutAccents(surface: string): string {
  let plain = "";
  for (const char of surface) {
    const unit = FOLD[char.charCodeAt(0)] ?? 0;
    if (char.length > 1 || unit === EM_DASH) {
      plain += char;
    } else if (unit > 1) {
      const folded = String.fromCharCode(unit);
      plain += char === char.toLowerCase() ? folded : folded.toUpperCase();
    }
  }
  return plain;
}
