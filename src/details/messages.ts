/**
 * All that the host and the page of a details panel say to one another, and the guards by which each checks the other.
 * Both sides bundle this module: no vscode, no DOM, no Node.
 */

import { isWebAddress as isAddress } from "../reference/text";
import { type Guard, isCount, isFlag, isNumber, isText, listOf, oneOf, optional, shape } from "./guards";
import { isTimeline, type TimelineView } from "./timeline/messages";

/** Where the reader was on a page. */
export interface Place {
  readonly scroll: number;
  /** Id of the element that had the focus; empty for none. */
  readonly focus: string;
  /** Ids of what is unfolded. */
  readonly open: readonly string[];
}

export interface Visit {
  readonly entryId: string;
  readonly place: Place;
}

/** What a panel has shown: kept by the page as its state, so that it survives a reload of the window. */
export interface SavedHistory {
  readonly index: number;
  readonly visits: readonly Visit[];
}

/** A link to another entry. */
export interface LinkView {
  readonly entryId: string;
  readonly name: string;
  readonly kind: string;
  readonly kindLabel: string;
  /** Role and dates. */
  readonly note: string;
}

export interface LinkGroupView {
  readonly label: string;
  readonly links: readonly LinkView[];
}

/** A neighbour's neighbour. */
export interface FurtherLink extends LinkView {
  /** The neighbour by which one comes to it. */
  readonly via: string;
  /** How that neighbour is related to it. */
  readonly relation: string;
}

/** A datum of the header, already in words. */
export interface LabelledView {
  readonly label: string;
  readonly value: string;
  /** The day for which it holds, where it does not say so itself. */
  readonly asOf?: string;
  readonly href?: string;
}

export interface FactView {
  readonly id: string;
  readonly attribute: string;
  readonly statement: string;
  readonly value: string;
  readonly asOf: string;
  readonly confidence: "official" | "reported" | "disputed";
  readonly confidenceLabel: string;
  /** Numbers in the bibliography. */
  readonly sources: readonly number[];
  /** Why it no longer holds, with the fact that took its place. */
  readonly fate?: { readonly label: string; readonly factId: string; readonly statement: string };
}

/** Facts about the same thing that contradict one another. */
export interface DisputeView {
  readonly attribute: string;
  readonly facts: readonly FactView[];
}

export interface MilestoneView {
  readonly date: string;
  readonly event: string;
  readonly sources: readonly number[];
}

/** The same data as a picture's, to be read. */
interface TableView {
  readonly columns: readonly string[];
  /** One cell for each column; the numbers are of the bibliography. */
  readonly rows: readonly { readonly cells: readonly string[]; readonly sources: readonly number[] }[];
}

/** Words with the numbers of their sources. */
export interface CitedText {
  readonly text: string;
  readonly sources: readonly number[];
  /** Whether it follows from what is cited beside it. */
  readonly calculated?: boolean;
}

/** A dated figure. Days are counted from 1970-01-01. */
export interface SeriesPoint {
  readonly factId: string;
  readonly value: number;
  readonly text: string;
  readonly date: string;
  readonly statement: string;
  /** Confidence, and whether it is still current. */
  readonly note: string;
  /** The first day that the date may mean, and the day after the last. */
  readonly start: number;
  readonly end: number;
  readonly past: boolean;
  readonly disputed: boolean;
  /** The figure that superseded it. */
  readonly heirId?: string;
  readonly sources: readonly number[];
}

/** Figures of one kind over time. */
export interface SeriesView {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly points: readonly SeriesPoint[];
  readonly table: TableView;
}

/** A region round the Earth between two heights in km; a line where they are one. */
export interface OrbitBelt extends CitedText {
  readonly label: string;
  readonly entryId: string;
  /** Whether the page is about it. */
  readonly subject: boolean;
  readonly from: number;
  readonly to: number;
}

/** A height in km of which a fact speaks, though of no orbit. */
export interface OrbitHeight extends CitedText {
  readonly label: string;
  readonly altitude: number;
  readonly statement: string;
}

export interface OrbitCraft {
  readonly entryId: string;
  readonly name: string;
  /** Whether it belongs to what the page is about, rather than being near it. */
  readonly subject: boolean;
  /** Whether it flies so no more. */
  readonly past: boolean;
  /** Heights in km. */
  readonly perigee: number;
  readonly apogee: number;
  /** Degrees east, of what stands over one place. */
  readonly longitude?: number;
  readonly details: readonly CitedText[];
  /** What is to be said at its lowest and highest point, where these are far apart. */
  readonly ends?: { readonly perigee: OrbitEnd; readonly apogee: OrbitEnd };
}

export interface OrbitEnd {
  readonly label: string;
  readonly details: readonly CitedText[];
}

