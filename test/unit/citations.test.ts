import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert } from "chai";
import { compileDataset } from "../../scripts/dataset";
import { compileStyles } from "../../scripts/styles";
import type { Source } from "../../src/dataset/schema";
import { BIBLIOGRAPHY, bibliographyOf } from "../../src/reference/citations/bibliography";
import { type Cited, findCited } from "../../src/reference/citations/cited";
import { Citer } from "../../src/reference/citations/citer";
import { exportSources } from "../../src/reference/citations/export";
import { type CitationForm, citationOf, formOf } from "../../src/reference/citations/form";
import { markUp } from "../../src/reference/citations/markup";
import { languageOf } from "../../src/reference/citations/styles";
import { Library } from "../../src/reference/library";
import { findRegion, regionText } from "../../src/reference/marked-region";
import type { Lines } from "../../src/reference/recogniser/block";
import { entry } from "./sample-library";

const { styles, locales } = compileStyles();
const chicago = new Citer(styles.chicago, locales.en);

const source = (id: string, rest: Partial<Source> = {}): Source => ({
  id,
  type: "webpage",
  title: `About ${id}`,
  publisher: "Space Office",
  issued: { "date-parts": [[2025, 9, 18]] },
  accessed: { "date-parts": [[2026, 11, 2]] },
  URL: `https://example.org/${id}`,
  language: "en",
  custom: { grade: "official" },
  ...rest,
});
const [one, two] = [
  source("one"),
  source("two-b", { type: "report", title: "A {Brace} & 100% $Ure_thing", author: [{ family: "Doe", given: "Jane R." }] }),
];
const library = new Library([], [one, two]);

function linesOf(text: string): Lines {
  const lines = text.split("\n");
  return { lineCount: lines.length, line: (index) => lines[index] ?? "" };
}

function whole<T>(work: Generator<void, T>): T {
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) {
      return step.value;
    }
  }
}

const cited = (text: string): Cited => whole(findCited(library, linesOf(text)));
const ids = ({ sources }: Cited) => sources.map(({ id }) => id);

