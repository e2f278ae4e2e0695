/** The cases of CSL: how a style sets the capitals of a text. */

/** Words that stay small within an English title (CSL 1.0.2, "Title case conversion"). */
const SMALL = new Set(
  "a according across afore after against ahead along alongside amid amidst among amongst an and anent around as aside at athwart atop barring because before behind below beneath beside besides between beyond but by circa despite down during except for forenenst from given in inside into lest like modulo near next nor notwithstanding of off on onto or out over per plus pro qua sans since so than that the though through throughout till to toward towards under underneath until unto up upon v versus via vis-à-vis vs when whereas with within without yet".split(
    " ",
  ),
);

/** A text in the case that a style asks for. Titles are set so in English alone. */
export function inCase(text: string, textCase: string | undefined, isEnglish: boolean): string {
  switch (textCase) {
    case "lowercase":
      return text.toLowerCase();
    case "uppercase":
      return text.toUpperCase();
    case "capitalize-first":
      return capitalized(text);
    case "capitalize-all":
      return text.replace(/\S+/g, capitalized);
    case "sentence":
      return capitalized(isShouted(text) ? text.toLowerCase() : text);
    case "title":
      return isEnglish ? titleCase(isShouted(text) ? text.toLowerCase() : text) : text;
    default:
      return text;
  }
}

function titleCase(text: string): string {
  const words = text.split(/(\s+)/);
  const last = words.findLastIndex((word) => /[\p{L}\p{N}]/u.test(word));
  let begins = true;
  return words
    .map((word, i) => {
      const [bare = ""] = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su.exec(word) ?? [];
      if (bare === "") {
        return word;
      }
      const isSmall = !begins && i !== last && SMALL.has(bare);
      // The point of "U.S." ends nothing.
      begins = /(?:[:?!—]|\p{Ll}{2}\.)["”’)]*$/u.test(word);
      return isSmall || bare !== bare.toLowerCase()
        ? word
        : word.replace(/[^-/]+/g, (part) => (part !== bare && SMALL.has(part) ? part : capitalized(part)));
    })
    .join("");
}

function capitalized(text: string): string {
  return text.replace(/^(\P{L}*)(\p{Ll})/u, (whole, before, letter) => (/\p{N}/u.test(before) ? whole : before + letter.toUpperCase()));
}

function isShouted(text: string): boolean {
  return text === text.toUpperCase() && text !== text.toLowerCase() && text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length > 1;
}
