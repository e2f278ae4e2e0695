/** Where everything of a picture of orbits stands. Pure: pixels come in, pixels go out. */
import { EARTH_RADIUS, radiusAt } from "../../reference/orbits";
import type { CitedText, OrbitBelt, OrbitView } from "../messages";
import { separate, wrap } from "./fit";

/** True: one scale for all. Readable: heights by their square root, so that low and high can both be told apart. */
export type Scale = "true" | "readable";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A block of lines beside the drawing, with the place that it is about. */
export interface Label {
  readonly key: string;
  /** Of the entry, for a link. */
  readonly entryId: string;
  readonly title: string;
  /** Stands behind the title, where room is scarce. */
  readonly inline?: CitedText;
  readonly lines: readonly CitedText[];
  readonly look: "subject" | "neighbour" | "belt" | "height" | "end";
  readonly anchor: Point;
  /** Where its text begins or, on the left, ends. */
  readonly x: number;
  /** Its top. */
  readonly y: number;
  readonly side: "left" | "right";
  /** Whether a line leads from it to its place. */
  readonly leads: boolean;
}

interface Ring {
  readonly key: string;
  readonly look: "band" | "belt" | "height";
  readonly subject: boolean;
  readonly inner: number;
  readonly outer: number;
}

export interface Layout {
  readonly height: number;
  readonly centre: Point;
  readonly earth: number;
  readonly rings: readonly Ring[];
  /** Orbits of what stands nowhere. */
  readonly curves: readonly { readonly key: string; readonly path: string; readonly subject: boolean; readonly past: boolean }[];
  readonly dots: readonly { readonly key: string; readonly at: Point; readonly subject: boolean }[];
  /** Longitudes, where there is a belt to read them at. */
  readonly ticks: readonly { readonly degrees: number; readonly from: Point; readonly to: Point; readonly text: Point }[];
  readonly labels: readonly Label[];
  /** Pixels that a label may take. */
  readonly labelWidth: number;
  /** Lines at the foot: how it is drawn. */
  readonly notes: readonly { readonly text: string; readonly x: number; readonly y: number }[];
}

export interface Room {
  readonly width: number;
  /** Between the lines of a label. */
  readonly line: number;
  readonly measure: (text: string) => number;
  /** How it is drawn, in words. */
  readonly note: string;
}

/** Narrower than this there is no room for labels beside the drawing. */
const NARROW = 560;
const LABEL_WIDTH = 184;
const MARGIN = 14;
const GAP = 8;
/** From the drawing to the labels beside it. */
const LEAD = 30;
/** Where more than this stand at a longitude, or near by, a label is one line. */
const CROWDED = 4;
/** Share of the readable scale that the Earth takes. */
const EARTH_SHARE = 0.24;

export function layOut(view: OrbitView, scale: Scale, { width, line, measure, note }: Room): Layout {
  const narrow = width < NARROW;
  const radius = (narrow ? Math.min(width - 2 * MARGIN, 340) : Math.min(width - 2 * LABEL_WIDTH - 2 * LEAD, 460)) / 2;
  const top = Math.max(
    1,
    ...view.craft.map(({ apogee }) => apogee),
    ...view.belts.map(({ to }) => to),
    ...view.heights.map((h) => h.altitude),
  );
  const reach = scale === "true" ? scaleTrue(radius, top) : scaleReadable(radius, top);
  const labelWidth = narrow ? width - 2 * MARGIN - 20 : width / 2 - radius - LEAD - 2;
  const fromPole = view.craft.some(({ longitude }) => longitude !== undefined);
  const origin: Point = { x: 0, y: 0 };
  const onRing = (angle: number, altitude: number) => polar(origin, reach(altitude), angle);

  const rings: Ring[] = [
    ...view.belts.map(({ entryId, subject, from, to }) => ({
      key: entryId,
      look: from < to ? ("band" as const) : ("belt" as const),
      subject,
      inner: reach(from),
      outer: reach(to),
    })),
    ...view.heights.map(({ statement, altitude }) => ({
      key: statement,
      look: "height" as const,
      subject: true,
      inner: reach(altitude),
      outer: reach(altitude),
    })),
  ];
  const curves = view.craft
    .filter(({ longitude }) => longitude === undefined)
    .map(({ entryId, perigee, apogee, subject, past }) => ({ key: entryId, subject, past, path: orbitPath(perigee, apogee, reach) }));
  const dots = view.craft.flatMap(({ entryId, perigee, apogee, longitude, subject }) =>
    longitude === undefined ? [] : [{ key: entryId, subject, at: onRing(angleOf(longitude), (perigee + apogee) / 2) }],
  );
  const wanted = wishes(view, onRing, fromPole, (text) => wrap(text, labelWidth, measure, 4));
  const blocks = narrow ? below(wanted, width, radius, line) : beside(wanted, radius, line);
  const labelsTop = Math.min(0, ...blocks.map(({ y }) => y));
  const centre = { x: width / 2, y: Math.max(radius + MARGIN, narrow ? 0 : MARGIN - labelsTop) };
  const bottom = Math.max(radius, ...blocks.map(({ y, lines }) => y + (lines.length + 1) * line));
  const moved = ({ x, y }: Point): Point => ({ x: x + centre.x, y: y + centre.y });
  const notes = wrap(note, width - 2 * MARGIN, measure, 6).map((text, i) => ({
    text,
    x: narrow ? MARGIN : width / 2,
    y: centre.y + bottom + MARGIN + (i + 1) * line,
  }));
  return {
    height: centre.y + bottom + MARGIN + (notes.length + 0.5) * line,
    labelWidth,
    notes,
    centre,
    earth: reach(0),
    rings,
    curves,
    dots,
    ticks: fromPole ? ticksAt(reach(geostationaryOf(view)), scale, reach(0)) : [],
    labels: blocks.map((block) => ({ ...block, anchor: moved(block.anchor), ...moved(block) })),
  };
}

