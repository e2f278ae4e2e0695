import type { Entry } from "../dataset/schema";

/** Bounds of the pattern: the search view shows it to the user, and a pack could name thousands of surfaces. */
const MAX_SURFACES = 40;
const MAX_LENGTH = 2_000;

/**
 * A regular expression, to be searched with case, that finds what an entry's terms are written like: capitals as they are, a small
 * first letter of a word in both cases, spaces and hyphens for one another, plurals. The recogniser sees more; a search over files cannot.
 */
export function searchPattern(entry: Entry): string {
  const surfaces = entry.terms
    .map((term) => (typeof term === "string" ? { surface: term } : term))
    .filter((term) => term.fact === undefined);
  // Longest first, since an alternation takes the first branch that fits.
  const branches = [...new Set(surfaces.slice(0, MAX_SURFACES).map((term) => branch(term.surface, term.case === "exact")))].sort(
    (a, b) => b.length - a.length,
  );
  let length = 0;
  return branches
    .filter((text) => {
      length += text.length + 1;
      return length <= MAX_LENGTH;
    })
    .join("|");
}

function branch(surface: string, exact: boolean): string {
  const words = surface.trim().split(/[\s\u2010-\u2014-]+/);
  const body = words.map((word) => (exact ? escapePattern(word) : bothCases(word))).join("[\\s\u2010-\u2014-]");
  // A word boundary means nothing beside Chinese or an accent.
  const start = /^[A-Za-z0-9]/.test(surface) ? "\\b" : "";
  const end = /[A-Za-z0-9]$/.test(surface) ? "(?:s|es)?\\b" : "";
  return `${start}${body}${end}`;
}

function bothCases(word: string): string {
  const [first = ""] = word;
  return /^\p{Ll}$/u.test(first) ? `[${first.toUpperCase()}${first}]${escapePattern(word.slice(first.length))}` : escapePattern(word);
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