describe("citations", () => {
  it("stand as each form wants", () => {
    const marks: Record<CitationForm, string> = {
      footnote: "[^one][^two-b]",
      pandoc: " [@one; @two-b]",
      latex: "~\\cite{one,two-b}",
      asciidoc:
        "footnote:one[“About One,” Space Office, September 18, 2025, https://example.org/one.]footnote:two-b[Jane R. Doe, _A \\{Brace} & 100% $Ure\\_thing_ (Space Office, 2025), https://example.org/two-b.]",
      plain:
        " (“About One,” Space Office, September 18, 2025, https://example.org/one; Jane R. Doe, A {Brace} & 100% $Ure_thing (Space Office, 2025), https://example.org/two-b)",
    };
    for (const [form, mark] of Object.entries(marks)) {
      assert.equal(citationOf([one, two], form as CitationForm, "plaintext", chicago, new Set()).mark, mark, form);
    }
    assert.deepEqual(["markdown", "tex", "asciidoc", "html"].map(formOf), ["footnote", "latex", "asciidoc", "plain"]);
  });

  it("bring their notes, and each only once", () => {
    assert.deepEqual(citationOf([one, two], "footnote", "markdown", chicago, new Set(["one"])).notes, [
      "[^two-b]: Jane R. Doe, *A {Brace} & 100% \\$Ure\\_thing* (Space Office, 2025), <https://example.org/two-b>.",
    ]);
    assert.equal(citationOf([one], "asciidoc", "asciidoc", chicago, new Set(["one"])).mark, "footnote:one[]");
  });

  it("are found in every form, in the order of the text", () => {
    for (const text of [
      "a[^two-b] b[^one]",
      "[see @two-b, p. 3; @one]",
      "\\autocite[3]{two-b, one}",
      "footnote:two-b[x] footnote:one[y]",
      "<<two-b>> and <<one,text>>",
      "(https://example.org/two-b). See [this](https://example.org/one).",
    ]) {
      assert.deepEqual(ids(cited(text)), ["two-b", "one"], text);
    }
    assert.deepEqual(ids(cited("mail@one.org, [^other], user@one, https://example.org/one/more")), []);
  });

  it("do not count a note's own text, nor the bibliography", () => {
    const text = `a\n\n[^one]: https://example.org/one\n\n${regionText(BIBLIOGRAPHY, "- https://example.org/two-b", "markdown")}`;
    const found = cited(text);
    assert.deepEqual(ids(found), []);
    assert.deepEqual([...found.defined], ["one"]);
    assert.deepEqual(found.bibliography, { first: 4, last: 8 });
  });

  it("are in the language of the text", () => {
    assert.equal(languageOf("La France et les États-Unis ont mené une opération dans l’espace."), "fr");
    assert.equal(languageOf("The United States and France carried out an operation, which was the first."), "en");
    const french = new Citer(styles.chicago, locales.fr);
    assert.include(french.note(one, "plain"), "18 septembre 2025");
  });

  it("let no source make markup", () => {
    const hostile = [{ text: "*a* [b](c) \\input{x} <b> `d` _e_ | $f$ {g} #h ~i ^j &amp; footnote:k[l]" }];
    assert.notMatch(markUp(hostile, "markdown").replace(/\\./g, ""), /[*[\]<>`_|$~\\]/);
    assert.notMatch(
      markUp(hostile, "latex").replace(/\\(textbackslash|textasciitilde|textasciicircum)\{\}|\\[{}$&#%_]/g, ""),
      /[\\{}$&#%_~^]/,
    );
    assert.notMatch(markUp(hostile, "html").replace(/&#\d+;/g, ""), /[<>&"]/);
  });
});

describe("a bibliography", () => {
  it("stands between markers in the comments of the language, and is found again", () => {
    for (const language of ["markdown", "latex", "asciidoc", "restructuredtext", "html", "plaintext"]) {
      const text = `Text.\n\n${regionText(BIBLIOGRAPHY, bibliographyOf([one, two], language, chicago, "References"), language)}\n\nEnd.`;
      const region = findRegion(linesOf(text), BIBLIOGRAPHY);
      assert.exists(region, language);
      const lines = text.split("\n");
      assert.deepEqual(lines.slice((region?.last ?? 0) + 1), ["", "End."], language);
    }
  });

  it("is sorted as the style asks, with the style's own numbers", () => {
    assert.equal(
      bibliographyOf([one, two], "markdown", chicago, "References"),
      "## References\n\n- Doe, Jane R. *A {Brace} & 100% \\$Ure\\_thing*. Space Office, 2025. <https://example.org/two-b>.\n- Space Office. “About One.” September 18, 2025. <https://example.org/one>.",
    );
    const ieee = new Citer(styles.ieee, locales.en);
    assert.match(bibliographyOf([two, one], "plaintext", ieee, "References"), /- \[1\] J\. R\. Doe.*\n- \[2\] “About one,”/);
  });

  it("gives LaTeX an item for each key", () => {
    const text = bibliographyOf([one, two], "latex", chicago, "References");
    assert.match(
      text,
      /^\\begin\{thebibliography\}\{9\}\n\\bibitem\{two-b\} Doe, Jane R\. \\emph\{A \\\{Brace\\\} \\& 100\\% \\\$Ure\\_thing\}/,
    );
    assert.include(text, "\\url{https://example.org/one}");
  });
});

/** Quotation marks and dashes may be set anew. */
const letters = (text: string) => text.replace(/<[^>]*>|[^\p{L}\p{N}]/gu, "");

describe("the export of sources", () => {
  const { sources } = compileDataset().dataset;

  it("has every source once, under its key", () => {
    const keys = sources.map(({ id }) => id);
    assert.deepEqual(
      (JSON.parse(exportSources(sources, "CSL-JSON")) as { id: string }[]).map(({ id }) => id),
      keys,
    );
    assert.deepEqual(
      [...exportSources(sources, "BibTeX").matchAll(/^@\w+\{(.*),$/gm)].map(([, id]) => id),
      keys,
    );
    assert.deepEqual(
      [...exportSources(sources, "RIS").matchAll(/^ID {2}- (.*)\r$/gm)].map(([, id]) => id),
      keys,
    );
  });

  it("gives RIS a line for each field, and an end for each source", () => {
    assert.equal(
      exportSources([two], "RIS"),
      [
        "TY  - RPRT",
        "ID  - two-b",
        "AU  - Doe, Jane R.",
        "TI  - A {Brace} & 100% $Ure_thing",
        "PB  - Space Office",
        "PY  - 2025",
        "DA  - 2025/09/18",
        "UR  - https://example.org/two-b",
        "Y2  - 2026/11/02",
        "LA  - en",
        "ER  - ",
        "",
      ].join("\r\n"),
    );
  });

  describe("for Pandoc", () => {
    let readers = "";
    before(function () {
      try {
        readers = execFileSync("pandoc", ["--list-input-formats"], { encoding: "utf8" });
      } catch {
        // Not installed here.
        this.skip();
      }
    });

    for (const [format, name, reader] of [
      ["CSL-JSON", "sources.json", "csljson"],
      ["BibTeX", "sources.bib", "biblatex"],
      ["RIS", "sources.ris", "ris"],
    ] as const) {
      it(`imports ${format} without a warning, and cites from it`, function () {
        if (!readers.split("\n").includes(reader)) {
          // Pandoc reads RIS from version 3.
          this.skip();
        }
        const folder = mkdtempSync(join(tmpdir(), "pandoc-"));
        try {
          const chosen = [...sources.filter(({ author, type }) => author || type !== "webpage"), ...sources.slice(0, 200)];
          const unique = [...new Set(chosen)];
          writeFileSync(join(folder, name), exportSources(unique, format));
          writeFileSync(join(folder, "text.md"), unique.map(({ id }) => `Text [@${id}].`).join("\n\n"));
          const items = JSON.parse(
            execFileSync("pandoc", ["--fail-if-warnings", "-f", reader, "-t", "csljson", join(folder, name)], { encoding: "utf8" }),
          ) as { id: string; title: string; URL: string }[];
          assert.sameMembers(
            items.map(({ id }) => id),
            unique.map(({ id }) => id),
          );
          for (const each of unique) {
            const item = items.find(({ id }) => id === each.id);
            assert.equal(item && letters(item.title), letters(each.title), each.id);
            assert.equal(item?.URL, each.URL, each.id);
          }
          const options = ["--fail-if-warnings", "--citeproc", `--bibliography=${join(folder, name)}`, "-t", "plain"];
          const text = execFileSync("pandoc", [...options, join(folder, "text.md")], { encoding: "utf8" });
          assert.notInclude(text, "???");
        } finally {
          rmSync(folder, { recursive: true });
        }
      }).timeout(60_000);
    }
  });
});

describe("an entry cited", () => {
  it("is its definition with the references of its facts", () => {
    const each = entry("moon", ["moon"], {
      name: "Moon",
      facts: [{ id: "f", attribute: "definition", statement: "It is.", asOf: "2025", confidence: "reported", sources: ["one"] }],
    });
    const both = new Library([each], [one]);
    assert.equal(
      chicago.cite(both, each),
      "Moon: What moon is, for a test.\n\n- Space Office. “About One.” September 18, 2025. https://example.org/one.",
    );
    assert.equal(
      chicago.cite(both, each, each.facts[0]),
      "It is. (as of 2025). Space Office. “About One.” September 18, 2025. https://example.org/one.",
    );
  });
});
