import type { Entry } from "../../dataset/schema";
import { foldSurface } from "../recogniser/fold";
import type { Translate } from "../translate";
import { type Finding, movedSpan, type Span } from "./finding";
import type { Mention, Prose } from "./prose";

/** A name as it is spelled in one place. */
export interface Spelling {
  readonly entry: Entry;
  /** What all spellings of the name have in common. */
  readonly key: string;
  readonly written: string;
  readonly span: Span;
}

/** Spellings of the same sound. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/^kosmos/, "cosmos"],
  [/^louch/, "luch"],
  [/\bcentre\b/, "center"],
  [/programme\b/, "program"],
];

/** More spellings of one name than these are all of a piece. */
const MOST = 100;

/** The names of a paragraph, as they are spelled. Words that are no names have no one spelling. */
export function* spellingsIn(prose: Prose, mentions: readonly Mention[]): Generator<Spelling> {
  for (const { from, to, occurrence } of mentions) {
    const entry = occurrence.senses[0]?.entry;
    const text = prose.text.slice(from, to);
    const written = text
      .replace(/[’']s?$/u, "")
      .replace(/[\s\u00a0]+/g, " ")
      .replace(/[‐‑‒–]/g, "-")
      .replaceAll("’", "'");
    if (entry && /^\p{Lu}/u.test(written) && isName(occurrence.senses[0]?.term.surface ?? "")) {
      const key = SAME.reduce((folded, [pattern, common]) => folded.replace(pattern, common), foldSurface(written)).replaceAll(" ", "");
      yield { entry, key, written, span: prose.span(from, from + text.replace(/[’']s?$/u, "").length) };
    }
  }
}

/** A name has capitals of its own, wherever it stands. */
function isName(surface: string): boolean {
  return /^\p{Lu}/u.test(surface) && /\p{Lu}|\d/u.test(surface.slice(1));
}

/** The names of a document, with those that it spells in more than one way. */
export class Spellings {
  readonly #places = new Map<string, Map<string, { readonly spelling: Spelling; readonly line: number }[]>>();

  /** Takes a name in a paragraph that begins with a line. */
  add(spelling: Spelling, line: number): void {
    const key = `${spelling.entry.id}|${spelling.key}`;
    const byWriting = this.#places.get(key) ?? new Map<string, { spelling: Spelling; line: number }[]>();
    const places = byWriting.get(spelling.written) ?? [];
    places.push({ spelling, line });
    byWriting.set(spelling.written, places);
    this.#places.set(key, byWriting);
  }

  *findings(): Generator<Finding> {
    for (const byWriting of this.#places.values()) {
      if (byWriting.size > 1) {
        yield* differing(byWriting);
      }
    }
  }
}

function* differing(byWriting: ReadonlyMap<string, readonly { readonly spelling: Spelling; readonly line: number }[]>): Generator<Finding> {
  const count = (written: string) => byWriting.get(written)?.length ?? 0;
  const entry = [...byWriting.values()][0]?.[0]?.spelling.entry;
  const own = new Set([entry?.name, ...(entry?.terms ?? []).map((term) => (typeof term === "string" ? term : term.surface))]);
  const weight = (written: string) => count(written) * 2 + (own.has(written) ? 1 : 0);
  const [common = ""] = [...byWriting.keys()].sort((a, b) => weight(b) - weight(a));
  const others = [...byWriting].flatMap(([written, places]) => (written === common ? [] : places)).slice(0, MOST);
  for (const { spelling, line } of others) {
    const span = movedSpan(spelling.span, line);
    yield {
      code: "variant.mixed",
      span,
      term: spelling.written,
      entry: spelling.entry,
      message: (translate) => translate("“{0}” here, “{1}” elsewhere in this document ({2}).", spelling.written, common, count(common)),
      fixes: [
        { title: (translate) => translate("Replace by “{0}”", common), edits: [{ span, text: common }], preferred: true },
        ...(others.length > 1
          ? [
              {
                title: (translate: Translate) => translate("Write “{0}” in the whole document", common),
                edits: others.map((other) => ({ span: movedSpan(other.spelling.span, other.line), text: common })),
              },
            ]
          : []),
      ],
    };
  }
}
