import { useState } from "preact/hooks";
import type { CitedText, OrbitView } from "../messages";
import { usePage } from "./context";
import { type Label, type Layout, layOut, type Scale } from "./orbit-layout";
import { type Frame, PICTURE_TEXT, Picture } from "./picture";
import { CitedLine } from "./shapes";

/** The Earth and what turns round it, to one scale. */
export function Orbit({ orbit, name }: { readonly orbit: OrbitView; readonly name: string }) {
  const { words, shownId } = usePage();
  const [scale, setScale] = useState<Scale>("true");
  const says = scale === "true" ? words.scaleTrue : words.scaleReadable;
  const isCalculated = orbit.craft.some(({ details }) => details.some(({ calculated }) => calculated));
  const note = [orbit.says, says, ...(isCalculated ? [words.calculated] : [])].join(" ");
  const layout = ({ width, em, measure }: Frame) => layOut(orbit, scale, { width, line: em * PICTURE_TEXT * 1.45, measure, note });
  return (
    <Picture
      id="orbit-picture"
      title={`${words.orbit}: ${name}`}
      description={note}
      file={`${shownId}-orbit`}
      table={orbit.table}
      interactive
      controls={<ScaleSwitch scale={scale} onChange={setScale} />}
      height={(frame) => layout(frame).height}
    >
      {(frame) => <Drawing layout={layout(frame)} frame={frame} />}
    </Picture>
  );
}

function ScaleSwitch({ scale, onChange }: { readonly scale: Scale; readonly onChange: (scale: Scale) => void }) {
  const { words } = usePage();
  const option = (value: Scale, label: string, says: string) => (
    <button type="button" id={`orbit-${value}`} class="quiet" title={says} aria-pressed={scale === value} onClick={() => onChange(value)}>
      {label}
    </button>
  );
  return (
    <>
      {option("true", words.toScale, words.scaleTrue)}
      {option("readable", words.readable, words.scaleReadable)}
    </>
  );
}

function Drawing({ layout, frame }: { readonly layout: Layout; readonly frame: Frame }) {
  const { centre, earth, rings, curves, dots, ticks, labels, labelWidth, notes } = layout;
  return (
    <>
      <g class="sky" transform={`translate(${centre.x} ${centre.y})`}>
        {rings.map(({ key, look, subject, inner, outer }) =>
          look === "band" ? (
            <path
              key={key}
              class={`band ${subject ? "subject" : ""} ${inner <= earth ? "lowest" : ""}`}
              d={`${circle(outer)}${circle(inner)}`}
              fill-rule="evenodd"
            />
          ) : (
            <circle key={key} class={`${look} ${subject ? "subject" : ""}`} r={outer} />
          ),
        )}
        <circle class="earth" r={earth} />
        {earth > 24 && <Graticule radius={earth} fromPole={ticks.length > 0} />}
        {ticks.map(({ degrees, from, to, text }) => (
          <g key={degrees} class="tick">
            <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
            <text x={text.x} y={text.y} text-anchor="middle" dominant-baseline="central">
              {degreesEast(degrees)}
            </text>
          </g>
        ))}
        {curves.map(({ key, path, subject, past }) => (
          <path key={key} class={`curve ${subject ? "subject" : ""} ${past ? "past" : ""}`} d={path} />
        ))}
        {dots
          .toSorted((a, b) => Number(a.subject) - Number(b.subject))
          .map(({ key, at, subject }) => (
            <circle key={key} class={`dot ${subject ? "subject" : ""}`} cx={at.x} cy={at.y} r={subject ? 5 : 3.2} />
          ))}
      </g>
      {labels.map((label) => (
        <LabelBlock key={label.key} label={label} room={labelWidth} frame={frame} />
      ))}
      {notes.map(({ text, x, y }) => (
        <text key={text} class="quieter" x={x} y={y} text-anchor={x > frame.width / 4 ? "middle" : "start"}>
          {text}
        </text>
      ))}
    </>
  );
}

function circle(radius: number): string {
  return `M${-radius},0A${radius},${radius} 0 1 0 ${radius},0A${radius},${radius} 0 1 0 ${-radius},0Z`;
}

function degreesEast(degrees: number): string {
  return degrees === 0 || degrees === 180 ? `${degrees}°` : `${Math.abs(degrees)}°${degrees > 0 ? "E" : "W"}`;
}

/** Lines on the globe: from above the pole circles of latitude and meridians, from the side a few parallels. */
function Graticule({ radius, fromPole }: { readonly radius: number; readonly fromPole: boolean }) {
  const at = (degrees: number, r: number) => {
    const angle = (degrees * Math.PI) / 180;
    return [r * Math.cos(angle), r * Math.sin(angle)] as const;
  };
  return (
    <g class="graticule">
      {fromPole
        ? [30, 60].map((latitude) => <circle key={latitude} r={radius * Math.cos((latitude * Math.PI) / 180)} />)
        : [-60, -30, 0, 30, 60].map((latitude) => {
            const [x, y] = at(latitude, radius);
            return <line key={latitude} x1={-x} y1={y} x2={x} y2={y} />;
          })}
      {fromPole
        ? [0, 30, 60, 90, 120, 150].map((longitude) => {
            const [x, y] = at(longitude, radius);
            return <line key={longitude} x1={-x} y1={-y} x2={x} y2={y} />;
          })
        : [0.5, 0.87].map((share) => <ellipse key={share} rx={radius * share} ry={radius} />)}
    </g>
  );
}

function LabelBlock({ label, room, frame }: { readonly label: Label; readonly room: number; readonly frame: Frame }) {
  const { key, entryId, title, inline, lines, look, anchor, x, y, side, leads } = label;
  const line = frame.em * PICTURE_TEXT * 1.45;
  const baseline = y + line * 0.8;
  const end = side === "left" && leads;
  return (
    <g class={`label ${look}`} text-anchor={end ? "end" : "start"}>
      {leads ? (
        <path class="leader" d={`M${anchor.x},${anchor.y}L${x + (end ? 6 : -6)},${baseline - line * 0.25}`} />
      ) : (
        <line class={`swatch ${look}`} x1={x - 20} x2={x - 8} y1={baseline - line * 0.25} y2={baseline - line * 0.25} />
      )}
      <CitedLine
        id={`orbit-${key}`}
        entryId={entryId}
        name={title}
        {...(inline && { cited: inline })}
        {...{ x, y: baseline, room, frame }}
      />
      {lines.map((cited: CitedText, i) => (
        <CitedLine key={cited.text} id={`orbit-${key}-${i}`} cited={cited} {...{ x, y: baseline + (i + 1) * line, room, frame }} />
      ))}
    </g>
  );
}
