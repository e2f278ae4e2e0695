/** Other ways to find terms in text, each completed to the same work: whole words, the longest match, the same output. */
import { AhoCorasick as MonyoneAhoCorasick } from "@monyone/aho-corasick/fast";
import ClassicAhoCorasick from "ahocorasick";
import ModernAhoCorasick from "modern-ahocorasick";

/** A term in a text as all contestants report it; lines and characters count from 0. */
interface Found {
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
  readonly surface: string;
}

/** Finds terms, given in small letters, in a text in any case. */
export type Finder = (text: string) => Found[];

interface Match {
  readonly start: number;
  readonly end: number;
}

/** One alternation, the longest first, so that the longest wins. V8 is a thousand times slower with the flags "giu". */
export function regExp(terms: readonly string[]): Finder {
  const byLength = [...terms].sort((a, b) => b.length - a.length);
  const expression = new RegExp(`\\b(?:${byLength.map((term) => term.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&")).join("|")})\\b`, "g");
  return (text) => {
    const matches: Match[] = [];
    for (const { index, 0: surface } of text.toLowerCase().matchAll(expression)) {
      matches.push({ start: index, end: index + surface.length });
    }
    return report(text, matches);
  };
}

/** The package `ahocorasick`. */
export function ahocorasick(terms: readonly string[]): Finder {
  const automaton = new ClassicAhoCorasick(terms);
  return (text) => {
    const folded = text.toLowerCase();
    const matches: Match[] = [];
    for (const [last, found] of automaton.search(folded)) {
      for (const term of found) {
        matches.push({ start: last + 1 - term.length, end: last + 1 });
      }
    }
    return report(text, longest(folded, matches));
  };
}

/** The package `modern-ahocorasick`. */
export function modernAhocorasick(terms: readonly string[]): Finder {
  const automaton = new ModernAhoCorasick(terms);
  return (text) => {
    const folded = text.toLowerCase();
    const matches = automaton.search(folded).map(({ start, end }) => ({ start, end }));
    return report(text, longest(folded, matches));
  };
}

/** The package `@monyone/aho-corasick`, its double-array form. */
export function monyoneAhoCorasick(terms: readonly string[]): Finder {
  const automaton = new MonyoneAhoCorasick([...terms]);
  return (text) => {
    const folded = text.toLowerCase();
    const matches = automaton.matchInText(folded).map(({ begin, end }) => ({ start: begin, end }));
    return report(text, longest(folded, matches));
  };
}

/** Of all matches those of whole words, the longest from the left, without overlap. */
function longest(text: string, matches: readonly Match[]): Match[] {
  const chosen: Match[] = [];
  const whole = matches.filter(({ start, end }) => !isWord(text.charCodeAt(start - 1)) && !isWord(text.charCodeAt(end)));
  let done = 0;
  for (const match of whole.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (match.start >= done) {
      chosen.push(match);
      done = match.end;
    }
  }
  return chosen;
}

function isWord(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || unit === 0x5f;
}

function report(text: string, matches: readonly Match[]): Found[] {
  let line = 0;
  let lineStart = 0;
  let nextLine = text.indexOf("\n") + 1 || Number.POSITIVE_INFINITY;
  const locate = (offset: number) => {
    while (offset >= nextLine) {
      line++;
      lineStart = nextLine;
      nextLine = text.indexOf("\n", lineStart) + 1 || Number.POSITIVE_INFINITY;
    }
    return offset - lineStart;
  };
  return matches.map(({ start, end }) => {
    const startCharacter = locate(start);
    const startLine = line;
    const endCharacter = locate(end);
    return { startLine, startCharacter, endLine: line, endCharacter, surface: text.slice(start, end) };
  });
}
