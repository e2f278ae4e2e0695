import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assert } from "chai";
import fc from "fast-check";
import { formatFindings, ROOT } from "../../scripts/dataset";
import { compile, compileAndTry, serialise } from "../../src/dataset/compile";
import type { DatasetFile, Finding } from "../../src/dataset/files";
import { fixDataset } from "../../src/dataset/fix";
import { report } from "../../src/dataset/report";
import type { Entry, Redirects, Source } from "../../src/dataset/schema";
import { suggest } from "../../src/dataset/suggest";
import { earliest, isBefore, latest } from "../../src/dataset/when";
import { loadWhole, resized, whole } from "./compiled";

const TODAY = "2026-06-15";

/** A dataset without fault. Tests break one thing in it. */
interface Sample {
  force: Entry;
  bird: Entry;
  orbit: Entry;
  source: Source;
  redirects: Redirects;
}

type Broken = { [K in keyof Sample]: Partial<Record<keyof Sample[K], unknown>> };

function sample(): Sample {
  const entry = (id: string, kind: Entry["kind"], terms: Entry["terms"], rest: Partial<Entry> = {}): Entry => ({
    $schema: "../../schema.json",
    id,
    kind,
    name: id,
    summary: `The ${id} is what a test needs and no more.`,
    terms,
    facts: [
      { id: "first", attribute: "definition", statement: "It is there for a test.", asOf: "2024", confidence: "reported", sources: ["s"] },
      {
        id: "second",
        attribute: "satellite-count",
        statement: "It had nine satellites in 2025.",
        value: 9,
        unit: "satellites",
        asOf: "2025",
        confidence: "reported",
        sources: ["s"],
      },
    ],
    ...rest,
  });
  return {
    force: entry("force", "organization", ["force"]),
    bird: entry("bird", "satellite", ["bird", { surface: "BRD", context: ["launch", "rocket"] }], {
      milestones: [{ date: "2024-05", event: "It was launched.", sources: ["s"] }],
      relations: [
        { type: "operator", entry: "force" },
        { type: "orbit", entry: "orbit" },
      ],
    }),
    orbit: entry("orbit", "orbit", ["orbit"], { relations: [{ type: "see-also", entry: "force" }] }),
    source: {
      $schema: "../schema.json",
      id: "s",
      type: "webpage",
      title: "A page",
      publisher: "A publisher",
      URL: "https://example.org/",
      accessed: { "date-parts": [[2026, 6, 1]] },
      custom: { grade: "official" },
    },
    redirects: { $schema: "./schema.json", moved: { "old-bird": "bird" }, split: { "old-force": ["force", "bird"] } },
  };
}

function filesOf({ force, bird, orbit, source, redirects }: Sample): DatasetFile[] {
  const file = (path: string, value: unknown) => ({ path: `src/dataset/${path}.json`, text: `${JSON.stringify(value, null, 2)}\n` });
  return [
    file("entries/organization/force", force),
    file("entries/satellite/bird", bird),
    file("entries/orbit/orbit", orbit),
    file("sources/s", source),
    file("redirects", redirects),
  ];
}

/** The sample with one thing changed; values that the schema forbids included. */
function broken(change: (sample: Broken) => void): DatasetFile[] {
  const changed = sample();
  change(changed as Broken);
  return filesOf(changed);
}

const brief = ({ file, pointer, severity, message }: Finding) => `${severity} ${file.split("/").at(-1)}${pointer}: ${message}`;

type Facts = Entry["facts"];
const facts = (...changes: Partial<Record<keyof Facts[number], unknown>>[]) =>
  sample().bird.facts.map((fact, i) => ({ ...fact, ...changes[i] }));

