import { assert } from "chai";
import { openWorkbench, type Workbench } from "./workbench";

describe("an entry as Markdown", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      file: "note.md",
      files: {
        "note.md": "SKYNET 5A stood still.\n",
        "notes/earlier.md": "Earlier, *SKYNET\n5A* moved. Not so `SKYNET 5A`.\n",
        "notes/list.txt": "- SKYNET 5A\n- SKYNET 5B\n",
        "node_modules/other.md": "SKYNET 5A\n",
      },
    });
  });
  after(() => workbench?.close());

  it("is where the definition of a term leads, and can be peeked at", async () => {
    await workbench.goTo(1, 3);
    await workbench.run("Peek Definition");
    const peek = workbench.page.locator(".peekview-widget");
    await peek.locator(".view-line", { hasText: "# SKYNET 5A" }).first().waitFor();
    await workbench.photograph("markdown-peek");
    await workbench.page.keyboard.press("Escape");
    await peek.waitFor({ state: "detached" });
    await workbench.page.keyboard.press("F12");
    await workbench.shows("skynet-5a.md");
    await workbench.editor.locator(".view-line", { hasText: "# SKYNET 5A" }).first().waitFor();
    await workbench.photograph("markdown-definition");
    await workbench.openFile("note.md");
  });

  it("has its references in all prose of the workspace", async () => {
    await workbench.goTo(1, 3);
    await workbench.run("References: Find All References");
    const files = workbench.tree("References").root.locator(".monaco-list-row", { has: workbench.page.locator(".monaco-icon-label") });
    for (const file of ["note.md", "earlier.md", "list.txt", "skynet-5a.md"]) {
      await files.filter({ hasText: file }).first().waitFor();
    }
    assert.equal(await files.filter({ hasText: "other.md" }).count(), 0);
    await workbench.photograph("markdown-references");
    await workbench.run("View: Close Primary Side Bar");
  });

  it("opens as a document, with its sources as footnotes", async () => {
    await workbench.goTo(1, 3);
    await workbench.run("Space Security: Open as Markdown Document");
    await workbench.page.locator(".monaco-editor .view-line", { hasText: "# SKYNET 5A" }).first().waitFor();
    await workbench.photograph("markdown-document");
  });

  it("is copied, with its sources as footnotes", async () => {
    await workbench.openFile("note.md");
    await workbench.goTo(1, 3);
    await workbench.run("Space Security: Copy as Markdown");
    await workbench.copies("# SKYNET 5A");
    assert.include(await workbench.clipboard(), "\n[^");
  });
});
