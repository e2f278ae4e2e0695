/** Where the points of a series and their labels stand. Pure: pixels come in, pixels go out. */
import { nice, ticks } from "d3-array";
import type { SeriesPoint, SeriesView } from "../messages";

export interface PlacedPoint {
  readonly point: SeriesPoint;
  /** From the first to the last day that it may mean. */
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  /** Where its words stand, if they have room. */
  readonly label?: { readonly x: number; readonly y: number; readonly anchor: "start" | "middle" | "end" };
}

interface SeriesLayout {
  readonly points: readonly PlacedPoint[];
  /** From each figure to the one that superseded it. */
  readonly steps: readonly { readonly key: string; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }[];
  readonly levels: readonly { readonly value: number; readonly y: number }[];
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  /** Days at either side. */
  readonly view: { readonly start: number; readonly end: number };
}

interface Room {
  readonly width: number;
  readonly height: number;
  readonly line: number;
  readonly measure: (text: string) => number;
}

const DOT = 5;
/** How finely a line is taken apart, in pixels. */
const PIECE = 6;
const DAYS_OF_MARGIN = 0.04;

/** What stands at a point: its figure and the numbers of its sources. */
function labelOf({ text, sources }: SeriesPoint, unit: string): string {
  return [figureOf(text, unit), ...sources].join(" ");
}

/** A figure without its unit, which the heading says: "more than 1,189". */
export function figureOf(text: string, unit: string): string {
  return unit && text.endsWith(` ${unit}`) ? text.slice(0, -unit.length - 1) : text;
}

export function layOut({ points, unit }: SeriesView, { width, height, line, measure }: Room): SeriesLayout {
  const [, most] = nice(0, Math.max(1, ...points.map(({ value }) => value)) * 1.05, 5);
  const levels = ticks(0, most, 5);
  const left = Math.ceil(Math.max(...levels.map((value) => measure(value.toLocaleString("en")))) + 14);
  const [right, top, bottom] = [width - 10, line * 1.4, height - line * 2];
  const [first, last] = [Math.min(...points.map(({ start }) => start)), Math.max(...points.map(({ end }) => end))];
  const margin = Math.max(15, (last - first) * DAYS_OF_MARGIN);
  const view = { start: first - margin, end: last + margin };
  const x = (day: number) => left + ((day - view.start) / (view.end - view.start)) * (right - left);
  const y = (value: number) => bottom - (value / most) * (bottom - top);

  const placed = points.map((point): PlacedPoint => ({ point, x0: x(point.start), x1: x(point.end), y: y(point.value) }));
  const middle = ({ x0, x1 }: PlacedPoint) => (x0 + x1) / 2;
  const byId = new Map(placed.map((one) => [one.point.factId, one]));
  const steps = placed.flatMap((one) => {
    const heir = byId.get(one.point.heirId ?? "");
    return heir ? [{ key: one.point.factId, x1: middle(one), y1: one.y, x2: middle(heir), y2: heir.y }] : [];
  });
  const wide = (point: SeriesPoint) => measure(labelOf(point, unit));
  return {
    points: label(placed, steps.flatMap(boxesAlong), { left, right, top: 0, bottom, line, wide }),
    steps,
    levels: levels.map((value) => ({ value, y: y(value) })),
    ...{ left, right, bottom, view },
  };
}

interface LabelRoom {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly line: number;
  readonly wide: (point: SeriesPoint) => number;
}

interface Box {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** What a line covers, in small pieces. */
function boxesAlong({ x1, y1, x2, y2 }: SeriesLayout["steps"][number]): Box[] {
  const pieces = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / PIECE));
  return Array.from({ length: pieces + 1 }, (_, i) => {
    const [x, y] = [x1 + ((x2 - x1) * i) / pieces, y1 + ((y2 - y1) * i) / pieces];
    return { x0: x - 1, x1: x + 1, y0: y - 1, y1: y + 1 };
  });
}

/** Gives each point the first place for its words that is free; those that hold come first, then the newest. */
function label(points: readonly PlacedPoint[], lines: readonly Box[], room: LabelRoom): PlacedPoint[] {
  const { left, right, top, bottom, line, wide: widthOf } = room;
  const taken: Box[] = [...lines];
  taken.push(...points.map(({ x0, x1, y }) => ({ x0: x0 - DOT, x1: x1 + DOT, y0: y - DOT, y1: y + DOT })));
  const labels = new Map<PlacedPoint, NonNullable<PlacedPoint["label"]>>();
  const order = points.toSorted((a, b) => Number(a.point.past) - Number(b.point.past) || b.point.end - a.point.end);
  for (const one of order) {
    const wide = widthOf(one.point);
    const middle = (one.x0 + one.x1) / 2;
    const places = [
      { x: middle, y: one.y - DOT - 5, anchor: "middle" as const, from: middle - wide / 2 },
      { x: one.x0 - DOT - 4, y: one.y + line * 0.3, anchor: "end" as const, from: one.x0 - DOT - 4 - wide },
      { x: one.x1 + DOT + 4, y: one.y + line * 0.3, anchor: "start" as const, from: one.x1 + DOT + 4 },
      { x: middle, y: one.y + DOT + line, anchor: "middle" as const, from: middle - wide / 2 },
      { x: one.x0 - DOT, y: one.y - DOT - 5, anchor: "end" as const, from: one.x0 - DOT - wide },
      { x: one.x1 + DOT, y: one.y + DOT + line, anchor: "start" as const, from: one.x1 + DOT },
    ];
    const free = places.find(({ from, y }) => {
      const box = { x0: from, x1: from + wide, y0: y - line * 0.9, y1: y + line * 0.3 };
      const inside = box.x0 >= left && box.x1 <= right && box.y0 >= top && box.y1 <= bottom;
      return inside && taken.every((other) => box.x1 < other.x0 || box.x0 > other.x1 || box.y1 < other.y0 || box.y0 > other.y1);
    });
    if (free) {
      const { x, y, anchor, from } = free;
      taken.push({ x0: from, x1: from + wide, y0: y - line * 0.9, y1: y + line * 0.3 });
      labels.set(one, { x, y, anchor });
    }
  }
  return points.map((one): PlacedPoint => {
    const at = labels.get(one);
    return at ? { ...one, label: at } : one;
  });
}
