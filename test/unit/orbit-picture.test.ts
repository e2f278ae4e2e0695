import { assert } from "chai";
import fc from "fast-check";
import type { Entry, Fact } from "../../src/dataset/schema";
import type { OrbitView } from "../../src/details/messages";
import { orbitOf } from "../../src/details/orbit";
import { separate, wrap } from "../../src/details/page/fit";
import { layOut } from "../../src/details/page/orbit-layout";
import { Library } from "../../src/reference/library";
import { EARTH_RADIUS } from "../../src/reference/orbits";
import { inEnglish } from "../../src/reference/translate";
import { entry } from "./sample-library";

function fact(attribute: string, value: number, unit: string, rest: Partial<Fact> = {}): Fact {
  return {
    id: attribute,
    attribute,
    statement: `${attribute} is so.`,
    value,
    unit,
    asOf: "2026",
    confidence: "reported",
    sources: ["s"],
    ...rest,
  };
}

function craft(id: string, perigee: number, apogee: number, longitude?: number, rest: Partial<Entry> = {}): Entry {
  const facts = [fact("perigee", perigee, "km"), fact("apogee", apogee, "km")];
  return entry(id, [id], {
    kind: "satellite",
    facts: longitude === undefined ? facts : [...facts, fact("longitude", longitude, "deg")],
    ...rest,
  });
}

const LOW = entry("low-earth-orbit", ["LEO"], { kind: "orbit", name: "Low", facts: [fact("altitude", 2000, "km")] });
const STATIONARY = entry("geostationary-orbit", ["GEO"], { kind: "orbit", name: "Stationary", facts: [fact("altitude", 35_786, "km")] });

function view(shown: Entry, ...others: Entry[]): OrbitView | undefined {
  const library = new Library([shown, ...others], []);
  return orbitOf(shown, { library, today: "2026-11-22", translate: inEnglish, numbers: () => [1] });
}

describe("the picture of orbits", () => {
  it("draws nothing where no fact says how high anything flies", () => {
    assert.isUndefined(view(entry("treaty", ["treaty"]), LOW, STATIONARY));
    assert.isUndefined(view(entry("bird", ["bird"], { kind: "satellite", facts: [fact("perigee", 400, "km")] }), LOW, STATIONARY));
  });

  it("cites nothing where it draws nothing", () => {
    const treaty = entry("treaty", ["treaty"]);
    const cited: string[] = [];
    const numbers = (...facts: readonly Fact[]) => {
      cited.push(...facts.map(({ id }) => id));
      return [];
    };
    orbitOf(treaty, { library: new Library([treaty, LOW, STATIONARY], []), today: "2026-11-22", translate: inEnglish, numbers });
    assert.deepEqual(cited, []);
  });

  it("draws no belt that the reference has no height of", () => {
    assert.deepEqual(view(craft("bird", 400, 420))?.belts, []);
    assert.deepEqual(
      view(craft("bird", 400, 420), LOW, STATIONARY)?.belts.map(({ label }) => label),
      ["Low"],
    );
  });

  it("takes what holds, not what was", () => {
    const bird = craft("bird", 500, 520);
    const moved = { ...bird, facts: [fact("perigee", 300, "km", { id: "old", validUntil: "2020" }), ...bird.facts] };
    assert.equal(view(moved)?.craft[0]?.perigee, 500);
  });

  it("shows neighbours along the belt, the nearest first, and says for which dates", () => {
    const near = craft("near", 35_780, 35_790, -177);
    const far = craft("far", 35_780, 35_790, 90);
    const drifts = craft("drifts", 36_100, 36_130);
    const shown = view(craft("bird", 35_780, 35_790, 178), near, far, drifts, LOW, STATIONARY);
    assert.deepEqual(
      shown?.craft.map(({ entryId, subject }) => [entryId, subject]),
      [
        ["bird", true],
        ["near", false],
      ],
    );
    assert.include(shown?.says ?? "", "Positions as of 2026.");
  });

  it("draws the spacecraft of an operation and the heights of an event", () => {
    const bird = craft("bird", 400, 420);
    const operation = entry("op", ["op"], { kind: "operation", relations: [{ type: "target", entry: "bird" }] });
    assert.deepEqual(
      view(operation, bird)?.craft.map(({ entryId }) => entryId),
      ["bird"],
    );
    const test = entry("test", ["test"], {
      kind: "event",
      facts: [fact("altitude", 480, "km"), fact("altitude", 14, "m", { id: "near" })],
    });
    assert.deepEqual(
      view(test)?.heights.map(({ altitude }) => altitude),
      [480],
    );
  });

  it("tells what is calculated from what is cited", () => {
    const shown = view(craft("bird", 35_786, 35_786, 10));
    assert.deepEqual(shown?.craft[0]?.details.at(-1), { text: "23 h 56 min · 3.07 km/s", sources: [], calculated: true });
    const far = view(craft("far", 1_000, 39_000));
    assert.deepEqual(
      far?.craft[0]?.ends?.perigee.details.map(({ calculated = false }) => calculated),
      [false, true],
    );
  });
});

