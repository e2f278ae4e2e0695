import { assert } from "chai";
import fc from "fast-check";
import { compileDataset } from "../../scripts/dataset";
import { earliest, latest } from "../../src/dataset/when";
import { daysOf, isWithin, periodOf } from "../../src/reference/days";

const DAY_MS = 86_400_000;

/** The first and last day, as one reads them. */
function shown(when: string): (string | undefined)[] {
  const { start, end } = daysOf(when) ?? {};
  const date = (day: number | undefined) => (day === undefined ? undefined : new Date(day * DAY_MS).toISOString().slice(0, 10));
  return [date(start), date(end === undefined ? undefined : end - 1)];
}

describe("the days of a date", () => {
  it("are as many as the date leaves possible, and no others", () => {
    assert.deepEqual(shown("2025-09-18"), ["2025-09-18", "2025-09-18"]);
    assert.deepEqual(shown("2024-02"), ["2024-02-01", "2024-02-29"]);
    assert.deepEqual(shown("2025-12"), ["2025-12-01", "2025-12-31"]);
    assert.deepEqual(shown("2025"), ["2025-01-01", "2025-12-31"]);
    assert.deepEqual(shown("0099"), ["0099-01-01", "0099-12-31"]);
  });

  it("are a third of the year or month for its beginning, middle and end", () => {
    assert.deepEqual(shown("early 2024"), ["2024-01-01", "2024-04-30"]);
    assert.deepEqual(shown("mid 2024"), ["2024-05-01", "2024-08-31"]);
    assert.deepEqual(shown("late 2024"), ["2024-09-01", "2024-12-31"]);
    assert.deepEqual(shown("early 2024-02"), ["2024-02-01", "2024-02-10"]);
    assert.deepEqual(shown("late 2024-02"), ["2024-02-21", "2024-02-29"]);
    assert.deepEqual(shown("late 2024-02-03"), ["2024-02-03", "2024-02-03"]);
  });

  it("are open before and after, and wider where a date is about right", () => {
    assert.deepEqual(shown("before 2019"), [undefined, "2018-12-31"]);
    assert.deepEqual(shown("after 2025-10"), ["2025-11-01", undefined]);
    assert.deepEqual(shown("about 2019"), ["2018-01-01", "2020-12-31"]);
    assert.deepEqual(shown("about 2019-01"), ["2018-12-01", "2019-02-28"]);
  });

  it("are none of what is no date", () => {
    for (const text of ["", "soon", "2025-9", "2025-09-18T00:00", "around 2025", "20255", "2025 "]) {
      assert.equal(daysOf(text), undefined, text);
    }
  });

  it("make a period of a span, or of a beginning and an end", () => {
    assert.deepEqual(periodOf("2025-09-04/2025-09-12"), {
      from: { start: 20_335, end: 20_336 },
      to: { start: 20_343, end: 20_344 },
    });
    assert.deepEqual(periodOf("1970", "1970-02"), { from: { start: 0, end: 365 }, to: { start: 31, end: 59 } });
    assert.deepEqual(periodOf("1970"), { from: { start: 0, end: 365 } });
    assert.equal(periodOf("soon", "2025"), undefined);
  });

  it("lie within those of every date that is less exact", () => {
    const date = fc.date({ min: new Date("1000-01-01"), max: new Date("9998-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(date, (day) => {
        const when = day.toISOString().slice(0, 10);
        const inner = daysOf(when) ?? {};
        for (const outer of [when.slice(0, 7), when.slice(0, 4), `about ${when.slice(0, 4)}`]) {
          assert.isTrue(isWithin(inner, daysOf(outer) ?? {}), `${when} in ${outer}`);
        }
        const thirds = ["early", "mid", "late"].filter((word) => isWithin(inner, daysOf(`${word} ${when.slice(0, 7)}`) ?? {}));
        assert.lengthOf(thirds, 1, when);
        assert.isFalse(isWithin(inner, daysOf(`before ${when.slice(0, 7)}`) ?? {}));
        assert.isFalse(isWithin(inner, daysOf(`after ${when.slice(0, 7)}`) ?? {}));
      }),
    );
  });

  it("are known for every date of the dataset, none earlier or later than its check allows", () => {
    for (const { facts, milestones = [] } of compileDataset().dataset.entries) {
      for (const when of [...facts.flatMap(({ asOf, validUntil }) => [asOf, validUntil ?? asOf]), ...milestones.map(({ date }) => date)]) {
        const { from, to = from } = periodOf(when) ?? {};
        assert.isDefined(from, when);
        assert.isAtLeast(from?.start ?? Number.POSITIVE_INFINITY, Date.parse(earliest(when)) / DAY_MS, when);
        const last = new Date(((to?.end ?? Number.NEGATIVE_INFINITY) - 1) * DAY_MS);
        assert.isTrue(to?.end === undefined || last.toISOString().slice(0, 10) <= latest(when), when);
      }
    }
  }).timeout(20_000);
});