/** What is broken, how, what is found (all of it), and whether a fixer mends it. */
const FAULTS: readonly [title: string, change: (sample: Broken) => void, found: RegExp[], mends?: boolean][] = [
  ["an unknown property", ({ bird }) => Object.assign(bird, { surprise: 1 }), [/^error bird.json: .*surprise/]],
  ["a missing property", ({ bird }) => delete bird.summary, [/^error bird.json: .*summary/]],
  ["a kind that is none", ({ bird }) => (bird.kind = "animal"), [/^error bird.json\/kind: .*mission/]],
  [
    "a term of no kind that is allowed, in one line",
    ({ bird }) => (bird.terms = [{ surface: "bird", colour: "red" }]),
    [/^error bird.json\/terms\/0: .*colour/],
  ],
  ["a term too short, in one line", ({ bird }) => (bird.terms = ["b"]), [/^error bird.json\/terms\/0: .*2 characters/]],
  ["a date that is none", ({ bird }) => (bird.facts = facts({ asOf: "soon" })), [/^error bird.json\/facts\/0\/asOf: /]],
  [
    "an id that the file is not named after",
    ({ source }) => (source.id = "t"),
    [/^error s.json\/id: id is "t" but the file is named "s"/],
    true,
  ],
  [
    "a file in the folder of another kind",
    ({ bird }) => (bird.kind = "system"),
    [/^error bird.json\/id: .*entries\/system\/bird\.json/],
    true,
  ],
  ["no $schema in an entry", ({ bird }) => delete bird.$schema, [/^warning bird.json: no \$schema/], true],
  ["no $schema in a source", ({ source }) => delete source.$schema, [/^warning s.json: no \$schema/], true],
  [
    "a long first sentence",
    ({ bird }) => (bird.summary = `${"word ".repeat(45)}end. Short.`),
    [/^error bird.json\/summary: the first sentence has 229/],
  ],
  ["a long second sentence, which is none", ({ bird }) => (bird.summary = `This is a short one. ${"Word ".repeat(45)}end.`), []],
  ["two facts with one id", ({ bird }) => (bird.facts = facts({}, { id: "first" })), [/^error bird.json\/facts\/1\/id: two facts/]],
  ["a fact of tomorrow", ({ bird }) => (bird.facts = facts({ asOf: "2026-06-16" })), [/facts\/0\/asOf: 2026-06-16 is in the future/]],
  ["a fact of this year, which may be past", ({ bird }) => (bird.facts = facts({ asOf: "late 2026" })), []],
  [
    "an end before the beginning",
    ({ bird }) => (bird.facts = facts({ validUntil: "2023-12" })),
    [/facts\/0\/validUntil: ceased to hold 2023-12, before/],
  ],
  ["an end perhaps after the beginning", ({ bird }) => (bird.facts = facts({ validUntil: "2024-02", asOf: "early 2024" })), []],
  ["a figure without unit", ({ bird }) => (bird.facts = facts({ value: 3 })), [/facts\/0\/value: a figure needs a unit/]],
  [
    "a unit without figure",
    ({ bird }) => (bird.facts = facts({ value: "three", unit: "km" })),
    [/facts\/0\/unit: a unit goes with a figure/],
  ],
  [
    "a value of another year",
    ({ bird }) => (bird.facts = facts({ value: "2012-03", statement: "It began in March 2013." })),
    [/^warning .*facts\/0\/value: .*2013/],
  ],
  ["one fact alone", ({ bird }) => (bird.facts = facts().slice(0, 1)), [/^warning bird.json\/facts: .*2 facts/]],
  [
    "an unknown superseded fact",
    ({ bird }) => (bird.facts = facts({}, { supersedes: ["third"] })),
    [/facts\/1\/supersedes\/0: .*no other fact/],
  ],
  [
    "a fact that supersedes itself",
    ({ bird }) => (bird.facts = facts({ supersedes: ["first"] })),
    [/facts\/0\/supersedes\/0: .*no other fact/],
  ],
  [
    "a fact that supersedes a newer one",
    ({ bird }) => (bird.facts = facts({ supersedes: ["second"] })),
    [/facts\/0\/supersedes\/0: "second" is of 2025/],
  ],
  ["a fact that may be newer", ({ bird }) => (bird.facts = facts({ supersedes: ["second"], asOf: "about 2024" })), []],
  [
    "a fact superseded twice",
    ({ bird }) => (bird.facts = [...facts({}, { supersedes: ["first"] }), { ...facts()[1], id: "third", supersedes: ["first"] }]),
    [/facts\/2\/supersedes\/0: "first" is already superseded/],
  ],
  [
    "a term of an unknown fact",
    ({ bird }) => (bird.terms = ["bird", { surface: "nine birds", fact: "third" }]),
    [/terms\/1\/fact: no fact "third"/],
  ],
  ["an unknown source", ({ bird }) => (bird.facts = facts({ sources: ["s", "t"] })), [/facts\/0\/sources\/1: unknown source "t"/]],
  [
    "an unknown source of a milestone",
    ({ bird }) => (bird.milestones = [{ date: "2024", event: "It was launched.", sources: ["t"] }]),
    [/milestones\/0\/sources\/0: unknown source "t"/],
  ],
  [
    "a future milestone told as past",
    ({ bird }) => (bird.milestones = [{ date: "2027", event: "It was launched.", sources: ["s"] }]),
    [/^warning .*milestones\/0\/date: 2027 is in the future/],
  ],
  ["a planned milestone", ({ bird }) => (bird.milestones = [{ date: "2027", event: "Planned launch.", sources: ["s"] }]), []],
  [
    "aggregators alone",
    ({ source }) => (source.custom = { grade: "aggregator" }),
    [/^warning orbit.json\/facts: rests on aggregators/, /^warning force.json\/facts/, /^warning bird.json\/facts/],
  ],
  [
    "a relation to nothing",
    ({ orbit }) => (orbit.relations = [...(sample().orbit.relations ?? []), { type: "see-also", entry: "moon" }]),
    [/^error orbit.json\/relations\/1\/entry: unknown entry "moon"/],
  ],
  [
    "a relation to itself",
    ({ orbit }) => (orbit.relations = [...(sample().orbit.relations ?? []), { type: "see-also", entry: "orbit" }]),
    [/^error orbit.json\/relations\/1\/entry: .*itself/],
    true,
  ],
  [
    "a relation twice",
    ({ orbit }) => (orbit.relations = [...(sample().orbit.relations ?? []), { type: "see-also", entry: "force", note: "again" }]),
    [/^error orbit.json\/relations\/1: .*stands twice/],
    true,
  ],
  [
    "the inverse of a relation",
    ({ orbit }) => (orbit.relations = [{ type: "see-also", entry: "bird" }, ...(sample().orbit.relations ?? [])]),
    [/^error orbit.json\/relations\/0: "bird" already has a relation/],
    true,
  ],
  [
    "a see-also from both ends",
    ({ force }) => (force.relations = [{ type: "see-also", entry: "orbit" }]),
    [/^error orbit.json\/relations\/0: "force" already has a relation/],
    true,
  ],
  [
    "a relation that can hold only one way",
    ({ force }) => (force.relations = [{ type: "operator", entry: "bird" }]),
    [/^error force.json\/relations\/0: .*only one way/, /^error bird.json\/relations\/0: .*only one way/],
  ],
  [
    "a relation that ended before it began",
    ({ orbit }) => (orbit.relations = [{ type: "see-also", entry: "force", since: "2025", until: "2024" }]),
    [/^error orbit.json\/relations\/0\/until: ended 2024/],
  ],
  [
    "a relation that is to begin",
    ({ orbit }) => (orbit.relations = [{ type: "see-also", entry: "force", since: "2027" }]),
    [/^error orbit.json\/relations\/0\/since: 2027 is in the future/],
  ],
  [
    "an entry without relations to others",
    ({ orbit }) => delete orbit.relations,
    [/^warning orbit.json\/relations: .*at least 2/, /^warning force.json\/relations: .*at least 2/],
  ],
  [
    "a relation to an entry that has moved",
    ({ orbit }) => (orbit.relations = [...(sample().orbit.relations ?? []), { type: "part-of", entry: "old-bird" }]),
    [/^error orbit.json\/relations\/1\/entry: "old-bird" is now "bird"/],
    true,
  ],
  [
    "a relation to an entry that was split",
    ({ orbit }) => (orbit.relations = [...(sample().orbit.relations ?? []), { type: "part-of", entry: "old-force" }]),
    [/^error orbit.json\/relations\/1\/entry: "old-force" was split: name one of force, bird/],
  ],
  [
    "a surface of two entries",
    ({ bird }) => (bird.terms = ["bird", "force"]),
    [/^error force.json\/terms\/0: "force" is also a term of bird/, /^error bird.json\/terms\/1: .*force/],
  ],
  [
    "a surface of two entries, one preferred, one in context",
    ({ bird, force }) => {
      bird.terms = ["bird", { surface: "force", context: ["launch"] }];
      force.terms = [{ surface: "force", preferred: true }];
    },
    [],
  ],
  [
    "a plural that is a term of another entry",
    ({ bird, force }) => {
      bird.terms = ["bird", "services en orbite"];
      force.terms = ["force", { surface: "service en orbite", language: "fr" }];
    },
    [/^error bird.json\/terms\/1: "services en orbite" is also a form of "service en orbite" of force/],
  ],
  [
    "a preference among one",
    ({ bird }) => (bird.terms = ["bird", { surface: "custody", preferred: true, context: ["orbit"] }]),
    [/^error bird.json\/terms\/1\/preferred: no other entry claims "custody"/],
    true,
  ],
  [
    "a surface that two prefer",
    ({ bird, force }) => {
      bird.terms = ["bird", { surface: "force", preferred: true }];
      force.terms = [{ surface: "force", preferred: true }];
    },
    [/^error force.json\/terms\/0: .*more than one preferred/, /^error bird.json\/terms\/1: .*more than one preferred/],
  ],
  [
    "a surface twice in an entry",
    ({ bird }) => (bird.terms = ["big bird", "bird", "big-bird"]),
    [/^error bird.json\/terms\/2: .*stands twice/],
    true,
  ],
  [
    "surfaces that are forms of others",
    ({ bird }) =>
      (bird.terms = [
        "bird",
        "Birds",
        "defence bird",
        "defense birds",
        "LeoBird",
        "Leobird",
        { surface: "oiseau spatial", language: "fr" },
        { surface: "oiseaux spatiaux", language: "fr" },
      ]),
    [
      /^warning bird.json\/terms\/1: "Birds" comes by itself: it is a form of "bird"/,
      /^warning bird.json\/terms\/3: "defense birds" .* "defence bird"/,
      /^warning bird.json\/terms\/5: "Leobird" .* "LeoBird"/,
      /^warning bird.json\/terms\/7: "oiseaux spatiaux" .* "oiseau spatial"/,
    ],
    true,
  ],
  ["an unreachable term", ({ bird }) => (bird.terms = ["bird", "`bird`"]), [/^error bird.json\/terms\/1: "`bird`" is never recognised/]],
  ["a term that ends with a point", ({ bird }) => (bird.terms = ["bird", "Bird Jr."]), []],
  [
    "an unreachable context word",
    ({ bird }) => (bird.terms = ["bird", { surface: "BRD", context: ["launch", "`rocket`"] }]),
    [/^error bird.json\/terms\/1\/context\/1: "BRD" is not recognised as this entry beside "`rocket`"/],
  ],
  [
    "a name that is a term of another",
    ({ bird }) => (bird.name = "Force (fowl)"),
    [/^warning bird.json\/name: "Force" is a term of force/],
  ],
  ["a name that only describes", ({ bird }) => (bird.name = "Fowl"), []],
  ["a French name that is no term", ({ bird }) => (bird.names = { fr: "oiseau" }), [/^warning bird.json\/names\/fr: .*"oiseau"/]],
  [
    "a source read in the future",
    ({ source }) => (source.accessed = { "date-parts": [[2026, 7]] }),
    [/^error s.json\/accessed: 2026-07 is in the future/],
  ],
  [
    "a source issued after it was read",
    ({ source }) => (source.issued = { "date-parts": [[2026, 6, 2]] }),
    [/^error s.json\/issued: issued 2026-06-02, after/],
  ],
  [
    "an id that has moved to nothing",
    ({ redirects }) => (redirects.moved = { "old-bird": "egg" }),
    [/^error redirects.json\/moved\/old-bird: .*"egg", which is no entry/],
  ],
  [
    "an id that has moved twice",
    ({ redirects }) => (redirects.moved = { "old-bird": "egg", egg: "bird" }),
    [/^error redirects.json\/moved\/old-bird: .*has moved to "bird"/],
    true,
  ],
  [
    "an id split into nothing",
    ({ redirects }) => (redirects.split = { "old-force": ["force", "army"] }),
    [/^error redirects.json\/split\/old-force\/1: .*"army"/],
  ],
  [
    "an id that is moved and split",
    ({ redirects }) => (redirects.moved = { "old-force": "force" }),
    [/^error redirects.json\/split\/old-force: .*both moved and split/],
  ],
  [
    "an id that is moved and there",
    ({ redirects }) => (redirects.moved = { bird: "force" }),
    [/^error redirects.json\/moved\/bird: "bird" is an entry/],
  ],
];

