/** The look-up against other ways to search, in speed and in the quality of the answers. */
import uFuzzy from "@leeoniya/ufuzzy";
import Fuse from "fuse.js";
import MiniSearch from "minisearch";
import type { Entry } from "../../src/dataset/schema";
import { Library } from "../../src/reference/library";
import { LookUp } from "../../src/reference/lookup";
import { inventedWord, pick, plainEntry, random } from "./corpus";
import { quantile } from "./measure";
import { packages, type Section, table } from "./report";

const OURS = "Space Security";
const ANSWERS = 10;

/** Answers a query with ids, the best first. */
type Search = (query: string) => string[];

/** What an entry may be found by, as the others index it. */
interface Titles {
  readonly id: string;
  readonly titles: string[];
}

/** So many records: the dataset's own, then objects of a catalogue. */
function grown(library: Library, count: number): Library {
  const next = random(count);
  const families = Array.from({ length: Math.max(20, Math.round(count / 60)) }, () => capital(inventedWord(next)));
  const objects = Array.from({ length: Math.max(0, count - library.entries.length) }, (_, i): Entry => {
    const name = `${pick(families, next)} ${next() < 0.5 ? capital(inventedWord(next)) : i}`;
    return plainEntry(`object-${i}`, [name], { name, kind: "satellite", identifiers: { norad: 100_000 + i } });
  });
  return new Library([...library.entries.slice(0, count), ...objects], [...library.sources]);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

interface Query {
  readonly text: string;
  readonly id: string;
}

/** Names with one typo in the longest word: a letter left out, doubled, exchanged for its neighbour or for another. */
function misspelt(library: Library, count: number): Query[] {
  const next = random(7);
  const queries: Query[] = [];
  while (queries.length < count) {
    const { id, name } = pick(library.entries, next);
    const longest = name.split(" ").reduce((a, b) => (b.length > a.length ? b : a), "");
    if (!/^\p{L}{5,}$/u.test(longest)) {
      continue;
    }
    const at = 1 + Math.floor(next() * (longest.length - 2));
    const [before, letter, after] = [longest.slice(0, at), longest.charAt(at), longest.slice(at + 1)];
    const typos = [
      before + after,
      before + letter + letter + after,
      before + after.charAt(0) + letter + after.slice(1),
      `${before}q${after}`,
    ];
    queries.push({ id, text: name.replace(longest, pick(typos, next)) });
  }
  return queries;
}

function titlesOf(library: Library): Titles[] {
  return library.entries.map(({ id, name, terms, names = {} }) => ({
    id,
    titles: [name, ...terms.map((term) => (typeof term === "string" ? term : term.surface)), ...Object.values(names)],
  }));
}

const SEARCHES: Readonly<Record<string, (library: Library) => Search>> = {
  [OURS]: (library) => {
    const lookUp = new LookUp(library);
    return (query) => lookUp.search(query, ANSWERS).map(({ entry }) => entry.id);
  },
  "fuse.js alone": (library) => {
    const fuse = new Fuse(titlesOf(library), { keys: ["titles"], ignoreLocation: true, ignoreFieldNorm: true, threshold: 0.34 });
    return (query) => fuse.search(query.slice(0, 32), { limit: ANSWERS }).map(({ item }) => item.id);
  },
  minisearch: (library) => {
    const index = new MiniSearch<{ id: string; titles: string }>({ fields: ["titles"] });
    index.addAll(titlesOf(library).map(({ id, titles }) => ({ id, titles: titles.join("\n") })));
    return (query) =>
      index
        .search(query, { fuzzy: 0.2, prefix: true })
        .slice(0, ANSWERS)
        .map(({ id }) => String(id));
  },
  uFuzzy: (library) => {
    const owners: string[] = [];
    const haystack = titlesOf(library).flatMap(({ id, titles }) => {
      owners.push(...titles.map(() => id));
      return titles;
    });
    const search = new uFuzzy({ intraMode: 1 });
    return (query) => {
      const [indexes, , order] = search.search(haystack, query, 1);
      const ranked = order ? order.map((i) => indexes?.[i] ?? 0) : (indexes ?? []);
      return [...new Set(ranked.map((i) => owners[i] ?? ""))].slice(0, ANSWERS);
    };
  },
};

/** Every query is typed key by key from its fourth letter, as people do; the quality is that of the whole query. */
export async function benchLookUp(library: Library, counts: readonly number[], queryCount: number): Promise<Section> {
  const rows: string[][] = [];
  const cell = (count: number, name: string, column: number) =>
    rows.find(([records, search]) => records === count.toLocaleString("en") && search === name)?.[column] ?? "?";
  const others = (count: number, column: number, unit: string) =>
    Object.keys(SEARCHES)
      .slice(1)
      .map((name) => `${name} ${cell(count, name, column)}${unit}`)
      .join(", ");
  for (const count of counts) {
    const records = grown(library, count);
    const queries = misspelt(records, queryCount);
    for (const [name, make] of Object.entries(SEARCHES)) {
      // What takes a second a key is asked less.
      const asked = count >= 6_000 && name === "fuse.js alone" ? queries.slice(0, Math.ceil(60_000 / count)) : queries;
      const search = make(records);
      search("warm up");
      const times: number[] = [];
      let found = 0;
      let first = 0;
      for (const { text, id } of asked) {
        for (let typed = Math.min(4, text.length); typed < text.length; typed += 3) {
          times.push(timed(() => search(text.slice(0, typed))));
        }
        let answers: string[] = [];
        times.push(
          timed(() => {
            answers = search(text);
          }),
        );
        found += answers.includes(id) ? 1 : 0;
        first += answers[0] === id ? 1 : 0;
      }
      const percent = (n: number) => `${((n / asked.length) * 100).toFixed(1)}%`;
      rows.push([
        count.toLocaleString("en"),
        name,
        quantile(times, 0.5).toFixed(2),
        quantile(times, 0.95).toFixed(2),
        percent(found),
        percent(first),
      ]);
      console.log(`  ${rows.at(-1)?.join(" | ")}`);
    }
  }
  return {
    id: "look-up",
    text: table(["records", "search", "ms a key, median", "95th percentile", "among ten", "first"], rows),
    versions: packages("fuse.js", "minisearch", "@leeoniya/ufuzzy"),
    summary: [
      ["a key in the look-up, 6,000 records", `${cell(6_000, OURS, 2)} ms`, others(6_000, 2, " ms")],
      ["found among ten, one typo, 600 records", cell(600, OURS, 4), others(600, 4, "")],
    ],
  };
}

function timed(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}
