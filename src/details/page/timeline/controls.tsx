import { usePage } from "../context";
import { Icon } from "../icons";
import { type View, zoomBy } from "./view";

const STEP = 1.6;

interface Props {
  readonly id: string;
  readonly view: View;
  readonly bounds: View;
  onView(view: View): void;
}

/** Nearer, further, all. */
export function ZoomButtons({ id, view, bounds, onView }: Props) {
  const { words } = usePage();
  const middle = (view.start + view.end) / 2;
  const isAll = view.end - view.start >= bounds.end - bounds.start;
  const button = (name: "zoomIn" | "zoomOut" | "zoomAll", next: View, disabled: boolean) => (
    <button
      type="button"
      id={`${id}-${name}`}
      class="quiet"
      title={words[name]}
      aria-label={words[name]}
      // A button that has the focus keeps it.
      aria-disabled={disabled}
      onClick={() => onView(next)}
    >
      <Icon name={name} />
    </button>
  );
  return (
    <span class="zoom">
      {button("zoomIn", zoomBy(view, STEP, middle, bounds), false)}
      {button("zoomOut", zoomBy(view, 1 / STEP, middle, bounds), isAll)}
      {button("zoomAll", bounds, isAll)}
    </span>
  );
}
