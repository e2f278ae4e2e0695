import { assert } from "chai";
import { compileDataset } from "../../scripts/dataset";
import type { Language } from "../../src/dataset/schema";
import { scanText } from "../../src/reference/recogniser/document";
import { entry, recogniserOf } from "./sample-library";

describe("recogniser", () => {
  it("does not read on, at the end of a text, in a longer one before it", async () => {
    const recogniser = await recogniserOf(entry("sj-25", ["SJ-25"]));
    scanText(recogniser, "1,234,567,890,123,456,789,012,345,678,901,234", "plaintext");
    for (const text of ["SJ-25", "a SJ-25", "an SJ-25", "the SJ-25"]) {
      assert.lengthOf(scanText(recogniser, text, "plaintext"), 1, text);
    }
  });

  it("takes a context word for all entries that name it, however each spells it", async () => {
    for (const [one, other] of [
      ["ally", "allies"],
      ["allies", "ally"],
      ["in-orbit", "in orbit"],
      ["in orbit", "in-orbit"],
    ] as const) {
      const recogniser = await recogniserOf(
        entry("a", [{ surface: "Alpha", context: [one] }]),
        entry("b", [{ surface: "Beta", context: [other] }]),
      );
      for (const word of [one, other]) {
        for (const surface of ["Alpha", "Beta"]) {
          assert.lengthOf(scanText(recogniser, `${surface}, ${word}`, "plaintext"), 1, `${surface} beside ${word}: ${one}, ${other}`);
        }
      }
    }
  });

  it("goes on across no end of a table's cell, were it into a term that was read before", async () => {
    const recogniser = await recogniserOf(entry("a", ["alpha beta"]), entry("b", ["gamma delta"]));
    const found = (text: string) => scanText(recogniser, text, "markdown").map(({ surface }) => surface);
    assert.deepEqual(found("alpha beta, gamma delta"), ["alpha beta", "gamma delta"]);
    assert.deepEqual(found("| x | y |\n|---|---|\n| alpha beta|amma delta |"), ["alpha beta"]);
  });

  it("knows the forms that languages, and writers, give to a term", async () => {
    const forms: readonly [surface: string, language: Language | undefined, ...written: string[]][] = [
      ["satellite espion", "fr", "satellites espions", "satellite espions"],
      ["système de défense spatial", "fr", "systèmes de défense spatiaux"],
      ["réseau orbital", "fr", "réseaux orbitaux"],
      ["arma antisatélite", "es", "armas antisatélites", "armas antisatélite"],
      ["capacidad espacial", "es", "capacidades espaciales"],
      ["satélite de observação espacial", "pt", "satélites de observação espacial", "satélites de observação espaciais"],
      ["avião espacial", "pt", "aviões espaciais"],
      ["satellite spia", "it", "satelliti spia", "satelliti spie"],
      ["sistema antisatellite", "it", "sistemi antisatelliti", "sistemi antisatellite"],
      ["strategische Aufklärung", "de", "strategischen Aufklärung", "strategischer Aufklärung"],
      ["Spionagesatellit", "de", "Spionagesatelliten", "Spionagesatellits"],
      ["Zentrum für Luftoperationen", "de", "Zentren für Luftoperationen"],
      ["Laserwaffe", "de", "Laserwaffen"],
      ["missile defense programme", undefined, "missile defence program", "missile defense programs"],
      ["space situational awareness center", undefined, "space situational awareness centres"],
      ["manoeuvring satellite", undefined, "maneuvering satellites"],
      ["space-based weaponization", undefined, "space based weaponisation"],
      ["anti-jamming", undefined, "antijamming", "anti jamming"],
      ["research and development", undefined, "research & development"],
      ["command, control, and communications", undefined, "command, control and communications", "command control and communications"],
      ["ArianeGroup", undefined, "Arianegroup", "ARIANEGROUP"],
    ];
    for (const [surface, language, ...written] of forms) {
      const recogniser = await recogniserOf(entry("a", [language ? { surface, language } : surface]));
      for (const text of [surface, ...written]) {
        assert.deepEqual(
          scanText(recogniser, `— ${text}, `, "plaintext").map((found) => found.surface),
          [text],
          `${surface}: ${text}`,
        );
      }
    }
  });

  it("takes one context word of a document for enough where three entries are named beyond doubt", async () => {
    const recogniser = await recogniserOf(
      entry("copernicus", [{ surface: "Copernicus", context: ["Sentinel", "satellite"] }]),
      ...["Alphasat", "Betasat", "Gammasat"].map((name) => entry(name.toLowerCase(), [name])),
    );
    const found = (text: string) => scanText(recogniser, text, "plaintext").some(({ surface }) => surface === "Copernicus");
    assert.isFalse(found("Copernicus.\n\nAlphasat and Betasat, a satellite."));
    assert.isTrue(found("Copernicus.\n\nAlphasat, Betasat and Gammasat, a satellite."));
    assert.isFalse(found("Copernicus.\n\nAlphasat, Betasat and Gammasat."));
    assert.isTrue(found("Copernicus.\n\nAlphasat, a satellite, and Sentinel."));
  });

  it("leaves alone what only looks like a form of a term", async () => {
    const others: readonly [surface: string, language: Language | undefined, ...written: string[]][] = [
      ["ArianeGroup", undefined, "arianegroup"],
      ["SARah", undefined, "Sarah", "SArah"],
      ["MoD", undefined, "Mod", "mod"],
      ["ISRO", "fr", "Isro"],
      ["Start", "de", "Starte", "Starten"],
      ["strategische Aufklärung", "de", "strategisch Aufklärung"],
      ["centre de commandement", "fr", "centre des commandements"],
    ];
    for (const [surface, language, ...written] of others) {
      const recogniser = await recogniserOf(entry("a", [language ? { surface, language } : surface]));
      for (const text of written) {
        assert.isEmpty(scanText(recogniser, text, "plaintext"), `${surface}: ${text}`);
      }
    }
  });

  it("finds each of ten thousand terms", async () => {
    const digits = "abcdefghij";
    const names = Array.from({ length: 10_000 }, (_, i) => `Z${[...String(i)].map((digit) => digits[Number(digit)]).join("")}q`);
    const recogniser = await recogniserOf(entry("many", names));
    const found = scanText(recogniser, names.join("\n"), "plaintext").map(({ surface }) => surface);
    assert.deepEqual(found, names);
  });

  it("finds the same, whatever it read before", async () => {
    const { entries } = compileDataset().dataset;
    const terms = entries.flatMap(({ terms }) => terms.map((term) => (typeof term === "string" ? { surface: term } : term)));
    const texts = terms
      .filter((_, i) => i % 29 === 0)
      .map(
        ({ surface, context = [] }) =>
          `${surface}s, ${context.slice(0, 3).join(", ")}; U.S. Space Force, sat\u00adellites and E.U. forces.`,
      );
    const read = async (order: readonly string[]) => {
      const recogniser = await recogniserOf(...entries);
      return new Map(order.map((text) => [text, scanText(recogniser, text, "plaintext")]));
    };
    const [forwards, backwards] = [await read(texts), await read(texts.toReversed())];
    for (const text of texts) {
      const found = (occurrences = forwards.get(text) ?? []) =>
        occurrences.map(({ startCharacter, surface, senses }) => `${startCharacter} ${surface}: ${senses.map((sense) => sense.entry.id)}`);
      assert.deepEqual(found(), found(backwards.get(text)), text);
      assert.isNotEmpty(found(), text);
    }
  });
});
