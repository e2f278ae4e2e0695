import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assert } from "chai";
import { ROOT } from "../../scripts/vscode/install";
import { type Hover, openWorkbench, type Workbench } from "./workbench";

const sample = (name: string) => readFileSync(join(ROOT, "samples", name), "utf8");

/** Terms of the samples: what the pointer rests on, and what the card must say. */
const ENGLISH: readonly (readonly [pointer: string, photograph: string, ...says: string[]])[] = [
  ["Douglas Schiess", "person", "Douglas A. Schiess", "as of"],
  ["Force–Operation Olympic", "line-break", "Multinational Force–Operation Olympic Defender", "Coalition"],
  ["MNF-OOD", "acronym", "Multinational Force–Operation Olympic Defender"],
  ["SKYNET 5A", "satellite", "SKYNET 5A", "Spacecraft"],
  ["geostationary orbit", "orbit", "Geostationary orbit", "35,786 km"],
  ["1,060 satellites", "stale-fact", "Superseded.", "Earlier:"],
  ["900%", "disputed-figure", "China", "Disputed"],
  ["e SDA c", "ambiguous-awareness", "Space domain awareness"],
  ["e SDA, ", "ambiguous-agency", "Space Development Agency"],
  ["Starlink 11-20", "mission", "Starlink 11-20"],
  ["Outer Space Treaty", "treaty", "Outer Space Treaty"],
];

const FRENCH: typeof ENGLISH = [
  ["Commandement", "french-line-break", "French Space Command"],
  ["orbite géostationnaire", "french", "Geostationary orbit"],
  ["satellites manœuvrants", "french-plural", "Maneuverable spacecraft"],
];

const OPERATION = "Second US–France rendezvous and proximity operation (November 2025)";

describe("the sample briefing", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      file: "briefing.en.md",
      files: { "briefing.en.md": sample("briefing.en.md"), "briefing.fr.md": sample("briefing.fr.md") },
      size: { width: 1280, height: 1300 },
    });
  });
  after(() => workbench?.close());

  for (const [pointer, photograph, ...says] of ENGLISH) {
    it(`has a card over “${pointer}” (${photograph})`, () => hasCard(pointer, photograph, says));
  }

  it("has cards in French", async () => {
    await workbench.openFile("briefing.fr.md");
    for (const [pointer, photograph, ...says] of FRENCH) {
      await hasCard(pointer, photograph, says);
    }
  });

  for (const theme of ["light", "dark", "high-contrast"] as const) {
    it(`leads to the page of the second US–France operation: ${theme}`, async () => {
      await workbench.wear(theme);
      if (theme === "light") {
        await workbench.run("Space Security: Look Up…");
        await workbench.quickPick.take(OPERATION, "us france second operation");
      }
      await workbench.webview().getByRole("heading", { name: OPERATION, level: 1 }).waitFor();
      await workbench.webview().getByRole("heading", { name: "Timeline" }).waitFor();
      await workbench.photograph(`operation-${theme}`);
    });
  }

  async function hasCard(pointer: string, photograph: string, says: readonly string[]): Promise<void> {
    const card = await workbench.hover(pointer);
    const text = await card.text();
    for (const words of says) {
      assert.include(text, words);
    }
    await card.photograph(`card-${photograph}`);
    assert.isTrue(await fitsOneGlance(card), "the card does not scroll");
  }
});

function fitsOneGlance(card: Hover): Promise<boolean> {
  return card.root.evaluate((root) =>
    [...root.querySelectorAll(".monaco-scrollable-element > *")].every((part) => part.scrollHeight <= part.clientHeight + 1),
  );
}
