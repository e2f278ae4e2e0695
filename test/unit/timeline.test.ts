import { assert } from "chai";
import fc from "fast-check";
import { compileDataset } from "../../scripts/dataset";
import type { Entry, Fact } from "../../src/dataset/schema";
import { CLUSTER, extentOf, layOut, MARK, type Options, type Placeable, rowsFor, shorten } from "../../src/details/page/timeline/layout";
import { boundsOf, panBy, reveal, type View, within, zoomBy } from "../../src/details/page/timeline/view";
import { timelineOf, whenOfFact } from "../../src/details/timeline/entry";
import { isTimeline, type TimelineView } from "../../src/details/timeline/messages";
import { Library } from "../../src/reference/library";
import { inEnglish } from "../../src/reference/translate";
import { entry } from "./sample-library";

const TODAY = "2026-11-22";
const wording = { translate: inEnglish, numbersOf: () => [1] };

function fact(id: string, rest: Partial<Fact> = {}): Fact {
  return { id, attribute: "claim", statement: `It is ${id}.`, asOf: "2025-09", confidence: "reported", sources: ["s"], ...rest };
}

function timeline(rest: Partial<Entry>): TimelineView | undefined {
  const shown = entry("shown", ["shown"], rest);
  const other = entry("other", ["other"], { name: "The Other" });
  return timelineOf(new Library([shown, other], []), shown, TODAY, wording);
}

describe("the timeline of an entry", () => {
  it("has milestones, posts, ties with dates, and facts, each in its lane", () => {
    const shown = timeline({
      kind: "person",
      milestones: [{ date: "2024-01-31", event: "It begins.", sources: ["s"] }],
      facts: [fact("post", { attribute: "post", value: "Chief", asOf: "2024", validUntil: "2025-11" }), fact("said")],
      relations: [
        { type: "member-of", entry: "other", since: "2020" },
        { type: "see-also", entry: "other" },
      ],
    });
    assert.deepEqual(shown?.lanes, ["Milestones", "Posts", "Ties", "Facts"]);
    assert.deepEqual(
      shown?.items.map(({ lane, label, date }) => [lane, label, date]),
      [
        [0, "It begins.", "31 January 2024"],
        [1, "Post: Chief", "2024 – November 2025"],
        [2, "Member of: The Other", "2020"],
        [3, "Claim: It is said.", "September 2025"],
      ],
    );
    assert.deepEqual(shown?.items[2]?.period.to, {}, "its end is not known");
  });

  it("marks what was superseded, what has ended, and what is disputed", () => {
    const shown = timeline({
      facts: [
        fact("old", { asOf: "2023" }),
        fact("new", { supersedes: ["old"] }),
        fact("over", { asOf: "2020", validUntil: "2021" }),
        fact("doubtful", { confidence: "disputed" }),
      ],
    });
    assert.deepEqual(
      shown?.items.map(({ factId, past, disputed, note }) => [factId, past, disputed, note]),
      [
        ["old", true, false, "Superseded"],
        ["new", false, false, ""],
        ["over", true, false, "No longer holds"],
        ["doubtful", false, true, "Disputed"],
      ],
    );
  });

  it("is not drawn where it would tell nothing", () => {
    assert.isUndefined(timeline({ facts: [fact("a"), fact("b"), fact("c")] }), "all of one month");
    assert.isUndefined(timeline({ facts: [fact("a"), fact("b", { asOf: "2024" })] }), "too few");
  });

  it("places a fact at its own date, or where it holds if that is more exact", () => {
    assert.equal(whenOfFact(fact("a", { attribute: "planned", value: "2027", asOf: "2025-05" })), "2027");
    assert.equal(whenOfFact(fact("a", { attribute: "claim", value: "1977", asOf: "2025-05" })), "2025-05");
    assert.equal(whenOfFact(fact("a", { attribute: "date", value: "2024", asOf: "late 2024" })), "late 2024");
    assert.equal(whenOfFact(fact("a", { value: 2024, asOf: "2025" })), "2025");
    assert.equal(whenOfFact(fact("a", { value: "operational", asOf: "2025" })), "2025");
  });

  it("passes its own guard for every entry, and no text is lost that a page could show", () => {
    const { entries, sources } = compileDataset().dataset;
    const library = new Library(entries, sources);
    for (const each of entries) {
      const shown = timelineOf(library, each, TODAY, wording);
      assert.isTrue(shown === undefined || isTimeline(shown), each.id);
      assert.lengthOf(new Set(shown?.items.map(({ id }) => id)), shown?.items.length ?? 0, each.id);
    }
  }).timeout(20_000);
});

const day = (start: number) => ({ from: { start, end: start + 1 } });
const item = (start: number, label = "a label", lane = 0): Placeable => ({ lane, label, period: day(start) });
const options: Options = { pixelsPerDay: 1, rows: [1], left: 0, right: 10_000, measure: (text) => text.length * 7 };