/** Orbits round the Earth, to be drawn to scale. */
export interface OrbitView {
  /** What the picture shows, for those who do not see it. */
  readonly says: string;
  readonly belts: readonly OrbitBelt[];
  readonly heights: readonly OrbitHeight[];
  readonly craft: readonly OrbitCraft[];
  readonly table: TableView;
}

export interface SourceView {
  readonly title: string;
  readonly href: string;
  readonly language: string;
  /** Author, publisher, date, as one line. */
  readonly origin: string;
  readonly accessed: string;
  readonly note: string;
  readonly grade: string;
  readonly gradeLabel: string;
}

/** An operation or the like in brief: what for, with whom, with what, and what came of it. */
export interface BriefView {
  readonly objectives: readonly FactView[];
  readonly outcomes: readonly FactView[];
  readonly groups: readonly LinkGroupView[];
}

export interface EntryView {
  readonly entryId: string;
  readonly kind: string;
  readonly kindLabel: string;
  readonly name: string;
  readonly otherNames: readonly { readonly name: string; readonly language: string; readonly languageLabel: string }[];
  readonly identifiers: readonly LabelledView[];
  /** The data by which one places the entry: dates, status, orbit. */
  readonly vitals: readonly LabelledView[];
  readonly summary: string;
  readonly brief?: BriefView;
  /** Where there is enough to show. */
  readonly timeline?: TimelineView;
  readonly orbit?: OrbitView;
  readonly series: readonly SeriesView[];
  readonly milestones: readonly MilestoneView[];
  readonly facts: readonly FactView[];
  readonly disputes: readonly DisputeView[];
  readonly past: readonly FactView[];
  readonly related: readonly LinkGroupView[];
  readonly sources: readonly SourceView[];
}

/** What stands in the page in place of an entry that cannot be shown. */
export interface NoticeView {
  readonly title: string;
  readonly text: string;
}

/** The page's own words, in English: the host sends them in the user's language. */
export const WORDS = {
  toolbar: "Page",
  back: "Back",
  forward: "Forward",
  copyEntry: "Copy citation",
  compare: "Compare with …",
  copyFact: "Copy citation of this fact",
  copied: "Copied",
  keyData: "Key data",
  brief: "In brief",
  objective: "Objective",
  outcome: "Outcome",
  timeline: "Timeline",
  facts: "Facts",
  attribute: "About",
  statement: "Statement",
  value: "Value",
  asOf: "As of",
  confidence: "Confidence",
  sources: "Sources",
  source: "Source {0}",
  actions: "Copy",
  disputes: "Where sources disagree",
  past: "Earlier facts ({0})",
  related: "Related",
  more: "{0} more",
  accessed: "Accessed {0}",
  table: "Table",
  orbit: "Orbit",
  inDocument: "In {0}",
  line: "Line {0}",
  relations: "Relations",
  relationsSay: "The entry with its neighbours, grouped by how they are related to it.",
  neighbours: "Neighbours",
  theirs: "And theirs",
  relation: "Relation",
  entry: "Entry",
  kind: "Kind",
  note: "Note",
  series: "Figures over time",
  seriesSays:
    "Dated figures as points. A bar is a span of days that the date may mean; a line leads to the figure that superseded another.",
  seriesNote: "Bars: days that a date may mean. Lines lead to what superseded a figure.",
  toScale: "To scale",
  readable: "Readable",
  calculated: "* Calculated from perigee and apogee.",
  scaleTrue: "Drawn to one true scale.",
  scaleReadable: "Compressed: heights above the ground are drawn by their square root.",
  copySvg: "Copy as SVG",
  saveSvg: "Save as SVG",
  savePng: "Save as PNG",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  zoomAll: "Show all",
  today: "Today",
  when: "When",
  what: "What",
  lane: "Lane",

  timelineKeys: "Arrow keys go from mark to mark, plus and minus zoom, Enter opens.",
  timelineHint:
    "Drag to move, Ctrl and the wheel to zoom. A dot is a day, a dashed bar a time within which it was, a faded mark what no longer holds.",
} as const;

export type Words = { readonly [Word in keyof typeof WORDS]: string };

export interface ShowMessage {
  readonly type: "show";
  /** Of the words; the entry is in English. */
  readonly language: string;
  readonly words: Words;
  readonly history: SavedHistory;
  readonly entry?: EntryView;
  readonly notice?: NoticeView;
  /** The fact to bring into view. */
  readonly factId?: string;
}

/** What was asked for is on the clipboard: a picture, or the citation of a fact or, without either, of the entry. */
export interface CopiedMessage {
  readonly type: "copied";
  readonly factId?: string;
  readonly pictureId?: string;
}

