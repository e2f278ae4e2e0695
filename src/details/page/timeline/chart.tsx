import { useMemo, useRef } from "preact/hooks";
import { ticksOf } from "./axis";
import { useGestures } from "./gestures";
import { type ChartItem, LABEL_GAP, layOut, MAX_LABEL, type Placeable, type Placed, rowsFor } from "./layout";
import { isLong, MarkGroup } from "./mark";
import { panBy, reveal, type View, zoomBy } from "./view";

/** The room of a drawing. */
export interface Room {
  readonly width: number;
  readonly em: number;
  readonly measure: (text: string) => number;
}

interface Props<T extends ChartItem> {
  /** Begins the ids of all parts. */
  readonly id: string;
  readonly label: string;
  readonly room: Room;
  readonly lanes: readonly string[];
  readonly items: readonly T[];
  readonly rows: readonly number[];
  readonly today: number;
  readonly todayLabel: string;
  readonly language: string;
  readonly bounds: View;
  readonly view: View;
  onView(view: View): void;
  /** The mark that is pointed at or that the keyboard is on. */
  readonly active: string | undefined;
  onActive(items: readonly T[]): void;
  onOpen(items: readonly T[]): void;
}

/** Narrower than this, a lane is named above its marks. */
const NARROW = 560;
/** How much wider the names of lanes are for being bold. */
const BOLD = 1.12;
const AXIS = 2.1;
const ROW = 1.85;
const LANE_GAP = 0.6;

interface Plan {
  readonly left: number;
  /** Of each lane: where its name, its first row and its end are. */
  readonly lanes: readonly { readonly name: number; readonly top: number; readonly bottom: number }[];
  readonly height: number;
  readonly row: number;
}

/** Where the parts of a chart stand. */
export function planOf({ width, em, measure }: Room, lanes: readonly string[], rows: readonly number[]): Plan {
  const narrow = width < NARROW;
  const row = Math.round(em * ROW);
  let y = Math.round(em * AXIS);
  const planned = lanes.map((_, i) => {
    const name = y;
    const top = y + Math.round(em * (narrow ? 1.5 : LANE_GAP / 2));
    const bottom = top + (rows[i] ?? 1) * row + Math.round((em * LANE_GAP) / 2);
    y = bottom;
    return { name, top, bottom };
  });
  const left = narrow || lanes.length < 2 ? 0 : Math.min(190, Math.ceil(Math.max(...lanes.map(measure)) * BOLD + 14));
  return { left, lanes: planned, height: y, row };
}

/** The rows that each lane needs where all of the bounds is in view. */
export function rowsIn(items: readonly ChartItem[], lanes: readonly string[], bounds: View, room: Room, most: number): number[] {
  const { left } = planOf(room, lanes, []);
  const pixelsPerDay = Math.max(1, room.width - left) / (bounds.end - bounds.start);
  return rowsFor(
    items,
    lanes.length,
    most,
    { pixelsPerDay, measure: room.measure, ...edges(bounds, pixelsPerDay) },
    room.width < NARROW ? 90 : 150,
  );
}

function edges({ start, end }: View, pixelsPerDay: number) {
  return { left: start * pixelsPerDay, right: end * pixelsPerDay };
}

