import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assert } from "chai";
import { openWorkbench, type Workbench } from "./workbench";

describe("a briefing written from an empty file", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      file: "briefing.md",
      files: { "briefing.md": "", "earlier.md": "In 2024, SKYNET 5A stood still.\n", "words.md": "" },
      settings: { "editor.wordWrap": "on", "files.autoSave": "afterDelay" },
    });
    await workbench.editor.click();
  });
  after(() => workbench?.close());

  const keys = () => workbench.page.keyboard;
  const suggestions = () => workbench.page.locator(".suggest-widget.visible");
  const exactly = (label: string) =>
    suggestions()
      .locator(".monaco-list-row", { has: workbench.page.locator(".label-name", { hasText: new RegExp(`^${label}$`) }) })
      .first();
  const end = () => keys().press("ControlOrMeta+End");
  /** Waits until a text shows, wherever its lines are wrapped. */
  const shows = (words: string) =>
    workbench.page.waitForFunction(
      `document.querySelector(".editor-group-container.active .view-lines").innerText.replace(/\\s+/g, " ").includes(${JSON.stringify(words)})`,
    );

  it("completes names and acronyms while one types, with their cards", async () => {
    await keys().type("# Neighbours in orbit\n\nThe MNF");
    await exactly("MNF-OOD").waitFor();
    await keys().type("-O");
    // The keys show a card as soon as the row says that it has one: it comes when the row is looked at.
    await suggestions().locator(".monaco-list-row.focused .can-expand-details").waitFor();
    await keys().press("Control+Space");
    await workbench.page
      .locator(".suggest-details-container")
      .getByText("Multinational Force–Operation Olympic Defender")
      .first()
      .waitFor();
    await workbench.photograph("writing-1-acronym");
    await keys().press("Tab");
    await keys().type(" of Operation Olym");
    await exactly("Operation Olympic Defender").waitFor();
    await keys().press("Enter");
    await keys().type(" sees the geos");
    await exactly("geostationary orbit").waitFor();
    await keys().press("Tab");
    await keys().type(". A British satellite, SKYNET 5");
    await exactly("SKYNET 5A").waitFor();
    await workbench.photograph("writing-2-name");
    await exactly("SKYNET 5A").click();
    await shows("SKYNET 5A");
    await keys().type(" moved.");
    await shows("The MNF-OOD of Operation Olympic Defender sees the geostationary orbit. A British satellite, SKYNET 5A moved.");
  });

  it("offers the facts of a name after its sign, and cites them", async () => {
    await keys().type(" On SKYNET 5A#");
    await suggestions().locator(".monaco-list-row").first().waitFor();
    await workbench.photograph("writing-3-facts");
    await keys().press("Enter");
    await workbench.editor
      .getByText(/^\[\^[a-z0-9-]+\]:$/)
      .first()
      .or(workbench.editor.getByText("[^").first())
      .waitFor();
    await workbench.page.waitForFunction("/\\[\\^[a-z0-9-]+\\]:/.test(document.querySelector('.monaco-editor .view-lines').innerText)");
    await workbench.photograph("writing-4-cited-fact");
  });

  it("cites what is stated under the cursor", async () => {
    await workbench.goTo(3, 1);
    // First to the end of what shows of the line, then to its own.
    await keys().press("End");
    await keys().press("End");
    await keys().type("\n\nChina had 1,060 satellites");
    await keys().press("Escape");
    await workbench.run("Space Security: Insert Citation");
    await workbench.page.waitForFunction("/1,060.satellites\\[\\^/.test(document.querySelector('.monaco-editor .view-lines').innerText)");
    await keys().type(".");
    await workbench.photograph("writing-5-citation");
  });

  it("inserts a fact from a list of statements and values", async () => {
    await keys().type(" The treaty is the Outer Space Tr");
    await exactly("Outer Space Treaty").waitFor();
    await keys().press("Tab");
    await suggestions().waitFor({ state: "hidden" });
    await workbench.run("Space Security: Insert Fact…");
    await workbench.page.getByText("statements").first().waitFor();
    await workbench.photograph("writing-6-insert-fact");
    await keys().press("Enter");
    await workbench.quickPick.input.waitFor({ state: "hidden" });
  });

  it("is told what holds no longer, and mends it", async () => {
    await keys().type(
      "\n\nOperation Olympic Defender unites four nations.\nLt. Gen. Douglas Schiess is commander of U.S. Space Forces–Space.",
    );
    await workbench.editor.locator(".squiggly-info").nth(1).waitFor();
    await workbench.hover("four nations").then((card) => card.root.getByText("fact.superseded").waitFor());
    assert.isFalse(await suggestions().isVisible(), "no list where nothing is begun");
    await workbench.photograph("writing-7-checked");
    await workbench.dismissHover();
    await workbench.quickFixes.open("four nations");
    await workbench.photograph("writing-8-quick-fix");
    await workbench.quickFixes.take("Update to “seven”");
    await shows("unites seven nations");
    await workbench.quickFixes.open("commander of");
    await workbench.quickFixes.take("Replace by “Lt. Gen. Dennis Bythewood”");
    await shows("Lt. Gen. Dennis Bythewood is commander of");
    await workbench.photograph("writing-9-mended");
  });

  it("writes a bibliography, and again in its place", async () => {
    await end();
    await workbench.run("Space Security: Insert Bibliography");
    await workbench.page.getByText(/Bibliography of \d+ sources/).waitFor();
    await workbench.editor.getByText("References").waitFor();
    await workbench.photograph("writing-10-bibliography");
    await workbench.run("Space Security: Update Bibliography");
    await workbench.page.waitForFunction(
      "document.querySelector('.monaco-editor .view-lines').innerText.match(/begin.bibliography/g).length === 1",
    );
  });

  it("exports what it cites", async () => {
    await workbench.run("Space Security: Export Sources…");
    await workbench.quickPick.row("BibTeX").waitFor();
    await workbench.photograph("writing-11-export");
    await workbench.quickPick.choose("BibTeX");
    await workbench.page
      .getByRole("button", { name: "OK" })
      .or(workbench.page.getByRole("link", { name: "OK" }))
      .first()
      .click();
    await workbench.page.getByText(/\d+ sources exported/).waitFor();
    const file = join(workbench.folder, "briefing.bib");
    assert.isTrue(existsSync(file));
    assert.match(readFileSync(file, "utf8"), /^@\w+\{[a-z0-9-]+,\n/);
  });

  it("stays away from other words, and leaves Enter a new line", async () => {
    await workbench.openFile("words.md");
    await workbench.editor.click();
    await keys().type("In space\nthe Russian\nfrom 2022\nwith");
    await shows("In space the Russian from 2022 with");
    assert.isFalse(await suggestions().isVisible());
  });
});
