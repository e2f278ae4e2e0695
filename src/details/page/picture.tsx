import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { MAX_PNG, MAX_SVG } from "../messages";
import { usePage } from "./context";
import { rasterise, standalone } from "./export";
import { Icon } from "./icons";
import { References } from "./parts";

/** What a picture shows, for those who would rather read it. */
export interface PictureTable {
  readonly columns: readonly string[];
  /** One cell for each column; the numbers are of the bibliography. */
  readonly rows: readonly {
    readonly cells: readonly string[];
    readonly sources: readonly number[];
    /** Leads to what the row tells of. */
    readonly onOpen?: () => void;
  }[];
}

/** The room that a picture has. */
export interface Frame {
  /** In pixels, which are also the units of the SVG: text is as large as elsewhere on the page, at any width. */
  readonly width: number;
  /** Size of the page's text in pixels; the text of a picture has 0.86 of it. */
  readonly em: number;
  /** Width in pixels of a text as the picture writes it. */
  readonly measure: (text: string) => number;
}

interface PictureProps {
  /** Unique on the page, kebab-case; the ids of all parts begin with it. */
  readonly id: string;
  /** Names the picture, for screen readers and in a saved file. */
  readonly title: string;
  /** Says in a sentence or two what is to be seen. */
  readonly description: string;
  /** Name of a saved file, kebab-case, without its ending. */
  readonly file: string;
  readonly table: PictureTable;
  /** Of the drawing, in pixels. */
  readonly height: (frame: Frame) => number;
  /** What is inside the SVG. */
  readonly children: (frame: Frame) => ComponentChildren;
  /** Whether it holds links or buttons, which a screen reader then reaches one by one. */
  readonly interactive?: boolean;
  /** Further controls, before those that every picture has. */
  readonly controls?: ComponentChildren;
}

/** Text in a picture, in relation to the page's. */
export const PICTURE_TEXT = 0.86;

/** Width of a letter in relation to its height, where nothing can measure it. */
const USUAL_WIDTH = 0.55;

/** The frame of every picture: drawing or table of the same data, text alternative, copy and save. */
export function Picture(props: PictureProps) {
  const { id, title, description, table, height, children, interactive = false, controls } = props;
  const { words } = usePage();
  const [asTable, setAsTable] = useState(false);
  const [room, frame] = useFrame();
  const drawing = useRef<SVGSVGElement>(null);
  const tall = frame ? Math.round(height(frame)) : 0;
  return (
    <figure class="picture" aria-label={title}>
      <div class="picture-controls" role="toolbar" aria-label={title}>
        {controls}
        <span class="picture-actions">
          <button type="button" id={`${id}-table`} class="quiet" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            <Icon name="table" />
            {words.table}
          </button>
          {!asTable && <Export {...props} drawing={() => drawing.current} />}
        </span>
      </div>
      <div ref={room} class="picture-room">
        {asTable ? (
          <PictureTableView title={title} table={table} />
        ) : !frame ? undefined : (
          <svg
            ref={drawing}
            class="drawing"
            viewBox={`0 0 ${frame.width} ${tall}`}
            width={frame.width}
            height={tall}
            role={interactive ? "group" : "img"}
            aria-labelledby={`${id}-name`}
            aria-describedby={`${id}-says`}
          >
            <title id={`${id}-name`}>{title}</title>
            <desc id={`${id}-says`}>{description}</desc>
            {children(frame)}
          </svg>
        )}
      </div>
    </figure>
  );
}

function Export({ id, file, drawing }: PictureProps & { readonly drawing: () => SVGSVGElement | null }) {
  const { words, copied, send } = usePage();
  const done = copied === id;
  const withSvg = (use: (svg: string, element: SVGSVGElement) => void) => () => {
    const element = drawing();
    const svg = element ? standalone(element) : "";
    if (element && svg.length <= MAX_SVG) {
      use(svg, element);
    }
  };
  return (
    <>
      <button
        type="button"
        id={`${id}-copy`}
        class="quiet"
        title={words.copySvg}
        aria-label={words.copySvg}
        onClick={withSvg((svg) => send({ type: "copyPicture", pictureId: id, svg }))}
      >
        <Icon name={done ? "copied" : "copy"} />
      </button>
      <button
        type="button"
        id={`${id}-svg`}
        class="quiet"
        title={words.saveSvg}
        aria-label={words.saveSvg}
        onClick={withSvg((svg) => send({ type: "savePicture", name: file, svg }))}
      >
        <Icon name="save" />
        SVG
      </button>
      <button
        type="button"
        id={`${id}-png`}
        class="quiet"
        title={words.savePng}
        aria-label={words.savePng}
        onClick={withSvg(async (svg, element) => {
          const png = await rasterise(svg, element);
          if (png.length <= MAX_PNG) {
            send({ type: "savePicture", name: file, png });
          }
        })}
      >
        <Icon name="save" />
        PNG
      </button>
    </>
  );
}

function PictureTableView({ title, table: { columns, rows } }: { readonly title: string; readonly table: PictureTable }) {
  const { words } = usePage();
  const withSources = rows.some(({ sources }) => sources.length > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section class="table-view" aria-label={title} tabIndex={0}>
      <table aria-label={title}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            {withSources && <th scope="col">{words.sources}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ cells, sources, onOpen }, row) => (
            <tr key={row}>
              {cells.map((cell, i) =>
                i === 0 ? (
                  <th scope="row">{cell}</th>
                ) : (
                  <td>
                    {onOpen && i === 1 ? (
                      <button type="button" class="link" onClick={onOpen}>
                        {cell}
                      </button>
                    ) : (
                      cell
                    )}
                  </td>
                ),
              )}
              {withSources && (
                <td>
                  <References numbers={sources} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The room of an element, measured anew whenever its width changes. */
function useFrame() {
  const room = useRef<HTMLDivElement>(null);
  const [frame, setFrame] = useState<Frame>();
  useLayoutEffect(() => {
    const element = room.current;
    if (!element) {
      return;
    }
    const context = document.createElement("canvas").getContext("2d");
    const look = () => {
      const { fontFamily, fontSize } = getComputedStyle(element);
      const em = Number.parseFloat(fontSize);
      const measure = (text: string) => {
        if (!context) {
          return text.length * em * PICTURE_TEXT * USUAL_WIDTH;
        }
        context.font = `${em * PICTURE_TEXT}px ${fontFamily}`;
        return context.measureText(text).width;
      };
      const width = Math.floor(element.clientWidth);
      setFrame((known) => (width === 0 || (known?.width === width && known.em === em) ? known : { width, em, measure }));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [room, frame] as const;
}
