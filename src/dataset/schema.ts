/* Generated from schema.json by the build: do not edit. */

/**
 * Stable for ever: kebab-case, a to z and digits.
 *
 * This interface was referenced by `DatasetFile`'s JSON-Schema
 * via the `definition` "id".
 */
export type Id = string;
/**
 * As exact as the source is and no more: 2025, 2025-09, 2025-09-18, "late 2024", "before 2019", or a span 2025-09-04/2025-09-12.
 *
 * This interface was referenced by `DatasetFile`'s JSON-Schema
 * via the `definition` "when".
 */
export type When = string;
/**
 * Language of the words, where it is not English.
 *
 * This interface was referenced by `DatasetFile`'s JSON-Schema
 * via the `definition` "language".
 */
export type Language = "fr" | "de" | "es" | "it" | "pt" | "nl" | "pl" | "zh" | "ru" | "ja" | "ko" | "hi" | "fa" | "he" | "uk";
/**
 * The sources that say so: names of files in sources/. Two independent ones where they exist.
 *
 * @minItems 1
 * @maxItems 12
 *
 * This interface was referenced by `DatasetFile`'s JSON-Schema
 * via the `definition` "sourceIds".
 */
export type SourceIds = Id[];
/**
 * What is recognised in text. Capitals must be capitals in the text; small letters accept both. Spaces and hyphens stand for one another; plural, possessive, other forms of its language, and British or American spelling come by themselves.
 *
 * This interface was referenced by `DatasetFile`'s JSON-Schema
 * via the `definition` "term".
 */
export type Term = string | TermRule;
/**
 * The date for which the statement holds; for an event, when it happened.
 */
export type When1 = string;
/**
 * When it ceased to hold.
 */
export type When2 = string;
/**
 * What it is; the file lies in entries/KIND/.
 */
export type Kind =
  | "mission"
  | "operation"
  | "exercise"
  | "organization"
  | "coalition"
  | "person"
  | "satellite"
  | "system"
  | "weapon"
  | "event"
  | "concept"
  | "orbit"
  | "treaty"
  | "doctrine"
  | "report"
  | "place";

/**
 * An entry or a source of Space Security Reference, one file each, named after the id; or the list of redirects.
 */
export interface DatasetFile {
  [k: string]: unknown;
}
export interface TermRule {
  /**
   * The words as written in a text.
   */
  surface: string;
  language?: Language;
  /**
   * "exact": small letters must be small in the text too.
   */
  case?: "exact";
  /**
   * For an ambiguous surface: it is this entry only where one of these words stands in the same paragraph, or where the document is plainly about the entry.
   *
   * @minItems 1
   * @maxItems 40
   */
  context?: string[];
  /**
   * Among several entries that claim the surface, the one that it means when no context decides.
   */
  preferred?: boolean;
  /**
   * Stable for ever: kebab-case, a to z and digits.
   */
  fact?: string;
}
/**
 * This interface was referenced by `DatasetFile`'s JSON-Schema
 * via the `definition` "fact".
 */
export interface Fact {
  /**
   * Stable for ever: kebab-case, a to z and digits.
   */
  id: string;
  /**
   * What the fact is about, in kebab-case; the same word for the same thing in all entries.
   */
  attribute: string;
  /**
   * One plain sentence in our own words; says who claims it where it is a claim.
   */
  statement: string;
  /**
   * The figure, date (YYYY-MM-DD as far as known) or short text of the statement, for machines.
   */
  value?: number | string;
  /**
   * Unit of a figure: km, kg, deg, satellites, pieces, percent, members, states, km/s, min, h, d, USD, EUR …
   */
  unit?: string;
  /**
   * How the figure is to be read.
   */
  qualifier?: "about" | "at least" | "more than" | "at most" | "less than";
  asOf: When1;
  validUntil?: When2;
  /**
   * official: a responsible body says so of its own affairs. reported: others say so. disputed: sources contradict one another.
   */
  confidence: "official" | "reported" | "disputed";
  sources: SourceIds;
  /**
   * Ids of older facts of this entry that this one replaces; they stay readable.
   *
   * @minItems 1
   * @maxItems 20
   */
  supersedes?: Id[];
}
/**
 * This interface was referenced by `DatasetFile`'s JSON-Schema
 * via the `definition` "milestone".
 */
export interface Milestone {
  date: When;
  /**
   * What happened, in our own words.
   */
  event: string;
  sources: SourceIds;
}
/**
 * A typed link from this entry to another. Never write the inverse: it is derived.
 *
 * This interface was referenced by `DatasetFile`'s JSON-Schema
 * via the `definition` "relation".
 */
