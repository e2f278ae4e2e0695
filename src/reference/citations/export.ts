/** The sources of a text as files that reference managers read. */
import type { CslDate, PersonName, Source } from "../../dataset/schema";
import { type Item, itemOf } from "./item";

/** Formats, with the ending of their files. */
export const EXPORT_FORMATS = { "CSL-JSON": "json", BibTeX: "bib", RIS: "ris" } as const;

export type ExportFormat = keyof typeof EXPORT_FORMATS;

export function exportSources(sources: readonly Source[], format: ExportFormat): string {
  const items = sources.map(itemOf);
  switch (format) {
    case "CSL-JSON":
      return `${JSON.stringify(items, undefined, 2)}\n`;
    case "BibTeX":
      return items.map(bibTeX).join("\n");
    case "RIS":
      return items.map(ris).join("\n");
  }
}

/** Types of BibLaTeX, which Pandoc and Zotero read; what has none is `online`. */
const BIB_TYPES: Partial<Record<Item["type"], string>> = {
  "article-journal": "article",
  "article-magazine": "article",
  "article-newspaper": "article",
  article: "article",
  book: "book",
  chapter: "incollection",
  "paper-conference": "inproceedings",
  report: "report",
  standard: "report",
  dataset: "dataset",
};

function bibTeX(item: Item): string {
  const container = item["container-title"];
  const type = BIB_TYPES[item.type] ?? "online";
  const containerField =
    type === "article" ? "journaltitle" : type === "incollection" || type === "inproceedings" ? "booktitle" : "organization";
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["author", item.author?.map(bibName).join(" and ")],
    ["title", `{${bibText(item.title)}}`],
    [containerField, container === undefined ? undefined : bibText(container)],
    [type === "report" ? "institution" : "publisher", item.publisher === undefined ? undefined : bibText(item.publisher)],
    ["number", item.number && bibText(item.number)],
    ["date", isoDate(item.issued)],
    ["url", bibAddress(item.URL)],
    ["urldate", isoDate(item.accessed)],
    ["doi", item.DOI],
    ["langid", item.language && BIB_LANGUAGES[item.language.slice(0, 2)]],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = {${value}},`] : []));
  return `@${type}{${item.id},\n${lines.join("\n")}\n}\n`;
}

/** Names of languages in BibLaTeX. */
const BIB_LANGUAGES: Readonly<Record<string, string>> = {
  en: "english",
  fr: "french",
  de: "german",
  es: "spanish",
  it: "italian",
  pt: "portuguese",
  nl: "dutch",
  pl: "polish",
  ru: "russian",
};

function bibName({ literal, family = "", given = "" }: PersonName): string {
  return literal === undefined ? [family, given].filter(Boolean).map(bibText).join(", ") : `{${bibText(literal)}}`;
}

function bibText(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\\{}$&#%_~^]/g, (char) =>
      char === "\\" ? "\\textbackslash{}" : char === "~" ? "\\textasciitilde{}" : char === "^" ? "\\textasciicircum{}" : `\\${char}`,
    );
}

/** An address as a file of BibTeX holds it: nothing in it is markup. */
function bibAddress(address: string): string {
  return address.replace(/[\\{}\s]/g, encodeURIComponent);
}

function isoDate(date: CslDate | undefined): string | undefined {
  return date?.["date-parts"].map((parts) => parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, "0")).join("-")).join("/");
}

/** Types of RIS (https://en.wikipedia.org/wiki/RIS_(file_format)); what has none is a web page. */
const RIS_TYPES: Partial<Record<Item["type"], string>> = {
  article: "GEN",
  "article-journal": "JOUR",
  "article-magazine": "MGZN",
  "article-newspaper": "NEWS",
  bill: "BILL",
  book: "BOOK",
  chapter: "CHAP",
  dataset: "DATA",
  document: "GEN",
  hearing: "HEAR",
  legislation: "STAT",
  pamphlet: "PAMP",
  "paper-conference": "CPAPER",
  regulation: "STAT",
  report: "RPRT",
  standard: "STAND",
  "post-weblog": "BLOG",
};

function ris(item: Item): string {
  const [issued] = item.issued?.["date-parts"] ?? [];
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["TY", RIS_TYPES[item.type] ?? "ELEC"],
    ["ID", item.id],
    ...(item.author ?? []).map(({ literal, family, given }) => ["AU", literal ?? [family, given].filter(Boolean).join(", ")] as const),
    ["TI", item.title],
    ["T2", item["container-title"]],
    ["PB", item.publisher],
    ["PY", issued?.[0] === undefined ? undefined : String(issued[0])],
    ["DA", issued && [...issued.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, "0")), "", "", ""].slice(0, 3).join("/")],
    ["M1", item.number],
    ["DO", item.DOI],
    ["UR", item.URL],
    ["Y2", isoDate(item.accessed)?.replaceAll("-", "/")],
    ["LA", item.language],
    ["ER", ""],
  ];
  return fields.flatMap(([tag, value]) => (value === undefined ? [] : [`${tag}  - ${value.replace(/\s+/g, " ")}\r\n`])).join("");
}