describe("the layout of a timeline", () => {
  const items = fc.array(
    fc.record({
      lane: fc.nat(2),
      label: fc.string({ maxLength: 60 }),
      period: fc.record({
        from: fc.record({ start: fc.nat(3_000), end: fc.constant(3_001) }).map(({ start }) => ({ start, end: start + 1 })),
      }),
    }),
    { maxLength: 300 },
  );

  it("places each item once, and lets no mark or label cover another", () => {
    fc.assert(
      fc.property(
        items,
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }),
        fc.constantFrom(0.0371, 1, 17.3),
        (all, rows, pixelsPerDay) => {
          const placed = layOut(all, { ...options, rows, pixelsPerDay, right: 3_100 * pixelsPerDay });
          assert.sameMembers(
            placed.flatMap(({ items: its }) => its),
            all,
          );
          const extents = placed.map(({ lane, row, x0, x1, label, side }) => {
            const width = options.measure(label);
            return { lane, row, x0: side === "before" && label ? x0 - 6 - width : x0, x1: side === "after" && label ? x1 + 6 + width : x1 };
          });
          for (const a of extents) {
            assert.isBelow(a.row, rows[a.lane] ?? 0);
            for (const b of extents) {
              assert.isFalse(a !== b && a.lane === b.lane && a.row === b.row && a.x0 <= b.x0 && b.x0 < a.x1, JSON.stringify([a, b]));
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("counts what would overlap", () => {
    const placed = layOut([item(0), item(2), item(4), item(500)], options);
    assert.deepEqual(
      placed.map(({ items: its, x1, x0 }) => [its.length, x1 - x0]),
      [
        [3, CLUSTER],
        [1, MARK],
      ],
    );
  });

  it("puts the label before the mark where the picture ends", () => {
    assert.deepEqual(
      layOut([item(9_990)], options).map(({ label, side }) => [label, side]),
      [["a label", "before"]],
    );
  });

  it("shows in its length how exact a date is, and runs out where it is open", () => {
    const width = ([x0, x1]: readonly [number, number]) => x1 - x0;
    assert.equal(width(extentOf({ from: { start: 0, end: 365 } }, 1)), 365);
    assert.equal(width(extentOf({ from: { start: 0, end: 1 } }, 1)), MARK);
    assert.deepEqual(extentOf({ from: { end: 100 } }, 1), [72, 100]);
    assert.deepEqual(extentOf({ from: { start: 100, end: 120 }, to: {} }, 1), [100, 148]);
    assert.deepEqual(extentOf({ from: { start: 0, end: 10 }, to: { start: 90, end: 100 } }, 1), [0, 100]);
  });

  it("takes as many rows as the labels need, up to a limit", () => {
    const close = Array.from({ length: 5 }, (_, i) => item(i * 20, "a rather long label"));
    assert.deepEqual(rowsFor([item(0), item(900)], 1, 6, options), [1]);
    assert.deepEqual(rowsFor(close, 1, 3, options), [3]);
    assert.isAbove(rowsFor(close, 1, 9, options)[0] ?? 0, 3);
  });

  it("cuts a label at the end of a word", () => {
    const measure = (text: string) => text.length * 7;
    assert.equal(shorten("short", 100, measure), "short");
    assert.equal(shorten("the long name of a thing", 110, measure), "the long name…");
    assert.equal(shorten("the long name of a thing", 98, measure), "the long name…");
    assert.equal(shorten("SKYNET 5A: Launched", 95, measure), "SKYNET 5A…");
    assert.equal(shorten("anything at all", 20, measure), "");
    assert.equal(shorten("Donaudampfschifffahrt", 100, measure), "");
  });
});

describe("the view of a timeline", () => {
  const bounds: View = { start: 0, end: 1_000 };

  it("zooms about a day, and never beyond its bounds or into an hour", () => {
    assert.deepEqual(zoomBy(bounds, 2, 500, bounds), { start: 250, end: 750 });
    assert.deepEqual(zoomBy({ start: 250, end: 750 }, 0.5, 500, bounds), bounds);
    assert.deepEqual(zoomBy(bounds, 0.1, 900, bounds), bounds);
    const near = zoomBy(bounds, 1e9, 300, bounds);
    assert.approximately(near.end - near.start, 7, 1e-6);
    assert.isTrue(near.start <= 300 && near.end >= 300);
  });

  it("moves up to its bounds", () => {
    assert.deepEqual(panBy({ start: 100, end: 200 }, -500, bounds), { start: 0, end: 100 });
    assert.deepEqual(panBy({ start: 100, end: 200 }, 5_000, bounds), { start: 900, end: 1_000 });
    assert.deepEqual(within({ start: -500, end: 5_000 }, bounds), bounds);
  });

  it("moves no more than it takes to show something", () => {
    const view = { start: 100, end: 200 };
    assert.equal(reveal(view, { start: 140, end: 150 }, bounds), view);
    assert.deepEqual(reveal(view, { start: 300, end: 310 }, bounds), { start: 215, end: 315 });
    assert.deepEqual(reveal(view, { start: 50, end: 60 }, bounds), { start: 45, end: 145 });
    assert.deepEqual(reveal(view, { start: 300, end: 800 }, bounds), { start: 295, end: 395 });
  });

  it("has room for all, and for today where that is near", () => {
    const around = boundsOf([{ period: day(0) }, { period: { from: { start: 900, end: 1_000 } } }], 1_100);
    assert.isBelow(around.start, 0);
    assert.isAbove(around.end, 1_100);
    assert.isBelow(boundsOf([{ period: day(0) }, { period: day(1_000) }], 9_000).end, 1_200);
    assert.isAbove(boundsOf([], 10).end, 10);
  });
});
