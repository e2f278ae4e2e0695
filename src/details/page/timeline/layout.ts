/**
 * Where the marks of a timeline stand. All of it is laid out at once for a scale, in pixels from day 0, so that what is moved sideways
 * keeps its places; the picture then takes what is in view.
 */
import type { Period } from "../../../reference/days";

/** What can be laid out. */
export interface Placeable {
  readonly lane: number;
  readonly label: string;
  readonly period: Period;
}

/** What a chart draws: an item of a timeline. */
export interface ChartItem extends Placeable {
  readonly id: string;
  readonly date: string;
  readonly past: boolean;
  readonly disputed: boolean;
}

/** A mark, or several that would cover one another. */
export class Placed<T extends Placeable> {
  #label: string | undefined;

  constructor(
    readonly items: readonly [T, ...T[]],
    readonly lane: number,
    readonly row: number,
    readonly x0: number,
    readonly x1: number,
    /** Where the label stands, and the room that it has there; none where it would say nothing. */
    readonly side: Side,
    private readonly room: number,
    private readonly measure: (text: string) => number,
  ) {}

  get hasLabel(): boolean {
    return this.room > 0;
  }

  /** As much of the label as there is room for; empty where there is none. Worked out when it is first asked for. */
  get label(): string {
    this.#label ??= this.hasLabel ? shorten(this.items[0].label, this.room, this.measure) : "";
    return this.#label;
  }
}

type Side = "within" | "after" | "before";

export interface Options {
  readonly pixelsPerDay: number;
  /** Rows of each lane. */
  readonly rows: readonly number[];
  /** Where the picture begins and ends, in pixels from day 0. */
  readonly left: number;
  readonly right: number;
  /** The width of a text in pixels. */
  measure(text: string): number;
}

/** The least width of a mark, and that of a number in place of several. */
export const MARK = 12;
export const CLUSTER = 30;
/** How far a side that is open runs out. */
export const OPEN = 28;
const GAP = 3;
/** Between a mark, its label, and the next mark. */
export const LABEL_GAP = 6;
/** Less than this of a label says nothing. */
const MIN_LABEL = 44;

/** From where to where a period's mark reaches, in pixels from day 0. */
export function extentOf({ from, to = from }: Period, pixelsPerDay: number): readonly [x0: number, x1: number] {
  const start = from.start ?? from.end ?? to.start;
  const end = to.end ?? to.start ?? from.end ?? start;
  if (start === undefined || end === undefined) {
    return [0, 0];
  }
  const x0 = start * pixelsPerDay - (from.start === undefined ? OPEN : 0);
  const x1 = Math.max(end * pixelsPerDay, x0) + (to.end === undefined ? OPEN : 0);
  const wider = Math.max(0, MARK - (x1 - x0)) / 2;
  return [x0 - wider, x1 + wider];
}

interface Draft<T> {
  readonly row: number;
  readonly lane: number;
  readonly x0: number;
  x1: number;
  readonly items: [T, ...T[]];
}

/** Lays items out in the rows of their lanes: none covers another, and what finds no place joins its neighbour. */
export function layOut<T extends Placeable>(items: readonly T[], options: Options): Placed<T>[] {
  const { pixelsPerDay, rows } = options;
  const extents = items.map((item) => ({ item, extent: extentOf(item.period, pixelsPerDay) }));
  extents.sort((a, b) => a.extent[0] - b.extent[0] || b.extent[1] - a.extent[1]);
  const placed: Placed<T>[] = [];
  for (const [lane, count] of rows.entries()) {
    const last: (Draft<T> | undefined)[] = Array.from({ length: Math.max(1, count) }, () => undefined);
    const drafts: Draft<T>[] = [];
    for (const {
      item,
      extent: [x0, x1],
    } of extents) {
      if (item.lane === lane) {
        place(item, lane, x0, x1, last, drafts);
      }
    }
    placed.push(...withLabels(drafts, options));
  }
  return placed;
}

function place<T>(item: T, lane: number, x0: number, x1: number, last: (Draft<T> | undefined)[], drafts: Draft<T>[]): void {
  const ends = last.map((draft) => (draft ? endOf(draft) : Number.NEGATIVE_INFINITY));
  // The row that was left longest ago, for the sake of the labels.
  const row = ends.indexOf(Math.min(...ends));
  const neighbour = last.find((draft) => draft && isNarrow(draft) && endOf(draft) > x0);
  if ((ends[row] ?? 0) > x0 && neighbour) {
    neighbour.items.push(item);
    neighbour.x1 = Math.max(neighbour.x1, neighbour.x0 + CLUSTER);
  } else {
    // Where there are long bars only, it stands on one of them.
    const draft: Draft<T> = { items: [item], lane, row, x0, x1 };
    last[row] = draft;
    drafts.push(draft);
  }
}

