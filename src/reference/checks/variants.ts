import type { Entry } from "../../dataset/schema";
import { foldSurface } from "../recogniser/fold";
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

/** Names that a document spells in more than one way. */
export function* checkVariants(spellings: Iterable<{ readonly spelling: Spelling; readonly line: number }>): Generator<Finding> {
  const byName = new Map<string, { spelling: Spelling; line: number }[]>();
  for (const { spelling, line } of spellings) {
    const key = `${spelling.entry.id}|${spelling.key}`;
    const list = byName.get(key);
    if (list) {
      list.push({ spelling, line });
    } else {
      byName.set(key, [{ spelling, line }]);
    }
  }
  for (const all of byName.values()) {
    const counts = new Map<string, number>();
    for (const { spelling } of all) {
      counts.set(spelling.written, (counts.get(spelling.written) ?? 0) + 1);
    }
    if (counts.size > 1) {
      yield* differing(all, counts);
    }
  }
}

function* differing(all: readonly { spelling: Spelling; line: number }[], counts: ReadonlyMap<string, number>): Generator<Finding> {
  const entry = all[0]?.spelling.entry;
  const own = new Set([entry?.name, ...(entry?.terms ?? []).map((term) => (typeof term === "string" ? term : term.surface))]);
  const weight = (written: string) => (counts.get(written) ?? 0) * 2 + (own.has(written) ? 1 : 0);
  const [common = ""] = [...counts.keys()].sort((a, b) => weight(b) - weight(a));
  const others = all.filter(({ spelling }) => spelling.written !== common).slice(0, MOST);
  for (const { spelling, line } of others) {
    const span = movedSpan(spelling.span, line);
    yield {
      code: "variant.mixed",
      span,
      term: spelling.written,
      entry: spelling.entry,
      message: (translate) =>
        translate("“{0}” here, “{1}” elsewhere in this document ({2}).", spelling.written, common, counts.get(common) ?? 0),
      fixes: [
        { title: (translate) => translate("Replace by “{0}”", common), edits: [{ span, text: common }], preferred: true },
        ...(others.length > 1
          ? [
              {
                title: (translate: Parameters<Finding["message"]>[0]) => translate("Write “{0}” in the whole document", common),
                edits: others.map((other) => ({ span: movedSpan(other.spelling.span, other.line), text: common })),
              },
            ]
          : []),
      ],
    };
  }
}
