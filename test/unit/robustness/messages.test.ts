import { assert } from "chai";
import fc from "fast-check";
import { COMPARE_WORDS, isCompareMessage, isSavedComparison } from "../../../src/details/compare/messages";
import { isHostMessage, isPageMessage, isSavedHistory, MAX_VISITS, WORDS } from "../../../src/details/messages";
import { isWholeHostMessage, WHOLE_WORDS } from "../../../src/details/timeline/whole-messages";

const PLACE = { scroll: 10, focus: "title", open: ["past"] };
const VISIT = { entryId: "geo", place: PLACE };
const HISTORY = { index: 0, visits: [VISIT] };
const FACT = {
  ...{
    id: "f",
    attribute: "mass",
    statement: "It weighs.",
    value: "1 kg",
    asOf: "2025",
    confidence: "reported",
    confidenceLabel: "Reported",
  },
  ...{ sources: [1], fate: { label: "Superseded by", factId: "g", statement: "It weighs more." } },
};
const LINK = { entryId: "leo", name: "LEO", kind: "orbit", kindLabel: "Orbit", note: "" };
const SOURCE = {
  ...{
    title: "T",
    href: "https://example.org/",
    language: "en",
    origin: "P",
    accessed: "2026",
    note: "",
    grade: "press",
    gradeLabel: "Press",
  },
};
const PERIOD = { from: { start: 1, end: 2 }, to: { end: 3 } };
const ITEM = {
  ...{
    id: "i",
    lane: 0,
    label: "L",
    text: "T",
    date: "2025",
    period: PERIOD,
    past: false,
    disputed: false,
    note: "",
    sources: [1],
    factId: "f",
  },
};
const TABLE = { columns: ["Date"], rows: [{ cells: ["2025"], sources: [1] }] };
const END = { label: "Perigee", details: [{ text: "T", sources: [1], calculated: true }] };
const ENTRY = {
  ...{
    entryId: "geo",
    kind: "orbit",
    kindLabel: "Orbit",
    name: "GEO",
    summary: "S.",
    milestones: [{ date: "2025", event: "E", sources: [1] }],
  },
  otherNames: [{ name: "N", language: "fr", languageLabel: "French" }],
  identifiers: [{ label: "NORAD", value: "1", asOf: "2025", href: "https://example.org/" }],
  vitals: [{ label: "Status", value: "active" }],
  brief: { objectives: [FACT], outcomes: [FACT], groups: [{ label: "With", links: [LINK] }] },
  timeline: { description: "D", lanes: ["Facts"], items: [ITEM], today: 20_000 },
  orbit: {
    says: "S",
    belts: [{ label: "B", entryId: "geo", subject: true, from: 1, to: 2, text: "T", sources: [1], calculated: false }],
    heights: [{ label: "H", altitude: 1, text: "T", statement: "S", sources: [1], calculated: false }],
    craft: [
      {
        ...{
          entryId: "sat",
          name: "Sat",
          subject: true,
          past: false,
          perigee: 1,
          apogee: 2,
          longitude: 3,
          details: [{ text: "T", sources: [1] }],
        },
        ends: { perigee: END, apogee: END },
      },
    ],
    table: TABLE,
  },
  series: [
    {
      ...{ id: "mass", label: "Mass", unit: "kg", table: TABLE },
      points: [
        {
          ...{ factId: "f", value: 1, text: "1", date: "2025", statement: "S", note: "", start: 1, end: 2, past: false, disputed: false },
          ...{ heirId: "g", sources: [1] },
        },
      ],
    },
  ],
  ...{ facts: [FACT], disputes: [{ attribute: "mass", facts: [FACT] }], past: [FACT], related: [{ label: "See also", links: [LINK] }] },
  sources: [SOURCE],
};
const NOTICE = { title: "T", text: "T" };
const SVG = "<svg></svg>";
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0);

/** Every guard with messages that it takes, in which every property is there. */
const PROTOCOL: Readonly<Record<string, readonly [guard: (value: unknown) => boolean, messages: readonly object[]]>> = {
  "what a page tells the host": [
    isPageMessage,
    [
      ...["ready", "back", "forward", "compare"].map((type) => ({ type })),
      ...["navigate", "further", "compareWithout"].map((type) => ({ type, entryId: "geo" })),
      { type: "reveal", line: 1, character: 2 },
      { type: "copy", factId: "mass" },
      { type: "copyPicture", pictureId: "orbit", svg: SVG },
      { type: "savePicture", name: "geo", svg: SVG },
      { type: "savePicture", name: "geo", png: PNG },
      { type: "place", index: 0, entryId: "geo", place: PLACE },
    ],
  ],
  "what the host tells a page of details": [
    isHostMessage,
    [
      { type: "show", language: "en", words: WORDS, history: HISTORY, entry: ENTRY, notice: NOTICE, factId: "mass" },
      { type: "copied", factId: "mass", pictureId: "orbit" },
      { type: "mentions", entryId: "geo", name: "a.md", places: [{ line: 1, character: 2, before: "a", surface: "GEO", after: "b" }] },
      { type: "further", entryId: "geo", links: [{ ...LINK, via: "leo", relation: "see also" }] },
    ],
  ],
  "what the host tells the timeline": [
    isWholeHostMessage,
    [
      {
        ...{ type: "whole", language: "en", words: WORDS, wholeWords: WHOLE_WORDS, notice: NOTICE },
        whole: {
          kinds: [{ kind: "orbit", label: "Orbit" }],
          countries: ["France"],
          events: [
            {
              ...{ id: "e", entryId: "geo", kind: 0, countries: [0], label: "L", text: "T", date: "2025", period: PERIOD },
              ...{ past: false, disputed: false, note: "" },
            },
          ],
          today: 20_000,
        },
      },
    ],
  ],
  "what the host tells a comparison": [
    isCompareMessage,
    [
      {
        ...{ type: "compare", language: "en", words: WORDS, compareWords: COMPARE_WORDS, entryIds: ["geo", "leo"], notice: NOTICE },
        compare: {
          entries: [{ entryId: "geo", kind: "orbit", kindLabel: "Orbit", name: "GEO", summary: "S." }],
          shared: [{ attribute: "mass", cells: [{ current: [FACT], past: [FACT] }] }],
          single: [{ attribute: "mass", cells: [{ current: [FACT], past: [FACT] }] }],
          sources: [SOURCE],
        },
      },
    ],
  ],
  "the history that a page kept": [isSavedHistory, [HISTORY]],
  "the comparison that a page kept": [isSavedComparison, [{ entryIds: ["geo", "leo"] }]],
};

