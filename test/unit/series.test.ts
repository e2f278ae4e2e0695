import { assert } from "chai";
import fc from "fast-check";
import type { Fact } from "../../src/dataset/schema";
import type { SeriesView } from "../../src/details/messages";
import { layOut } from "../../src/details/page/series-layout";
import { seriesOf } from "../../src/details/series";
import { inEnglish } from "../../src/reference/translate";
import { entry } from "./sample-library";

const measure = (text: string) => text.length * 6.5;
const ROOM = { width: 700, height: 300, line: 17, measure };

function count(id: string, value: number, asOf: string, rest: Partial<Fact> = {}): Fact {
  return {
    ...{ id, attribute: "satellite-count", statement: `It counts ${value}.`, value, unit: "satellites" },
    ...{ asOf, confidence: "reported", sources: ["s"], ...rest },
  };
}

function series(...facts: Fact[]): SeriesView[] {
  return seriesOf(entry("fleet", ["fleet"], { facts }), { today: "2026-11-22", translate: inEnglish, numbers: () => [1] });
}

describe("a series of figures", () => {
  it("needs three figures of one kind and unit, of more than one date", () => {
    assert.deepEqual(series(count("a", 1, "2020"), count("b", 2, "2021")), []);
    assert.deepEqual(series(count("a", 1, "2020"), count("b", 2, "2020"), count("c", 3, "2020")), []);
    assert.deepEqual(series(count("a", 1, "2020"), count("b", 2, "2021"), count("c", 3, "2022", { unit: "launches" })), []);
    assert.lengthOf(series(count("a", 1, "2020"), count("b", 2, "2021"), count("c", 3, "2022")), 1);
  });

  it("takes no figures that are no series: heights, and what many things are said in", () => {
    for (const attribute of ["altitude", "claim"]) {
      assert.deepEqual(series(...["2020", "2021", "2022"].map((year) => count(year, 1, year, { attribute }))), [], attribute);
    }
  });

  it("knows a span from a day, what superseded what, and what is disputed", () => {
    const [one] = series(
      count("new", 30, "2022-05-01", { supersedes: ["old"] }),
      count("old", 10, "2020"),
      count("other", 20, "late 2021", { confidence: "disputed" }),
    );
    assert.deepEqual(
      one?.points.map(({ factId, end, start, past, disputed, heirId }) => [factId, end - start, past, disputed, heirId]),
      [
        ["old", 366, true, false, "new"],
        ["other", 122, false, true, undefined],
        ["new", 1, false, false, undefined],
      ],
    );
  });

  it("begins at nothing and joins only what superseded a figure", () => {
    const [one] = series(count("a", 10, "2020"), count("b", 20, "2021", { supersedes: ["a"] }), count("c", 35, "2022"));
    const { levels, steps, points, bottom } = layOut(one as SeriesView, ROOM);
    assert.equal(levels[0]?.value, 0);
    assert.equal(levels[0]?.y, bottom);
    assert.lengthOf(steps, 1);
    assert.isTrue(points.every(({ y }) => y > 0 && y < bottom));
  });

  it("labels no two points in one place, and keeps all within the picture", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 60 })), { minLength: 4, maxLength: 40 }),
        (values) => {
          const facts = values.map(([value, month], i) =>
            count(`f-${i}`, value, `${2020 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`),
          );
          const [one] = series(...facts);
          if (!one) {
            return true;
          }
          const { points } = layOut(one, ROOM);
          const boxes = points.flatMap(({ label, point }) => {
            const wide = measure(`${point.text.replace(" satellites", "")} 1`);
            return label ? [{ x: label.x - { start: 0, middle: wide / 2, end: wide }[label.anchor], y: label.y, wide }] : [];
          });
          return boxes.every(
            (a, i) =>
              a.x >= 0 &&
              a.x + a.wide <= ROOM.width &&
              boxes.every((b, j) => i === j || a.x + a.wide <= b.x || b.x + b.wide <= a.x || Math.abs(a.y - b.y) >= 17),
          );
        },
      ),
      { numRuns: 50 },
    );
  });
});