/** Where the next mark may begin: a mark leaves the room that it needs once others join it. */
function endOf({ x0, x1 }: Draft<unknown>): number {
  return Math.max(x1, x0 + CLUSTER) + GAP;
}

/** Whether others may join it: a long bar would swallow what has its own place. */
function isNarrow({ x0, x1 }: Draft<unknown>): boolean {
  // Sums of pixels are not exact.
  return x1 - x0 < CLUSTER + 0.5;
}

function withLabels<T extends Placeable>(drafts: readonly Draft<T>[], { measure, left, right }: Options): Placed<T>[] {
  const rows = [...new Set(drafts.map(({ row }) => row))].map((row) => drafts.filter((draft) => draft.row === row));
  return rows.flatMap((row) => {
    let taken = left;
    return row.map((draft, i) => {
      const { items, lane, row: rowOf, x0, x1 } = draft;
      // What stands on a bar leaves that its label.
      const isFree = items.length === 1 && taken <= Math.max(x0, left);
      const text = isFree ? items[0].label : "";
      const wanted = Math.min(measure(text), MAX_LABEL);
      const { side, room } = sideOf(draft, wanted, taken, row[i + 1]?.x0, right);
      const hasLabel = text !== "" && (room >= wanted || room >= MIN_LABEL);
      taken = Math.max(taken, hasLabel && side === "after" ? x1 + LABEL_GAP + Math.min(wanted, room) : x1);
      return new Placed(items, lane, rowOf, x0, x1, side, hasLabel ? room : 0, measure);
    });
  });
}

const SIDES = ["within", "after", "before"] as const;

/** Where there is room for a label: within the mark, after it or, where the picture ends, before it; else where there is most. */
function sideOf(
  { x0, x1 }: Draft<unknown>,
  wanted: number,
  taken: number,
  next = Number.POSITIVE_INFINITY,
  right: number,
): { side: Side; room: number } {
  const rooms = {
    within: Math.min(x1, next) - x0 - 2 * LABEL_GAP,
    after: Math.min(next - LABEL_GAP, right) - x1 - LABEL_GAP,
    before: x0 - taken - 3 * LABEL_GAP,
  };
  const side = SIDES.find((one) => rooms[one] >= wanted) ?? SIDES.reduce((a, b) => (rooms[b] > rooms[a] ? b : a));
  return { side, room: rooms[side] };
}

/** As many words of a text as there is room for, without what is begun in brackets; empty where there is none for the first. */
export function shorten(text: string, room: number, measure: (text: string) => number): string {
  if (room >= MAX_LABEL ? measure(text) <= MAX_LABEL : measure(text) <= room) {
    return text;
  }
  const width = Math.min(room, MAX_LABEL);
  if (width < MIN_LABEL) {
    return "";
  }
  let [fits, tooLong] = [0, text.length];
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1;
    if (measure(`${text.slice(0, middle)}…`) <= width) {
      fits = middle;
    } else {
      tooLong = middle;
    }
  }
  const words = text.slice(0, Math.max(0, text.slice(0, fits + 1).lastIndexOf(" ")));
  const bracket = words.lastIndexOf("(");
  const whole = (bracket > words.lastIndexOf(")") ? words.slice(0, bracket) : words).replace(/[\s,;:.–-]{1,9}$/, "");
  return whole && `${whole}…`;
}

/** Longer labels are cut: what is pointed at is told in whole below. */
export const MAX_LABEL = 340;

/** The fewest rows for each lane, up to `most`, in which every item has a place and a fair part of its label. */
export function rowsFor<T extends Placeable>(
  items: readonly T[],
  lanes: number,
  most: number,
  options: Omit<Options, "rows">,
  wanted = 150,
): number[] {
  return Array.from({ length: lanes }, (_, lane) => {
    const its = items.filter((item) => item.lane === lane).map((item) => ({ ...item, lane: 0 }));
    for (let rows = 1; rows < most; rows++) {
      const placed = layOut(its, { ...options, rows: [rows] });
      const told = ({ items: [item], label }: Placed<Placeable>) => label === item.label || options.measure(label) >= wanted - 40;
      if (placed.every((mark) => mark.items.length === 1 && told(mark))) {
        return rows;
      }
    }
    return most;
  });
}
