import { assert } from "chai";
import fc from "fast-check";
import { ticksOf } from "../../src/details/page/timeline/axis";

describe("the axis of a timeline", () => {
  it("leaves room for each label, whatever the time and the width", () => {
    const days = fc.integer({ min: 2, max: 40_000 });
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 25_000 }), days, fc.integer({ min: 200, max: 1600 }), (start, length, width) => {
        const ticks = ticksOf({ start, end: start + length }, width, "en");
        assert.isAtLeast(ticks.length, 1);
        for (const [i, { day }] of ticks.slice(1).entries()) {
          assert.isAtLeast(((day - (ticks[i]?.day ?? 0)) * width) / length, 84);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("leaves room where steps of some days meet the end of a month", () => {
    const [first, second] = ticksOf({ start: 1, end: 18 }, 200, "en");
    assert.isTrue(first && (!second || ((second.day - first.day) * 200) / 17 >= 84));
  });

  it("labels a few years by years or quarters", () => {
    const labels = ticksOf({ start: 18_600, end: 20_100 }, 690, "en").map(({ label }) => label);
    assert.deepEqual(labels, ["2021", "2022", "2023", "2024", "2025"]);
  });
});
