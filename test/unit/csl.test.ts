import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { assert } from "chai";
import fc from "fast-check";
import { compileDataset } from "../../scripts/dataset";
import { compileStyles } from "../../scripts/styles";
import { textOf } from "../../src/reference/citations/csl/output";
import { Processor } from "../../src/reference/citations/csl/processor";
import { parseStyle } from "../../src/reference/citations/csl/style";
import { type Item, itemOf } from "../../src/reference/citations/item";
import { BUNDLED_STYLES } from "../../src/reference/citations/styles";

const FOLDER = join(__dirname, "../../src/reference/citations/styles");
const read = (name: string) => readFileSync(join(FOLDER, name), "utf8");

/** What citeproc-js, the reference implementation, offers of itself here. It has no types of its own. */
interface Citeproc {
  readonly opt: { readonly development_extensions: Record<string, boolean> };
  setOutputFormat(format: string): void;
  updateItems(ids: readonly string[]): void;
  makeBibliography(): [unknown, string[]];
  previewCitationCluster(citation: object, before: [], after: [], format: string): string;
}
interface System {
  retrieveLocale(language: string): string;
  retrieveItem(id: string): object | undefined;
}
const { Engine } = createRequire(__filename)("citeproc") as {
  Engine: new (system: System, style: string, language: string, force: boolean) => Citeproc;
};

/** Sixteen sources of every type, with authors and without. */
function sample(): Item[] {
  const counts = new Map<string, number>();
  return compileDataset()
    .dataset.sources.map(itemOf)
    .filter(({ type, author }) => {
      const sort = `${type} ${author !== undefined}`;
      counts.set(sort, (counts.get(sort) ?? 0) + 1);
      return (counts.get(sort) ?? 0) <= 16;
    });
}

/** Capitals, and which quotation marks stand within a title, are matters of taste in which we differ on purpose: "Space.com" keeps its own. */
const compared = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\u00a0\u202f]/g, " ")
    .replace(/[“”‘’"'«»]/g, "")
    .replace(/ +/g, " ")
    .replace(/ (?=[,.?]|$)/g, "");

describe("the styles of citation", () => {
  const { styles, locales } = compileStyles();

  for (const name of BUNDLED_STYLES) {
    for (const language of ["en", "fr"] as const) {
      it(`write as citeproc-js does: ${name}, ${language}`, () => {
        const items = new Map(sample().map((item) => [item.id, item]));
        const system: System = {
          retrieveLocale: (asked) => read(`locale-${asked.startsWith("fr") ? "fr" : "en"}.xml`),
          retrieveItem: (id) => structuredClone(items.get(id)),
        };
        const theirs = new Engine(system, read(`${name}.csl`), language === "fr" ? "fr-FR" : "en-US", true);
        theirs.setOutputFormat("text");
        const ours = new Processor(styles[name], locales[language]);
        const differences: string[] = [];
        for (const item of items.values()) {
          theirs.updateItems([item.id]);
          const pairs = [
            [theirs.makeBibliography()[1].join(""), textOf(ours.reference(item, 1))],
            [
              theirs.previewCitationCluster({ citationItems: [{ id: item.id }], properties: { noteIndex: 1 } }, [], [], "text"),
              textOf(ours.citation([item], 1)),
            ],
          ] as const;
          for (const [expected, actual] of pairs) {
            // Of what a style leaves out of its bibliography, ours tells what it cites.
            if (expected !== "" && compared(expected) !== compared(actual)) {
              differences.push(`${expected.trim()}\n${actual}`);
            }
          }
        }
        // What is left are particles of names ("de Selding"), which sort by themselves there.
        const particles = differences.filter((text) => /\bde \w/i.test(text));
        assert.deepEqual(
          differences.filter((text) => !particles.includes(text)),
          [],
        );
        assert.isAtMost(particles.length, 6);
      }).timeout(30_000);
    }
  }

  it("are small: what never happens to our sources is not in them", () => {
    assert.isBelow(JSON.stringify(styles).length, 200_000);
  });

  it("write a source quickly", () => {
    const items = sample();
    const processor = new Processor(styles.chicago, locales.en);
    processor.citation(items.slice(0, 1));
    const started = performance.now();
    for (const item of items) {
      processor.citation([item]);
    }
    assert.isBelow((performance.now() - started) / items.length, 5);
  });

  it("say what is wrong with a file that is none", () => {
    assert.throws(() => parseStyle("<style>"));
    assert.throws(() => parseStyle("<html/>"), /<style>/);
    assert.throws(() => parseStyle('<style class="note"><info/></style>'), /depends on another/);
  });

  it("end, whatever calls itself", () => {
    const style = parseStyle(
      '<style class="note"><macro name="a"><text variable="title"/><text macro="b"/></macro><macro name="b"><text macro="a"/></macro><citation><layout><text macro="a"/></layout></citation></style>',
    );
    const [item] = sample();
    assert.exists(item);
    if (item) {
      assert.include(textOf(new Processor(style, locales.en).citation([item])), item.title.slice(0, 10));
    }
  });

  it("bear any title", () => {
    const [first] = sample();
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (title) => {
        for (const name of BUNDLED_STYLES) {
          if (first) {
            new Processor(styles[name], locales.fr).reference({ ...first, title }, 1);
          }
        }
      }),
    );
  });
});
