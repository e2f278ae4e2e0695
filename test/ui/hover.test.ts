import { assert } from "chai";
import { openWorkbench, type Workbench } from "./workbench";

const TEXT = `# Note

The satellite stays in geostationary orbit, above one meridian.

Operation Olympic Defender grows.

地球静止轨道
`;

describe("the card over a term", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ file: "note.md", files: { "note.md": TEXT } });
  });
  after(() => workbench?.close());

  it("appears where the pointer rests", async () => {
    const card = await workbench.hover("geostationary orbit");
    assert.include(await card.text(), "Geostationary orbit");
    await workbench.photograph("hover");
  });

  it("appears by keyboard", async () => {
    await workbench.goTo(3, 25);
    const card = await workbench.showHover();
    assert.include(await card.text(), "Geostationary orbit");
  });

  it("copies a citation", async () => {
    const card = await workbench.hover("Olympic Defender");
    await card.link("Copy citation").click();
    await workbench.copies("Multinational Force–Operation Olympic Defender");
    assert.include(await workbench.clipboard(), "https://");
  });

  it("inserts in place of the term under the pointer, wherever the cursor is", async () => {
    await workbench.goTo(1, 1);
    const card = await workbench.hover("Olympic Defender");
    await card.link("Insert").click();
    await workbench.quickPick.choose("MNF-OOD");
    await workbench.editor.getByText("MNF-OOD grows").waitFor();
    await workbench.page.keyboard.press("ControlOrMeta+Z");
    await workbench.editor.getByText("Olympic Defender grows").waitFor();
  });

  it("shows the entry in the sidebar", async () => {
    const card = await workbench.hover("Olympic Defender");
    await card.link("Sidebar").click();
    await workbench
      .tree("Reference")
      .item(/^Multinational Force–Operation Olympic Defender/)
      .waitFor();
  });

  for (const theme of ["dark", "high-contrast"] as const) {
    it(`follows the theme: ${theme}`, async () => {
      await workbench.wear(theme);
      await workbench.hover("geostationary orbit");
      await workbench.photograph(`hover-${theme}`);
    });
  }

  it("opens the details", async () => {
    const card = await workbench.hover("geostationary orbit");
    await card.link("Details").click();
    await workbench.webview().getByRole("heading", { name: "Geostationary orbit", level: 1 }).waitFor();
  });

  it("leaves to the page in front what commands act upon", async () => {
    await workbench.page.locator(".tab", { hasText: "Geostationary orbit" }).click();
    await workbench.page.locator(".editor-group-container.active .tab.active", { hasText: "Geostationary orbit" }).waitFor();
    await workbench.run("Space Security: Copy Citation");
    await workbench.copies("Geostationary orbit");
  });
});

describe("the card over a term, where the folder is not trusted", () => {
  it("appears", async () => {
    const workbench = await openWorkbench({ file: "note.md", files: { "note.md": TEXT }, restricted: true });
    await workbench.page.getByText("Restricted Mode").first().waitFor();
    const card = await workbench.hover("geostationary orbit");
    assert.include(await card.text(), "Geostationary orbit");
    await workbench.photograph("hover-restricted");
    await workbench.close();
  });
});

describe("the card over a term, in the browser's own extension host", () => {
  it("appears, and opens the details", async () => {
    const workbench = await openWorkbench({ file: "note.md", files: { "note.md": TEXT }, extension: "web" });
    const card = await workbench.hover("geostationary orbit");
    await card.link("Details").click();
    await workbench.webview().getByRole("heading", { name: "Geostationary orbit", level: 1 }).waitFor();
    await workbench.close();
  });
});