/** The marks of a timeline on an axis: one stop of the Tab key, with the arrows going from mark to mark. */
export function Chart<T extends ChartItem>(props: Props<T>) {
  const { id, label, room, lanes, items, rows, today, todayLabel, language, bounds, view, onView, active, onActive, onOpen } = props;
  const plan = planOf(room, lanes, rows);
  const width = Math.max(1, room.width - plan.left);
  // A view that is moved has the same length but for the last digits, and is not to be laid out again.
  const pixelsPerDay = Number((width / (view.end - view.start)).toPrecision(9));
  const widths = useMemo(() => new Map(items.map((item) => [item.label, room.measure(item.label)])), [items, room.measure]);
  const measure = (text: string) => widths.get(text) ?? room.measure(text);
  const placed = useMemo(
    () => layOut(items, { pixelsPerDay, rows, measure, ...edges(bounds, pixelsPerDay) }),
    [items, pixelsPerDay, rows.join(), widths, bounds],
  );
  const list = useRef<SVGGElement | null>(null);
  useGestures(list, { view, bounds, left: plan.left, width, onView });

  const origin = view.start * pixelsPerDay;
  const visible = placed.filter(({ x0, x1 }) => x1 >= origin && x0 <= origin + width);
  const current = active === undefined ? undefined : placed.find((mark) => mark.items.some((item) => item.id === active));
  const optionId = (mark: Placed<T>) => `${id}-mark-${mark.items[0].id}`;
  // Drawn are those of a wider part, so that most movements need no more than moving the whole.
  const base = (Math.floor(origin / (width / 4)) - 1) * (width / 4);
  const drawn = useMemo(
    () =>
      placed.filter(({ x0, x1, hasLabel }) => {
        const reach = hasLabel ? MAX_LABEL : 0;
        return x1 + reach >= base && x0 - reach <= base + 1.5 * width;
      }),
    [placed, base, width],
  );
  const byId = useMemo(() => new Map(drawn.map((mark) => [optionId(mark), mark])), [drawn, id]);
  const markAt = ({ target }: Event) => byId.get((target instanceof Element && target.closest('[role="option"]')?.id) || "");
  const small = Math.round(room.em * 0.3);
  const tops = plan.lanes.map(({ top }) => top).join();
  const marks = useMemo(
    () =>
      drawn.map((mark) => (
        <MarkGroup
          key={mark.items[0].id}
          id={optionId(mark)}
          mark={mark}
          isActive={mark === current}
          x={mark.x0 - base}
          y={(plan.lanes[mark.lane]?.top ?? 0) + mark.row * plan.row}
          height={plan.row}
          pixelsPerDay={pixelsPerDay}
          small={small}
        />
      )),
    [drawn, current, base, tops, plan.row, small],
  );
  const bars = drawn.filter(isLong);

  function go(mark: Placed<T> | undefined): void {
    if (mark) {
      onActive(mark.items);
      onView(reveal(view, { start: mark.x0 / pixelsPerDay, end: mark.x1 / pixelsPerDay }, bounds));
    }
  }

  function press(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const middle = (view.start + view.end) / 2;
    const at = current ? Math.min(Math.max((current.x0 + current.x1) / 2 / pixelsPerDay, view.start), view.end) : middle;
    const page = (view.end - view.start) * 0.4;
    const first = current ?? visible.find(({ x0 }) => x0 >= origin) ?? visible[0];
    const act: Record<string, () => void> = {
      "+": () => onView(zoomBy(view, 1.6, at, bounds)),
      "=": () => onView(zoomBy(view, 1.6, at, bounds)),
      "-": () => onView(zoomBy(view, 1 / 1.6, at, bounds)),
      "0": () => onView(bounds),
      PageUp: () => onView(panBy(view, -page, bounds)),
      PageDown: () => onView(panBy(view, page, bounds)),
      ArrowLeft: () => (event.shiftKey ? onView(panBy(view, -page / 4, bounds)) : go(current ? beside(placed, current, -1) : first)),
      ArrowRight: () => (event.shiftKey ? onView(panBy(view, page / 4, bounds)) : go(current ? beside(placed, current, 1) : first)),
      ArrowUp: () => go(current ? above(visible, current, -1) : first),
      ArrowDown: () => go(current ? above(visible, current, 1) : first),
      Home: () => go(placed.reduce<Placed<T> | undefined>((a, b) => (a && a.x0 <= b.x0 ? a : b), undefined)),
      End: () => go(placed.reduce<Placed<T> | undefined>((a, b) => (a && a.x1 >= b.x1 ? a : b), undefined)),
      Enter: () => current && onOpen(current.items),
      " ": () => current && onOpen(current.items),
    };
    const action = act[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  }

  const x = (day: number) => plan.left + (day - view.start) * pixelsPerDay;
  return (
    <>
      <defs>
        <clipPath id={`${id}-clip`}>
          <rect x={plan.left} y={0} width={width} height={plan.height} />
        </clipPath>
      </defs>
      <g>
        {lanes.map((lane, i) => {
          const at = plan.lanes[i] ?? { name: 0, top: 0, bottom: 0 };
          return (
            <g key={lane}>
              <line class="tl-rule" x1={0} x2={room.width} y1={at.name} y2={at.name} />
              {lanes.length > 1 && (
                <text class="tl-lane" x={0} y={plan.left > 0 ? at.top + plan.row * 0.66 : at.name + room.em * 1.2}>
                  {lane}
                </text>
              )}
            </g>
          );
        })}
        <g clip-path={`url(#${id}-clip)`}>
          {ticksOf(view, width, language).map(({ day, label: tick }) => (
            <g key={day}>
              <line class="tl-grid" x1={x(day)} x2={x(day)} y1={room.em * AXIS} y2={plan.height} />
              {x(day) + 4 + room.measure(tick) <= room.width && (
                <text class="tl-tick" x={x(day) + 4} y={room.em * 1.25}>
                  {tick}
                </text>
              )}
            </g>
          ))}
          {today >= view.start && today <= view.end && (
            <line class="tl-today" x1={x(today)} x2={x(today)} y1={0} y2={plan.height}>
              <title>{todayLabel}</title>
            </line>
          )}
        </g>
      </g>

      <g
        ref={list}
        id={`${id}-list`}
        class="tl-list"
        role="listbox"
        // As SVG writes it, where capitals count.
        tabindex={0}
        aria-label={label}
        aria-activedescendant={current && visible.includes(current) ? optionId(current) : undefined}
        onKeyDown={press}
        onPointerOver={(event) => {
          const mark = event.pointerType === "mouse" && markAt(event);
          if (mark) {
            onActive(mark.items);
          }
        }}
        onClick={(event) => {
          const mark = markAt(event);
          if (mark) {
            onActive(mark.items);
            onOpen(mark.items);
          }
        }}
        clip-path={`url(#${id}-clip)`}
      >
        <rect class="tl-ground" x={plan.left} y={0} width={width} height={plan.height} />
        <g transform={`translate(${base - origin + plan.left} 0)`}>{marks}</g>
        {bars.map((mark) => (
          <text
            key={mark.items[0].id}
            class={`tl-label tl-bar ${mark.items[0].past ? "past" : ""}`}
            // In view for as long as there is room for it in the bar.
            x={Math.min(Math.max(mark.x0, origin) + LABEL_GAP, mark.x1 - LABEL_GAP - room.measure(mark.label)) - origin + plan.left}
            y={(plan.lanes[mark.lane]?.top ?? 0) + (mark.row + 0.5) * plan.row}
            dy="0.35em"
          >
            {mark.label}
          </text>
        ))}
      </g>
    </>
  );
}

/** The mark before or after one, in its lane. */
function beside<T extends Placeable>(placed: readonly Placed<T>[], current: Placed<T>, step: 1 | -1): Placed<T> | undefined {
  const lane = placed.filter(({ lane: its }) => its === current.lane).sort((a, b) => a.x0 - b.x0 || a.row - b.row);
  return lane[lane.indexOf(current) + step];
}

/** The nearest mark of the next lane in a direction that has any in view. */
function above<T extends Placeable>(visible: readonly Placed<T>[], current: Placed<T>, step: 1 | -1): Placed<T> | undefined {
  const ahead = visible.filter(({ lane }) => (lane - current.lane) * step > 0);
  const next = Math.min(...ahead.map(({ lane }) => Math.abs(lane - current.lane)));
  const distance = ({ x0, x1 }: Placed<T>) => Math.abs(x0 + x1 - current.x0 - current.x1);
  return ahead
    .filter(({ lane }) => Math.abs(lane - current.lane) === next)
    .reduce<Placed<T> | undefined>((a, b) => (a && distance(a) <= distance(b) ? a : b), undefined);
}
