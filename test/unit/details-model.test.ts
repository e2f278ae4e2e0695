import { assert } from "chai";
import fc from "fast-check";
import { compileDataset } from "../../scripts/dataset";
import type { Fact, Source } from "../../src/dataset/schema";
import { MAX_ITEMS, MAX_TEXT } from "../../src/details/guards";
import { type EntryView, isHostMessage, WORDS } from "../../src/details/messages";
import { viewOf, wordsIn } from "../../src/details/model";
import { Library } from "../../src/reference/library";
import { entry } from "./sample-library";

const TODAY = "2026-11-22";

function fact(id: string, rest: Partial<Fact> = {}): Fact {
  return { id, attribute: "claim", statement: `It is ${id}, it says.`, asOf: "2025-09", confidence: "reported", sources: ["s1"], ...rest };
}

function source(id: string, rest: Partial<Source> = {}): Source {
  return {
    id,
    type: "webpage",
    title: `Title of ${id}`,
    publisher: "Publisher",
    URL: `https://example.org/${id}`,
    accessed: { "date-parts": [[2026, 11, 22]] },
    custom: { grade: "press" },
    ...rest,
  };
}

function view(...facts: Fact[]): EntryView {
  const shown = entry("shown", ["shown"], { facts });
  return viewOf(new Library([shown], [source("s1"), source("s2")]), shown, TODAY);
}

function message(shown: EntryView): unknown {
  const history = { index: 0, visits: [{ entryId: shown.entryId, place: { scroll: 0, focus: "", open: [] } }] };
  return { type: "show", language: "en", words: WORDS, history, entry: shown };
}

