import { assert } from "chai";
import fc from "fast-check";
import { lexer, type Token, type Tokens, walkTokens } from "marked";
import { compile, compileAndTry, serialise } from "../../../src/dataset/compile";
import type { DatasetFile, Finding } from "../../../src/dataset/files";
import type { Entry, Redirects, Source } from "../../../src/dataset/schema";
import { comparisonOf } from "../../../src/details/compare/model";
import { isHostMessage, isWebAddress, WORDS } from "../../../src/details/messages";
import { viewOf } from "../../../src/details/model";
import { Library, latestOf } from "../../../src/reference/library";
import { markdownOf } from "../../../src/reference/markdown";
import { inEnglish } from "../../../src/reference/translate";
import { encodeUrl, escapeText, escapeTitle } from "../../../src/workbench/markdown";
import { loadWhole, resized } from "../compiled";

const TODAY = "2026-06-15";
/** Names that every object has; the first two keep to the schema of an id. */
const EVERYWHERE = ["constructor", "prototype", "__proto__", "toString", "hasOwnProperty"];

/** Each by one relation with each other. */
const RELATED: Readonly<Record<string, readonly string[]>> = { alpha: ["beta"], beta: ["gamma"], gamma: ["alpha"] };

function entryOf(id: string, rest: Partial<Entry> = {}): Entry {
  return {
    ...{
      $schema: "../../schema.json",
      id,
      kind: "concept",
      name: id,
      summary: `What ${id} is, in the words of a test.`,
      terms: [`${id} thing`],
    },
    facts: [
      { id: "one", attribute: "status", statement: "It is one.", asOf: "2024", confidence: "reported", sources: ["s"] },
      { id: "two", attribute: "status", statement: "It is two.", asOf: "2025", confidence: "reported", sources: ["s"] },
    ],
    relations: RELATED[id]?.map((other) => ({ type: "part-of", entry: other })) ?? [],
    ...rest,
  };
}

function sourceOf(id: string, rest: Partial<Source> = {}): Source {
  return {
    ...{ $schema: "../schema.json", id, type: "webpage", title: "A page", publisher: "A publisher", URL: "https://example.org/" },
    ...{ accessed: { "date-parts": [[2026, 6, 1]] }, custom: { grade: "official" }, ...rest },
  };
}

function file(path: string, value: unknown): DatasetFile {
  return { path: `src/dataset/${path}.json`, text: typeof value === "string" ? value : JSON.stringify(value, null, 2) };
}

/** A dataset without fault, save for what is given. */
function files(gamma: Entry | string = entryOf("gamma"), source: Source | string = sourceOf("s"), redirects: unknown = {}): DatasetFile[] {
  const moved: Redirects = { $schema: "./schema.json", moved: {}, split: {} };
  return [
    file("entries/concept/alpha", entryOf("alpha")),
    file("entries/concept/beta", entryOf("beta")),
    file("entries/concept/gamma", gamma),
    file("sources/s", source),
    file("redirects", typeof redirects === "string" ? redirects : { ...moved, ...(redirects as object) }),
  ];
}

const brief = ({ file, pointer, message }: Finding) => `${file.split("/").at(-1)}${pointer}: ${message}`;
const found = (dataset: DatasetFile[]) => compile(dataset, TODAY).findings.map(brief);