/** Where the text beside the page speaks of the entry; lines and characters from 0. */
export interface MentionView {
  readonly line: number;
  readonly character: number;
  readonly before: string;
  readonly surface: string;
  readonly after: string;
}

export interface MentionsMessage {
  readonly type: "mentions";
  readonly entryId: string;
  /** Of the text. */
  readonly name: string;
  readonly places: readonly MentionView[];
}

export interface FurtherMessage {
  readonly type: "further";
  readonly entryId: string;
  readonly links: readonly FurtherLink[];
}

/** From the host to the page. */
export type HostMessage = ShowMessage | MentionsMessage | FurtherMessage | CopiedMessage;

/** A picture for a file of this name, whose ending comes from what it is. */
export type SavePicture = { readonly type: "savePicture"; readonly name: string } & (
  | { readonly svg: string }
  | { readonly png: Uint8Array }
);

/** From the page to the host. */
export type PageMessage =
  /** Asks for the neighbours of the neighbours of the entry that is shown. */
  | { readonly type: "further"; readonly entryId: string }
  /** Goes to a place of the text beside the page. */
  | { readonly type: "reveal"; readonly line: number; readonly character: number }
  | { readonly type: "ready" }
  | { readonly type: "back" }
  | { readonly type: "forward" }
  | { readonly type: "navigate"; readonly entryId: string }
  /** Without an id, the citation of the entry. */
  | { readonly type: "copy"; readonly factId?: string }
  | { readonly type: "copyPicture"; readonly pictureId: string; readonly svg: string }
  | SavePicture
  /** With another entry, which the user chooses. */
  | { readonly type: "compare" }
  | { readonly type: "compareWithout"; readonly entryId: string }
  | { readonly type: "place"; readonly index: number; readonly entryId: string; readonly place: Place };

/** No more entries stand side by side. */
export const MAX_COMPARED = 3;

/** No more visits are kept, and none are accepted. */
export const MAX_VISITS = 50;

export const isId: Guard<string> = (value): value is string =>
  isText(value) && value.length <= 80 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);

/** Nothing else becomes a link out of the page. */
export const isWebAddress: Guard<string> = (value): value is string => isText(value) && isAddress(value);

const isPlace = shape<Place>({ scroll: isCount, focus: isText, open: listOf(isText, 100) });

const isHistoryShape = shape<SavedHistory>({
  index: isCount,
  visits: listOf(shape<Visit>({ entryId: isId, place: isPlace }), MAX_VISITS),
});

export const isSavedHistory: Guard<SavedHistory> = (value): value is SavedHistory =>
  isHistoryShape(value) && value.index < value.visits.length;

/** Of a picture as a file: characters of SVG, bytes of PNG. */
export const MAX_SVG = 2_000_000;
export const MAX_PNG = 16_000_000;

const isSvg: Guard<string> = (value): value is string => typeof value === "string" && value.length <= MAX_SVG && /^<svg[ >]/.test(value);

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

const isPng: Guard<Uint8Array> = (value): value is Uint8Array =>
  value instanceof Uint8Array && value.length <= MAX_PNG && PNG_SIGNATURE.every((byte, i) => value[i] === byte);

const isSaveSvg = shape<SavePicture & { svg: string }>({ type: oneOf("savePicture"), name: isId, svg: isSvg });
const isSavePng = shape<SavePicture & { png: Uint8Array }>({ type: oneOf("savePicture"), name: isId, png: isPng });

const PAGE_MESSAGES: { readonly [Type in PageMessage["type"]]: Guard<Extract<PageMessage, { type: Type }>> } = {
  ready: shape({ type: oneOf("ready") }),
  back: shape({ type: oneOf("back") }),
  forward: shape({ type: oneOf("forward") }),
  navigate: shape({ type: oneOf("navigate"), entryId: isId }),
  further: shape({ type: oneOf("further"), entryId: isId }),
  reveal: shape({ type: oneOf("reveal"), line: isCount, character: isCount }),
  copy: shape<Extract<PageMessage, { type: "copy" }>>({ type: oneOf("copy"), factId: optional(isId) }),
  copyPicture: shape({ type: oneOf("copyPicture"), pictureId: isId, svg: isSvg }),
  savePicture: (value): value is SavePicture => isSaveSvg(value) || isSavePng(value),
  compare: shape({ type: oneOf("compare") }),
  compareWithout: shape({ type: oneOf("compareWithout"), entryId: isId }),
  place: shape({ type: oneOf("place"), index: isCount, entryId: isId, place: isPlace }),
};

export const isPageMessage: Guard<PageMessage> = (value): value is PageMessage => Object.values(PAGE_MESSAGES).some((isIt) => isIt(value));

