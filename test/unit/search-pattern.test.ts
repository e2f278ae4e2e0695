import { assert } from "chai";
import { searchPattern } from "../../src/commands/search-pattern";
import type { Term } from "../../src/dataset/schema";
import { entry } from "./sample-library";

function finds(terms: Term[], text: string): string[] {
  return text.match(new RegExp(searchPattern(entry("e", terms)), "gu")) ?? [];
}

describe("the pattern for a search over files", () => {
  it("finds terms with their capitals, and small first letters in both cases", () => {
    assert.deepEqual(finds(["space debris"], "Space debris and space Debris, SPACE"), ["Space debris", "space Debris"]);
    assert.deepEqual(finds(["NATO"], "NATO, nato and NATOs"), ["NATO", "NATOs"]);
    assert.deepEqual(finds([{ surface: "space debris", case: "exact" }], "Space debris, space debris"), ["space debris"]);
  });

  it("takes spaces and hyphens for one another", () => {
    assert.deepEqual(finds(["SJ-21", "anti-satellite weapon"], "SJ 21 and anti satellite weapons"), ["SJ 21", "anti satellite weapons"]);
  });

  it("finds whole words only, and Chinese wherever it stands", () => {
    assert.deepEqual(finds(["GEO"], "GEOgraphy, geo-tagging, GEO."), ["GEO"]);
    assert.deepEqual(finds(["地球静止轨道"], "在地球静止轨道上"), ["地球静止轨道"]);
  });

  it("prefers the longest", () => {
    assert.deepEqual(finds(["Space Command", "US Space Command"], "the US Space Command"), ["US Space Command"]);
  });

  it("takes signs of regular expressions as they are", () => {
    assert.deepEqual(finds(["C+ (x)*"], "C+ (x)* C"), ["C+ (x)*"]);
  });

  it("leaves out figures that state a fact, and stays short", () => {
    assert.equal(searchPattern(entry("e", ["a", { surface: "1,189 satellites", fact: "f" }])), "\\b[Aa](?:s|es)?\\b");
    const many = Array.from({ length: 60 }, (_, i) => `${"word ".repeat(30)}${i}`);
    assert.isAtMost(searchPattern(entry("e", many)).length, 2_000);
  });
});
