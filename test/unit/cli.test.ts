import { execFileSync, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sarifSchema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json";
import Ajv from "ajv";
import { assert } from "chai";
import { version } from "../../package.json";
import { run } from "../../src/cli/run";
import { serialise } from "../../src/dataset/compile";
import type { Entry, Source } from "../../src/dataset/schema";

const source: Source = {
  id: "example-2025",
  type: "webpage",
  title: "A Title",
  publisher: "A Publisher",
  accessed: { "date-parts": [[2026, 11, 22]] },
  URL: "https://example.org/a",
  custom: { grade: "press" },
};

function entry(id: string, rest: Partial<Entry>): Entry {
  const fact = {
    id: "one",
    attribute: "status",
    statement: `About ${id}.`,
    asOf: "2025",
    confidence: "reported" as const,
    sources: [source.id],
  };
  return { id, kind: "satellite", name: id, summary: `What ${id} is.`, terms: [id], facts: [fact], ...rest };
}

const ENTRIES: Entry[] = [
  entry("skynet-5a", {
    name: "SKYNET 5A",
    terms: ["SKYNET 5A", { surface: "Skynet", context: ["satellite"] }],
    names: { fr: "Skynet 5A (fr)" },
    identifiers: { norad: 30794, cospar: "2007-007B" },
    facts: [
      { id: "old", attribute: "longitude", statement: "It stood at 1°.", asOf: "2008", confidence: "reported", sources: [source.id] },
      {
        id: "new",
        attribute: "longitude",
        statement: "It stands at 95°.",
        asOf: "2025-09",
        confidence: "disputed",
        sources: [source.id],
        supersedes: ["old"],
      },
    ],
    milestones: [{ date: "2007-03-11", event: "Launched.", sources: [source.id] }],
    relations: [{ type: "part-of", entry: "skynet", note: "the fifth" }],
  }),
  entry("skynet", { kind: "system", name: "Skynet", terms: [{ surface: "Skynet", preferred: true }, "Skynet system"] }),
  entry("space-force", { kind: "organization", name: "Space Force", terms: ["Space Force"] }),
  entry("league", {
    kind: "coalition",
    name: "Orbit League",
    terms: ["Orbit League"],
    facts: [
      {
        id: "nine",
        attribute: "members",
        statement: "It has nine members.",
        value: 9,
        unit: "nations",
        asOf: "2025",
        confidence: "official",
        sources: [source.id],
        supersedes: ["five"],
      },
      {
        id: "five",
        attribute: "members",
        statement: "It had five members.",
        value: 5,
        unit: "nations",
        asOf: "2020",
        validUntil: "2024",
        confidence: "official",
        sources: [source.id],
      },
    ],
  }),
];

/** Runs the command with these files; tells status, standard output and standard error. */
async function call(
  args: string[],
  files: Record<string, string | Uint8Array> = {},
  dataset = serialise({ entries: ENTRIES, sources: [source], redirects: {} }),
) {
  let [out, err] = ["", ""];
  const status = await run(args, {
    read: async (file) => {
      const content = files[file];
      if (content === undefined) {
        throw new Error("no such file");
      }
      return typeof content === "string" ? new TextEncoder().encode(content) : content;
    },
    readDataset: async () => new TextEncoder().encode(dataset),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { status, out, err };
}

/** Runs it and reads its JSON. */
async function read(args: string[], files: Record<string, string | Uint8Array> = {}) {
  const { out, ...rest } = await call([...args, "--format", "json"], files);
  return { ...rest, value: JSON.parse(out) };
}

describe("command line", () => {
  describe("lookup", () => {
    it("prints the best first", async () => {
      const { status, out, err } = await call(["lookup", "skynet5a"]);
      assert.equal(status, 0);
      assert.match(out, /^skynet-5a {2,}SKYNET 5A \(satellite\)\n/);
      assert.equal(err, "");
    });
    it("takes the words of a query without quotes", async () => {
      assert.match((await call(["lookup", "force", "space"])).out, /^space-force/);
    });
    it("prints JSON of a stable shape", async () => {
      const { status, value } = await read(["lookup", "NORAD 30794"]);
      assert.equal(status, 0);
      assert.deepEqual(value[0], { id: "skynet-5a", name: "SKYNET 5A", kind: "satellite", score: 1 });
    });
    it("says that nothing was found", async () => {
      const text = await call(["lookup", "zzzz"]);
      assert.deepEqual(text, { status: 1, out: "", err: 'space-security: nothing found for "zzzz"\n' });
      const { status, value } = await read(["lookup", "zzzz"]);
      assert.equal(status, 1);
      assert.deepEqual(value, []);
    });
  });

  describe("show", () => {
    it("prints facts, milestones, links and sources", async () => {
      const { status, out } = await call(["show", "skynet-5a"]);
      assert.equal(status, 0);
      for (const line of [
        "SKYNET 5A (satellite, skynet-5a)",
        "Also: Skynet 5A (fr); Skynet",
        "Identifiers: NORAD 30794, COSPAR 2007-007B",
        "- It stood at 1°. (as of 2008, reported, superseded) [1]",
        "- It stands at 95°. (as of September 2025, disputed) [1]",
        "- 11 March 2007: Launched. [1]",
        "- part of: Skynet [skynet] (the fifth)",
        "[1] A Publisher, “A Title”, https://example.org/a (accessed 22 November 2026).",
      ]) {
        assert.include(out.split("\n"), line);
      }
    });
    it("prints the links that other entries state", async () => {
      assert.include((await call(["show", "skynet"])).out, "- has part: SKYNET 5A [skynet-5a] (the fifth)\n");
    });
    it("prints JSON with whole sources and links both ways", async () => {
      const { value } = await read(["show", "skynet-5a"]);
      assert.sameMembers(Object.keys(value), [
        "id",
        "kind",
        "name",
        "summary",
        "terms",
        "names",
        "identifiers",
        "facts",
        "milestones",
        "links",
      ]);
      assert.deepEqual(value.facts[0].sources, [source]);
      assert.deepEqual(value.milestones[0].sources, [source]);
      assert.deepEqual(value.links, [
        { type: "part-of", inverse: false, entry: { id: "skynet", name: "Skynet", kind: "system" }, note: "the fifth" },
      ]);
      assert.isTrue((await read(["show", "skynet"])).value.links[0].inverse);
    });
    it("takes a name or number that means an entry exactly", async () => {
      for (const wanted of ["SKYNET-5A", "30794", "2007-007b"]) {
        assert.match((await call(["show", wanted])).out, /^SKYNET 5A /, wanted);
      }
      const { status, out, err } = await call(["show", "Skynet"]);
      assert.equal(status, 0);
      assert.match(out, /^Skynet \(system/);
      assert.equal(err, 'space-security: "Skynet" may also mean skynet-5a\n');
    });
    it("suggests the nearest ids for an unknown one", async () => {
      const { status, out, err } = await call(["show", "skynt-5a", "--format", "json"]);
      assert.equal(status, 2);
      assert.equal(out, "");
      assert.match(err, /^space-security: unknown id "skynt-5a"; nearest: skynet-5a/);
    });
    it("says that nothing has the name", async () => {
      assert.deepEqual(await call(["show", "No Such Name!"]), {
        status: 1,
        out: "",
        err: 'space-security: no entry is called "No Such Name!"\n',
      });
    });
  });

  describe("scan", () => {
    it("prints every term with its place", async () => {
      const { status, out } = await call(["scan", "a.md"], { "a.md": "é 🛰 SKYNET 5A\nand the Space\nForce." });
      assert.equal(status, 0);
      assert.equal(
        out,
        "a.md:1:6: SKYNET 5A: SKYNET 5A (satellite) [skynet-5a]\na.md:2:9: Space Force: Space Force (organization) [space-force]\n",
      );
    });
    it("prints JSON of a stable shape, columns in UTF-16 units", async () => {
      const { value } = await read(["scan", "a.md"], { "a.md": "🛰 the Space\nForce" });
      assert.deepEqual(value, [
        {
          file: "a.md",
          line: 1,
          column: 8,
          endLine: 2,
          endColumn: 6,
          surface: "Space Force",
          entries: [{ id: "space-force", name: "Space Force", kind: "organization" }],
        },
      ]);
    });
    it("shows all senses, the likeliest first", async () => {
      const { value } = await read(["scan", "-"], { "-": "The Skynet satellite." });
      assert.equal(value[0].file, "-");
      assert.includeMembers(
        value[0].entries.map((sense: { id: string }) => sense.id),
        ["skynet-5a"],
      );
    });
    it("takes the language from the name", async () => {
      const text = "% Space Force\n\n<!-- Space Force -->\n\nSpace Force";
      const linesOf = async (file: string) =>
        (await read(["scan", file], { [file]: text })).value.map((found: { line: number }) => found.line);
      for (const file of ["a.txt", "docs.v2/A.MD", "notes.constructor", "tex"]) {
        assert.deepEqual(await linesOf(file), [1, 5], file);
      }
      assert.deepEqual(await linesOf("a.tex"), [3, 5]);
      const commit = { "x/COMMIT_EDITMSG": "Space Force\n\n# Space Force\n" };
      assert.lengthOf((await read(["scan", "x/COMMIT_EDITMSG"], commit)).value, 1);
    });
    it("scans the others when one file is bad", async () => {
      const files = { "a.md": "Space Force", "b.md": "SKYNET 5A", "c.bin": new Uint8Array([80, 0, 81]) };
      const { status, err, value } = await read(["scan", "a.md", "none.md", "c.bin", "b.md"], files);
      assert.equal(status, 2);
      assert.equal(err, "space-security: none.md: no such file\nspace-security: c.bin: is a binary file\n");
      assert.deepEqual(
        value.map((found: { file: string }) => found.file),
        ["a.md", "b.md"],
      );
    });
    it("finds nothing without complaint", async () => {
      assert.deepEqual(await call(["scan", "a.md"], { "a.md": "Nothing." }), { status: 0, out: "", err: "" });
      assert.deepEqual((await read(["scan", "a.md"], { "a.md": "" })).value, []);
    });
    it("reads UTF-16 and byte-order marks", async () => {
      const utf16 = Buffer.from("\ufeffSpace Force", "utf16le");
      const utf8 = Buffer.from("\ufeffSpace Force", "utf8");
      const { value } = await read(["scan", "a.txt", "b.txt"], { "a.txt": utf16, "b.txt": utf8 });
      assert.deepEqual(
        value.map((found: { column: number }) => found.column),
        [1, 1],
      );
    });
  });

  describe("misuse", () => {
    const cases: [args: string[], message: RegExp][] = [
      [[], /no command given/],
      [["fly"], /unknown command "fly"/],
      [["constructor"], /unknown command/],
      [["lookup"], /lookup needs a query/],
      [["show"], /show needs an id/],
      [["scan"], /scan needs files/],
      [["lookup", "x", "--colour"], /Unknown option '--colour'/],
      [["lookup", "x", "--format", "xml"], /unknown format "xml"/],
      [["lookup", "x", "--format"], /--format/],
    ];
    for (const [args, message] of cases) {
      it(`complains of "${args.join(" ")}"`, async () => {
        const { status, out, err } = await call(args);
        assert.equal(status, 2);
        assert.equal(out, "");
        assert.match(err, /^space-security: .*"space-security --help" tells more\n$/);
        assert.match(err, message);
      });
    }
    it("complains of a damaged dataset", async () => {
      const { status, err } = await call(["lookup", "x"], {}, "{}\n");
      assert.equal(status, 2);
      assert.match(err, /^space-security: dataset: .*\n$/);
    });
    it("sends no control characters to the terminal", async () => {
      const { out } = await call(["scan", "a\u001b[31m.txt"], { "a\u001b[31m.txt": "Space Force" });
      assert.notInclude(out, "\u001b");
      assert.notInclude((await call(["lookup", "\u001b]0;x\u0007"])).err, "\u001b");
    });
  });

  describe("check", () => {
    const files = { "a b.md": "# Draft\n\nThe Orbit League has **five** members.\n", "good.md": "The Orbit League has nine members.\n" };

    it("tells what holds no longer, and exits with 1", async () => {
      const { status, out, err } = await call(["check", "good.md", "a b.md"], files);
      assert.deepEqual([status, err], [1, ""]);
      assert.equal(
        out,
        "a b.md:3:24: fact.superseded: five** members: Orbit League: 9 nations, as of 2025 (A Publisher). The text is as of 2020.\n",
      );
      assert.deepEqual(await call(["check", "good.md"], files), { status: 0, out: "", err: "" });
    });

    it("tells it as JSON, with fixes", async () => {
      const [finding, ...others] = JSON.parse((await call(["check", "a b.md", "-f", "json"], files)).out);
      assert.isEmpty(others);
      assert.deepInclude(finding, {
        file: "a b.md",
        line: 3,
        column: 24,
        endLine: 3,
        endColumn: 38,
        code: "fact.superseded",
        entry: "league",
        fact: "nine",
      });
      assert.deepEqual(finding.fixes[0], {
        title: "Update to “nine”",
        edits: [{ line: 3, column: 24, endLine: 3, endColumn: 28, text: "nine" }],
      });
      assert.equal((await call(["check", "good.md", "-f", "json"], files)).out, "[]\n");
    });

    it("tells it as SARIF that is valid", async () => {
      // Written for draft 4, whose words here mean the same in draft 7.
      const { $schema: _, id: __, ...schema } = sarifSchema;
      const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
      for (const args of [["a b.md", "good.md"], ["good.md"], ["a b.md", "-c", "fact"]]) {
        const log = JSON.parse((await call(["check", ...args, "-f", "sarif"], files)).out);
        assert.isTrue(validate(log), JSON.stringify(validate.errors));
        assert.isFalse(validate({ ...log, version: "2.0.0" }), "the schema can refuse");
        const [result] = log.runs[0].results;
        if (args[0] === "a b.md") {
          assert.equal(result.ruleId, "fact.superseded");
          assert.equal(log.runs[0].tool.driver.rules[result.ruleIndex].id, result.ruleId);
          const { artifactLocation, region } = result.locations[0].physicalLocation;
          assert.equal(artifactLocation.uri, "a%20b.md");
          assert.deepEqual(region, { startLine: 3, startColumn: 24, endLine: 3, endColumn: 38 });
        }
      }
    });

    it("looks only for the codes that are asked for", async () => {
      assert.equal((await call(["check", "a b.md", "--codes", "fact.plan,name"], files)).status, 0);
      assert.equal((await call(["check", "a b.md", "--codes", "fact"], files)).status, 1);
      assert.equal((await call(["check", "a b.md", "--codes", "nonsense"], files)).status, 2);
      assert.match((await call(["check", "a b.md", "--codes", "citation"], files)).out, /citation\.missing/);
    });

    it("heeds what a document asks, in the language that is named", async () => {
      const text = "The Orbit League has five members.\n% space-security: ignore-check fact\n";
      assert.equal((await call(["check", "-", "--language", "latex"], { "-": text })).status, 0);
    });

    it("goes on after a file that cannot be read", async () => {
      const { status, out, err } = await call(["check", "none.md", "a b.md"], files);
      assert.equal(status, 2);
      assert.match(out, /fact\.superseded/);
      assert.match(err, /none\.md: no such file/);
    });
  });

  it("helps and tells its version", async () => {
    const help = await call(["--help"]);
    assert.equal(help.status, 0);
    assert.match(help.out, /^Usage: space-security/);
    assert.isTrue(help.out.split("\n").every((line) => line.length <= 80));
    assert.deepEqual(await call(["lookup", "-h"]), help);
    assert.deepEqual(await call(["--version"]), { status: 0, out: `${version}\n`, err: "" });
  });
});

describe("node dist/cli.js", function () {
  this.timeout(20_000);
  const script = join(__dirname, "../../dist/cli.js");
  const folder = mkdtempSync(join(tmpdir(), "space-security-"));
  const spawnCli = (args: string[], input = "") => spawnSync(process.execPath, [script, ...args], { cwd: folder, input, encoding: "utf8" });

  before(() => assert.isTrue(existsSync(script), "dist/cli.js is missing: npm run build"));
  after(() => rmSync(folder, { recursive: true }));

  it("looks up in the bundled dataset, from any folder", () => {
    const { status, stdout } = spawnCli(["lookup", "geostationary orbit", "--format", "json"]);
    assert.equal(status, 0);
    assert.equal(JSON.parse(stdout)[0].id, "geostationary-orbit");
  });
  it("reads files and standard input", () => {
    writeFileSync(join(folder, "a.md"), "A geostationary orbit.");
    const { status, stdout, stderr } = spawnCli(["scan", "a.md", "-", "none.md", "."], "\nThe geostationary orbit");
    assert.equal(status, 2);
    assert.match(stdout, /^a\.md:1:3: .*\n-:2:5: .*\n$/);
    assert.equal(stderr, "space-security: none.md: no such file\nspace-security: .: is a directory\n");
  });
  it("refuses a huge file", () => {
    execFileSync("truncate", ["-s", "50000001", join(folder, "huge.txt")]);
    const { status, stderr } = spawnCli(["scan", "huge.txt"]);
    assert.equal(status, 2);
    assert.equal(stderr, "space-security: huge.txt: is larger than 50 MB\n");
  });
  it("exits with the status", () => {
    assert.equal(spawnCli(["show", "no-such-id"]).status, 2);
    assert.equal(spawnCli(["lookup", "zzqqzz"]).status, 1);
    assert.equal(spawnCli(["--version"]).stdout, `${version}\n`);
  });
  it("bears a reader that stops early", async () => {
    writeFileSync(join(folder, "long.txt"), "A geostationary orbit.\n".repeat(20_000));
    const child = spawn(process.execPath, [script, "scan", "long.txt"], { cwd: folder });
    let err = "";
    child.stderr.on("data", (data) => {
      err += data;
    });
    child.stdout.once("data", () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.on("close", resolve));
    assert.equal(err, "");
    assert.equal(status, 0);
  });
});
