import type { CslDate } from "../../../dataset/schema";
import { inCase } from "./cases";
import { formatted, joined, plain, type Runs } from "./output";
import type { Node } from "./style";
import type { Words } from "./words";

type Attributes = Readonly<Record<string, string>>;

/** How many parts of a date each precision has. */
const PRECISION: Readonly<Record<string, readonly string[]>> = {
  year: ["year"],
  "year-month": ["year", "month"],
  "year-month-day": ["year", "month", "day"],
};

/** A date as a style writes it: in the form of the language, or of parts of its own. */
export function formatDate(date: CslDate, node: Node, words: Words): Runs {
  const { form, "date-parts": precision = "year-month-day" } = node.attributes;
  const localized = form === undefined ? undefined : words.date(form);
  const wanted = PRECISION[precision] ?? [];
  const own = new Map(node.children.map((part) => [part.attributes.name ?? "", part.attributes]));
  const parts: readonly Attributes[] = localized
    ? localized.children
        .filter(({ attributes }) => wanted.includes(attributes.name ?? ""))
        .map(({ attributes }) => ({ ...attributes, ...withoutAffixes(own.get(attributes.name ?? "")) }))
    : node.children.map(({ attributes }) => attributes);
  const delimiter = (localized ?? node).attributes.delimiter ?? node.attributes.delimiter ?? "";
  const ends = date["date-parts"].map((numbers) => {
    const texts = parts.flatMap((part, i) => {
      const text = formatPart(numbers, part, words);
      // Without its neighbour a part keeps no space or comma towards it.
      const isLast = !parts.slice(i + 1).some((later) => formatPart(numbers, later, words));
      return text === ""
        ? []
        : [formatted(plain(`${part.prefix ?? ""}${text}${isLast && localized ? "" : (part.suffix ?? "")}`), styleOf(part))];
    });
    return joined(texts, delimiter);
  });
  return joined(ends, "–");
}

function withoutAffixes({ prefix: _, suffix: __, ...rest }: Attributes = {}): Attributes {
  return rest;
}

function styleOf(part: Attributes) {
  return { italic: part["font-style"] === "italic", bold: part["font-weight"] === "bold" };
}

function formatPart(
  [year, month, day]: readonly number[],
  { name, form, "text-case": textCase, "strip-periods": strip }: Attributes,
  words: Words,
): string {
  const word = (text: string) => inCase(strip === "true" ? text.replaceAll(".", "") : text, textCase, words.isEnglish);
  switch (name) {
    case "year":
      return year === undefined ? "" : form === "short" ? String(year).slice(-2) : String(year);
    case "month": {
      if (month === undefined) {
        return "";
      }
      const padded = String(month).padStart(2, "0");
      return form === "numeric" ? String(month) : form === "numeric-leading-zeros" ? padded : word(words.term(`month-${padded}`, form));
    }
    case "day":
      if (day === undefined) {
        return "";
      }
      if (form === "ordinal" && (day === 1 || !words.option("limit-day-ordinals-to-day-1"))) {
        return `${day}${ordinalSuffix(day, words)}`;
      }
      return form === "numeric-leading-zeros" ? String(day).padStart(2, "0") : String(day);
    default:
      return "";
  }
}

function ordinalSuffix(day: number, words: Words): string {
  const two = `ordinal-${String(day % 100).padStart(2, "0")}`;
  return words.term(two) || words.term(`ordinal-0${day % 10}`) || words.term("ordinal");
}

/** What dates are sorted by. */
export function sortableDate(date: CslDate | undefined): string {
  return (date?.["date-parts"][0] ?? []).map((part) => String(part).padStart(4, "0")).join("");
}
