import { comment, mayBeOurs, NAME } from "./comments";
import type { Lines } from "./recogniser/block";

/** What we write into a text stands between two comments, so that it can be written anew. */
const MARKER =
  /^\s{0,40}(?:<!--|\.\.|[#%;/*"'-]{1,9})\s{0,9}space-security:\s{0,9}(begin|end) ([a-z-]{1,40})\s{0,40}(?:-->|\*\/)?\s{0,40}$/;

/** The comment that a line is, where it begins or ends a region of ours. */
export function markerIn(line: string): { readonly edge: "begin" | "end"; readonly name: string } | undefined {
  const [, edge, name] = (mayBeOurs(line) && MARKER.exec(line)) || [];
  return name !== undefined ? { edge: edge as "begin" | "end", name } : undefined;
}

/** The first and the last line of a region, its comments included; undefined where the text has none of this name. */
export function findRegion(lines: Lines, name: string): { readonly first: number; readonly last: number } | undefined {
  let first: number | undefined;
  for (let i = 0; i < lines.lineCount; i++) {
    const marker = markerIn(lines.line(i));
    if (marker?.name === name) {
      if (marker.edge === "begin") {
        first = i;
      } else if (first !== undefined) {
        return { first, last: i };
      }
    }
  }
  return undefined;
}

/** A region with its comments, in the syntax of a language. It ends without a line break. */
export function regionText(name: string, body: string, language: string): string {
  return [comment(`${NAME} begin ${name}`, language), "", body, "", comment(`${NAME} end ${name}`, language)].join("\n");
}
