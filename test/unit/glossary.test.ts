import { assert } from "chai";
import { type GlossaryKind, glossary, usedIn } from "../../src/reference/glossary";
import { Library } from "../../src/reference/library";
import { findRegion, regionText } from "../../src/reference/marked-region";
import { DocumentIndex } from "../../src/reference/recogniser/document";
import { Recogniser } from "../../src/reference/recogniser/recogniser";
import { inEnglish } from "../../src/reference/translate";
import { entry } from "./sample-library";

const library = new Library(
  [
    entry("rpo", ["rendezvous and proximity operation", "RPO"], {
      name: "Rendezvous and proximity operation",
      summary: "A rendezvous and proximity operation brings one satellite near another. More follows.",
    }),
    entry("belt", ["Clarke belt"], { name: "Clarke belt", summary: "The Clarke_belt costs 5% & more." }),
    entry("france", ["France"], { kind: "place", name: "France" }),
  ],
  [
    {
      id: "s",
      type: "webpage",
      title: "A Title",
      publisher: "A Publisher",
      accessed: { "date-parts": [[2026, 11, 22]] },
      URL: "https://example.org/a_b",
      custom: { grade: "press" },
    },
  ],
);

const TEXT = ["An RPO in the Clarke belt above France."];

describe("the glossary of a text", () => {
  let recogniser: Recogniser;
  before(async () => {
    recogniser = await Recogniser.build(library, async () => {});
  });

  function bodyOf(lines: readonly string[], kind: GlossaryKind, language: string): string {
    const index = new DocumentIndex(recogniser, { lineCount: lines.length, line: (i) => lines[i] ?? "" }, language);
    for (const _ of index.catchUp()) {
      // Every step matters, none yields anything.
    }
    const steps = usedIn(index, "en");
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        return glossary(library, step.value, kind, language, "2026-11-23", inEnglish);
      }
    }
  }

  it("explains each term once, in alphabetical order, without places, with its source as a footnote", () => {
    assert.equal(
      bodyOf([...TEXT, "", "RPO again."], "glossary", "markdown"),
      [
        "## Glossary",
        "",
        "- **Clarke belt**: The Clarke\\_belt costs 5% & more.[^glossary-belt]",
        "- **rendezvous and proximity operation (RPO)**: A rendezvous and proximity operation brings one satellite near another.[^glossary-rpo]",
        "",
        "[^glossary-belt]: A Publisher, “A Title”, <https://example.org/a_b> (accessed 22 November 2026).",
        "",
        "[^glossary-rpo]: A Publisher, “A Title”, <https://example.org/a_b> (accessed 22 November 2026).",
      ].join("\n"),
    );
  });

  it("lists what the acronyms stand for", () => {
    const body = bodyOf(TEXT, "acronyms", "markdown");
    assert.include(body, "## Acronyms\n\n- **RPO**: rendezvous and proximity operation[^acronyms-rpo]\n");
    assert.notInclude(body, "Clarke");
  });

  for (const [language, ...parts] of [
    ["latex", "% space-security: begin glossary", "\\item[Clarke belt] The Clarke\\_belt costs 5\\% \\& more.\\footnote{"],
    ["asciidoc", "// space-security: begin glossary", "Clarke belt:: The Clarke&#95;belt costs 5% & more.footnote:[A Publisher"],
    [
      "restructuredtext",
      ".. space-security: begin glossary",
      "Clarke belt\n   The Clarke\\_belt costs 5% & more. [#glossary-belt]_",
      ".. [#glossary-belt] A Publisher",
    ],
    [
      "html",
      "<!-- space-security: begin glossary -->",
      '<dd>The Clarke_belt costs 5% &#38; more. <sup><a href="#glossary-belt">1</a></sup></dd>',
      '<li id="glossary-belt">',
    ],
    ["plaintext", "# space-security: begin glossary", "Clarke belt: The Clarke_belt costs 5% & more. [1]", "\n[2] A Publisher"],
    ["git-commit", "# space-security: begin glossary", "Clarke belt: "],
  ] as const) {
    it(`is written in the syntax of ${language}, and the same when it is written anew`, () => {
      const body = bodyOf(TEXT, "glossary", language);
      const lines = [...TEXT, "", ...regionText("glossary", body, language).split("\n"), ""];
      for (const part of parts) {
        assert.include(lines.join("\n"), part);
      }
      assert.deepEqual(findRegion({ lineCount: lines.length, line: (i) => lines[i] ?? "" }, "glossary"), {
        first: 2,
        last: lines.length - 2,
      });
      assert.equal(bodyOf(lines, "glossary", language), body);
    });
  }

  it("finds no region that is not closed, and none of another name", () => {
    const find = (...lines: string[]) => findRegion({ lineCount: lines.length, line: (i) => lines[i] ?? "" }, "glossary");
    assert.isUndefined(find("% space-security: begin glossary", "x"));
    assert.isUndefined(find("% space-security: begin acronyms", "% space-security: end acronyms"));
    assert.deepEqual(find("x", "<!-- space-security: begin glossary -->", "<!--space-security: end glossary-->"), { first: 1, last: 2 });
  });
});