describe("the layout of the picture of orbits", () => {
  const measure = (text: string) => text.length * 6.5;
  const shown = view(craft("bird", 35_780, 35_790, 10), craft("near", 35_780, 35_790, 11), LOW, STATIONARY);

  it("keeps one scale, and on the readable one the order", () => {
    assert.isDefined(shown);
    for (const scale of ["true", "readable"] as const) {
      const { earth, rings } = layOut(shown as OrbitView, scale, { width: 800, line: 17, measure, note: "" });
      const [low, belt] = rings;
      assert.isTrue(earth < (low?.outer ?? 0) && (low?.outer ?? 0) < (belt?.outer ?? 0), scale);
      if (scale === "true") {
        assert.approximately((belt?.outer ?? 0) / earth, (EARTH_RADIUS + 35_786) / EARTH_RADIUS, 1e-9);
      }
    }
  });

  it("lets no label touch another, nor leave the picture, at any width", () => {
    const many = Array.from({ length: 30 }, (_, i) =>
      craft(`craft-${i}`, 35_780, 35_790, 40 + i / 3, { relations: [{ type: "part-of", entry: "all" }] }),
    );
    const all = view(entry("all", ["all"], { kind: "system" }), ...many, LOW, STATIONARY);
    for (const width of [260, 559, 560, 800, 1400]) {
      const line = 17;
      const { labels, height } = layOut(all as OrbitView, "true", { width, line, measure, note: "Note." });
      for (const side of ["left", "right"]) {
        const column = labels.filter((label) => label.side === side).sort((a, b) => a.y - b.y);
        column.forEach(({ y, lines }, i) => {
          assert.isAtMost(y + (lines.length + 1) * line, (column[i + 1]?.y ?? height) + 1e-6);
          assert.isAtLeast(y, 0);
        });
      }
    }
  });

  it("moves blocks apart, no further than need be, in their order", () => {
    assert.deepEqual(separate([0, 100], [10, 10]), [0, 100]);
    assert.deepEqual(separate([50, 50], [10, 10]), [45, 55]);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 40 })), { maxLength: 40 }), (blocks) => {
        blocks.sort(([a], [b]) => a - b);
        const sizes = blocks.map(([, size]) => size);
        const starts = separate(
          blocks.map(([wish]) => wish),
          sizes,
        );
        return starts.every((start, i) => i === 0 || start >= (starts[i - 1] ?? 0) + (sizes[i - 1] ?? 0) - 1e-6);
      }),
    );
  });

  it("breaks a text into lines", () => {
    assert.deepEqual(wrap("one two three", 50, measure, 3), ["one two", "three"]);
    assert.deepEqual(wrap("one two three", 20, measure, 2), ["one", "two …"]);
  });
});
