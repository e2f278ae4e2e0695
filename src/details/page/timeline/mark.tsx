import { useMemo } from "preact/hooks";
import type { Period } from "../../../reference/days";
import { type ChartItem, CLUSTER, LABEL_GAP, OPEN, type Placed } from "./layout";

interface GroupProps extends MarkProps {
  readonly id: string;
  readonly isActive: boolean;
  readonly x: number;
  readonly y: number;
}

/** Whether the label of a bar is drawn apart from it, because it stays in view while the bar moves out. */
export function isLong({ side, hasLabel, x0, x1 }: Placed<ChartItem>): boolean {
  return side === "within" && hasLabel && x1 - x0 > LONG;
}

/** In pixels. */
const LONG = 300;

/** One mark with its label, as an option of the list. */
export function MarkGroup({ id, mark, isActive, x, y, height, pixelsPerDay, small }: GroupProps) {
  return useMemo(
    () => (
      <g id={id} role="option" aria-selected={isActive} class={classOf(mark, isActive)} transform={`translate(${x} ${y})`}>
        {/* Its name; an attribute would have to hold what is seen of a label that is cut. */}
        <title>{mark.items.length > 1 ? `${mark.items.length}: ${nameOf(mark.items[0])} …` : nameOf(mark.items[0])}</title>
        <Mark mark={mark} height={height} pixelsPerDay={pixelsPerDay} small={small} />
      </g>
    ),
    [mark, isActive, x, y, height, small],
  );
}

interface MarkProps {
  readonly mark: Placed<ChartItem>;
  readonly height: number;
  readonly pixelsPerDay: number;
  readonly small: number;
}

function Mark({ mark, height, pixelsPerDay, small }: MarkProps) {
  const { items, x0, x1, label, side } = mark;
  const middle = height / 2;
  const length = x1 - x0;
  if (items.length > 1) {
    const tall = height * 0.72;
    return (
      <>
        <rect class="tl-cluster" x={0} y={(height - tall) / 2} width={CLUSTER} height={tall} rx={tall / 2} />
        <text class="tl-count" x={CLUSTER / 2} y={middle} dy="0.35em">
          {items.length > 999 ? "999+" : items.length}
        </text>
      </>
    );
  }
  const [{ period }] = items;
  const text = label && !isLong(mark) && (
    <text
      class={`tl-label ${side}`}
      x={side === "within" ? LABEL_GAP : side === "before" ? -LABEL_GAP : length + LABEL_GAP}
      y={middle}
      dy="0.35em"
    >
      {label}
    </text>
  );
  // What the pointer can hit is as high as the row.
  const reach = <rect class="tl-reach" x={0} y={1} width={length} height={height - 2} />;
  if (isDay(period)) {
    return (
      <>
        {reach}
        <circle class="tl-dot" cx={length / 2} cy={middle} r={small + 1} />
        {text}
      </>
    );
  }
  const { from, to } = period;
  const tall = height * (side === "within" ? 0.78 : 0.5);
  const bar = { y: (height - tall) / 2, height: tall, rx: Math.min(4, tall / 2) };
  const open = [(to ?? from).end === undefined, from.start === undefined];
  const [left, right] = [open[1] ? OPEN : 0, open[0] ? length - OPEN : length];
  const sure = to && surePart(from.end, to.start, pixelsPerDay, x0);
  return (
    <>
      {reach}
      {open[1] && <line class="tl-open" x1={0} x2={left} y1={middle} y2={middle} />}
      {right > left && <rect class="tl-span" x={left} width={Math.max(0, right - left)} {...bar} />}
      {sure && sure.width > 0 && <rect class="tl-sure" {...sure} {...bar} />}
      {open[0] && <line class="tl-open" x1={right} x2={length} y1={middle} y2={middle} />}
      {text}
    </>
  );
}

/** The part of a period that lies between the last day of its beginning and the first of its end; without an end, the last day itself. */
function surePart(begun: number | undefined, ending: number | undefined, pixelsPerDay: number, x0: number) {
  if (begun === undefined) {
    return undefined;
  }
  const x = (begun - 1) * pixelsPerDay - x0;
  return { x: Math.max(0, x), width: ending === undefined ? 0 : (ending + 1) * pixelsPerDay - x0 - x };
}

function isDay({ from, to }: Period): boolean {
  return to === undefined && from.start !== undefined && from.end === from.start + 1;
}

function nameOf({ date, label }: ChartItem): string {
  return `${date}: ${label}`;
}

function classOf({ items }: Placed<ChartItem>, isActive: boolean): string {
  return ["tl-mark", isActive && "active", items.every(({ past }) => past) && "past", items.every(({ disputed }) => disputed) && "disputed"]
    .filter(Boolean)
    .join(" ");
}
