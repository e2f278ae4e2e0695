import { assert } from "chai";
import { openWorkbench, type Workbench } from "./workbench";

describe("an entry as Markdown", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ file: "note.md", files: { "note.md": "SKYNET 5A stood still.\n" } });
  });
  after(() => workbench?.close());

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
