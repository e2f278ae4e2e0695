import { assert } from "chai";
import type { FurtherLink, LinkGroupView, LinkView } from "../../src/details/messages";
import { furtherOf } from "../../src/details/model";
import { layOut } from "../../src/details/page/relations-layout";
import { Library } from "../../src/reference/library";
import { inEnglish } from "../../src/reference/translate";
import { entry } from "./sample-library";

const measure = (text: string) => text.length * 6.5;
const LINE = 20;

function link(id: string): LinkView {
  return { entryId: id, name: `The name of ${id}`, kind: "satellite", kindLabel: "Spacecraft", note: "" };
}

function group(label: string, count: number): LinkGroupView {
  return { label, links: Array.from({ length: count }, (_, i) => link(`${label.toLowerCase()}-${i}`)) };
}

function lay(groups: LinkGroupView[], width: number, further?: FurtherLink[]) {
  return layOut("The entry", groups, further, (count) => `${count} more`, { width, line: LINE, measure });
}

describe("the picture of relations", () => {
  it("lets no two rows touch and keeps all within the picture, at any width, near and far", () => {
    const groups = [group("Operates", 18), group("Part-of", 1), group("See", 30)];
    const further = groups.flatMap(({ links }) =>
      links.slice(0, 5).flatMap(({ entryId }) => [1, 2, 3].map((i) => ({ ...link(`${entryId}-${i}`), via: entryId, relation: "Part of" }))),
    );
    for (const width of [250, 619, 620, 860, 1500]) {
      for (const theirs of [undefined, further]) {
        const { nodes, height } = lay(groups, width, theirs);
        for (const [i, a] of nodes.entries()) {
          assert.isAtLeast(a.y, LINE * 0.5);
          assert.isAtMost(a.y, height);
          assert.isAtLeast(a.room, 40, `${width}`);
          for (const b of nodes.slice(i + 1)) {
            const overlap = a.side === b.side && (a.look === "further") === (b.look === "further") && Math.abs(a.y - b.y) < LINE * 0.99;
            assert.isFalse(overlap, `${width}: ${a.text} and ${b.text}`);
          }
        }
      }
    }
  });

  it("shows up to forty, fair to all groups, and says how many it leaves out", () => {
    const { nodes } = lay([group("Many", 100), group("Few", 2)], 800);
    assert.lengthOf(
      nodes.filter(({ look }) => look === "neighbour"),
      40,
    );
    assert.lengthOf(
      nodes.filter(({ link: its }) => its?.entryId.startsWith("few-")),
      2,
    );
    assert.deepEqual(
      nodes.filter(({ look }) => look === "rest").map(({ text }) => text),
      ["62 more"],
    );
  });

  it("is the same each time", () => {
    const groups = [group("A", 7), group("B", 12)];
    assert.deepEqual(lay(groups, 800), lay(groups, 800));
  });

  it("finds the neighbours of neighbours, each once, and none that is a neighbour itself", () => {
    const to = (id: string) => ({ type: "part-of" as const, entry: id });
    const entries = [
      entry("a", ["a"], { relations: [to("b"), to("c")] }),
      entry("b", ["b"], { relations: [to("c"), to("d")] }),
      entry("c", ["c"], { relations: [to("d"), to("e")] }),
      entry("d", ["d"]),
      entry("e", ["e"]),
    ];
    assert.deepEqual(
      furtherOf(new Library(entries, []), entries[0] ?? entry("a", []), inEnglish).map(({ entryId, via, relation }) => [
        entryId,
        via,
        relation,
      ]),
      [
        ["d", "b", "Part of"],
        ["e", "c", "Part of"],
      ],
    );
  });
});
