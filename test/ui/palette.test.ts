import { assert } from "chai";
import { openWorkbench, type Workbench } from "./workbench";

const TEXT = `# Note

In geostationary orbit an on-orbit inspection takes time; the equator is long.
`;

describe("the palette", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ file: "note.md", files: { "note.md": TEXT } });
  });
  after(() => workbench?.close());

  it("proposes the terms of the text before anything is typed", async () => {
    await workbench.page.keyboard.press("ControlOrMeta+K");
    await workbench.page.keyboard.press("l");
    assert.deepEqual(await workbench.quickPick.labels("Geostationary orbit"), ["Geostationary orbit", "On-orbit inspection"]);
    await workbench.page.getByText("in this document").waitFor();
  });

  it("forgives misspellings", async () => {
    await workbench.quickPick.type("rendevous proximty");
    const labels = await workbench.quickPick.labels("Rendezvous and proximity operations");
    assert.equal(labels[0], "Rendezvous and proximity operations");
    await workbench.photograph("palette-misspelt");
  });

  it("keeps our order: what is meant by an acronym comes before names that contain its letters", async () => {
    await workbench.quickPick.type("GNSS");
    const labels = await workbench.quickPick.labels("Positioning, navigation and timing");
    assert.equal(labels[0], "Positioning, navigation and timing");
    assert.include(labels, "GNSS jamming");
  });

  it("says when there is nothing", async () => {
    await workbench.quickPick.type("qqqqqqqq");
    await workbench.quickPick.row("Nothing like “qqqqqqqq” in the reference").waitFor();
  });

  it("copies a citation without leaving the list", async () => {
    await workbench.quickPick.type("geostationary orbit");
    await workbench.quickPick.row("Geostationary orbit").first().hover();
    await workbench.page.getByRole("button", { name: "Copy Citation" }).first().click();
    await workbench.page.getByText("Citation copied").waitFor();
    assert.match(await workbench.clipboard(), /^Geostationary orbit: .*https:\/\//s);
  });

  it("opens the page of what is chosen, and remembers it", async () => {
    await workbench.quickPick.take("Geostationary orbit", "geostationary orbit");
    await workbench.webview().getByRole("heading", { name: "Geostationary orbit" }).first().waitFor();
    await workbench.page.locator(".tab", { hasText: "note.md" }).click();
    await workbench.run("Space Security: Look Up…");
    await workbench.page.getByText("recently looked up").waitFor();
    assert.equal((await workbench.quickPick.labels("Geostationary orbit"))[0], "Geostationary orbit");
    await workbench.page.keyboard.press("Escape");
  });

  it("opens what was typed, however soon Enter comes", async () => {
    await workbench.run("Space Security: Look Up…");
    await workbench.quickPick.row("Geostationary orbit").first().waitFor();
    // In one task, so that the answers are on their way when Enter is pressed.
    await workbench.quickPick.input.evaluate((input: HTMLInputElement) => {
      input.value = "outer space treaty";
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, bubbles: true }));
    });
    await workbench.webview().getByRole("heading", { level: 1, name: "Outer Space Treaty", exact: true }).waitFor();
    await workbench.page.locator(".tab", { hasText: "note.md" }).click();
  });

  it("looks up the word at the cursor, or opens the term that it is", async () => {
    await workbench.goTo(3, 72);
    await workbench.run("Space Security: Look Up Selection or Word");
    await workbench.page.getByPlaceholder("Name, acronym").waitFor();
    assert.equal(await workbench.quickPick.input.inputValue(), "is");
    await workbench.page.keyboard.press("Escape");
    await workbench.goTo(3, 30);
    await workbench.run("Space Security: Look Up Selection or Word");
    await workbench.webview().getByRole("heading", { name: "On-orbit inspection" }).first().waitFor();
  });

  it("inserts another form of a name in its place", async () => {
    await workbench.goTo(3, 6);
    await workbench.run("Space Security: Insert Name");
    await workbench.quickPick.choose("Geostationary orbit (GEO)");
    await workbench.editor.getByText("In Geostationary orbit (GEO) an").waitFor();
    await workbench.page.keyboard.press("ControlOrMeta+Z");
  });

  it("ignores a term, and takes it back", async () => {
    await workbench.goTo(3, 6);
    await workbench.run("Space Security: Ignore This Term");
    await workbench.quickPick.row("Everywhere, for me").click();
    await workbench.page.getByRole("button", { name: /known terms in this document 1,/ }).waitFor();
    // Under a driver VS Code keeps messages in their list.
    await workbench.run("Notifications: Show Notifications");
    await workbench.page.getByRole("button", { name: "Undo" }).click();
    await workbench.page.getByRole("button", { name: /known terms in this document 2,/ }).waitFor();
  });

  it("lists missions by date", async () => {
    await workbench.run("Space Security: Show Missions…");
    await workbench.quickPick.row("Second US–France rendezvous and proximity operation (November 2025)").waitFor();
    const descriptions = await workbench.quickPick.rows.locator(".label-description").allInnerTexts();
    const years = descriptions.map((description) => Number(/\d{4}/.exec(description)?.[0]));
    assert.isAbove(years.length, 5);
    assert.deepEqual(
      years,
      [...years].sort((a, b) => b - a),
    );
    await workbench.photograph("palette-missions");
    await workbench.page.keyboard.press("Escape");
  });

  it("searches the files for an entry", async () => {
    await workbench.goTo(3, 6);
    await workbench.run("Space Security: Find Occurrences");
    await workbench.page.locator(".search-view .linematch", { hasText: "geostationary orbit" }).first().waitFor();
  });
});