function scaleTrue(radius: number, top: number): (altitude: number) => number {
  const perKm = radius / (EARTH_RADIUS + top);
  return (altitude) => (EARTH_RADIUS + altitude) * perKm;
}

function scaleReadable(radius: number, top: number): (altitude: number) => number {
  const earth = radius * EARTH_SHARE;
  return (altitude) => earth + (radius - earth) * Math.sqrt(Math.max(0, altitude) / top);
}

/** From above the North Pole, with Greenwich below: to the east is against the clock. */
function angleOf(longitude: number): number {
  return Math.PI / 2 - (longitude * Math.PI) / 180;
}

function polar({ x, y }: Point, radius: number, angle: number): Point {
  return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
}

function geostationaryOf({ craft }: OrbitView): number {
  const one = craft.find(({ longitude }) => longitude !== undefined);
  return one ? (one.perigee + one.apogee) / 2 : 0;
}

/** An orbit round the origin with its lowest point to the left. */
function orbitPath(perigee: number, apogee: number, reach: (altitude: number) => number): string {
  const steps = 120;
  const points = Array.from({ length: steps }, (_, i) => {
    const angle = (2 * Math.PI * i) / steps;
    const { x, y } = polar({ x: 0, y: 0 }, reach(radiusAt(perigee, apogee, angle) - EARTH_RADIUS), angle + Math.PI);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  });
  return `M${points.join("L")}Z`;
}

function ticksAt(ring: number, scale: Scale, earth: number): Layout["ticks"] {
  const inner = scale === "true" ? ring * 0.9 : ring - (ring - earth) * 0.1;
  return Array.from({ length: 12 }, (_, i) => {
    const degrees = i * 30 - 150;
    const angle = angleOf(degrees);
    const at = (radius: number) => polar({ x: 0, y: 0 }, radius, angle);
    return { degrees, from: at(inner), to: at(ring), text: at(inner - 13) };
  });
}

type Wish = Omit<Label, "x" | "y" | "leads">;

