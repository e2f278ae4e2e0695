import type { Entry } from "../dataset/schema";

/** What a writer may write for an entry. */
export interface NameForm {
  readonly text: string;
  readonly form: "name" | "acronym" | "both" | "translation";
  /** Language of a translation. */
  readonly language?: string;
}

/** The forms of an entry's name: the name, its acronym, both, and its names in other languages; the likeliest wish first. */
export function nameForms(entry: Entry): NameForm[] {
  const acronym = acronymOf(entry);
  return [
    { text: entry.name, form: "name" },
    ...(acronym === undefined
      ? []
      : ([
          { text: acronym, form: "acronym" },
          { text: `${entry.name} (${acronym})`, form: "both" },
        ] as const)),
    ...Object.entries(entry.names ?? {}).map(([language, text]) => ({ text, form: "translation" as const, language })),
  ];
}

/** The first of the English terms that is an acronym, where the name does not show it already. */
export function acronymOf(entry: Entry): string | undefined {
  for (const term of entry.terms) {
    const rule = typeof term === "string" ? { surface: term } : term;
    const { surface } = rule;
    if (rule.fact === undefined && rule.language === undefined && /^(?=(?:.*\p{Lu}){2})[\p{Lu}\d][\p{Lu}\d&/-]{1,14}s?$/u.test(surface)) {
      return entry.name.includes(surface) ? undefined : surface;
    }
  }
  return undefined;
}