export interface Relation {
  /**
   * Read as: this entry TYPE that entry. participant, spacecraft, target, location, weapon: of an event or operation. operator, built-by, orbit: of a spacecraft.
   */
  type:
    | "participant"
    | "spacecraft"
    | "target"
    | "weapon"
    | "location"
    | "operator"
    | "built-by"
    | "orbit"
    | "member-of"
    | "part-of"
    | "commanded-by"
    | "successor-of"
    | "demonstrated"
    | "published-by"
    | "see-also";
  entry: Id;
  /**
   * Role or limit, in a few words.
   */
  note?: string;
  since?: When;
  until?: When;
}
/**
 * This interface was referenced by `DatasetFile`'s JSON-Schema
 * via the `definition` "entry".
 */
export interface Entry {
  $schema?: string;
  id: Id;
  kind: Kind;
  /**
   * The usual English name; it heads the card.
   */
  name: string;
  /**
   * One to three plain sentences in our own words; the first alone must define the entry.
   */
  summary: string;
  /**
   * @minItems 1
   * @maxItems 100
   */
  terms: Term[];
  /**
   * Names in other languages, for the card and the look-up.
   */
  names?: {
    [k: string]: string;
  };
  identifiers?: Identifiers;
  /**
   * The most important first: the card shows the first ones that still hold.
   *
   * @minItems 1
   * @maxItems 120
   */
  facts: Fact[];
  /**
   * @minItems 1
   * @maxItems 60
   */
  milestones?: Milestone[];
  /**
   * @minItems 1
   * @maxItems 60
   */
  relations?: Relation[];
}
export interface Identifiers {
  /**
   * Satellite catalogue number.
   */
  norad?: number;
  /**
   * International designator, such as 2007-007B.
   */
  cospar?: string;
  wikidata?: string;
}
/**
 * Where ids of entries that are gone lead to now, so that no id ever dies.
 *
 * This interface was referenced by `DatasetFile`'s JSON-Schema
 * via the `definition` "redirects".
 */
export interface Redirects {
  $schema?: string;
  /**
   * Of an entry that was renamed or merged: the id of the entry that has taken its place.
   */
  moved: {
    [k: string]: Id;
  };
  /**
   * Of an entry that was divided: the ids of its parts, the chief one first.
   */
  split: {
    /**
     * @minItems 2
     * @maxItems 20
     */
    [k: string]: Id[];
  };
}
/**
 * This interface was referenced by `DatasetFile`'s JSON-Schema
 * via the `definition` "personName".
 */
export interface PersonName {
  family?: string;
  given?: string;
  /**
   * Name of an author that is not a person.
   */
  literal?: string;
}
/**
 * {"date-parts": [[year, month, day]]}; month and day where known.
 *
 * This interface was referenced by `DatasetFile`'s JSON-Schema
 * via the `definition` "cslDate".
 */
export interface CslDate {
  /**
   * @minItems 1
   * @maxItems 2
   */
  "date-parts": number[][];
}
/**
 * A source, as an item of CSL-JSON.
 *
 * This interface was referenced by `DatasetFile`'s JSON-Schema
 * via the `definition` "source".
 */
export interface Source {
  $schema?: string;
  id: Id;
  /**
   * CSL type.
   */
  type:
    | "article"
    | "article-journal"
    | "article-magazine"
    | "article-newspaper"
    | "bill"
    | "book"
    | "broadcast"
    | "chapter"
    | "dataset"
    | "document"
    | "hearing"
    | "legislation"
    | "pamphlet"
    | "paper-conference"
    | "post"
    | "post-weblog"
    | "regulation"
    | "report"
    | "speech"
    | "standard"
    | "treaty"
    | "webpage";
  title: string;
  /**
   * @minItems 1
   * @maxItems 20
   */
  author?: PersonName[];
  publisher: string;
  /**
   * Newspaper, journal or site, where it is not the publisher.
   */
  "container-title"?: string;
  issued?: CslDate;
  accessed: CslDate;
  URL: string;
  DOI?: string;
  number?: string;
  language?: string;
  /**
   * Through which copy or mirror it was read, and its licence where that matters.
   */
  note?: string;
  custom: SourceCustom;
}
export interface SourceCustom {
  /**
   * official: a responsible body. specialist: trade press, think tanks, scholars, expert blogs. press: general press. reference: encyclopaedias. aggregator: syndicated copies and mirrors.
   */
  grade: "official" | "specialist" | "press" | "reference" | "aggregator";
}