const LINK = { entryId: isId, name: isText, kind: isText, kindLabel: isText, note: isText };
const isLinkGroup = shape<LinkGroupView>({ label: isText, links: listOf(shape<LinkView>(LINK)) });

const isLabelled = shape<LabelledView>({ label: isText, value: isText, asOf: optional(isText), href: optional(isWebAddress) });

export const isFact = shape<FactView>({
  id: isText,
  attribute: isText,
  statement: isText,
  value: isText,
  asOf: isText,
  confidence: oneOf("official", "reported", "disputed"),
  confidenceLabel: isText,
  sources: listOf(isCount),
  fate: optional(shape({ label: isText, factId: isText, statement: isText })),
});

const isTable = shape<TableView>({
  columns: listOf(isText),
  rows: listOf(shape({ cells: listOf(isText), sources: listOf(isCount) })),
});

const isCited = shape<CitedText>({ text: isText, sources: listOf(isCount), calculated: optional(isFlag) });

const isEnd = shape<OrbitEnd>({ label: isText, details: listOf(isCited) });

const isOrbit = shape<OrbitView>({
  says: isText,
  belts: listOf(
    shape<OrbitBelt>({
      ...{ label: isText, entryId: isId, subject: isFlag, from: isNumber, to: isNumber },
      ...{ text: isText, sources: listOf(isCount), calculated: optional(isFlag) },
    }),
  ),
  heights: listOf(
    shape<OrbitHeight>({
      ...{ label: isText, altitude: isNumber, text: isText, statement: isText },
      ...{ sources: listOf(isCount), calculated: optional(isFlag) },
    }),
  ),
  craft: listOf(
    shape<OrbitCraft>({
      ...{ entryId: isId, name: isText, subject: isFlag, past: isFlag, perigee: isNumber, apogee: isNumber },
      ...{ longitude: optional(isNumber), details: listOf(isCited) },
      ends: optional(shape({ perigee: isEnd, apogee: isEnd })),
    }),
  ),
  table: isTable,
});

export const isSource = shape<SourceView>({
  title: isText,
  href: isText,
  language: isText,
  origin: isText,
  accessed: isText,
  note: isText,
  grade: isText,
  gradeLabel: isText,
});

const isSeries = shape<SeriesView>({
  id: isId,
  label: isText,
  unit: isText,
  points: listOf(
    shape<SeriesPoint>({
      ...{ factId: isText, value: isNumber, text: isText, date: isText, statement: isText, note: isText },
      ...{ start: isNumber, end: isNumber, past: isFlag, disputed: isFlag, heirId: optional(isText), sources: listOf(isCount) },
    }),
  ),
  table: isTable,
});

const isEntry = shape<EntryView>({
  entryId: isId,
  kind: isText,
  kindLabel: isText,
  name: isText,
  otherNames: listOf(shape({ name: isText, language: isText, languageLabel: isText })),
  identifiers: listOf(isLabelled),
  vitals: listOf(isLabelled),
  summary: isText,
  brief: optional(shape<BriefView>({ objectives: listOf(isFact), outcomes: listOf(isFact), groups: listOf(isLinkGroup) })),
  timeline: optional(isTimeline),
  orbit: optional(isOrbit),
  series: listOf(isSeries),
  milestones: listOf(shape<MilestoneView>({ date: isText, event: isText, sources: listOf(isCount) })),
  facts: listOf(isFact),
  disputes: listOf(shape<DisputeView>({ attribute: isText, facts: listOf(isFact) })),
  past: listOf(isFact),
  related: listOf(isLinkGroup),
  sources: listOf(isSource),
});

export const isWords: Guard<Words> = shape(
  Object.fromEntries(Object.keys(WORDS).map((word) => [word, isText])) as Record<keyof Words, typeof isText>,
);

export const isNotice = shape<NoticeView>({ title: isText, text: isText });

const isShow = shape<ShowMessage>({
  type: oneOf("show"),
  language: isText,
  words: isWords,
  history: isHistoryShape,
  entry: optional(isEntry),
  notice: optional(isNotice),
  factId: optional(isText),
});

export const isCopied = shape<CopiedMessage>({
  type: oneOf("copied"),
  factId: optional(isText),
  pictureId: optional(isText),
});

const isMentions = shape<MentionsMessage>({
  type: oneOf("mentions"),
  entryId: isId,
  name: isText,
  places: listOf(shape<MentionView>({ line: isCount, character: isCount, before: isText, surface: isText, after: isText })),
});

const isFurther = shape<FurtherMessage>({
  type: oneOf("further"),
  entryId: isId,
  links: listOf(shape<FurtherLink>({ ...LINK, via: isId, relation: isText })),
});

export const isHostMessage: Guard<HostMessage> = (value): value is HostMessage =>
  isShow(value) || isMentions(value) || isFurther(value) || isCopied(value);
