import { useMemo, useState } from "preact/hooks";
import type { TimelineItem, TimelineView } from "../../timeline/messages";
import { goTo, usePage } from "../context";
import { CONTENT_LANGUAGE, References } from "../parts";
import { type Frame, Picture } from "../picture";
import { Chart, planOf, rowsIn } from "./chart";
import { ZoomButtons } from "./controls";
import { boundsOf } from "./view";

/** Rows that one lane may have. */
const MOST_ROWS = 7;
/** What stands at one place is told up to so many. */
const MOST_TOLD = 6;

/** The picture of what an entry's facts date, and below it what is pointed at. */
export function EntryTimeline({ entryId, timeline }: { readonly entryId: string; readonly timeline: TimelineView }) {
  const { words, language } = usePage();
  const { lanes, items, today, description } = timeline;
  const bounds = useMemo(() => boundsOf(items, today), [items, today]);
  const [view, setView] = useState(bounds);
  const [active, setActive] = useState<readonly TimelineItem[]>([]);
  const rows = useMemo(() => rememberRows(items, lanes, bounds), [items, lanes, bounds]);
  const height = (frame: Frame) => planOf(frame, lanes, rows(frame)).height;

  function open(opened: readonly TimelineItem[]): void {
    const [only, ...others] = opened;
    if (only?.factId !== undefined && others.length === 0) {
      goTo(`fact-${only.factId}`);
    }
  }

  return (
    <>
      <Picture
        id="entry-timeline"
        title={words.timeline}
        description={`${description} ${words.timelineKeys}`}
        file={`${entryId}-timeline`}
        table={{
          columns: [words.when, words.what, words.lane],
          rows: items.map(({ date, label, text, note, lane, sources }) => ({
            cells: [
              date,
              [label.endsWith(text) ? label : `${label}: ${text}`, note && `(${note})`].filter(Boolean).join(" "),
              lanes[lane] ?? "",
            ],
            sources,
          })),
        }}
        height={height}
        interactive
        controls={<ZoomButtons id="entry-timeline" view={view} bounds={bounds} onView={setView} />}
      >
        {(frame) => (
          <Chart
            id="entry-timeline"
            label={words.timeline}
            room={frame}
            lanes={lanes}
            items={items}
            rows={rows(frame)}
            today={today}
            todayLabel={words.today}
            language={language}
            bounds={bounds}
            view={view}
            onView={setView}
            active={active[0]?.id}
            onActive={setActive}
            onOpen={open}
          />
        )}
      </Picture>
      <Told items={active} />
    </>
  );
}

/** What is pointed at, in whole. */
function Told({ items }: { readonly items: readonly TimelineItem[] }) {
  const { words } = usePage();
  return (
    <div class="told" aria-live="polite">
      {items.length === 0 && <p class="note hint">{words.timelineHint}</p>}
      {items.slice(0, MOST_TOLD).map((item) => (
        <p key={item.id}>
          <span class="date">{item.date}</span>{" "}
          <span>
            {!item.label.endsWith(item.text) && <b>{item.label}. </b>}
            <span lang={CONTENT_LANGUAGE}>{item.text}</span>
            {item.note && <span class="note"> {item.note}.</span>} <References numbers={item.sources} />
          </span>
        </p>
      ))}
      {items.length > MOST_TOLD && <p class="note">+ {items.length - MOST_TOLD}</p>}
    </div>
  );
}

/** The rows of the lanes, worked out once for each width. */
function rememberRows(items: readonly TimelineItem[], lanes: readonly string[], bounds: ReturnType<typeof boundsOf>) {
  const known = new Map<string, number[]>();
  return (frame: Frame): number[] => {
    const key = `${frame.width} ${frame.em}`;
    const rows = known.get(key) ?? rowsIn(items, lanes, bounds, frame, MOST_ROWS);
    known.set(key, rows);
    return rows;
  };
}
