import type { Locale, Style } from "./csl/style";

/** The styles that come with the extension. */
export const BUNDLED_STYLES = ["chicago", "apa", "mla", "ieee"] as const;

export type BundledStyle = (typeof BUNDLED_STYLES)[number];

/** The language in which citations are written. */
export type CitationLanguage = "en" | "fr";

/** The compiled file of styles. */
export interface Styles {
  readonly styles: Readonly<Record<BundledStyle, Style>>;
  readonly locales: Readonly<Record<CitationLanguage, Locale>>;
}

export function isBundled(name: string): name is BundledStyle {
  return (BUNDLED_STYLES as readonly string[]).includes(name);
}

/** Small words that are of one language alone. */
const ENGLISH = /\b(?:the|and|of|which|with|from|that|was|were|is)\b/gi;
const FRENCH = /\b(?:le|la|les|des|et|une|du|dans|pour|avec|est|sont|qui|par)\b/gi;

/** Whether a text is in French or in English, by its small words; English where it has few of either. */
export function languageOf(text: string): CitationLanguage {
  const count = (words: RegExp) => text.match(words)?.length ?? 0;
  return count(FRENCH) > count(ENGLISH) ? "fr" : "en";
}
