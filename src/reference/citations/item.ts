import type { CslDate, PersonName, Source } from "../../dataset/schema";

/** A source as an item of CSL-JSON that any reference manager reads: what is ours alone is left out. */
export interface Item {
  readonly id: string;
  readonly type: Source["type"];
  readonly title: string;
  readonly author?: readonly PersonName[];
  readonly "container-title"?: string;
  readonly publisher?: string;
  readonly issued?: CslDate;
  readonly accessed: CslDate;
  readonly number?: string;
  readonly DOI?: string;
  readonly URL: string;
  readonly language?: string;
}

/** Types whose publisher is the site or paper in which they stand. */
const CONTAINED: ReadonlySet<Source["type"]> = new Set([
  "webpage",
  "post",
  "post-weblog",
  "article-newspaper",
  "article-magazine",
  "article-journal",
]);

/** The item of a source. */
export function itemOf(source: Source): Item {
  const { id, type, title, author, publisher, issued, accessed, number, DOI, URL, language } = source;
  const container = source["container-title"] ?? (CONTAINED.has(type) ? publisher : undefined);
  return {
    id,
    type,
    title,
    ...(author && { author }),
    ...(container !== undefined && { "container-title": container }),
    ...(publisher !== container && { publisher }),
    ...(issued && { issued }),
    accessed,
    ...(number !== undefined && { number }),
    ...(DOI !== undefined && { DOI }),
    URL,
    ...(language !== undefined && { language }),
  };
}