describe("the view of an entry", () => {
  it("sets facts that hold before those that are superseded or ended, and says what became of these", () => {
    const { facts, past } = view(
      fact("count-2023", { validUntil: "2024" }),
      fact("count-2024"),
      fact("count-2025", { supersedes: ["count-2024"] }),
      fact("count-2026", { supersedes: ["count-2025"] }),
    );
    assert.deepEqual(
      facts.map(({ id }) => id),
      ["count-2026"],
    );
    assert.deepEqual(
      past.map(({ id, fate }) => [id, fate?.label, fate?.factId]),
      [
        ["count-2023", "Ended 2024", ""],
        ["count-2024", "Superseded by", "count-2026"],
        ["count-2025", "Superseded by", "count-2026"],
      ],
    );
  });

  it("sets disputed facts about the same thing side by side; a lone one stays among the others, marked", () => {
    const { facts, disputes } = view(
      fact("high", { attribute: "debris", confidence: "disputed" }),
      fact("low", { attribute: "debris", confidence: "disputed" }),
      fact("lone", { attribute: "date", confidence: "disputed" }),
      fact("sure", { attribute: "debris" }),
    );
    assert.deepEqual(
      disputes.map((dispute) => [dispute.attribute, ...dispute.facts.map(({ id }) => id)]),
      [["Debris", "high", "low"]],
    );
    assert.deepEqual(
      facts.map(({ id, confidenceLabel }) => [id, confidenceLabel]),
      [
        ["lone", "Disputed"],
        ["sure", "Reported"],
      ],
    );
  });

  it("numbers the sources in the order in which they are first cited", () => {
    const { facts, sources } = view(fact("a", { sources: ["s2"] }), fact("b", { sources: ["s1", "s2"] }));
    assert.deepEqual(
      facts.map((shown) => shown.sources),
      [[1], [2, 1]],
    );
    assert.deepEqual(
      sources.map(({ title, href }) => [title, href]),
      [
        ["Title of s2", "https://example.org/s2"],
        ["Title of s1", "https://example.org/s1"],
      ],
    );
  });

  it("makes links of web addresses only", () => {
    for (const URL of [
      "javascript:alert(1)",
      "command:workbench.action.quit",
      "file:///etc/passwd",
      'https://a.org/"onclick="x',
      "data:,x",
    ]) {
      const shown = entry("shown", ["shown"], { facts: [fact("a")] });
      const { sources } = viewOf(new Library([shown], [source("s1", { URL })]), shown, TODAY);
      assert.deepEqual(
        sources.map(({ href }) => href),
        [""],
        URL,
      );
    }
  });

  it("groups relations of both directions under readable labels, an entry once under each, the vaguest last", () => {
    const force = entry("force", ["force"], {
      kind: "organization",
      relations: [
        { type: "see-also", entry: "bird" },
        { type: "part-of", entry: "army", note: "since the reform", since: "2019-12" },
      ],
    });
    const bird = entry("bird", ["bird"], {
      kind: "satellite",
      relations: [
        { type: "operator", entry: "force" },
        { type: "see-also", entry: "force" },
        { type: "see-also", entry: "gone" },
      ],
    });
    const { related } = viewOf(new Library([force, bird, entry("army", ["army"])], []), force, TODAY);
    assert.deepEqual(
      related.map(({ label, links }) => [label, ...links.map(({ entryId, note }) => `${entryId} (${note})`)]),
      [
        ["Part of", "army (since the reform, since December 2019)"],
        ["Operates", "bird ()"],
        ["See also", "bird ()"],
      ],
    );
  });

  it("tells an operation in brief, and does not tell it twice", () => {
    const operation = entry("op", ["op"], {
      kind: "operation",
      facts: [
        fact("why", { attribute: "objective" }),
        fact("result", { attribute: "outcome" }),
        fact("when", { attribute: "date", value: "2025-09-04" }),
      ],
      relations: [
        { type: "participant", entry: "force", note: "lead" },
        { type: "see-also", entry: "bird" },
      ],
    });
    const { brief, related, vitals } = viewOf(
      new Library([operation, entry("force", ["force"]), entry("bird", ["bird"])], []),
      operation,
      TODAY,
    );
    assert.deepEqual([brief?.objectives.map(({ id }) => id), brief?.outcomes.map(({ id }) => id)], [["why"], ["result"]]);
    assert.deepEqual(
      brief?.groups.map(({ label }) => label),
      ["Participants"],
    );
    assert.deepEqual(
      related.map(({ label }) => label),
      ["See also"],
    );
    assert.deepEqual(vitals, [{ label: "Date", value: "4 September 2025" }]);
  });

  it("says for which day a figure of the header holds", () => {
    const bird = entry("bird", ["bird"], {
      kind: "satellite",
      facts: [
        fact("where", { attribute: "longitude", value: -30.5, unit: "deg", asOf: "2026-05" }),
        fact("launched", { attribute: "launched", value: "2007-03-11" }),
        fact("status", { attribute: "status", value: "retired", validUntil: "2020" }),
      ],
    });
    const { vitals } = viewOf(new Library([bird], []), bird, TODAY);
    assert.deepEqual(vitals, [
      { label: "Launched", value: "11 March 2007" },
      { label: "Longitude", value: "30.5° W", asOf: "May 2026" },
    ]);
  });

  it("names languages in the user's own", () => {
    const shown = entry("shown", ["shown"], { names: { fr: "arme", "<b>": "?" } });
    const { otherNames } = viewOf(new Library([shown], []), shown, TODAY, { language: "fr", translate: (text) => text });
    assert.deepEqual(
      otherNames.map(({ languageLabel }) => languageLabel),
      ["français", "<b>"],
    );
  });

  it("puts every word of ours through the translation", () => {
    const french = (text: string, ...args: (string | number)[]) => `«${text.replace("{0}", String(args[0] ?? "{0}"))}»`;
    const shown = entry("shown", ["shown"], {
      kind: "operation",
      facts: [fact("a", { attribute: "launch-mass", value: 5, unit: "kg", qualifier: "about" }), fact("b", { validUntil: "2020" })],
      relations: [{ type: "participant", entry: "shown", until: "2020" }],
    });
    const drawn = viewOf(new Library([shown], [source("s1")]), shown, TODAY, { language: "fr", translate: french });
    const [first] = drawn.facts;
    assert.equal(drawn.kindLabel, "«Operation»");
    assert.deepEqual([first?.attribute, first?.value, first?.confidenceLabel], ["«Launch mass»", "«about» 5 «kg»", "«Reported»"]);
    assert.equal(drawn.past[0]?.fate?.label, "«Ended 2020»");
    assert.equal(drawn.brief?.groups[0]?.label, "«Participants»");
    assert.equal(drawn.brief?.groups[0]?.links[0]?.note, "«until 2020»");
    assert.deepEqual([drawn.sources[0]?.gradeLabel, drawn.sources[0]?.accessed], ["«Press»", "«Accessed 22 «November» 2026»"]);
    assert.equal(wordsIn(french).more, "«{0} more»");
  });

  it("cuts what is too long, so that the page takes it", () => {
    const shown = view(...Array.from({ length: MAX_ITEMS + 5 }, (_, i) => fact(`f-${i}`, { statement: "x".repeat(MAX_TEXT * 2) })));
    assert.lengthOf(shown.facts, MAX_ITEMS);
    assert.lengthOf(shown.facts[0]?.statement ?? "", MAX_TEXT);
    assert.isTrue(isHostMessage(message(shown)));
  });

  it("gives the page what it takes, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (statement, name) => {
        const shown = entry("shown", ["shown"], {
          name,
          summary: statement,
          names: { fr: name },
          facts: [fact("a", { statement, value: name })],
        });
        return isHostMessage(message(viewOf(new Library([shown], [source("s1", { title: name, URL: statement })]), shown, TODAY)));
      }),
      { numRuns: 30 },
    );
  });

  it("shows every entry of the dataset", () => {
    const { entries, sources } = compileDataset().dataset;
    const library = new Library(entries, sources);
    for (const each of library.entries) {
      const drawn = viewOf(library, each, TODAY);
      const facts = [...drawn.facts, ...drawn.past, ...drawn.disputes.flatMap((dispute) => dispute.facts)];
      assert.isTrue(isHostMessage(message(drawn)), each.id);
      assert.sameMembers(
        facts.map(({ id }) => id),
        each.facts.map(({ id }) => id),
        each.id,
      );
    }
  }).timeout(20_000);
});
