import { assert } from "chai";
import fc from "fast-check";
import type { Entry, Fact, Kind } from "../../src/dataset/schema";
import { byCountry, byKind, density, isIn, lets, NO_FILTER, shareRows, wordFilter } from "../../src/details/page/timeline/filter";
import { wholeTimeline } from "../../src/details/timeline/whole";
import type { EventView, WholeView } from "../../src/details/timeline/whole-messages";
import { Countries, countryLabels } from "../../src/reference/countries";
import { Library } from "../../src/reference/library";
import { inEnglish } from "../../src/reference/translate";
import { entry } from "./sample-library";

const KINDS: readonly Kind[] = ["mission", "satellite", "concept"];
const TODAY = "2026-11-23";

function fact(id: string, attribute: string, value: string, rest: Partial<Fact> = {}): Fact {
  return { id, attribute, statement: `${id}.`, value, asOf: value, confidence: "reported", sources: ["s"], ...rest };
}

function timelineOf(...entries: Entry[]): Promise<WholeView> {
  const library = new Library(entries, []);
  return wholeTimeline(library, { kinds: KINDS, today: TODAY, language: "en", translate: inEnglish, pause: async () => {} });
}

const FRENCH = entry("fr", ["Fr"], { kind: "satellite", facts: [fact("launched", "launched", "2021"), fact("c", "country", "France")] });
const SHARED = entry("two", ["Two"], {
  kind: "mission",
  facts: [fact("planned", "planned", "2027-03")],
  milestones: [{ date: "2025-11-02", event: "Épreuve en orbite", sources: ["s"] }],
  relations: [
    { type: "participant", entry: "fr" },
    { type: "participant", entry: "us" },
  ],
});
const AMERICAN = entry("us", ["Us"], { kind: "satellite", facts: [fact("country", "country", "United States")] });

describe("the timeline of the dataset", () => {
  it("holds milestones, and the facts whose value is a date, by their beginning", async () => {
    const { events, kinds, today } = await timelineOf(SHARED, FRENCH, AMERICAN);
    assert.deepEqual(
      events.map(({ id, label }) => [id, label]),
      [
        ["fr/launched", "fr: Launched"],
        ["two/0", "two: Épreuve en orbite"],
        ["two/planned", "two: Planned"],
      ],
    );
    assert.deepEqual(
      events.map(({ kind }) => kinds[kind]?.kind),
      ["satellite", "mission", "mission"],
    );
    assert.equal(today, Date.UTC(2026, 10, 23) / 86_400_000);
  });

  it("tells a day once, by the milestone", async () => {
    const { events } = await timelineOf(
      entry("m", ["Mm"], {
        facts: [fact("f", "launched", "2020-05-01")],
        milestones: [{ date: "2020-05-01", event: "Launch", sources: ["s"] }],
      }),
    );
    assert.deepEqual(
      events.map(({ text }) => text),
      ["Launch"],
    );
  });

  it("ties an event to the countries of those who take part, where its own facts name none", async () => {
    const { events, countries } = await timelineOf(SHARED, FRENCH, AMERICAN);
    const of = (id: string) => events.find((event) => event.id === id)?.countries.map((index) => countries[index]);
    assert.deepEqual(of("two/0"), ["France", "United States"]);
    assert.deepEqual(of("fr/launched"), ["France"]);
  });

  it("gives way to others while it works", async () => {
    let pauses = 0;
    const many = Array.from({ length: 3_000 }, (_, i) =>
      entry(`e${i}`, [`E${i}`], { facts: Array.from({ length: 8 }, (__, j) => fact(`f${j}`, "launched", `20${10 + j}-01-01`)) }),
    );
    const options = { kinds: KINDS, today: TODAY, language: "en", translate: inEnglish };
    await wholeTimeline(new Library(many, []), { ...options, pause: async () => void pauses++ });
    assert.isAbove(pauses, 0);
  });
});

