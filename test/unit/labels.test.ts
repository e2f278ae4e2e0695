import { assert } from "chai";
import type { Fact } from "../../src/dataset/schema";
import { attributeLabel, formatValue, kindLabel, kindsLabel, relationLabel } from "../../src/reference/labels";
import { inEnglish } from "../../src/reference/translate";

function value(rest: Partial<Fact>): string {
  return formatValue({ id: "f", attribute: "claim", statement: "It is.", asOf: "2025", confidence: "reported", sources: ["s"], ...rest });
}

describe("labels", () => {
  it("name kinds, attributes and both ends of a relation", () => {
    assert.equal(kindLabel("mission"), "Mission");
    assert.equal(kindsLabel("person"), "People");
    assert.equal(attributeLabel("launch-site"), "Launch site");
    assert.deepEqual([relationLabel("operator", false), relationLabel("operator", true)], ["Operated by", "Operates"]);
  });

  it("go through the translation that is given", () => {
    const shout = (text: string) => text.toUpperCase();
    assert.equal(kindLabel("mission", shout), "MISSION");
    assert.equal(attributeLabel("in-force", shout), "IN FORCE");
    assert.equal(relationLabel("see-also", true, shout), "SEE ALSO");
  });

  it("keep the holes of a text for which there is no argument", () => {
    assert.equal(inEnglish("{0} of {1}", 3), "3 of {1}");
  });
});

describe("the value of a fact", () => {
  it("is written as people write it", () => {
    assert.equal(value({ value: 1189, unit: "satellites", qualifier: "more than" }), "more than 1,189 satellites");
    assert.equal(value({ value: 1, unit: "satellites" }), "1 satellite");
    assert.equal(value({ value: 927.5, unit: "percent" }), "927.5%");
    assert.equal(value({ value: 53.2, unit: "deg" }), "53.2°");
    assert.equal(value({ value: 4_200_000_000, unit: "EUR" }), "EUR 4,200,000,000");
    assert.equal(value({ value: "2025-09-18" }), "18 September 2025");
    assert.equal(value({ value: "Atlas V" }), "Atlas V");
    assert.equal(value({}), "");
  });

  it("says east or west of a longitude", () => {
    assert.equal(value({ attribute: "longitude", value: 94.8, unit: "deg" }), "94.8° E");
    assert.equal(value({ attribute: "longitude", value: -30, unit: "deg" }), "30° W");
    assert.equal(value({ attribute: "longitude", value: 0, unit: "deg" }), "0°");
  });

  it("keeps a bare figure, which may be a year, in one piece", () => {
    assert.equal(value({ value: 2025 }), "2025");
    assert.equal(value({ value: 36_000 }), "36,000");
  });
});
