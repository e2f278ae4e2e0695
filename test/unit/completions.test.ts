import { assert } from "chai";
import { compileDataset } from "../../scripts/dataset";
import { Completions, variantsOf } from "../../src/reference/completions";
import { Library } from "../../src/reference/library";
import { entry } from "./sample-library";

const library = new Library(
  [
    entry("ood", ["Operation Olympic Defender", "OOD"], { name: "Operation Olympic Defender" }),
    entry("orbit-1", ["geostationary orbit", "GEO"], { name: "Geostationary orbit" }),
    entry("gssap", ["Geosynchronous Space Situational Awareness Program", "GSSAP"], {
      name: "Geosynchronous Space Situational Awareness Program (United States)",
    }),
    entry("cde", ["Commandement de l’espace", { surface: "1,060 satellites", fact: "f" }], { name: "French Space Command" }),
    entry("navigation", ["satellite navigation"], { summary: "Where a satellite says where one is." }),
    ...["Nil", "Nine", "Noon", "Nought"].map((name) => entry(name.toLowerCase(), [`Many ${name}`])),
  ],
  [],
);

describe("completions", () => {
  let completions: Completions;
  before(async () => {
    completions = await Completions.build(library, async () => {});
  });
  const texts = (typed: string) => completions.search(typed).map(({ text }) => text);

  it("know words by three letters and acronyms by two", () => {
    assert.deepEqual(texts("ge"), []);
    assert.deepEqual(texts("geo"), ["geostationary orbit"]);
    assert.deepEqual(texts("Geo"), ["geostationary orbit", "Geosynchronous Space Situational Awareness Program", "GEO"]);
    assert.deepEqual(texts("GE"), ["GEO"]);
    assert.deepEqual(texts("GS"), ["GSSAP"]);
    assert.deepEqual(texts("G"), []);
  });

  it("know names by their later words, and after what was typed of them", () => {
    assert.deepEqual(texts("Olym"), ["Operation Olympic Defender"]);
    assert.deepEqual(texts("Operation Olympic D"), ["Operation Olympic Defender"]);
    assert.deepEqual(texts("Operation Olympia"), []);
  });

  it("take no proper name for a common word", () => {
    assert.deepEqual(texts("operation"), []);
    assert.deepEqual(texts("space sit"), []);
  });

  it("bear other apostrophes and accents, and propose no figure", () => {
    assert.deepEqual(texts("Commandement de l'e"), ["Commandement de l’espace"]);
    assert.deepEqual(texts("1,060"), []);
  });

  it("are quiet at the end of a whole word, at a number, and while many may be meant", () => {
    assert.isNotEmpty(texts("satellite n"));
    assert.isEmpty(texts("satellite"));
    assert.isEmpty(texts("Satellite"));
    assert.isEmpty(texts("2024"));
    assert.isNotEmpty(texts("Many Ni"));
    assert.isEmpty(texts("Many"));
  });

  it("begin with a name, after whatever else is on the line", () => {
    assert.deepInclude(completions.before("In *Operation Olymp"), { start: 4 });
    assert.deepInclude(completions.before("see MNF, OO"), { start: 9 });
    assert.isUndefined(completions.before("see http://OO"));
  });

  it("offer all forms of a name", () => {
    const forms = (typed: string) => completions.search(typed).map(variantsOf)[0];
    assert.deepEqual(forms("OO"), ["OOD", "Operation Olympic Defender", "Operation Olympic Defender (OOD)"]);
    assert.deepEqual(forms("geos"), ["geostationary orbit", "GEO", "Geostationary orbit", "Geostationary orbit (GEO)"]);
    assert.deepEqual(forms("Comm"), ["Commandement de l’espace", "French Space Command"]);
    assert.notInclude(forms("GSS")?.join(), "(United States)");
  });

  it("cost next to nothing at each letter, with all of the dataset", async () => {
    const { entries, sources } = compileDataset().dataset;
    const all = await Completions.build(new Library(entries, sources), async () => {});
    const words = "Space Operations Command and the satellite Sky".split(" ");
    const started = performance.now();
    let asked = 0;
    for (let round = 0; round < 20; round++) {
      for (const word of words) {
        for (let end = 1; end <= word.length; end++) {
          all.search(word.slice(0, end));
          asked++;
        }
      }
    }
    assert.isBelow((performance.now() - started) / asked, 2);
  }).timeout(20_000);
});
