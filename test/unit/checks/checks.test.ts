import { assert } from "chai";
import { compileDataset } from "../../../scripts/dataset";
import { Checker } from "../../../src/reference/checks/checker";
import { CHECKS, type Check, type Finding } from "../../../src/reference/checks/finding";
import { Library } from "../../../src/reference/library";
import { DocumentIndex } from "../../../src/reference/recogniser/document";
import { Recogniser } from "../../../src/reference/recogniser/recogniser";
import { inEnglish } from "../../../src/reference/translate";

const ALL = new Set(Object.keys(CHECKS) as Check[]);

describe("the checks of a text", () => {
  let recogniser: Recogniser;
  let checker: Checker;

  before(async function () {
    this.timeout(30_000);
    const { entries, sources } = compileDataset().dataset;
    const library = new Library(entries, sources);
    recogniser = await Recogniser.build(library, async () => {});
    checker = new Checker(library, "2026-11-23");
  });

  function indexOf(lines: string[], language: string): DocumentIndex {
    const index = new DocumentIndex(
      recogniser,
      {
        get lineCount() {
          return lines.length;
        },
        line: (i) => lines[i] ?? "",
      },
      language,
    );
    return read(index);
  }

  function read(index: DocumentIndex): DocumentIndex {
    for (const _ of index.catchUp()) {
      // Every step matters, none yields anything.
    }
    return index;
  }

  function check(index: DocumentIndex, checks: ReadonlySet<Check> = ALL): readonly Finding[] {
    const steps = checker.check(index, checks);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        return step.value;
      }
    }
  }

  /** What was found, each as its code and the words that it marks. */
  function found(text: string, check_: Check, language = "markdown"): string[] {
    const lines = text.split("\n");
    return check(indexOf(lines, language), new Set([check_])).map(({ code, span }) => {
      const words = lines.slice(span.startLine, span.endLine + 1);
      words[words.length - 1] = words.at(-1)?.slice(0, span.endCharacter) ?? "";
      words[0] = words[0]?.slice(span.startCharacter) ?? "";
      return `${code}: ${words.join("⏎")}`;
    });
  }

  /** The text after the first fix of the first finding. */
  function mended(text: string, check_: Check): string {
    const lines = text.split("\n");
    const [finding] = check(indexOf(lines, "markdown"), new Set([check_]));
    const edits = [...(finding?.fixes[0]?.edits ?? [])].sort(
      (a, b) => b.span.startLine - a.span.startLine || b.span.startCharacter - a.span.startCharacter,
    );
    for (const { span, text: replacement } of edits) {
      const first = lines[span.startLine]?.slice(0, span.startCharacter) ?? "";
      const last = lines[span.endLine]?.slice(span.endCharacter) ?? "";
      lines.splice(span.startLine, span.endLine - span.startLine + 1, first + replacement + last);
    }
    return lines.join("\n");
  }

  describe("acronyms", () => {
    it("are to be spelled out before they are used", () => {
      const text = "MNF-OOD met.\n\nMultinational Force–Operation Olympic Defender (MNF-OOD) is a coalition. MNF-OOD is large.";
      assert.deepEqual(found(text, "acronym"), ["acronym.early: MNF-OOD"]);
      assert.equal(
        mended(text, "acronym"),
        "Multinational Force–Operation Olympic Defender (MNF-OOD) met.\n\nMNF-OOD is a coalition. MNF-OOD is large.",
      );
    });

    it("are to be spelled out once", () => {
      const text =
        "Rendezvous and proximity operations (RPO) are slow. RPO takes days.\n\nRendezvous and proximity operations (RPO) again.";
      assert.deepEqual(found(text, "acronym"), ["acronym.repeated: Rendezvous and proximity operations (RPO)"]);
      assert.include(mended(text, "acronym"), "\n\nRPO again.");
    });

    it("are to be used once they are spelled out", () => {
      const text = "Rendezvous and proximity operations (RPO) are slow.";
      assert.deepEqual(found(text, "acronym"), ["acronym.unused:  (RPO)"]);
      assert.equal(mended(text, "acronym"), "Rendezvous and proximity operations are slow.");
    });

    it("are to be spelled out at all, unless everybody knows them", () => {
      assert.deepEqual(found("The satellite practised RPO. NATO watched with GPS receivers in orbit.", "acronym"), [
        "acronym.undefined: RPO",
      ]);
    });

    it("are spelled out in French too", () => {
      assert.deepEqual(found("Le Commandement de l’Espace (CDE) surveille l’orbite. Le CDE est à Toulouse.", "acronym"), []);
    });
  });

  describe("names", () => {
    for (const [text, expected, after] of [
      ["Space Operations Command of the Space Force trains units.", ["name.renamed: Space Operations Command"], "Combat Forces Command of"],
      ["Project Kuiper has many satellites.", ["name.renamed: Project Kuiper"], "Amazon Leo has"],
      ["Project Kuiper’s satellites are bright.", ["name.renamed: Project Kuiper"], "Amazon Leo’s satellites"],
      ["Project Kuiper, now Amazon Leo, has many satellites.", []],
      ["In 2021 Space Operations Command of the Space Force trained units.", []],
      ["Brig. Gen. Dennis Bythewood commands the satellites.", ["name.rank: Brig. Gen. Dennis Bythewood"], "Lt. Gen. Dennis Bythewood"],
      ["Gen. Dennis Bythewood commands the satellites.", []],
      ["Then Brig. Gen. Dennis Bythewood led the task force.", []],
      ["The Soviet satellite Cosmos 2553 tumbles.", ["name.soviet: Soviet satellite Cosmos 2553"], "The Russian satellite"],
      ["Le satellite soviétique Cosmos 2553 tourne.", ["name.soviet: soviétique Cosmos 2553"], "satellite russe Cosmos"],
      ["The Soviet satellite Cosmos 1408 was launched in 1982.", []],
      ["The PLA Strategic Support Force runs the satellites.", ["name.renamed: PLA Strategic Support Force"]],
      ["The PLA Strategic Support Force ran the satellites.", []],
      ["In 2015, the U.S. Space Force announced a satellite.", ["name.anachronism: U.S. Space Force"]],
      ["In 2021, the U.S. Space Force announced a satellite.", []],
    ] as const) {
      it(text, () => {
        assert.deepEqual(found(text, "name"), [...expected]);
        if (after) {
          assert.include(mended(text, "name"), after);
        }
      });
    }
  });

  it("find spellings of one name that differ, and prefer the commonest", () => {
    const text = "Shijian-21 and SJ-21 and SJ 21 in orbit; SJ-21 towed a satellite. SKYNET 5A, **Skynet 5A**, SKYNET 5A’s beam.";
    assert.deepEqual(found(text, "variant"), ["variant.mixed: SJ 21", "variant.mixed: Skynet 5A"]);
    assert.include(mended(text, "variant"), "SJ-21 and SJ-21 in orbit");
    assert.deepEqual(found("Geostationary orbit is high. A satellite in geostationary orbit stands still.", "variant"), []);
  });

  it("find figures without a citation near", () => {
    assert.deepEqual(found("GSSAP has eight satellites.", "citation"), ["citation.missing: eight satellites"]);
    for (const cited of [
      "GSSAP has eight satellites.[^1]",
      "GSSAP has eight satellites [@swf2026].",
      "GSSAP has [eight satellites](https://a.example).",
    ]) {
      assert.deepEqual(found(cited, "citation"), []);
    }
    assert.deepEqual(found("GSSAP has eight satellites \\cite{swf}.", "citation", "latex"), []);
  });

  it("look through markup, line breaks and lists", () => {
    for (const text of [
      "Olympic Defender is a\ncoalition of **four**\nnations.",
      "- Olympic Defender has _four members_.",
      "> x\n\n1. Olympic Defender has four [members](https://a.example).",
    ]) {
      assert.lengthOf(found(text, "fact"), 1, text);
    }
    assert.deepEqual(found("`Olympic Defender has four members`", "fact"), []);
  });

  for (const [language, line] of [
    ["markdown", "<!-- space-security: ignore-check fact.superseded -->"],
    ["markdown", "<!-- space-security: ignore-check fact -->"],
    ["html", "<!-- space-security: ignore-term Olympic Defender -->"],
    ["latex", "% space-security: ignore-term olympic defender"],
    ["asciidoc", "// space-security: ignore-check fact.superseded"],
    ["restructuredtext", ".. space-security: ignore-check fact.superseded"],
    ["plaintext", "# space-security: ignore-check fact.superseded"],
  ] as const) {
    it(`leave alone what a document in ${language} asks them to: ${line}`, () => {
      assert.lengthOf(found("Olympic Defender has four members.", "fact", language), 1);
      assert.lengthOf(found(`Olympic Defender has four members.\n\n${line}\n`, "fact", language), 0);
    });
  }

  it("find after any edit what a check of the whole finds", () => {
    const lines = ["MNF-OOD met.", "", "Olympic Defender has four members.", "", "SJ-21 moved.", "", "SJ 21 and SJ-21 rest in orbit."];
    const index = indexOf(lines, "markdown");
    const report = (of: DocumentIndex) => check(of).map(({ code, span, message }) => [code, span, message(inEnglish)]);
    report(index);
    lines.splice(1, 1, "", "Added.", "");
    index.edit(1, 2, 3);
    assert.deepEqual(report(read(index)), report(indexOf(lines, "markdown")));
    lines.splice(4, 1, "Olympic Defender has seven members.");
    index.edit(4, 5, 1);
    assert.deepEqual(report(read(index)), report(indexOf(lines, "markdown")));
  });

  it("read again only the paragraphs around an edit", () => {
    const lines = Array.from({ length: 4_000 }, (_, i) => (i % 2 ? "" : `Olympic Defender has four members, and SJ-21 waits (${i}).`));
    let reads = 0;
    const index = new DocumentIndex(
      recogniser,
      {
        get lineCount() {
          return lines.length;
        },
        line: (i) => {
          reads++;
          return lines[i] ?? "";
        },
      },
      "markdown",
    );
    const facts: ReadonlySet<Check> = new Set(["fact"]);
    const before = check(read(index), facts).length;
    assert.isAbove(reads, lines.length);
    reads = 0;
    lines[3_000] = "Olympic Defender has seven members.";
    index.edit(3_000, 3_001, 1);
    assert.equal(check(read(index), facts).length, before - 1);
    assert.isBelow(reads, 50);
  });

  it("bear a paragraph that nobody would write", () => {
    for (const text of [
      "Olympic Defender has four members. ",
      "Olympic Defender has four nations ",
      "four nations of Olympic Defender, MNF-OOD (",
      "(MNF-OOD ",
    ]) {
      const started = Date.now();
      check(indexOf([text.repeat(60_000 / text.length)], "markdown"));
      assert.isBelow(Date.now() - started, 3_000, text);
    }
  }).timeout(20_000);
});
