import { useState } from "preact/hooks";
import type { EntryView, FurtherLink } from "../messages";
import { fill, usePage } from "./context";
import { cut } from "./fit";
import { Shapes } from "./icons";
import { CONTENT_LANGUAGE } from "./parts";
import { type Frame, PICTURE_TEXT, Picture } from "./picture";
import { layOut } from "./relations-layout";
import { CitedLine } from "./shapes";

const GLYPH = 14;

/** The neighbours of an entry by how they are related to it and, when asked for, theirs. */
export function Relations({ entry, further }: { readonly entry: EntryView; readonly further: readonly FurtherLink[] | undefined }) {
  const { words, send } = usePage();
  const [deep, setDeep] = useState(false);
  const theirs = deep ? further : undefined;
  const groups = [...(entry.brief?.groups ?? []), ...entry.related];
  const layout = ({ width, em, measure }: Frame) =>
    layOut(entry.name, groups, theirs, (count) => fill(words.more, count), { width, line: em * PICTURE_TEXT * 1.75, measure });
  return (
    <Picture
      id="relations-picture"
      title={`${words.relations}: ${entry.name}`}
      description={words.relationsSay}
      file={`${entry.entryId}-relations`}
      table={{
        columns: [words.relation, words.entry, words.kind, words.note],
        rows: [
          ...groups.flatMap(({ label, links }) =>
            links.map(({ entryId, name, kindLabel, note }) => ({
              cells: [label, name, kindLabel, note],
              sources: [],
              onOpen: () => send({ type: "navigate", entryId }),
            })),
          ),
          ...(theirs ?? []).map(({ entryId, via, relation, name, kindLabel, note }) => ({
            cells: [
              `${groups.flatMap(({ links }) => links).find((link) => link.entryId === via)?.name ?? via}: ${relation}`,
              name,
              kindLabel,
              note,
            ],
            sources: [],
            onOpen: () => send({ type: "navigate", entryId }),
          })),
        ],
      }}
      interactive
      height={(frame) => layout(frame).height}
      controls={
        <>
          <button type="button" id="relations-near" class="quiet" aria-pressed={!deep} onClick={() => setDeep(false)}>
            {words.neighbours}
          </button>
          <button
            type="button"
            id="relations-far"
            class="quiet"
            aria-pressed={deep}
            onClick={() => {
              setDeep(true);
              if (!further) {
                send({ type: "further", entryId: entry.entryId });
              }
            }}
          >
            {words.theirs}
          </button>
        </>
      }
    >
      {(frame) => <Web entry={entry} layout={layout(frame)} frame={frame} />}
    </Picture>
  );
}

function Web({ entry, layout, frame }: { readonly entry: EntryView; readonly layout: ReturnType<typeof layOut>; readonly frame: Frame }) {
  const { nodes, edges, root } = layout;
  const tall = frame.em * 2.1;
  return (
    <g class="relations-web">
      {edges.map(({ key, path, further }) => (
        <path key={key} class={further ? "edge further" : "edge"} d={path} />
      ))}
      <rect class="root" x={root.x - root.width / 2} y={root.y - tall / 2} width={root.width} height={tall} rx={tall / 2} />
      <text class="name" x={root.x} y={root.y} dy="0.35em" text-anchor="middle" lang={CONTENT_LANGUAGE}>
        {cut(entry.name, (root.width - 24) / 1.1, frame.measure)}
        <title>{entry.name}</title>
      </text>
      {nodes.map(({ key, look, text, link, x, y, side, room }) => {
        const sign = side === "right" ? 1 : -1;
        const anchor = side === "right" ? "start" : "end";
        return (
          <g key={key} class={`node ${look}`} text-anchor={anchor}>
            {link ? (
              <>
                <svg
                  class={`glyph ${link.kind}`}
                  x={side === "right" ? x : x - GLYPH}
                  y={y - GLYPH * 0.85}
                  width={GLYPH}
                  height={GLYPH}
                  viewBox="0 0 16 16"
                  aria-hidden="true"
                >
                  <Shapes name={link.kind} />
                </svg>
                <CitedLine
                  id={`relation-${key}`}
                  entryId={link.entryId}
                  name={text}
                  plain
                  x={x + sign * (GLYPH + 6)}
                  y={y}
                  room={room}
                  frame={frame}
                />
              </>
            ) : (
              <text class={look === "group" ? "heading" : "quieter"} x={x} y={y}>
                {cut(text, room, frame.measure)}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
