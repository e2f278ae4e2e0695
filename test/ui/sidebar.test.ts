import { assert } from "chai";
import { openWorkbench, type Tree, type Workbench } from "./workbench";

const TEXT = `# Note

Geostationary orbit (GEO) lies above the equator. In geostationary orbit a satellite stands still.

An on-orbit inspection takes time.
`;

describe("the sidebar", () => {
  let workbench: Workbench;
  let reference: Tree;
  let terms: Tree;

  before(async () => {
    workbench = await openWorkbench({
      file: "note.md",
      files: { "note.md": TEXT, "list.md": "Milk, bread\n", "code.py": "x = 1\n" },
      size: { width: 1280, height: 1400 },
    });
    reference = await workbench.openView("Reference");
    terms = workbench.tree("In This Document");
  });
  after(() => workbench?.close());

  it("shows kinds with counts, entries, facts and relations", async () => {
    await reference.item(/^Orbits/).click();
    // The name opens the page, the arrow the facts.
    await reference
      .item(/^Geostationary orbit/)
      .locator(".monaco-tl-twistie")
      .click();
    await reference.item(/^Altitude/).waitFor();
    assert.match((await reference.item(/^Orbits/).textContent()) ?? "", /Orbits\d+/);
    await workbench.photograph("sidebar-reference");
  });

  it("filters while one types, forgives misspellings, and gives a way back", async () => {
    await workbench.run("Space Security: Filter…");
    await workbench.quickPick.type("geostatoinary");
    await workbench.page.getByText("“geostatoinary”").waitFor();
    await reference.root.getByRole("treeitem").nth(1).getByText("Geostationary orbit").waitFor();
    await workbench.page.keyboard.press("Enter");
    await workbench.quickPick.input.waitFor({ state: "hidden" });
    await workbench.photograph("sidebar-filtered");
    await workbench.run("Space Security: Clear Filter");
    await reference.item(/^Operations/).waitFor();
  });

  it("forgets a filter that one turns away from", async () => {
    await workbench.run("Space Security: Filter…");
    await workbench.quickPick.type("zzzzzzzz");
    await workbench.page.getByText("No entry is like “zzzzzzzz”.").waitFor();
    await workbench.page.keyboard.press("Escape");
    await reference.item(/^Operations/).waitFor();
  });

  it("lists the terms of the text with their counts, and goes to them one after the other", async () => {
    const item = terms.item(/^Geostationary orbit/);
    assert.include(await item.textContent(), "3×");
    await item.click();
    await workbench.page.getByText("Ln 3, Col 20 (19 selected)").waitFor();
    await item.click();
    await workbench.page.getByText("Ln 3, Col 25 (3 selected)").waitFor();
    await item.press("Enter");
    await workbench.page.getByText("(19 selected)").waitFor();
  });

  it("follows edits", async () => {
    await workbench.goTo(4, 1);
    await workbench.page.keyboard.type("Space debris and geostationary orbit.");
    await terms.item(/^Space debris/).waitFor();
    await terms.root.getByText("4×").waitFor();
    await workbench.page.getByRole("button", { name: /known terms in this document 3, occurrences 6/ }).waitFor();
    await workbench.photograph("sidebar-document");
  });

  it("sorts by name, and remembers it", async () => {
    await workbench.run("Space Security: Sort by Name");
    await terms.root.getByRole("treeitem").nth(1).getByText("on-orbit inspection").waitFor();
    await workbench.run("Space Security: Sort by Order in the Document");
    await terms.root.getByRole("treeitem").nth(1).getByText("Space debris").waitFor();
  });

  it("shows an entry in the tree, even behind a filter", async () => {
    await workbench.run("Space Security: Filter…");
    await workbench.quickPick.type("space debris");
    await workbench.page.keyboard.press("Enter");
    await workbench.openFile("note.md");
    await workbench.goTo(3, 5);
    await workbench.run("Space Security: Show in Sidebar");
    await reference.root.locator(".monaco-list-row.selected", { hasText: "Geostationary orbit" }).waitFor();
    await workbench.page.getByText("“space debris”").waitFor({ state: "hidden" });
  });

  it("bears fast typing in the filter", async () => {
    await workbench.run("Space Security: Filter…");
    for (const query of ["skynet", "asat china", "zzz", "olympic"]) {
      await workbench.page.keyboard.type(query);
      await workbench.quickPick.type("");
    }
    await workbench.quickPick.type("geostatoinary");
    await workbench.page.getByText("“geostatoinary”").waitFor();
    await workbench.page.keyboard.press("Escape");
    await workbench.page.getByText("“geostatoinary”").waitFor({ state: "hidden" });
  });

  it("says why there are no terms", async () => {
    await workbench.openFile("list.md");
    await workbench.page.getByText("No known terms in this text.").waitFor();
    await workbench.openFile("code.py");
    await workbench.page.getByText("Terms are not recognised in files of this language.").waitFor();
    workbench.configure({ "spaceSecurity.languages": ["python"] });
    await workbench.page.getByText("No known terms in this text.").waitFor();
    await workbench.run("View: Close All Editors");
    await workbench.page.getByText("Open a text to see the known terms in it.").waitFor();
  });
});
