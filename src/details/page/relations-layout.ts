/** Where the neighbours of an entry stand. Pure: pixels come in, pixels go out. Every line of text has a row of its own, so none collide. */
import type { FurtherLink, LinkGroupView, LinkView } from "../messages";

interface Node {
  readonly key: string;
  /** A heading of neighbours that are related in one way, a neighbour, one of its own, or the number of those left out. */
  readonly look: "group" | "neighbour" | "further" | "rest";
  readonly text: string;
  readonly link?: LinkView;
  readonly x: number;
  readonly y: number;
  readonly side: "left" | "right";
  readonly room: number;
}

interface Edge {
  readonly key: string;
  readonly path: string;
  readonly further: boolean;
}

interface RelationsLayout {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  /** The entry itself. */
  readonly root: { readonly x: number; readonly y: number; readonly width: number };
  readonly height: number;
}

interface Room {
  readonly width: number;
  readonly line: number;
  readonly measure: (text: string) => number;
}

/** More neighbours than these are a list, not a picture. */
const MOST = 40;
/** Narrower than this it is drawn as a tree that grows downwards. */
const NARROW = 620;
const GLYPH = 22;

/** A group with as many of its links as there is room for, fair to all groups. */
interface Shown extends LinkGroupView {
  readonly rest: number;
}

function shown(groups: readonly LinkGroupView[]): Shown[] {
  const counts = groups.map(() => 0);
  let left = MOST;
  for (let more = true; more && left > 0; ) {
    more = false;
    groups.forEach(({ links }, i) => {
      if (left > 0 && (counts[i] ?? 0) < links.length) {
        counts[i] = (counts[i] ?? 0) + 1;
        left--;
        more = true;
      }
    });
  }
  return groups.map(({ label, links }, i) => ({ label, links: links.slice(0, counts[i]), rest: links.length - (counts[i] ?? 0) }));
}

/** @param rest words for those left out: "{0} more" filled in */
export function layOut(
  name: string,
  groups: readonly LinkGroupView[],
  further: readonly FurtherLink[] | undefined,
  rest: (count: number) => string,
  room: Room,
): RelationsLayout {
  const visible = shown(groups);
  return room.width < NARROW ? tree(name, visible, further ?? [], rest, room) : web(name, visible, further, rest, room);
}

/** The rows of a group: its heading, its neighbours each with theirs, and how many are left out. */
function rowsOf({ links }: Shown, theirsOf: (link: LinkView) => readonly FurtherLink[]): number {
  return links.reduce((sum, link) => sum + Math.max(1, theirsOf(link).length), 0);
}

