import type { Language } from "../../dataset/schema";
import { EM_DASH, FOLD } from "./fold";
import { inflected, isInflected } from "./inflection";

/** Words that have one spelling, but for what British and American writers, or other languages, make of them. */
const PLAIN = /^[a-z]+(?: [a-z]+)*(?<!y)$/i;
/** What British and American writers spell in their own way, in words of the field. */
const BRITISH_AND_AMERICAN: readonly (readonly [british: RegExp, americanForm: string, american: RegExp, britishForm: string])[] = [
  [/(?<=def|off)ence/gi, "ense", /(?<=def|off)ense/gi, "ence"],
  [/(?<=\bcent)re/gi, "er", /(?<=\bcent)er/gi, "re"],
  [/(?<=program)me/gi, "", /(?<=program)(?!m)/gi, "me"],
  [/(?<=man)oeuvre?/gi, "euver", /(?<=man)euver(?=ing|ab)/gi, "oeuvr"],
  [/$^/g, "", /(?<=man)euver/gi, "oeuvre"],
  [/(?<=i)s(?=ation)/gi, "z", /(?<=i)z(?=ation)/gi, "s"],
  [/(?<=behavi)our/gi, "or", /(?<=behavi)or/gi, "our"],
  [/(?<=refue)ll(?=ing|ed)/gi, "l", /(?<=refue)l(?=ing|ed)/gi, "ll"],
  [/(?<=catalog)ue/gi, "", /(?<=catalog)(?!u)/gi, "ue"],
  [/(?<=\bgr)ey\b/gi, "ay", /(?<=\bgr)ay\b/gi, "ey"],
];
/** Whether any of these, or what stands for "and", may be there. */
const MAY_DIFFER = / and |en[cs]e|cent(?:re|er)|program|oeuv|euve|i[sz]ation|behavi|refuel|catalog|gr[ae]y/i;
/** A prefix that many write without the hyphen after it. */
const PREFIX = /(?<![\p{L}])(anti|co|counter|cyber|geo|hyper|inter|micro|multi|nano|non|over|post|pre|re|sub|trans|ultra)-(?=\p{L})/giu;
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
  if (PLAIN.test(surface) && !isInflected(language) && !(language === undefined && MAY_DIFFER.test(surface))) {
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
  if (base.includes(", ")) {
    add(
      (variant) => variant.replace(/, (?=(?:and|or|et|ou|und|oder|y|o|e) )/g, " "),
      (variant) => variant.replace(/, /g, " "),
    );
  }
  if (/ (?:and|&) /.test(base)) {
    add((variant) => variant.replace(/ (and|&) /g, (_, word) => (word === "&" ? " and " : " & ")));
  }
  if (language === undefined && MAY_DIFFER.test(base)) {
    for (const [british, americanForm, american, britishForm] of BRITISH_AND_AMERICAN) {
      if (variants.some((variant) => variant.search(british) >= 0 || variant.search(american) >= 0)) {
        add(
          (variant) => variant.replace(british, americanForm),
          (variant) => variant.replace(american, britishForm),
        );
      }
    }
  }
  if (language !== undefined && isInflected(language)) {
    variants = variants.flatMap((variant) => [variant, ...inflected(variant, language)]);
  }
  if (base.includes("-")) {
    add((variant) => variant.replace(PREFIX, "$1"));
    add((variant) => variant.replace(/-/g, " "));
  }
  if (language === undefined && /[^aeiou]y$/i.test(base)) {
    add((variant) => variant.replace(/y$/, "ies").replace(/Y$/, "IES"));
  }
  if (language === "ru") {
    add((variant) => variant.replace(/(?<=[а-яё]{3})[аеийоуыьюя]$/iu, ""));
  }
  return [...new Set(variants)];
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
