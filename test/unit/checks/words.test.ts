import { assert } from "chai";
import { languageOf, NUMBER, numberLike, numberOf } from "../../../src/reference/checks/words";

describe("the words by which checks read", () => {
  it("tell the language of a sentence by whole words", () => {
    assert.equal(languageOf("Operation Olympic Defender unites four nations."), "en");
    assert.equal(languageOf("L’opération Olympic Defender unit quatre pays."), "fr");
    assert.equal(languageOf("Quatre pays en sont membres, dont la France."), "fr");
  });

  it("give the value of a number, and write another like it", () => {
    for (const [text, value] of [
      ["Twenty-three", 23],
      ["vingt et un", 21],
      ["quatre-vingts", 80],
      ["soixante-neuf", 69],
      ["1,060", 1060],
    ] as const) {
      assert.equal(new RegExp(`^(?:${NUMBER})$`, "i").test(text), true, text);
      assert.equal(numberOf(text), value);
    }
    assert.equal(numberLike(7, "Four", "en"), "Seven");
    assert.equal(numberLike(7, "six", "fr"), "sept");
  });
});