describe("countries", () => {
  it("are followed no further than three steps, and never in a circle", () => {
    const link = (id: string, to: string) => entry(id, [id], { facts: [], relations: [{ type: "part-of", entry: to }] });
    const end = entry("e", ["Ee"], { facts: [fact("c", "country", "Japan and the United States")] });
    const entries = [link("a", "b"), link("b", "c"), link("c", "d"), link("d", "e"), end, link("x", "y"), link("y", "x")];
    const library = new Library(entries, []);
    const of = (id: string) => [...new Countries(library).of(library.entry(id) ?? end)];
    assert.deepEqual(of("b"), ["Japan", "United States"]);
    assert.deepEqual(of("a"), []);
    assert.deepEqual(of("x"), []);
  });

  it("are named in the user's language, or as they are", () => {
    assert.deepEqual(countryLabels(["Germany", "Soviet Union"], "fr"), ["Allemagne", "Soviet Union"]);
  });
});

describe("the filters of the timeline", () => {
  let whole: WholeView;
  before(async () => {
    whole = await timelineOf(SHARED, FRENCH, AMERICAN, entry("none", ["None"], { facts: [fact("f", "launched", "1990")] }));
  });
  const ids = (events: readonly EventView[]) => events.map(({ id }) => id);

  it("let through what has all words at the beginnings of its own, without accents and capitals", () => {
    const by = wordFilter(whole.events);
    assert.deepEqual(ids(whole.events.filter(by("EPREUVE orb"))), ["two/0"]);
    assert.deepEqual(ids(whole.events.filter(by("preuve"))), []);
    assert.lengthOf(whole.events.filter(by(" – ")), whole.events.length);
  });

  it("let through countries, none among them, and kinds", () => {
    const by = (filter: object) => ids(whole.events.filter((event) => lets({ ...NO_FILTER, ...filter }, whole, event)));
    assert.deepEqual(by({ country: String(whole.countries.indexOf("United States")) }), ["two/0", "two/planned"]);
    assert.deepEqual(by({ country: "none" }), ["none/f"]);
    assert.deepEqual(by({ without: ["mission", "concept"] }), ["fr/launched"]);
  });

  it("set events of several countries into the lane of each", () => {
    const { labels, counts } = byCountry(whole.events, whole, "others", "none");
    assert.deepEqual(labels, ["France", "United States", "none"]);
    assert.deepEqual(counts, [3, 2, 1]);
    const kinds = byKind(whole.events, whole);
    assert.deepEqual(kinds.counts, [2, 1, 1]);
    assert.lengthOf(kinds.labels, 3);
  });

  it("see what reaches into a view, and what is open on a side where it is known to be", () => {
    const event = (from: object, to?: object) => ({ period: { from, ...(to && { to }) } }) as EventView;
    const view = { start: 100, end: 200 };
    assert.isTrue(isIn(view, event({ start: 150, end: 151 })));
    assert.isFalse(isIn(view, event({ start: 200, end: 201 })));
    assert.isTrue(isIn(view, event({ start: 50, end: 51 }, { start: 300, end: 301 })));
    assert.isTrue(isIn(view, event({ end: 150 })));
    assert.isFalse(isIn(view, event({ end: 90 })));
  });

  it("count every event of the time in one part of it", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 999 })), fc.integer({ min: 1, max: 50 }), (starts, parts) => {
        const events = starts.map((start) => ({ period: { from: { start, end: start + 1 } } }) as EventView);
        const counts = density(events, { start: 0, end: 1_000 }, parts);
        assert.lengthOf(counts, parts);
        assert.equal(
          counts.reduce((a, b) => a + b, 0),
          starts.length,
        );
      }),
    );
  });

  it("share out rows: one for each lane, never more than it can use", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(200), { minLength: 1, maxLength: 16 }),
        fc.nat(60),
        fc.integer({ min: 1, max: 8 }),
        (counts, rows, most) => {
          const shares = shareRows(counts, rows, most);
          shares.forEach((share, i) => {
            assert.isAtLeast(share, 1);
            assert.isAtMost(share, Math.max(1, Math.min(most, counts[i] ?? 0)));
          });
          assert.isAtMost(
            shares.reduce((a, b) => a + b, 0),
            Math.max(rows, counts.length),
          );
        },
      ),
    );
  });
});
