import type { SeriesView } from "../messages";
import { goTo, usePage } from "./context";
import { wrap } from "./fit";
import { type Frame, PICTURE_TEXT, Picture } from "./picture";
import { figureOf, layOut, type PlacedPoint } from "./series-layout";
import { CitedLine } from "./shapes";
import { ticksOf } from "./timeline/axis";

/** Figures over time: a point for each, a bar where only a span of days is known, a line to the figure that superseded it. */
export function Series({ entryId, series }: { readonly entryId: string; readonly series: SeriesView }) {
  const { words } = usePage();
  return (
    <Picture
      id={`series-${series.id}`}
      title={series.label}
      description={words.seriesSays}
      file={`${entryId}-${series.id}`}
      table={series.table}
      interactive
      height={heightOf}
      controls={<h3>{[series.label, series.unit].filter(Boolean).join(", ")}</h3>}
    >
      {(frame) => <Plot series={series} frame={frame} />}
    </Picture>
  );
}

function heightOf({ width, em }: Frame): number {
  return Math.round(Math.min(340, Math.max(220, width * 0.42)) + em * 2);
}

function Plot({ series, frame }: { readonly series: SeriesView; readonly frame: Frame }) {
  const { words, language } = usePage();
  const line = frame.em * PICTURE_TEXT * 1.45;
  const notes = wrap(words.seriesNote, frame.width * 0.85, frame.measure, 3);
  const height = heightOf(frame) - line * (notes.length + 0.5);
  const { points, steps, levels, left, right, bottom, view } = layOut(series, {
    ...{ width: frame.width, height, line, measure: frame.measure },
  });
  const dates = ticksOf(view, (right - left) * 0.7, language);
  const perDay = (right - left) / (view.end - view.start);
  return (
    <g class="series">
      {levels.map(({ value, y }) => (
        <g key={value} class="tick">
          <line x1={left} x2={right} y1={y} y2={y} />
          <text x={left - 8} y={y} dy="0.32em" text-anchor="end">
            {value.toLocaleString("en")}
          </text>
        </g>
      ))}
      {dates.map(({ day, label }) => {
        const x = left + (day - view.start) * perDay;
        return (
          <g key={day} class="tick">
            <line x1={x} x2={x} y1={bottom} y2={bottom + 5} />
            <text x={x} y={bottom + line} text-anchor="middle">
              {label}
            </text>
          </g>
        );
      })}
      {steps.map(({ key, x1, y1, x2, y2 }) => (
        <line key={key} class="step" x1={x1} y1={y1} x2={x2} y2={y2} />
      ))}
      {points.map((placed) => (
        <Point key={placed.point.factId} id={`${series.id}-${placed.point.factId}`} placed={placed} unit={series.unit} frame={frame} />
      ))}
      {notes.map((text, i) => (
        <text key={text} class="quieter" x={left} y={bottom + line * (2.4 + i)}>
          {text}
        </text>
      ))}
    </g>
  );
}

interface PointProps {
  readonly id: string;
  readonly placed: PlacedPoint;
  readonly unit: string;
  readonly frame: Frame;
}

function Point({ id, unit, placed: { point, x0, x1, y, label }, frame }: PointProps) {
  const { factId, text, date, statement, note, past, disputed, sources } = point;
  const looks = ["point", past && "past", disputed && "disputed"].filter(Boolean).join(" ");
  const span = x1 - x0 > 6;
  return (
    <g class={looks}>
      <a
        id={`point-${id}`}
        href={`#fact-${factId}`}
        onClick={(event) => {
          event.preventDefault();
          goTo(`fact-${factId}`);
        }}
      >
        <title>{`${text}, ${date} (${note}): ${statement}`}</title>
        {span && <line class="span" x1={x0} x2={x1} y1={y} y2={y} />}
        <circle class="mark" cx={(x0 + x1) / 2} cy={y} r={span ? 3.5 : 4.5} />
        <rect class="reach" x={Math.min(x0, (x0 + x1) / 2 - 9)} y={y - 9} width={Math.max(18, x1 - x0)} height={18} rx={4} />
      </a>
      {label && (
        <g text-anchor={label.anchor}>
          <CitedLine
            id={`point-source-${id}`}
            cited={{ text: figureOf(text, unit), sources }}
            x={label.x}
            y={label.y}
            room={frame.width}
            frame={frame}
          />
        </g>
      )}
    </g>
  );
}