/** The entry between two columns of neighbours; with theirs, to the left of two. */
function web(
  name: string,
  groups: readonly Shown[],
  further: readonly FurtherLink[] | undefined,
  rest: (count: number) => string,
  { width, line, measure }: Room,
): RelationsLayout {
  const theirsOf = ({ entryId }: LinkView) => (further ?? []).filter(({ via }) => via === entryId);
  const rootWidth = Math.min(measure(name) * 1.1 + 28, width * (further ? 0.2 : 0.26));
  const lines = (group: Shown) => 1.7 + rowsOf(group, theirsOf) + (group.rest > 0 ? 1 : 0);
  const total = groups.reduce((sum, group) => sum + lines(group), 0);
  // The first groups stand to the right until half of all is there.
  let before = 0;
  const sides = groups.map((group) => {
    const side = further || before < total / 2 ? "right" : "left";
    before += lines(group);
    return side;
  });
  const columns = { right: 0, left: 0 };
  groups.forEach((group, i) => {
    columns[sides[i] ?? "right"] += lines(group) * line;
  });
  const height = Math.max(columns.left, columns.right, 4 * line);
  const root = { x: further ? rootWidth / 2 : width / 2, y: height / 2, width: rootWidth };
  const gap = further ? width * 0.06 : width * 0.055;
  const nodes: Node[] = [];
  const edges: Edge[] = [];
  const y = { right: (height - columns.right) / 2, left: (height - columns.left) / 2 };
  groups.forEach((group, i) => {
    const side = sides[i] ?? "right";
    const sign = side === "right" ? 1 : -1;
    const from = { x: root.x + (sign * rootWidth) / 2, y: root.y };
    const x = from.x + sign * gap;
    const inner = x + sign * 12;
    const column = further ? (width - x) * 0.46 : side === "right" ? width - inner : inner;
    const top = y[side];
    const heading = top + line * 1.15;
    nodes.push({ key: `group-${i}`, look: "group", text: group.label, x, y: heading, side, room: column });
    edges.push({ key: `group-${i}`, path: curve(from.x, from.y, x - sign * 6, heading - line * 0.3), further: false });
    let at = heading;
    let last = heading;
    for (const link of group.links) {
      const theirs = theirsOf(link);
      const rows = Math.max(1, theirs.length);
      const middle = at + (line * (rows + 1)) / 2;
      const key = `${i}-${link.entryId}`;
      nodes.push({ key, look: "neighbour", text: link.name, link, x: inner, y: middle, side, room: column - GLYPH - 2 });
      last = middle;
      theirs.forEach((one, j) => {
        const itsX = inner + column + gap * 0.6;
        const itsY = at + line * (j + 1);
        const itsRoom = width - itsX - GLYPH;
        nodes.push({ key: `${key}-${one.entryId}`, look: "further", text: one.name, link: one, x: itsX, y: itsY, side, room: itsRoom });
        const begins = inner + GLYPH + Math.min(measure(link.name), column - GLYPH - 2) + 6;
        edges.push({
          key: `${key}-${one.entryId}`,
          path: curve(begins, middle - line * 0.3, itsX - 6, itsY - line * 0.3),
          further: true,
        });
      });
      at += line * rows;
    }
    if (group.rest > 0) {
      at += line;
      nodes.push({ key: `rest-${i}`, look: "rest", text: rest(group.rest), x: inner, y: at, side, room: column });
    }
    edges.push({ key: `stem-${i}`, path: `M${x},${heading + line * 0.2}V${last - line * 0.3}`, further: false });
    y[side] = top + lines(group) * line;
  });
  return { nodes, edges, root, height: height + line };
}

/** One under another, each level further in. */
function tree(
  name: string,
  groups: readonly Shown[],
  further: readonly FurtherLink[],
  rest: (count: number) => string,
  { width, line, measure }: Room,
): RelationsLayout {
  const theirsOf = ({ entryId }: LinkView) => further.filter(({ via }) => via === entryId);
  const rootWidth = Math.min(measure(name) * 1.1 + 28, width);
  const nodes: Node[] = [];
  const edges: Edge[] = [];
  const stem = 12;
  let y = line * 2.2;
  let lastHeading = y;
  groups.forEach((group, i) => {
    y += line * 1.5;
    lastHeading = y;
    nodes.push({ key: `group-${i}`, look: "group", text: group.label, x: stem + 14, y, side: "right", room: width - stem - 14 });
    edges.push({ key: `group-${i}`, path: `M${stem},${y - line * 0.3}H${stem + 9}`, further: false });
    for (const link of group.links) {
      y += line;
      const key = `${i}-${link.entryId}`;
      const x = stem + 20;
      nodes.push({ key, look: "neighbour", text: link.name, link, x, y, side: "right", room: width - x - GLYPH });
      for (const one of theirsOf(link)) {
        y += line;
        const itsX = x + 24;
        const look = "further";
        nodes.push({
          key: `${key}-${one.entryId}`,
          look,
          text: one.name,
          link: one,
          x: itsX,
          y,
          side: "right",
          room: width - itsX - GLYPH,
        });
      }
    }
    if (group.rest > 0) {
      y += line;
      nodes.push({ key: `rest-${i}`, look: "rest", text: rest(group.rest), x: stem + 20, y, side: "right", room: width - stem - 20 });
    }
  });
  edges.push({ key: "stem", path: `M${stem},${line * 1.9}V${lastHeading - line * 0.3}`, further: false });
  return { nodes, edges, root: { x: rootWidth / 2, y: line * 1.1, width: rootWidth }, height: y + line };
}

/** A curve that leaves and arrives level. */
function curve(x1: number, y1: number, x2: number, y2: number): string {
  const middle = (x1 + x2) / 2;
  return `M${x1},${y1}C${middle},${y1} ${middle},${y2} ${x2},${y2}`;
}
