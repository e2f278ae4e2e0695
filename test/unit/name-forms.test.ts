import { assert } from "chai";
import { acronymOf, nameForms } from "../../src/reference/name-forms";
import { entry } from "./sample-library";

describe("the forms of a name", () => {
  it("are the name, the acronym, both, and names in other languages", () => {
    const command = entry("c", ["Space Command", "USSPACECOM"], { name: "US Space Command", names: { fr: "Commandement de l’espace" } });
    assert.deepEqual(
      nameForms(command).map(({ text }) => text),
      ["US Space Command", "USSPACECOM", "US Space Command (USSPACECOM)", "Commandement de l’espace"],
    );
  });

  it("are one where there is no acronym", () => {
    assert.lengthOf(nameForms(entry("c", ["space debris"], { name: "Space debris" })), 1);
  });

  it("take no word, no foreign acronym, no figure and nothing that the name shows for an acronym", () => {
    assert.isUndefined(acronymOf(entry("c", ["France"])));
    assert.isUndefined(acronymOf(entry("c", [{ surface: "OTAN", language: "fr" }])));
    assert.isUndefined(acronymOf(entry("c", [{ surface: "USA 324", fact: "f" }])));
    assert.isUndefined(acronymOf(entry("c", ["NATO"], { name: "NATO Space Centre" })));
    assert.equal(acronymOf(entry("c", ["MNF-OOD"])), "MNF-OOD");
  });
});
