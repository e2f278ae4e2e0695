import { useEffect, useMemo, useState } from "preact/hooks";
import type { WholeView, WholeWords } from "../../timeline/whole-messages";
import { fill, usePage } from "../context";
import { Icon } from "../icons";
import { CONTENT_LANGUAGE } from "../parts";
import { type Frame, Picture } from "../picture";
import { Chart, planOf } from "./chart";
import { ZoomButtons } from "./controls";
import { byCountry, byKind, type Filter, isIn, lets, NO_FILTER, type Placed, shareRows, wordFilter } from "./filter";
import { Overview } from "./overview";
import { boundsOf, type View, within } from "./view";

/** What the page keeps for when it comes back. */
export interface Saved {
  readonly filter: Filter;
  readonly lanes: "kind" | "country";
  readonly view?: View;
}

export const NOTHING_SAVED: Saved = { filter: NO_FILTER, lanes: "kind" };

interface Props {
  readonly whole: WholeView;
  readonly words: WholeWords;
  readonly saved: Saved;
  onChange(saved: Saved): void;
}

const DAY_MS = 86_400_000;
const MOST_ROWS = 5;
const MOST_ROWS_IN_ALL = 24;
const HAPPENINGS: ReadonlySet<string> = new Set(["mission", "operation", "exercise", "event"]);
/** What stands above and below the lanes, in units of the text's size. */
const AROUND = 30;
const ROW = 1.85;
const MOST_TOLD = 8;
/** Rows of the table, beyond which nobody reads. */
const MAX_TABLE = 1_000;