describe("a dataset that is damaged or hostile", () => {
  it("has no fault before it is", async () => {
    assert.deepEqual((await compileAndTry(files(), TODAY)).findings.map(brief), []);
  });

  it("is refused by file, wherever a file is cut off or garbled", () => {
    const whole = JSON.stringify(entryOf("gamma"));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.constantFrom("", "\0", "}", "[", '"', "null", "\ud83d"), (at, instead) => {
        const messages = found(files(whole.slice(0, at) + instead + whole.slice(at + 1)));
        for (const message of messages) {
          assert.notMatch(message, /undefined|\[object|function|TypeError/);
        }
      }),
      { numRuns: 500 },
    );
    for (const text of [
      "",
      " ",
      "null",
      "[]",
      "7",
      '"x"',
      "{}",
      "[".repeat(2_000),
      `${"[".repeat(1_000)}${"]".repeat(1_000)}`,
      "\ufeff{}",
    ]) {
      for (const dataset of [files(text), files(undefined, text), files(undefined, undefined, text)]) {
        assert.isNotEmpty(found(dataset), text.slice(0, 20));
      }
    }
  });

  it("is refused for a list without end, soon and in words", () => {
    const many = 100_000;
    const [fact] = entryOf("gamma").facts;
    for (const [list, items] of Object.entries({
      terms: Array.from({ length: many }, (_, i) => `alias number ${i}`),
      facts: Array.from({ length: many / 10 }, (_, i) => ({ ...fact, id: `f-${i}` })),
      relations: Array.from({ length: many / 10 }, (_, i) => ({ type: "see-also", entry: `e-${i}` })),
    })) {
      const messages = found(files(entryOf("gamma", { [list]: items })));
      assert.deepEqual(
        messages.filter((message) => message.startsWith("gamma.json")).map((message) => message.replace(/\d+/, "N")),
        [`gamma.json/${list}: must NOT have more than N items`],
      );
    }
  }).timeout(30_000);

  it("takes relations in a circle", async () => {
    const circle = ["alpha", "beta", "gamma"].map((id, i, ids) =>
      file(`entries/concept/${id}`, entryOf(id, { relations: [{ type: "part-of", entry: ids[(i + 1) % 3] ?? "" }] })),
    );
    const { dataset, findings } = await compileAndTry([...circle, file("sources/s", sourceOf("s"))], TODAY);
    assert.deepEqual(findings.map(brief), []);
    const library = await loadWhole(serialise(dataset));
    for (const entry of library.entries) {
      assert.lengthOf(library.links(entry), 2);
      assert.isTrue(viewOf(library, entry, TODAY).related.length > 0);
      assert.include(markdownOf(library, entry, TODAY), "## Related");
    }
  });

  it("refuses facts that supersede one another in a circle, and shows them all the same", () => {
    const ring = (length: number): Entry => {
      const [fact] = entryOf("gamma").facts;
      assert.ok(fact);
      const ids = Array.from({ length }, (_, i) => `f-${i}`);
      return entryOf("gamma", { facts: ids.map((id, i) => ({ ...fact, id, supersedes: [ids[(i + 1) % length] ?? ""] })) });
    };
    for (const length of [1, 2, 3, 100]) {
      const entry = ring(length);
      assert.isNotEmpty(found(files(entry)), `a ring of ${length}`);
      const library = new Library([entry], [sourceOf("s")]);
      for (const fact of entry.facts) {
        assert.include(entry.facts, latestOf(entry, fact));
      }
      assert.isString(markdownOf(library, entry, TODAY));
      assert.lengthOf([...viewOf(library, entry, TODAY).facts, ...viewOf(library, entry, TODAY).past], length);
    }
  });

  for (const name of EVERYWHERE) {
    it(`takes the name ${name} for no more than a name`, async () => {
      const [fact] = entryOf("gamma").facts;
      const own = (value: unknown) => JSON.parse(`{${JSON.stringify(name)}: ${JSON.stringify(value)}}`);
      const faults: [dataset: DatasetFile[], where: RegExp][] = [
        [files(entryOf("gamma", { relations: [{ type: "part-of", entry: name }] })), /^gamma\.json\/relations\/0/],
        [
          files(entryOf("gamma", { facts: [{ ...fact, sources: [name] } as Entry["facts"][number]] })),
          /^gamma\.json\/facts\/0\/sources\/0/,
        ],
        [
          files(entryOf("gamma", { facts: [{ ...fact, supersedes: [name] } as Entry["facts"][number]] })),
          /^gamma\.json\/facts\/0\/supersedes/,
        ],
        [files(entryOf("gamma", { terms: [{ surface: "gamma thing", fact: name }] })), /^gamma\.json\/terms\/0/],
        [files(entryOf("gamma", { kind: name as Entry["kind"] })), /^gamma\.json/],
        [files(JSON.stringify({ ...entryOf("gamma"), ...own(1) }).replace(/}$/, `,${JSON.stringify(name)}:1}`)), /^gamma\.json/],
        [files(undefined, { ...sourceOf("s"), custom: { grade: name } } as Source), /^s\.json/],
        [files(undefined, undefined, `{"moved":{"old":${JSON.stringify(name)}},"split":{}}`), /^redirects\.json/],
        [files(undefined, undefined, `{"moved":{},"split":{"old":["alpha",${JSON.stringify(name)}]}}`), /^redirects\.json/],
      ];
      for (const [dataset, where] of faults) {
        const messages = found(dataset);
        assert.isTrue(
          messages.some((message) => where.test(message)),
          `${where}: ${messages.join("\n")}`,
        );
        for (const message of messages) {
          assert.notMatch(message, /native code|\[object|undefined/);
        }
      }
      // Where an id of the past has that name, it leads where it says, and nowhere else.
      const redirects = `{"$schema":"./schema.json","moved":{${JSON.stringify(name)}:"alpha"},"split":{}}`;
      const { dataset, findings } = await compileAndTry(files(undefined, undefined, redirects), TODAY);
      const library = await loadWhole(serialise(dataset));
      assert.isTrue(findings.length > 0 || library.entry(name)?.id === "alpha", findings.map(brief).join("\n"));
      assert.isUndefined(new Library([], []).entry(name));
      assert.isUndefined(({} as Record<string, unknown>).polluted);
    });
  }

  it("is refused with an address that is not of the web", () => {
    for (const URL of [
      "javascript:alert(1)",
      "command:workbench.action.quit",
      "data:text/html,x",
      "file:///etc/passwd",
      "//x",
      "https://a b",
      "",
    ]) {
      const messages = found(files(undefined, sourceOf("s", { URL })));
      assert.isTrue(
        messages.some((message) => message.startsWith("s.json/URL: ")),
        `${URL}: ${messages}`,
      );
    }
  });

  it("is refused when what was compiled is cut short, garbled or of another format", async () => {
    const text = serialise(compile(files(), TODAY).dataset);
    const lines = text.trimEnd().split("\n");
    const header = JSON.parse(lines[0] ?? "");
    const faults: [text: string, message: RegExp][] = [
      ["", /line 1 cannot be read/],
      ["null\n", /line 1 is no record/],
      ["7\n", /line 1 is no record/],
      [`${JSON.stringify({ ...header, format: 1 })}\n`, /format 1 is not known/],
      [`${JSON.stringify({ ...header, format: 99 })}\n`, /format 99 is not known/],
      ["{}\n", /format undefined is not known/],
      [lines.slice(0, -1).join("\n"), /cut short/],
      [`${text}{}\n`, /announced/],
      [resized(`${text.trimEnd().slice(0, -20)}\n`), /cannot be read/],
      [resized([lines[0], "null", ...lines.slice(2)].join("\n")), /line 2 is no record/],
      [resized([...lines.slice(0, -1), "null"].join("\n")), /line \d+ is no record/],
      [resized(text.replace('"name":"sources","values":[[0]', '"name":"sources","values":[[7]')), /there is no source 7/],
      [resized(text.replace('"name":"entry","values":[1', '"name":"entry","values":[7')), /there is no entry 7/],
      [resized(text.replace('"name":"surface","values":[', '"name":"surface","values":["more",')), /line \d+ is no column of the terms/],
      [resized(text.replace('"table":"terms"', '"table":"constructor"')), /line \d+ is no column of the constructor/],
      [resized(text.replace('"table":"facts"', '"table":"constructor"')), /line \d+ is no column of the constructor/],
    ];
    for (const [damaged, message] of faults) {
      const error: unknown = await loadWhole(damaged).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      assert.instanceOf(error, Error, String(message));
      assert.match((error as Error).message, /^dataset: /);
      assert.match((error as Error).message, message);
    }
  });
});