describe("the dataset's compiler", () => {
  it("rejects an empty object everywhere", () => {
    for (const { path } of filesOf(sample())) {
      const files = filesOf(sample()).map((file) => (file.path === path ? { path, text: "{}" } : file));
      assert.include(
        compile(files, TODAY).findings.map(({ file }) => file),
        path,
      );
    }
  });

  it("finds nothing in a dataset without fault", async () => {
    assert.deepEqual((await compileAndTry(filesOf(sample()), TODAY)).findings.map(brief), []);
  });

  for (const [title, change, found, mends = false] of FAULTS) {
    it(`${found.length > 0 ? "finds" : "accepts"} ${title}${mends ? ", and mends it" : ""}`, async () => {
      const files = broken(change);
      const { findings } = await compileAndTry(files, TODAY);
      const lines = findings.map(brief);
      assert.lengthOf(lines, found.length, lines.join("\n"));
      found.forEach((pattern, i) => {
        assert.match(lines[i] ?? "", pattern);
      });
      const fixed = fixDataset(files, TODAY);
      assert.equal(fixed.findings.length > 0, mends, fixed.findings.map(brief).join("\n"));
      if (mends) {
        assert.deepEqual((await compileAndTry(fixed.files, TODAY)).findings.map(brief), []);
      }
    });
  }

  it("names line and column, in the form that the editor's task reads", () => {
    const [finding] = compile(
      broken(({ bird }) => (bird.facts = facts({ asOf: "2027" }))),
      TODAY,
    ).findings;
    const line = formatFindings(finding ? [finding] : []);
    const { tasks } = JSON.parse(readFileSync(join(ROOT, ".vscode/tasks.json"), "utf8"));
    const { regexp, ...groups } = tasks[0].problemMatcher.pattern;
    const match = new RegExp(regexp).exec(line) ?? [];
    const read = Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, match[Number(group)]]));
    assert.deepEqual(read, {
      file: "src/dataset/entries/satellite/bird.json",
      line: "22",
      column: "15",
      severity: "error",
      message: "2027 is in the future: a plan holds as of the day on which it was told (at /facts/0/asOf)",
    });
  });

  it("finds a property that stands twice", () => {
    const files = filesOf(sample()).map(({ path, text }) => ({
      path,
      text: text.replace('"name": "bird"', '"name": "bird",\n  "name": "fowl"'),
    }));
    assert.deepEqual(compile(files, TODAY).findings.map(brief), [
      'error bird.json/name: "name" stands twice in this object: only the last counts',
    ]);
  });

  it("does not call wrong what refers to a file with a fault, nor unused what it cites", () => {
    const files = filesOf(sample()).map((file) => (file.path.endsWith("/force.json") ? { ...file, text: "{" } : file));
    const errors = compile(files, TODAY).findings.filter(({ severity }) => severity === "error");
    assert.deepEqual(
      errors.map(({ file }) => file),
      ["src/dataset/entries/organization/force.json"],
    );
  });

  it("finds two files with one id", () => {
    const files = filesOf(sample()).flatMap((file) =>
      file.path.endsWith("/bird.json") ? [file, { ...file, path: file.path.replace("satellite", "system") }] : file,
    );
    assert.deepEqual(compile(files, TODAY).findings.map(brief), [
      'error bird.json/id: id "bird" is already taken by src/dataset/entries/satellite/bird.json',
    ]);
    assert.deepEqual(fixDataset(files, TODAY).files, files);
  });

  it("removes a source that nothing cites", () => {
    const unused = { path: "src/dataset/sources/t.json", text: JSON.stringify({ ...sample().source, id: "t" }) };
    const files = [...filesOf(sample()), unused];
    assert.deepEqual(compile(files, TODAY).findings.map(brief), ['error t.json: source "t" is cited by no fact']);
    assert.deepEqual(fixDataset(files, TODAY).files, filesOf(sample()));
  });

  it("compiles to the same bytes in whatever order the files come", () => {
    const files = filesOf(sample());
    assert.equal(serialise(compile(files, TODAY).dataset), serialise(compile(files.toReversed(), TODAY).dataset));
  });

  it("gives findings with a place for whatever a file holds", () => {
    const paths = filesOf(sample()).map(({ path }) => path);
    const texts = fc.oneof(fc.json(), fc.string(), fc.string({ unit: "binary" }));
    const pieces = fc.record({
      path: fc.constantFrom(...paths),
      key: fc.constantFrom(...Object.keys(sample().bird), "moved", "issued"),
      value: fc.jsonValue(),
    });
    const whole = fc.record({ path: fc.constantFrom(...paths), text: texts });
    const changed = fc.oneof(
      whole,
      pieces.map(({ path, key, value }) => {
        const text = filesOf(sample()).find((file) => file.path === path)?.text ?? "{}";
        return { path, text: JSON.stringify({ ...JSON.parse(text), [key]: value }, null, 1) };
      }),
    );
    fc.assert(
      fc.property(changed, (file) => {
        const files = filesOf(sample()).map((other) => (other.path === file.path ? file : other));
        for (const finding of compile(files, TODAY).findings) {
          const text = files.find(({ path }) => path === finding.file)?.text ?? "";
          const line = text.split("\n")[finding.line - 1];
          assert.isDefined(line);
          assert.isAtLeast(finding.column, 1);
          assert.isAtMost(finding.column, (line?.length ?? 0) + 1);
        }
        fixDataset(files, TODAY);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the dataset's fixers", () => {
  it("leave all else as it was written by hand", () => {
    const [force, bird, orbit, ...rest] = filesOf(sample());
    assert(force && bird && orbit);
    const relations = '"relations": [\n    { "type": "orbit",  "entry": "orbit" },\n    { "type": "see-also", "entry": "force" }';
    const more = `${relations},\n    { "type": "see-also", "entry": "force" }`;
    const write = (written: string) => ({ ...bird, text: bird.text.replace(/"relations": \[[^\]]*?(?=\n {2}\])/, written) });
    const { files } = fixDataset([force, write(more), orbit, ...rest], TODAY);
    assert.equal(files.find(({ path }) => path === bird.path)?.text, write(relations).text);
  });
});

describe("ids of the past", () => {
  it("lead to what has taken their place", async () => {
    const library = await loadWhole(serialise(compile(filesOf(sample()), TODAY).dataset));
    assert.equal(library.entry("old-bird")?.id, "bird");
    assert.equal(library.entry("old-force")?.id, "force");
    assert.equal(library.entry("bird")?.id, "bird");
    assert.isUndefined(library.entry("constructor"));
  });
});

describe("the shipped dataset", () => {
  const { dataset } = compile(filesOf(sample()), TODAY);

  it("loads as it was compiled", async () => {
    const library = await loadWhole(serialise(dataset));
    for (const entry of dataset.entries) {
      assert.deepEqual(whole(library.entry(entry.id) ?? {}), whole(entry));
    }
    for (const source of dataset.sources) {
      assert.deepEqual(library.source(source.id), source);
    }
    assert.sameDeepMembers([...library.sources], dataset.sources);
  });

  it("says what is wrong where it is cut short, of another format, or names a source that is not there", async () => {
    for (const [harm, message] of [
      [(text: string) => text.slice(0, text.lastIndexOf("\n", text.length - 2)), "cut short"],
      [(text: string) => text.slice(0, -10), "cut short"],
      [(text: string) => resized(text.slice(0, -10)), "cannot be read"],
      [(text: string) => text.replace('"format":6', '"format":9'), "format 9"],
      [(text: string) => resized(text.replace('"values":[[0]', '"values":[[999]')), "no source 999"],
      [(text: string) => resized(text.replace('"values":["0 1"]', '"values":["0 999"]')), "no word 999"],
      [(text: string) => resized(text.replace(/(?<="table".+"steps":)\[\d+/, "[999")), "names row 999"],
      [(text: string) => resized(text.replace(/(?<="words":.+"steps":)\[\d+/, "[999")), "names a term that is not there"],
      [(text: string) => resized(text.replace(/(?<="words":.+"counts":)\[\d+/, "[999")), "does not tell with which words"],
    ] as const) {
      const error = await loadWhole(harm(serialise(dataset))).then(
        () => undefined,
        (reason: Error) => reason,
      );
      assert.include(error?.message, message);
    }
  });
});

describe("approximate dates", () => {
  it("may mean these days", () => {
    for (const [when, first, last] of [
      ["2025", "2025-01-01", "2025-12-31"],
      ["2025-09", "2025-09-01", "2025-09-31"],
      ["2025-09-18", "2025-09-18", "2025-09-18"],
      ["late 2024", "2024-01-01", "2024-12-31"],
      ["before 2019", "0000-01-01", "2019-01-01"],
      ["after 2019-05", "2019-05-01", "9999-12-31"],
      ["about 2019", "2018-01-01", "2020-12-31"],
      ["2025-09-04/2025-10", "2025-09-04", "2025-10-31"],
    ] as const) {
      assert.deepEqual([earliest(when), latest(when)], [first, last], when);
    }
  });

  it("lie before one another only where they must", () => {
    assert.isTrue(isBefore("2024", "2025-01"));
    assert.isTrue(isBefore("before 2019", "2019-02"));
    assert.isFalse(isBefore("2025", "2025-06"));
    assert.isFalse(isBefore("early 2025", "late 2025"));
    assert.isFalse(isBefore("after 2019", "2021"));
  });
});

describe("the dataset's report", () => {
  it("counts what the targets ask for", () => {
    const changed = sample();
    changed.bird.names = { fr: "oiseau" };
    const text = report(compile(filesOf(changed), TODAY).dataset, TODAY);
    assert.include(text, "| Entries | 3 | 600 |");
    assert.include(text, "| Facts that rest on an official or specialist source | 100.0% | 75% |");
    assert.include(text, "| Facts with sources of two publishers | 0.0% | 30% |");
    assert.include(text, "| 2024 | 3 | 0 | 0 | 0 | 0 | 3 |");
    assert.include(text, "**orbit** (1): orbit");
    assert.notInclude(text, "**satellite**");
  });
});

describe("the dataset's suggestions", () => {
  it("name entries that the prose names without a relation, and names that are no terms", async () => {
    const changed = sample();
    delete changed.orbit.relations;
    changed.orbit.summary = "An orbit is where the Blue Moon Agency keeps its force, and every force.";
    for (const { facts } of [changed.force, changed.bird]) {
      facts[0] = { ...(facts[0] as Facts[number]), statement: "The Blue Moon Agency says so." };
    }
    const { links, terms } = await suggest(compile(filesOf(changed), TODAY).dataset);
    assert.deepEqual(
      links.map(({ entry, other, times }) => [entry.id, other.id, times]),
      [["orbit", "force", 2]],
    );
    assert.deepEqual(terms, [{ words: "Blue Moon Agency", entries: ["bird", "force", "orbit"] }]);
  });
});
