import { fold } from "../recogniser/fold";

const MAX_QUERY_WORDS = 12;

/** Words that say nothing, in English and French; without them "the war of 2007" and "guerre de 2007" are two words. */
const EMPTY_WORDS = new Set(
  "a an and at by for from in is of on or the to what who with au aux avec ce dans de des du en est et il la le les ou par pour qu que qui sur un une".split(
    " ",
  ),
);

/** Folded, with IRIS² as IRIS2, U.S. as US and 1,189 as 1189. */
export function spell(text: string): string {
  return fold(text.normalize("NFKC"))
    .replaceAll("œ", "oe")
    .replaceAll("ß", "ss")
    .replace(/(?<=\p{L})\.(?=\p{L})/gu, "")
    .replace(/(?<=\d)[, ](?=\d{3}(?!\d))/g, "");
}

/** The words of a spelt text: letters, or a figure with the letters that follow it ("Skynet 5A" and "skynet5a": skynet, 5a). */
function allWords(spelling: string): string[] {
  return spelling.match(/\p{L}+|\p{N}[\p{L}\p{N}]*/gu) ?? [];
}

/** The words that say something. */
export function words(spelling: string): string[] {
  return allWords(spelling).filter(saysSomething);
}

/** A single letter is what is left of an elision, possessive or designation. */
function saysSomething(word: string): boolean {
  return !EMPTY_WORDS.has(word) && (word.length > 1 || !/[a-z]/.test(word));
}

/** The distinct words of a query that say something; the last always counts, since it may be half typed ("space de"). */
export function queryWords(query: string): string[] {
  const all = allWords(spell(query));
  const telling = all.filter((word, i) => saysSomething(word) || i === all.length - 1);
  return [...new Set(telling)].slice(0, MAX_QUERY_WORDS);
}

/** Hyphenated words as one, since "anti-satellite" is written "antisatellite" as well. */
export function joinedWords(spelling: string): string[] {
  return spelling.includes("-") ? (spelling.match(/(?<!\p{L})\p{L}+(?:-\p{L}+)+/gu) ?? []).map((word) => word.replaceAll("-", "")) : [];
}

/** What exact answers are found under: the spelt surface without any separator, so that "skynet5a" is "SKYNET-5A". */
export function exactKey(spelling: string): string {
  return spelling.replace(/[^\p{L}\p{N}%]+/gu, "");
}
