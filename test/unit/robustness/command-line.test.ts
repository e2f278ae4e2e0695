import { assert } from "chai";
import fc from "fast-check";
import { run } from "../../../src/cli/run";
import { type Dataset, serialise } from "../../../src/dataset/compile";
import type { Source } from "../../../src/dataset/schema";
import { entry } from "../sample-library";

const source: Source = {
  ...{ id: "s", type: "webpage", title: "T", publisher: "P", URL: "https://example.org/", custom: { grade: "press" } },
  accessed: { "date-parts": [[2026, 11, 22]] },
};
const DATA: Dataset = {
  entries: [entry("geo", ["GEO", "orbit"]), entry("skynet-5a", ["SKYNET 5A"], { identifiers: { norad: 30794 } })],
  sources: [source],
  redirects: { "old-geo": "geo" },
};
const DATASET = serialise(DATA);

interface World {
  readonly read?: () => Promise<Uint8Array>;
  readonly dataset?: string;
}

async function call(args: readonly string[], { read = async () => new Uint8Array(), dataset = DATASET }: World = {}) {
  let [out, err] = ["", ""];
  const status: number = await run(args, {
    read,
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

/** What holds of every call: a status that is documented, and whole lines that say who complains. */
function assertWell({ status, out, err }: Awaited<ReturnType<typeof call>>, args: readonly string[]): void {
  const said = JSON.stringify({ args, status, out: out.slice(0, 500), err });
  assert.include([0, 1, 2], status, said);
  assert.isTrue(err === "" || /^(space-security: .+\n)+$/.test(err), said);
  assert.isTrue(status !== 2 || err !== "", said);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal takes them for commands.
  assert.notMatch(err + out, /[\0-\x08\x0b-\x1f\x7f-\x9f]/, said);
}

const junk = fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.string({ maxLength: 10 }));
const argument = fc.oneof(
  fc.constantFrom(
    ..."lookup show scan check -f --format json text sarif -c --codes fact name.renamed citation -l markdown --language html".split(" "),
  ),
  fc.constantFrom(
    "-",
    "--",
    "-h",
    "-v",
    "-x",
    "--format=json",
    "-fjson",
    "--no-format",
    "--help=1",
    "",
    "geo",
    "__proto__",
    "constructor",
    "toString",
  ),
  fc.constantFrom("a.md", "a.tex", "\u001b[31m", "\ud83d", "-\ud83d", "x".repeat(20_000)),
  junk,
);
const command = fc.oneof(fc.constantFrom("lookup", "show", "scan", "check"), argument);
const call_ = fc.tuple(command, fc.array(argument, { maxLength: 5 })).map(([first, rest]) => [first, ...rest]);
const content = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.string({ unit: "binary", maxLength: 200 }).map((text) => new TextEncoder().encode(`GEO ${text} orbit\r\n\rSKYNET 5A`)),
  fc.constantFrom(Uint8Array.of(0xff, 0xfe, 0x47), Uint8Array.of(0xfe, 0xff), Uint8Array.of(0xef, 0xbb, 0xbf), new Uint8Array(100_000)),
);

describe("the command line, called at random", () => {
  it("never throws, and says what is wrong", async () => {
    await fc.assert(
      fc.asyncProperty(call_, content, async (args, bytes) => assertWell(await call(args, { read: async () => bytes }), args)),
      { numRuns: 1500 },
    );
  });

  it("says which file it could not read, whatever the reason", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom("scan", "check"), junk, fc.anything(), async (command, file, reason) => {
        const args = [command, "--", file];
        const result = await call(args, { read: () => Promise.reject(reason) });
        assertWell(result, args);
        assert.equal(result.status, 2);
      }),
    );
  });

  it("says that its dataset is damaged, wherever that is cut or changed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(DATASET.length - 2), fc.constantFrom("", "\0", "{", "null\n", '"'), async (at, instead) => {
        // A line of the same length is found to be damaged when it is read.
        fc.pre(at + instead.length !== DATASET.length);
        for (const args of [
          ["show", "geo"],
          ["lookup", "geo"],
          ["scan", "a.md"],
        ]) {
          const result = await call(args, { dataset: DATASET.slice(0, at) + instead });
          assertWell(result, args);
          assert.deepEqual([result.status, result.out], [2, ""], result.err);
          assert.match(result.err, /^space-security: dataset: /);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("finds nothing under the names that every object has", async () => {
    for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"]) {
      assert.deepInclude(await call(["show", name]), { out: "", status: name === "constructor" ? 2 : 1 }, name);
      assert.equal((await call(["check", "-c", name, "a.md"])).status, 2, name);
      assert.equal((await call(["scan", "-f", name, "a.md"])).status, 2, name);
      assert.equal((await call(["check", "-l", name, "a.md"])).status, 0, name);
    }
  });
});
