/** What pictures have in common: names that are links, words with the numbers of their sources. */
import type { CitedText } from "../messages";
import { fill, goTo, usePage } from "./context";
import { cut } from "./fit";
import { CONTENT_LANGUAGE } from "./parts";
import type { Frame } from "./picture";

interface LineProps {
  readonly id: string;
  /** Stands first, in bold unless it is to be plain. */
  readonly name?: string;
  readonly plain?: boolean;
  /** Of the entry to which the name leads. */
  readonly entryId?: string;
  readonly cited?: CitedText;
  readonly x: number;
  readonly y: number;
  /** Pixels that it may take. */
  readonly room: number;
  readonly frame: Frame;
}

const NO_WORDS: CitedText = { text: "", sources: [] };

/** A line of text in a picture; the numbers at its end lead to the sources. */
export function CitedLine({ id, name = "", entryId = "", cited = NO_WORDS, plain = false, x, y, room, frame: { measure } }: LineProps) {
  const { words, sources: bibliography } = usePage();
  const { text, sources, calculated } = cited;
  const rest = room - measure(sources.map((number) => ` ${number}`).join(""));
  const before = name && text ? "  " : "";
  const shownName = cut(name, text ? rest - measure(before + text) : rest, (words) => measure(words) * (plain ? 1 : BOLD));
  const shownText = cut(`${text}${calculated ? "*" : ""}`, name ? Number.POSITIVE_INFINITY : rest, measure);
  return (
    <text x={x} y={y}>
      {name && <Name id={id} entryId={entryId} name={name} shown={shownName} />}
      {text && (
        <tspan class="quieter">
          {before.replaceAll(" ", "\u00a0")}
          {shownText}
        </tspan>
      )}
      {sources.map((number) => (
        <a
          key={number}
          id={`${id}-${number}`}
          href={`#source-${number}`}
          onClick={(event) => {
            event.preventDefault();
            goTo(`source-${number}`);
          }}
        >
          <title>{`${fill(words.source, number)}: ${bibliography[number - 1]?.title ?? ""}`}</title>
          <tspan class="reference" dx="4" dy="-3">
            {number}
          </tspan>
          {/* Back to the line: a shift holds for all that follows. */}
          <tspan dy="3">&#8203;</tspan>
        </a>
      ))}
    </text>
  );
}

/** How much wider bold letters are, at most. */
const BOLD = 1.1;

function Name({ id, entryId, name, shown }: { id: string; entryId: string; name: string; shown: string }) {
  const { shownId, send } = usePage();
  const label = (
    <tspan class="name" lang={CONTENT_LANGUAGE}>
      {shown}
    </tspan>
  );
  return entryId && entryId !== shownId ? (
    <a
      id={id}
      href={`#${entryId}`}
      onClick={(event) => {
        event.preventDefault();
        send({ type: "navigate", entryId });
      }}
    >
      {shown !== name && <title>{name}</title>}
      {label}
    </a>
  ) : (
    label
  );
}
