import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { EventView } from "../../timeline/whole-messages";
import { density } from "./filter";
import { panBy, type View, within } from "./view";

interface Props {
  readonly events: readonly EventView[];
  readonly bounds: View;
  readonly view: View;
  readonly left: number;
  readonly labels: { readonly all: string; readonly start: string; readonly end: string };
  dateOf(day: number): string;
  onView(view: View): void;
}

const HEIGHT = 44;
/** Width of a bar, in pixels. */
const BAR = 4;
/** How near the pointer must come to an edge to take it, in pixels. */
const GRIP = 8;
/** The least that is brushed, in days. */
const LEAST = 7;

type Drag = { readonly part: "start" | "end" | "all" | "new"; readonly from: number; readonly view: View };

/** All of the time in little, with how much there is when; brushing it chooses what is shown. */
export function Overview({ events, bounds, view, left, labels, dateOf, onView }: Props) {
  const room = useRef<HTMLFieldSetElement>(null);
  const [width, setWidth] = useState(600);
  const drag = useRef<Drag | undefined>(undefined);
  useLayoutEffect(() => {
    const element = room.current;
    if (!element) {
      return;
    }
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const wide = Math.max(1, width - left);
  const x = (day: number) => left + ((day - bounds.start) / (bounds.end - bounds.start)) * wide;
  const dayAt = (event: PointerEvent) => {
    const at = event.clientX - (room.current?.getBoundingClientRect().left ?? 0) - left;
    return bounds.start + (Math.min(Math.max(at, 0), wide) / wide) * (bounds.end - bounds.start);
  };
  const bars = useMemo(() => {
    const counts = density(events, bounds, Math.max(1, Math.floor(wide / BAR)));
    const most = Math.max(1, ...counts);
    return counts
      .map((count, i) => (count ? `M${left + i * BAR + BAR / 2} ${HEIGHT}v${-2 - (count / most) ** 0.5 * (HEIGHT - 8)}` : ""))
      .join("");
  }, [events, bounds, wide, left]);
  const [x0, x1] = [x(view.start), x(view.end)];

  function resize(part: "start" | "end", day: number): void {
    const next =
      part === "start"
        ? { start: Math.min(day, view.end - LEAST), end: view.end }
        : { start: view.start, end: Math.max(day, view.start + LEAST) };
    onView({ start: Math.max(next.start, bounds.start), end: Math.min(next.end, bounds.end) });
  }

  function down(event: PointerEvent): void {
    if (event.button === 0) {
      const at = event.clientX - (room.current?.getBoundingClientRect().left ?? 0);
      const isAll = view.end - view.start >= bounds.end - bounds.start - 1;
      const part = Math.abs(at - x0) <= GRIP ? "start" : Math.abs(at - x1) <= GRIP ? "end" : at > x0 && at < x1 && !isAll ? "all" : "new";
      drag.current = { part, from: dayAt(event), view };
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
    }
  }

  function move(event: PointerEvent): void {
    const { part, from, view: before } = drag.current ?? {};
    if (!part || from === undefined || !before) {
      return;
    }
    const day = dayAt(event);
    if (part === "all") {
      onView(panBy(before, day - from, bounds));
    } else if (part === "new") {
      const [start, end] = [Math.min(day, from), Math.max(day, from)];
      if (((end - start) / (bounds.end - bounds.start)) * wide > GRIP) {
        onView(within({ start, end: Math.max(end, start + LEAST) }, bounds));
      }
    } else {
      resize(part, day);
    }
  }

  const edge = (part: "start" | "end") => {
    const step = (view.end - view.start) / 20;
    const keys: Record<string, number> = {
      ArrowLeft: view[part] - step,
      ArrowDown: view[part] - step,
      ArrowRight: view[part] + step,
      ArrowUp: view[part] + step,
      PageDown: view[part] - 5 * step,
      PageUp: view[part] + 5 * step,
      Home: bounds.start,
      End: bounds.end,
    };
    return (
      <g
        id={`overview-${part}`}
        class="overview-edge"
        role="slider"
        tabindex={0}
        aria-label={labels[part]}
        aria-valuemin={Math.round(bounds.start)}
        aria-valuemax={Math.round(bounds.end)}
        aria-valuenow={Math.round(view[part])}
        aria-valuetext={dateOf(view[part])}
        onKeyDown={(event) => {
          const day = event.altKey || event.ctrlKey || event.metaKey ? undefined : keys[event.key];
          if (day !== undefined) {
            event.preventDefault();
            resize(part, day);
          }
        }}
        transform={`translate(${part === "start" ? x0 : x1} 0)`}
      >
        <rect class="overview-hit" x={-GRIP} y={0} width={2 * GRIP} height={HEIGHT} />
        <rect class="overview-handle" x={-2.5} y={HEIGHT / 2 - 9} width={5} height={18} rx={2.5} />
      </g>
    );
  };

  return (
    <fieldset ref={room} class="overview">
      <legend class="unseen">{labels.all}</legend>
      <svg
        width={width}
        height={HEIGHT}
        aria-label={labels.all}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={() => {
          drag.current = undefined;
        }}
        onPointerCancel={() => {
          drag.current = undefined;
        }}
      >
        <rect class="overview-ground" x={left} y={0} width={wide} height={HEIGHT} />
        <path class="overview-density" d={bars} />
        <rect class="overview-window" x={x0} y={0.5} width={Math.max(1, x1 - x0)} height={HEIGHT - 1} rx={3} />
        {edge("start")}
        {edge("end")}
      </svg>
    </fieldset>
  );
}