/** The timeline of all, its filters above it and all of the time below it. */
export function WholePage({ whole, words, saved, onChange }: Props) {
  const { language, words: common, send } = usePage();
  const bounds = useMemo(() => boundsOf(whole.events, whole.today), [whole]);
  const [state, setState] = useState(saved);
  const [active, setActive] = useState<readonly Placed[]>([]);
  const tall = useWindowHeight();
  const { filter, lanes: laneBy } = state;
  const view = within(state.view ?? firstView(whole, bounds), bounds);
  const change = (part: Partial<Saved>) => setState((before) => ({ ...before, ...part }));
  const setView = (next: View) => change({ view: next });
  const setFilter = (part: Partial<Filter>) => change({ filter: { ...filter, ...part } });
  useEffect(() => onChange(state), [state]);

  const byWords = useMemo(() => wordFilter(whole.events), [whole]);
  const events = useMemo(() => {
    const hasWords = byWords(filter.words);
    return whole.events.filter((event) => lets(filter, whole, event) && hasWords(event));
  }, [whole, filter]);
  const lanes = useMemo(
    () => (laneBy === "kind" ? byKind(events, whole) : byCountry(events, whole, words.otherCountries, words.noCountry)),
    [events, laneBy],
  );
  const inView = useMemo(() => events.filter((event) => isIn(view, event)), [events, view.start, view.end]);
  // A sum of characters is near enough, and a thousand labels are measured at every step of a zoom.
  const roomOf = (frame: Frame): Frame => {
    const widths = new Map<string, number>();
    const widthOf = (char: string) => {
      const width = widths.get(char) ?? frame.measure(char);
      widths.set(char, width);
      return width;
    };
    return {
      ...frame,
      measure: (text) => {
        let sum = 0;
        for (const char of text) {
          sum += widthOf(char);
        }
        return sum;
      },
    };
  };
  const rowsOf = ({ em }: Frame) => {
    const fit = Math.floor((tall - AROUND * em) / (ROW * em)) - lanes.labels.length / 2;
    return shareRows(lanes.counts, Math.min(fit, MOST_ROWS_IN_ALL), MOST_ROWS);
  };
  const rememberedRoom = useRemembered(roomOf);
  const dateOf = (day: number) =>
    new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(day * DAY_MS));

  function open(placed: readonly Placed[]): void {
    const [first, ...others] = placed;
    if (!first) {
      return;
    }
    const starts = placed.map(({ period: { from } }) => from.start ?? from.end ?? 0);
    const [least, most] = [Math.min(...starts), Math.max(...starts)];
    if (others.length === 0) {
      send({ type: "navigate", entryId: first.event.entryId });
    } else if (most > least) {
      const margin = Math.max(4, (most - least) * 0.1);
      setView(within({ start: least - margin, end: most + margin }, bounds));
    }
  }

  return (
    <>
      <h1 id="title" tabIndex={-1}>
        {words.title}
      </h1>
      <Filters whole={whole} words={words} state={state} view={view} bounds={bounds} onChange={change} onFilter={setFilter} />
      <p class="count" role="status">
        {events.length === 0
          ? words.noEvents
          : inView.length === 1
            ? words.shownOne
            : fill(words.shown, inView.length.toLocaleString(language))}
        {(filter.words !== "" || filter.country !== "" || filter.without.length > 0) && (
          <button type="button" id="clear" class="quiet" onClick={() => setFilter(NO_FILTER)}>
            {words.clear}
          </button>
        )}
      </p>
      <Overview
        events={events}
        bounds={bounds}
        view={view}
        left={0}
        labels={{ all: words.overview, start: words.start, end: words.end }}
        dateOf={dateOf}
        onView={setView}
      />
      <Picture
        id="whole-timeline"
        title={words.title}
        description={words.description}
        file="timeline"
        table={{
          columns: [common.when, common.what, words.kinds],
          get rows() {
            return inView.slice(0, MAX_TABLE).map(({ date, label, text, kind, entryId }) => ({
              cells: [date, label.endsWith(text) ? label : `${label}. ${text}`, whole.kinds[kind]?.label ?? ""],
              sources: [],
              onOpen: () => send({ type: "navigate", entryId }),
            }));
          },
        }}
        height={(frame) => planOf(rememberedRoom(frame), lanes.labels, rowsOf(frame)).height}
        interactive
        controls={<ZoomButtons id="whole-timeline" view={view} bounds={bounds} onView={setView} />}
      >
        {(frame) => (
          <Chart
            id="whole-timeline"
            label={words.title}
            room={rememberedRoom(frame)}
            lanes={lanes.labels}
            items={lanes.items}
            rows={rowsOf(frame)}
            today={whole.today}
            todayLabel={dateOf(whole.today)}
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
      <Told items={active} words={words} />
    </>
  );
}

interface FiltersProps {
  readonly whole: WholeView;
  readonly words: WholeWords;
  readonly state: Saved;
  readonly view: View;
  readonly bounds: View;
  onChange(part: Partial<Saved>): void;
  onFilter(part: Partial<Filter>): void;
}

function Filters({ whole, words, state: { filter, lanes }, view, bounds, onChange, onFilter }: FiltersProps) {
  const kinds = useMemo(
    () =>
      whole.kinds.flatMap((kind, index) => {
        const count = whole.events.filter((event) => event.kind === index).length;
        return count > 0 ? [{ ...kind, count }] : [];
      }),
    [whole],
  );
  const several = (label: string, without: readonly string[]) => (
    <button type="button" class="link several" onClick={() => onFilter({ without })}>
      {label}
    </button>
  );
  const countries = whole.countries.map((label, index) => ({ label, index })).sort((a, b) => a.label.localeCompare(b.label));
  const period = (part: "start" | "end", label: string) => (
    <label>
      {label}{" "}
      <input
        type="date"
        id={`period-${part}`}
        value={isoDate(view[part])}
        min={isoDate(bounds.start)}
        max={isoDate(bounds.end)}
        onChange={({ currentTarget: { value } }) => {
          const day = Date.parse(value) / DAY_MS;
          const next = { ...view, [part]: day };
          if (day >= bounds.start && day <= bounds.end && next.start < next.end) {
            onChange({ view: next });
          }
        }}
      />
    </label>
  );
  return (
    <search class="filters">
      <div class="filter-row">
        <label class="search">
          <span class="unseen">{words.search}</span>
          <input
            type="search"
            id="search"
            placeholder={words.searchHint}
            value={filter.words}
            maxLength={200}
            onInput={({ currentTarget }) => onFilter({ words: currentTarget.value })}
          />
        </label>
        <label>
          {words.country}{" "}
          <select id="country" value={filter.country} onChange={({ currentTarget }) => onFilter({ country: currentTarget.value })}>
            <option value="">{words.anyCountry}</option>
            {countries.map(({ label, index }) => (
              <option key={index} value={String(index)}>
                {label}
              </option>
            ))}
            <option value="none">{words.noCountry}</option>
          </select>
        </label>
        {period("start", words.from)}
        {period("end", words.to)}
        <label>
          {words.lanes}{" "}
          <select
            id="lanes"
            value={lanes}
            onChange={({ currentTarget }) => onChange({ lanes: currentTarget.value === "country" ? "country" : "kind" })}
          >
            <option value="kind">{words.byKind}</option>
            <option value="country">{words.byCountry}</option>
          </select>
        </label>
      </div>
      <fieldset class="kinds">
        <legend class="unseen">{words.kinds}</legend>
        {several(words.allKinds, [])}
        {several(
          words.happenings,
          kinds.map(({ kind }) => kind).filter((kind) => !HAPPENINGS.has(kind)),
        )}
        {kinds.map(({ kind, label, count }) => {
          const shown = !filter.without.includes(kind);
          return (
            <button
              key={kind}
              type="button"
              id={`kind-${kind}`}
              class="chip"
              aria-pressed={shown}
              onClick={() => onFilter({ without: shown ? [...filter.without, kind] : filter.without.filter((other) => other !== kind) })}
            >
              <Icon name={kind} />
              {label} <span class="note">{count}</span>
            </button>
          );
        })}
      </fieldset>
    </search>
  );
}

/** What is pointed at, in whole, with the way to its page. */
function Told({ items, words }: { readonly items: readonly Placed[]; readonly words: WholeWords }) {
  const { words: common, send } = usePage();
  return (
    <div class="told">
      {items.length === 0 && <p class="note hint">{common.timelineHint}</p>}
      {items.slice(0, MOST_TOLD).map(({ id, event: { date, label, text, note, entryId } }) => (
        <p key={id}>
          <span class="date">{date}</span>{" "}
          <span>
            <a
              id={`told-${id}`}
              href={`#${entryId}`}
              title={words.open}
              lang={CONTENT_LANGUAGE}
              onClick={(event) => {
                event.preventDefault();
                send({ type: "navigate", entryId });
              }}
            >
              {label.endsWith(`: ${text}`) ? label.slice(0, -text.length - 2) : label}
            </a>
            . <span lang={CONTENT_LANGUAGE}>{text}</span>
            {note && <span class="note"> {note}.</span>}
          </span>
        </p>
      ))}
      {items.length > MOST_TOLD && <p class="note hint">{fill(common.more, items.length - MOST_TOLD)}</p>}
    </div>
  );
}

/** What is shown at first: the time in which nine of ten events begin; the rest lies before it. */
function firstView({ events }: WholeView, bounds: View): View {
  const first = events[Math.floor(events.length / 10)]?.period.from.start ?? bounds.start;
  return { start: first, end: bounds.end };
}

function isoDate(day: number): string {
  return new Date(Math.round(day) * DAY_MS).toISOString().slice(0, 10);
}

/** Keeps the last answer for the same frame, so that what depends on it is not worked out again. */
function useRemembered(make: (frame: Frame) => Frame): (frame: Frame) => Frame {
  const known = useMemo(() => new WeakMap<Frame, Frame>(), []);
  return (frame) => {
    const made = known.get(frame) ?? make(frame);
    known.set(frame, made);
    return made;
  };
}

function useWindowHeight(): number {
  const [height, setHeight] = useState(window.innerHeight);
  useEffect(() => {
    const look = () => setHeight(window.innerHeight);
    window.addEventListener("resize", look);
    return () => window.removeEventListener("resize", look);
  }, []);
  return height;
}
