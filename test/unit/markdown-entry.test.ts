import { assert } from "chai";
import fc from "fast-check";
import { compileDataset } from "../../scripts/dataset";
import type { Source } from "../../src/dataset/schema";
import { Library } from "../../src/reference/library";
import { escapeMarkdown, markdownOf } from "../../src/reference/markdown";
import { entry } from "./sample-library";

const source: Source = {
  id: "s",
  type: "webpage",
  title: "A *title*",
  publisher: "Office",
  issued: { "date-parts": [[2025, 9]] },
  accessed: { "date-parts": [[2026, 11, 2]] },
  URL: "https://example.org/a_b",
  custom: { grade: "official" },
};

const moon = entry("moon", ["moon"], { name: "Moon_base [1]" });
const earth = entry("earth", ["earth"], {
  summary: "What earth is.",
  milestones: [{ date: "2024-05", event: "Something began.", sources: ["s"] }],
  relations: [{ type: "operator", entry: "moon", note: "since the start", since: "2024" }],
  facts: [
    {
      id: "new",
      attribute: "launch-site",
      statement: "Now 9 sites.",
      asOf: "2026",
      confidence: "disputed",
      sources: ["s"],
      supersedes: ["old"],
    },
    { id: "old", attribute: "launch-site", statement: "Once 5 sites.", asOf: "2020", confidence: "official", sources: ["s"] },
  ],
});
const library = new Library([moon, earth], [source]);

describe("the Markdown of an entry", () => {
  it("tells facts, milestones, relations and sources", () => {
    const addressOf = ({ id }: { id: string }) => `entry:/${id}.md`;
    assert.equal(
      markdownOf(library, earth, "2026-11-22", { addressOf }),
      `# earth

*Concept*

What earth is.

## Facts

- **Launch site:** Now 9 sites. (as of 2026, disputed)[^s]

## Milestones

- **May 2024:** Something began.[^s]

## Earlier facts

- **Launch site:** Once 5 sites. (as of 2020)[^s] — Superseded by “Now 9 sites.”

## Related

- **Operated by:** [Moon\\_base \\[1\\]](entry:/moon.md) (since the start, since 2024)

[^s]: Office, “A \\*title\\*”, September 2025, <https://example.org/a_b> (accessed 2 November 2026).
`,
    );
  });

  it("only names other entries where it has no address for them", () => {
    assert.include(markdownOf(library, earth, "2026-11-22"), "**Operated by:** Moon\\_base \\[1\\] (");
  });

  it("defines each footnote that it uses, once, and uses each that it defines, for all of the dataset", () => {
    const { entries, sources } = compileDataset().dataset;
    const all = new Library(entries, sources);
    for (const each of entries) {
      const markdown = markdownOf(all, each, "2026-11-22");
      const defined = [...markdown.matchAll(/^\[\^([^\]]+)\]:/gm)].map(([, id]) => id);
      const used = new Set([...markdown.matchAll(/\[\^([^\]]+)\](?!:)/g)].map(([, id]) => id));
      assert.sameMembers(defined, [...used], each.id);
    }
  }).timeout(20_000);

  it("lets no text make markup", () => {
    assert.equal(escapeMarkdown("1. One\n2. Two"), "1\\. One 2. Two");
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."a_*`[]<>\\$|~&#-+1. \n") }), (text) => {
        const escaped = escapeMarkdown(text);
        assert.notMatch(escaped, /\n/);
        assert.notMatch(escaped.replace(/\\[\\`*_[\]<>$|~&#+.)-]/g, ""), /[\\`*_[\]<>$|~]/);
        assert.equal(
          escaped.replace(/\\(.)|&#126;/g, (_, char?: string) => char ?? "~"),
          text.replace(/\s+/g, " "),
        );
      }),
    );
  });
});