/** What a text field must not become. */
const HOSTILE = [
  "[click](command:workbench.action.quit)",
  '[click](javascript:alert(1) "x")',
  "![x](https://evil.example/track.png)",
  "<img src=x onerror=alert(1)>",
  "<script>alert(1)</script>",
  "<a href='command:x'>y</a>",
  "<https://evil.example/>",
  "https://evil.example/ and www.evil.example and me@evil.example",
  "$(zap) $(sync~spin) $(alert)",
  "[x]: command:evil",
  "[x][evil] [^s] [^s]: evil",
  "**bold** __bold__ *it* _it_ ~~no~~ `code` ``co`de``",
  "# head\n\n- list\n\n> quote\n\n```\ncode\n```\n\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |",
  "1. one\n2) two\n+ three",
  "\\[x\\](command:y) \\\\ \\",
  "&lt;b&gt; &#60;i&#62; &amp; &nbsp;",
  "](command:x) [",
  '" onclick="x',
  "\u202ereversed\u2066 \u0000 \ud83d",
  "    indented",
  "command:workbench.action.quit vscode://evil/x",
];
const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc
    .array(fc.constantFrom(..."[]()<>!*_`~#-+>|\\\"'&;:$@.1) \na".split(""), "](", "command:", "http://", "$(zap)"), {
      minLength: 1,
      maxLength: 20,
    })
    .map((parts) => parts.join("")),
);