type Path = readonly (string | number)[];

/** All places in a value, the value itself first. */
function places(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) {
    return [path];
  }
  return [path, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))];
}

/** A copy in which one place is changed. */
function changed(value: unknown, [key, ...rest]: Path, change: (value: unknown) => unknown): unknown {
  if (key === undefined) {
    return change(value);
  }
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  const at = copy as Record<string | number, unknown>;
  at[key] = changed(at[key], rest, change);
  return copy;
}

/** Lies that no place takes, whatever belongs there. */
const NEVER: readonly unknown[] = [
  null,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  "x".repeat(2_000_001),
  Array(100_000).fill("x"),
  () => "x",
  1n,
  { surprise: 1 },
];
const wild = fc.oneof(
  fc.anything(),
  fc.jsonValue(),
  fc.anything({ withNullPrototype: true, withMap: true, withTypedArray: true, withSparseArray: true }),
);

describe("messages that lie", () => {
  for (const [what, [guard, messages]] of Object.entries(PROTOCOL)) {
    describe(`about ${what}`, () => {
      it("are told from those that do not", () => {
        for (const message of messages) {
          assert.isTrue(guard(message), JSON.stringify(message));
          assert.isTrue(guard(structuredClone(message)), "as the other side gets it");
        }
      });

      it("do not pass with a wrong value anywhere", () => {
        for (const message of messages) {
          for (const path of places(message)) {
            for (const lie of NEVER) {
              assert.isFalse(guard(changed(message, path, () => lie)), `${typeof lie} at ${path.join(".")}`);
            }
          }
        }
      });

      it("do not pass with a property more, were it one of every object", () => {
        for (const message of messages) {
          const objects = places(message).filter((path) => {
            let isObject = false;
            changed(message, path, (value) => {
              isObject = Object.getPrototypeOf(value) === Object.prototype;
              return value;
            });
            return isObject;
          });
          for (const path of objects) {
            for (const key of ["more", "constructor", "__proto__", "toString", "hasOwnProperty"]) {
              const liar = changed(message, path, (value) =>
                Object.defineProperty({ ...(value as object) }, key, { value: {}, enumerable: true, configurable: true, writable: true }),
              );
              assert.isFalse(guard(liar), `${key} at ${path.join(".")}`);
            }
          }
        }
      });

      it("are refused without an exception, whatever they are", () => {
        fc.assert(
          fc.property(
            fc.constantFrom(...messages),
            fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
            wild,
            (message, at, lie) => {
              assert.isBoolean(guard(lie));
              const all = places(message);
              assert.isBoolean(guard(changed(message, all[Math.floor(at * all.length)] ?? [], () => lie)));
            },
          ),
          { numRuns: 500 },
        );
      });
    });
  }

  it("do not pass with ids that are none", () => {
    for (const id of ["", "..", "../a", "a/b", "A", "a b", "a-", "-a", "a\n", "a\0", "<b>", "command:x", "__proto__", "a".repeat(81)]) {
      for (const message of [
        ...["navigate", "further", "compareWithout"].map((type) => ({ type, entryId: id })),
        { type: "copy", factId: id },
        { type: "copyPicture", pictureId: id, svg: SVG },
        { type: "savePicture", name: id, svg: SVG },
        { type: "place", index: 0, entryId: id, place: PLACE },
      ]) {
        assert.isFalse(isPageMessage(message), JSON.stringify(message));
      }
      assert.isFalse(isSavedHistory({ index: 0, visits: [{ ...VISIT, entryId: id }] }));
      assert.isFalse(isSavedComparison({ entryIds: [id] }));
    }
  });

  it("do not pass with more than is kept", () => {
    assert.isTrue(isSavedHistory({ index: 0, visits: Array(MAX_VISITS).fill(VISIT) }));
    assert.isFalse(isSavedHistory({ index: 0, visits: Array(MAX_VISITS + 1).fill(VISIT) }));
    assert.isFalse(isSavedHistory({ index: 1, visits: [VISIT] }));
    assert.isFalse(isSavedComparison({ entryIds: ["a", "b", "c", "d"] }));
  });

  it("do not make a file of what is no picture", () => {
    for (const picture of [
      { svg: "<html>" },
      { svg: "javascript:" },
      { png: Uint8Array.of(1) },
      { png: [...PNG] },
      { svg: SVG, png: PNG },
      {},
    ]) {
      assert.isFalse(isPageMessage({ type: "savePicture", name: "geo", ...picture }));
    }
  });
});
