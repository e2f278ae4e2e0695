import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { assert } from "chai";
import french from "../../l10n/bundle.l10n.fr.json";
import frenchTexts from "../../package.nls.fr.json";
import texts from "../../package.nls.json";
import { compileDataset } from "../../scripts/dataset";
import { COMPARE_WORDS } from "../../src/details/compare/messages";
import { viewOf, wordsIn } from "../../src/details/model";
import { WHOLE_WORDS } from "../../src/details/timeline/whole-messages";
import { translated } from "../../src/details/words";
import { formatWhen } from "../../src/reference/dates";
import { attributeLabel, confidenceLabel, formatValue, gradeLabel, kindLabel, kindsLabel, relationLabel } from "../../src/reference/labels";
import { Library } from "../../src/reference/library";
import { markdownOf } from "../../src/reference/markdown";
import type { Translate } from "../../src/reference/translate";

const ROOT = resolve(__dirname, "../..");
const BUNDLE: Readonly<Record<string, string>> = french;

/** Every text that the code gives to `l10n.t` as it stands. */
function literals(): Set<string> {
  const found = new Set<string>();
  for (const file of readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })) {
    if (/\.tsx?$/.test(file)) {
      const text = readFileSync(join(ROOT, "src", file), "utf8");
      for (const [, literal] of text.matchAll(/(?:l10n\.t|\btranslate)\(\s*("(?:[^"\\]|\\.)*")/g)) {
        found.add(JSON.parse(literal ?? '""') as string);
      }
    }
  }
  return found;
}

/** Every text that reaches a translation through the labels and the details page, with all of the dataset. */
function labels(): Set<string> {
  const asked = new Set<string>();
  const note: Translate = (english) => {
    asked.add(english);
    return english;
  };
  const { entries, sources } = compileDataset().dataset;
  const library = new Library(entries, sources);
  wordsIn(note);
  translated(WHOLE_WORDS, note);
  translated(COMPARE_WORDS, note);
  for (const entry of entries) {
    viewOf(library, entry, "2026-11-22", { language: "en", translate: note });
    markdownOf(library, entry, "2026-11-22", { translate: note });
    kindLabel(entry.kind, note);
    kindsLabel(entry.kind, note);
    for (const fact of entry.facts) {
      attributeLabel(fact.attribute, note);
      confidenceLabel(fact.confidence, note);
      formatValue(fact, note);
      formatValue({ ...fact, value: 1 }, note);
    }
    for (const { type } of entry.relations ?? []) {
      relationLabel(type, false, note);
      relationLabel(type, true, note);
    }
  }
  for (const { custom } of sources) {
    gradeLabel(custom.grade, note);
  }
  for (const part of ["early", "mid", "late", "before", "after", "about"]) {
    formatWhen(`${part} 2025`, note);
  }
  for (let month = 1; month <= 12; month++) {
    formatWhen(`2025-${String(month).padStart(2, "0")}`, note);
  }
  return asked;
}

const holes = (text: string) => [...text.matchAll(/\{\d\}/g)].map(([hole]) => hole).sort();

describe("the French of the user interface", () => {
  it("has all that the code says", () => {
    assert.deepEqual(
      [...literals()].filter((text) => !Object.hasOwn(BUNDLE, text)),
      [],
    );
  }).timeout(20_000);

  it("has all that labels say of the dataset", () => {
    assert.deepEqual(
      [...labels()].filter((text) => !Object.hasOwn(BUNDLE, text)),
      [],
    );
  }).timeout(20_000);

  it("has nothing that is never said", () => {
    const said = new Set([...literals(), ...labels()]);
    assert.deepEqual(
      Object.keys(BUNDLE).filter((text) => !said.has(text)),
      [],
    );
  }).timeout(20_000);

  it("keeps the holes for what is filled in", () => {
    for (const [english, text] of Object.entries(BUNDLE)) {
      assert.deepEqual(holes(text), holes(english), english);
    }
  });

  it("has the texts of the manifest, with the same commands", () => {
    assert.sameMembers(Object.keys(frenchTexts), Object.keys(texts));
    const commands = (text: string) => [...text.matchAll(/\(command:[^)]*\)/g)].map(([command]) => command);
    for (const [key, text] of Object.entries(texts)) {
      assert.deepEqual(commands(frenchTexts[key as keyof typeof texts]), commands(text), key);
    }
  });

  it("writes dates", () => {
    const translate: Translate = (english, ...args) => (BUNDLE[english] ?? english).replace("{0}", String(args[0]));
    assert.equal(formatWhen("2025-09-18", translate), "18 septembre 2025");
    assert.equal(formatWhen("late 2024", translate), "fin 2024");
    assert.equal(formatWhen("mid 2025-06", translate), "mi-juin 2025");
  });
});
