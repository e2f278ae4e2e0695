import type { Translate } from "../reference/translate";

/** The words of a page in the user's language; a hole in them stays, for the page to fill. */
export function translated<T extends Readonly<Record<string, string>>>(words: T, translate: Translate): { [Word in keyof T]: string } {
  return Object.fromEntries(Object.entries(words).map(([word, english]) => [word, translate(english, "{0}")])) as {
    [Word in keyof T]: string;
  };
}
