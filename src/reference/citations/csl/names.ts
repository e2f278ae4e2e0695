import type { PersonName } from "../../../dataset/schema";
import { formatted, joined, plain, type Runs, textOf } from "./output";
import type { Words } from "./words";

type Attributes = Readonly<Record<string, string>>;

/** Attributes that names inherit from the style and from its citations or bibliography. */
const INHERITED: readonly (readonly [inherited: string, own: string])[] = [
  ...[
    "and",
    "delimiter-precedes-et-al",
    "delimiter-precedes-last",
    "et-al-min",
    "et-al-use-first",
    "et-al-use-last",
    "initialize",
    "initialize-with",
    "name-as-sort-order",
    "sort-separator",
  ].map((name) => [name, name] as const),
  ["name-form", "form"],
  ["name-delimiter", "delimiter"],
];

/** The attributes of names where a style says nothing nearer, the nearest last. */
export function nameAttributes(...layers: readonly Attributes[]): Attributes {
  const own = layers.at(-1) ?? {};
  const inherited = layers
    .slice(0, -1)
    .flatMap((layer) => INHERITED.flatMap(([from, to]) => (layer[from] === undefined ? [] : [[to, layer[from]] as const])));
  return { ...Object.fromEntries(inherited), ...own };
}

/** Names in the order and the form that a style asks for. */
export function formatNames(names: readonly PersonName[], attributes: Attributes, words: Words, etAl: Attributes = {}): Runs {
  const { and, delimiter = ", " } = attributes;
  const most = Number(attributes["et-al-min"] ?? Number.POSITIVE_INFINITY);
  const first = Number(attributes["et-al-use-first"] ?? 1);
  const isCut = names.length >= most && names.length > first;
  const shown = isCut ? names.slice(0, first) : names;
  const inverted = (i: number) => attributes["name-as-sort-order"] === "all" || (attributes["name-as-sort-order"] === "first" && i === 0);
  const texts = shown.map((name, i) => plain(formatName(name, attributes, inverted(i))));
  const last = names.at(-1);
  if (isCut && attributes["et-al-use-last"] === "true" && last && names.length > first + 1) {
    return joined([...texts, plain(`… ${formatName(last, attributes, inverted(names.length))}`)], delimiter);
  }
  if (isCut) {
    const term = words.term(etAl.term ?? "et-al");
    const precedes = precedesLast(attributes["delimiter-precedes-et-al"], shown.length > 1, inverted(shown.length - 1));
    return [
      ...joined(texts, delimiter),
      ...plain(precedes ? delimiter : " "),
      ...formatted(plain(term), { italic: etAl["font-style"] === "italic" }),
    ];
  }
  const conjunction = and === "text" ? words.term("and") : and === "symbol" ? words.term("and", "symbol") || "&" : undefined;
  if (conjunction === undefined || texts.length < 2) {
    return joined(texts, delimiter);
  }
  const before = texts.slice(0, -1);
  const precedes = precedesLast(attributes["delimiter-precedes-last"], texts.length > 2, inverted(texts.length - 2));
  const glue = `${precedes ? delimiter.trimEnd() : ""} ${conjunction} `;
  return [...joined(before, delimiter), ...plain(glue), ...(texts.at(-1) ?? [])];
}

function precedesLast(rule: string | undefined, isLong: boolean, afterInverted: boolean): boolean {
  switch (rule) {
    case "always":
      return true;
    case "never":
      return false;
    case "after-inverted-name":
      return afterInverted;
    default:
      return isLong;
  }
}

function formatName({ literal, family = "", given = "" }: PersonName, attributes: Attributes, inverted: boolean): string {
  if (literal !== undefined) {
    return literal;
  }
  if (attributes.form === "short" || given === "") {
    return family || given;
  }
  const spaced = given.replace(/\.(?=\p{L})/gu, ". ");
  const mark = attributes["initialize-with"];
  const first = mark === undefined || attributes.initialize === "false" ? spaced : initials(spaced, mark);
  return inverted ? `${family}${attributes["sort-separator"] ?? ", "}${first}` : `${first} ${family}`;
}

/** "John R." to "J. R." for the mark ". ". */
function initials(given: string, mark: string): string {
  return given
    .split(/\s+/)
    .map((part) =>
      part
        .split("-")
        .filter((name, i) => i === 0 || /^\p{Lu}/u.test(name))
        .map((name) => name.charAt(0).toUpperCase() + mark.trimEnd())
        .join("-"),
    )
    .join(mark.endsWith(" ") ? " " : "");
}

/** What names are sorted by: the family name first, without capitals. */
export function sortableNames(names: readonly PersonName[], words: Words): string {
  return textOf(formatNames(names, { "name-as-sort-order": "all", delimiter: " " }, words)).toLowerCase();
}
