import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { panBy, type View, zoomBy } from "./view";

interface Stage {
  readonly view: View;
  readonly bounds: View;
  /** Where time begins and how wide it is, in pixels of the element. */
  readonly left: number;
  readonly width: number;
  onView(view: View): void;
}

/** How far a pointer moves, in pixels, before it drags: less is a click. */
const DRAG = 4;

/** Half of what the wheel of a mouse turns in one click, in pixels, changes the scale by this power of two. */
const WHEEL = 1 / 300;

/**
 * Moves and zooms a timeline by mouse, pen and fingers: dragging moves it, two fingers or the wheel with Ctrl (or ⌘) zoom, the wheel
 * with Shift or sideways moves. The wheel alone scrolls the page, as everywhere on it.
 */
export function useGestures(element: RefObject<SVGGElement | null>, stage: Stage): void {
  const latest = useRef(stage);
  latest.current = stage;
  useLayoutEffect(() => {
    const target = element.current;
    if (!target) {
      return;
    }
    const pointers = new Map<number, number>();
    let [origin, moved] = [0, false];

    const xOf = ({ clientX }: MouseEvent) => clientX - (target.ownerSVGElement?.getBoundingClientRect().left ?? 0);
    const pixelsToDays = (pixels: number) => (pixels / latest.current.width) * (latest.current.view.end - latest.current.view.start);
    const dayAt = (x: number) => latest.current.view.start + pixelsToDays(x - latest.current.left);
    const set = (view: View) => {
      // Several events may come before it is drawn.
      latest.current = { ...latest.current, view };
      latest.current.onView(view);
    };
    const zoomAt = (x: number, factor: number) => set(zoomBy(latest.current.view, factor, dayAt(x), latest.current.bounds));
    const panPixels = (pixels: number) => set(panBy(latest.current.view, pixelsToDays(pixels), latest.current.bounds));
    /** The middle of the pointers and how far they are apart. */
    const grip = () => {
      const xs = [...pointers.values()];
      const [least, most] = [Math.min(...xs), Math.max(...xs)];
      return { middle: (least + most) / 2, apart: Math.max(1, most - least) };
    };

    const down = (event: PointerEvent) => {
      if (event.button === 0) {
        if (event.isPrimary) {
          // It is the first: what is left of earlier ones never came to its end here.
          pointers.clear();
        }
        pointers.set(event.pointerId, xOf(event));
        [origin, moved] = pointers.size === 1 ? [xOf(event), false] : [origin, true];
      }
    };
    const move = (event: PointerEvent) => {
      if (!pointers.has(event.pointerId)) {
        return;
      }
      const x = xOf(event);
      if (!moved && Math.abs(x - origin) < DRAG) {
        return;
      }
      if (!moved) {
        moved = true;
        target.setPointerCapture(event.pointerId);
      }
      const before = grip();
      pointers.set(event.pointerId, x);
      const after = grip();
      panPixels(before.middle - after.middle);
      if (pointers.size > 1) {
        zoomAt(after.middle, after.apart / before.apart);
      }
    };
    const up = (event: PointerEvent) => pointers.delete(event.pointerId);
    // A mark that a finger touched loses it to the whole when the drag begins: that is no end.
    const lost = (event: PointerEvent) => event.target === target && up(event);
    // What ends a drag is no click on a mark.
    const click = (event: MouseEvent) => moved && event.stopPropagation();
    const wheel = (event: WheelEvent) => {
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 20 : 1;
      const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        zoomAt(xOf(event), 2 ** (-event.deltaY * lines * WHEEL));
      } else if (Math.abs(sideways) > Math.abs(event.deltaY) || event.shiftKey) {
        event.preventDefault();
        panPixels(sideways * lines);
      }
    };

    const listening = new AbortController();
    const { signal } = listening;
    target.addEventListener("pointerdown", down, { signal });
    target.addEventListener("pointermove", move, { signal });
    target.addEventListener("pointerup", up, { signal });
    target.addEventListener("pointercancel", up, { signal });
    target.addEventListener("lostpointercapture", lost, { signal });
    target.addEventListener("click", click, { signal, capture: true });
    target.addEventListener("wheel", wheel, { signal, passive: false });
    return () => listening.abort();
  }, [element]);
}