/** What is to be labelled, and where: seen from the pole spacecraft lie where they stand, else they share the right and belts the left. */
function wishes(
  view: OrbitView,
  onRing: (angle: number, altitude: number) => Point,
  fromPole: boolean,
  wrapped: (text: string) => string[],
): Wish[] {
  const standing = view.craft.filter(({ longitude }) => longitude !== undefined);
  const circling = view.craft.filter(({ longitude }) => longitude === undefined);
  const isRight = ({ x }: Point) => x >= 0;
  const isCrowded = view.craft.filter(({ subject }) => subject).length > CROWDED;
  const craft = standing.map(({ entryId, name, subject, details, perigee, apogee, longitude = 0 }): Wish => {
    const anchor = onRing(angleOf(longitude), (perigee + apogee) / 2);
    const look = subject ? "subject" : "neighbour";
    const side = isRight(anchor) ? "right" : "left";
    return { key: entryId, entryId, title: name, ...text(details, !subject || isCrowded), look, anchor, side };
  });
  const crowded = craft.filter(({ side }) => side === "right").length > craft.length / 2 ? "left" : "right";
  const beltSide = fromPole ? crowded : "left";
  const craftSide = fromPole ? crowded : "right";
  const spread = (i: number, of: number, side: "left" | "right", reach = 0.6) => {
    const angle = of === 1 ? -0.35 : -reach + (2 * reach * i) / (of - 1);
    return side === "right" ? angle : Math.PI - angle;
  };
  const curves = circling.flatMap(({ entryId, name, details, ends, perigee, apogee, subject }, i): Wish[] => {
    const angle = spread(i, circling.length, craftSide, Math.min(1.1, 0.3 * circling.length));
    const altitude = radiusAt(perigee, apogee, angle + Math.PI) - EARTH_RADIUS;
    const look = subject ? "subject" : "neighbour";
    const label: Wish = {
      ...{ key: entryId, entryId, title: name, lines: isCrowded ? details.slice(0, 1) : details, look },
      ...{ anchor: onRing(angle, altitude), side: craftSide },
    };
    if (!ends || isCrowded) {
      return [label];
    }
    const end = (which: "perigee" | "apogee", side: "left" | "right", anchor: Point): Wish => {
      const { label: title, details: said } = ends[which];
      return { key: `${entryId}-${which}`, entryId: "", title, lines: said, look: "end", anchor, side };
    };
    return [label, end("perigee", "left", onRing(Math.PI, perigee)), end("apogee", "right", onRing(0, apogee))];
  });
  const heights = view.heights.map(({ text: height, statement, altitude, sources }, i): Wish => {
    const angle = spread(i, view.heights.length, craftSide);
    const anchor = onRing(angle, altitude);
    const lines = cited(wrapped(statement), []);
    return {
      ...{ key: `height-${i}`, entryId: "", title: height, inline: { text: "", sources }, lines },
      ...{ look: "height", anchor, side: craftSide },
    };
  });
  const belts = view.belts.map((belt, i): Wish => {
    const angle = spread(i, view.belts.length, beltSide);
    const { label: title, entryId, text: extent, sources } = belt;
    const anchor = onRing(angle, middleOf(belt));
    return { key: `belt-${entryId}`, entryId, title, lines: cited(wrapped(extent), sources), look: "belt", anchor, side: beltSide };
  });
  return [...craft, ...curves, ...heights, ...belts];
}

/** The text of a label: all in lines, or only the first thing, behind the title. */
function text(details: readonly CitedText[], brief: boolean): Pick<Wish, "inline" | "lines"> {
  const [inline] = details;
  return brief ? { ...(inline && { inline }), lines: [] } : { lines: details };
}

/** Lines with the sources behind the last. */
function cited(lines: readonly string[], sources: readonly number[]): CitedText[] {
  return lines.map((line, i) => ({ text: line, sources: i === lines.length - 1 ? sources : [] }));
}

function middleOf({ from, to }: OrbitBelt): number {
  return (from + to) / 2;
}

/** Labels in a column on either side, each as near to its place as the others let it. Round the origin. */
function beside(wanted: readonly Wish[], radius: number, line: number): Label[] {
  return (["left", "right"] as const).flatMap((side) => {
    const column = wanted.filter((wish) => wish.side === side).sort((a, b) => a.anchor.y - b.anchor.y);
    const heights = column.map(({ lines }) => (lines.length + 1) * line + GAP);
    const tops = separate(
      column.map(({ anchor }, i) => anchor.y * 1.12 - (heights[i] ?? 0) / 2),
      heights,
    );
    const x = (radius + LEAD) * (side === "right" ? 1 : -1);
    return column.map((wish, i) => ({ ...wish, x, y: tops[i] ?? 0, leads: true }));
  });
}

/** Labels in one column under the drawing. Round the origin. */
function below(wanted: readonly Wish[], width: number, radius: number, line: number): Label[] {
  let y = radius + 2 * MARGIN;
  return wanted.map((wish) => {
    const label: Label = { ...wish, side: "right", x: MARGIN + 14 - width / 2, y, leads: false };
    y += (wish.lines.length + 1) * line + GAP;
    return label;
  });
}