function tokensOf(markdown: string): Token[] {
  const all: Token[] = [];
  // As the editor reads it.
  const tokens = lexer(markdown, { gfm: true, breaks: true });
  walkTokens(tokens, (token) => {
    all.push(token);
  });
  return all;
}

describe("hostile text", () => {
  it("stays text in a card", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const tokens = tokensOf(`**${escapeText(text)}** — a`);
        const types = new Set(tokens.map(({ type }) => type));
        for (const type of types) {
          assert.include(["paragraph", "strong", "text", "escape"], type, `${type} of ${JSON.stringify(text)}`);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("stays within the title and the address of its link in a card", () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (label, address, title) => {
        const web = `https://example.org/${address}`;
        const tokens = tokensOf(`a [${escapeText(label)}](${encodeUrl(web)} "${escapeTitle(title)}") b`);
        const links = tokens.filter(({ type }) => type === "link") as Tokens.Link[];
        assert.lengthOf(links, 1, JSON.stringify([label, address, title]));
        assert.isTrue(links[0]?.href.startsWith("https://example.org/"));
        assert.notExists(tokens.find(({ type }) => ["image", "html", "code", "codespan", "heading", "list"].includes(type)));
      }),
      { numRuns: 2000 },
    );
  });

  /** An entry with the text in every field. */
  function library(text: string): Library {
    const sources = [
      sourceOf("s", {
        title: text,
        publisher: text,
        note: text,
        author: [{ literal: text }],
        "container-title": text,
        number: text,
        language: text,
      }),
      sourceOf("t", { URL: text }),
    ];
    const [one] = entryOf("x").facts;
    assert.ok(one);
    const facts: Entry["facts"] = [
      { ...one, id: "a", attribute: text, statement: text, value: text, asOf: text, sources: ["s", "t"] },
      { ...one, id: "b", statement: text, supersedes: ["c"], confidence: "disputed" },
      { ...one, id: "c", statement: text, value: 7, unit: text, validUntil: text },
      { ...one, id: "d", statement: text, value: 8, unit: text, asOf: "2025-01" },
    ];
    const fields: Partial<Entry> = {
      ...{ name: text, summary: text, terms: [text, { surface: text, context: [text] }], names: { fr: text, [text]: text }, facts },
      identifiers: { norad: 1, cospar: text, wikidata: text },
      milestones: [{ date: text, event: text, sources: ["s"] }],
      relations: [{ type: "operator", entry: "beta", note: text, since: text, until: text }],
    };
    return new Library([entryOf("alpha", fields), entryOf("beta", { ...fields, relations: [] })], sources);
  }

  it("stays text in the Markdown of an entry", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const lib = library(text);
        const [alpha] = [lib.entry("alpha")];
        assert.ok(alpha);
        const tokens = tokensOf(markdownOf(lib, alpha, TODAY, { addressOf: ({ id }) => `https://ours.example/${id}` }));
        for (const token of tokens) {
          assert.notInclude(
            ["html", "image", "code", "codespan", "blockquote", "table", "hr", "def", "del"],
            token.type,
            `${token.raw} of ${JSON.stringify(text)}`,
          );
          if (token.type === "link") {
            assert.match((token as Tokens.Link).href, /^(?:https?:\/\/|mailto:)/i, `${token.raw} of ${JSON.stringify(text)}`);
          }
        }
      }),
      { numRuns: 200, examples: [["http://1~"]] },
    );
  });

  it("stays what it is, within bounds, in the view of an entry and of a comparison", () => {
    fc.assert(
      fc.property(fc.oneof(hostile, fc.constant("x".repeat(10_000))), (text) => {
        const lib = library(text);
        const [alpha, beta] = [lib.entry("alpha"), lib.entry("beta")];
        assert.ok(alpha && beta);
        const entry = viewOf(lib, alpha, TODAY);
        const history = { index: 0, visits: [{ entryId: "alpha", place: { scroll: 0, focus: "", open: [] } }] };
        assert.isTrue(isHostMessage({ type: "show", language: "en", words: WORDS, history, entry }), JSON.stringify(text));
        assert.isTrue(entry.name === text || text.startsWith(entry.name.replace(/…$/, "")));
        for (const { href } of [...entry.sources, ...comparisonOf(lib, [alpha, beta], TODAY, inEnglish).sources]) {
          assert.isTrue(href === "" || isWebAddress(href), href);
        }
      }),
      { numRuns: 300 },
    );
  });
});
