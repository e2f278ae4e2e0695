import { assert } from "chai";
import type { Entry, Fact } from "../../src/dataset/schema";
import { comparisonOf } from "../../src/details/compare/model";
import { Library } from "../../src/reference/library";
import { inEnglish } from "../../src/reference/translate";
import { entry } from "./sample-library";

const TODAY = "2026-11-23";

function fact(id: string, attribute: string, rest: Partial<Fact> = {}): Fact {
  return { id, attribute, statement: `${id}.`, asOf: "2025", confidence: "reported", sources: ["s"], ...rest };
}

function compared(...entries: Entry[]) {
  return comparisonOf(new Library(entries, []), entries, TODAY, inEnglish);
}

describe("a comparison", () => {
  it("sets side by side what several speak of, and apart what one alone does", () => {
    const { entries, shared, single } = compared(
      entry("a", ["Aa"], { facts: [fact("one", "claim"), fact("two", "operator"), fact("three", "orbit")] }),
      entry("b", ["Bb"], { facts: [fact("four", "operator"), fact("five", "claim")] }),
    );
    assert.deepEqual(
      entries.map(({ entryId }) => entryId),
      ["a", "b"],
    );
    // What is but claimed comes last.
    assert.deepEqual(
      shared.map(({ cells }) => cells.map(({ current }) => current.map(({ id }) => id))),
      [
        [["two"], ["four"]],
        [["one"], ["five"]],
      ],
    );
    assert.deepEqual(
      single.map(({ cells }) => cells.map(({ current }) => current.map(({ id }) => id))),
      [[["three"], []]],
    );
  });

  it("puts what all speak of before what some do", () => {
    const { shared } = compared(
      entry("a", ["Aa"], { facts: [fact("a1", "operator"), fact("a2", "role")] }),
      entry("b", ["Bb"], { facts: [fact("b1", "operator"), fact("b2", "role")] }),
      entry("c", ["Cc"], { facts: [fact("c1", "role")] }),
    );
    assert.deepEqual(
      shared.map(({ cells }) => cells.filter(({ current }) => current.length > 0).length),
      [3, 2],
    );
  });

  it("keeps what is superseded or has ended apart from what holds", () => {
    const { single } = compared(
      entry("a", ["Aa"], {
        facts: [
          fact("old", "satellite-count", { asOf: "2024" }),
          fact("new", "satellite-count", { supersedes: ["old"] }),
          fact("over", "satellite-count", { validUntil: "2020" }),
        ],
      }),
      entry("b", ["Bb"], { facts: [] }),
    );
    const [cell] = single[0]?.cells ?? [];
    assert.deepEqual(
      cell?.current.map(({ id }) => id),
      ["new"],
    );
    assert.deepEqual(
      cell?.past.map(({ id }) => id),
      ["old", "over"],
    );
  });
});
