import type { Locale, Node, Style } from "./style";

/** The words of a language, as a style has them. */
export class Words {
  readonly #locales: readonly Locale[];

  /** @param base the words of the language, whatever the style */
  constructor(
    style: Style,
    readonly base: Locale,
  ) {
    const own = style.locales.filter(({ language }) => language === base.language);
    this.#locales = [...own, ...style.locales.filter(({ language }) => language === ""), base];
  }

  get isEnglish(): boolean {
    return this.base.language === "en";
  }

  /** A word in a form, or in the next longer one that there is. */
  term(name: string, form = "long", several = false): string {
    for (const tried of [form, ...(FALLBACK[form] ?? [])]) {
      for (const { terms } of this.#locales) {
        const term = terms[`${name}|${tried}`];
        if (term) {
          return term[several ? 1 : 0];
        }
      }
    }
    return "";
  }

  date(form: string): Node | undefined {
    return this.#locales.find(({ dates }) => dates[form])?.dates[form];
  }

  option(name: string): boolean {
    return this.#locales.find(({ options }) => options[name] !== undefined)?.options[name] === "true";
  }
}

const FALLBACK: Readonly<Record<string, readonly string[]>> = {
  short: ["long"],
  symbol: ["short", "long"],
  verb: ["long"],
  "verb-short": ["verb", "long"],
};
