import { assert } from "chai";
import type { FrameLocator } from "playwright-core";
import { openWorkbench, type Workbench } from "./workbench";

const OFFICER = "Douglas A. Schiess";

describe("the timeline of an entry", () => {
  let workbench: Workbench;
  let page: FrameLocator;

  before(async () => {
    workbench = await openWorkbench({ file: "note.md", files: { "note.md": "# Note\n" }, size: { width: 1200, height: 1000 } });
    await workbench.run("View: Close Editor");
    await workbench.run("View: Close Primary Side Bar");
    page = workbench.webview();
  });
  after(() => workbench?.close());

  async function lookUp(name: string): Promise<void> {
    await workbench.run("Space Security: Look Up…");
    await workbench.quickPick.choose(name, name);
    await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  }

  for (const name of [OFFICER, "SKYNET 5A", "Second US–France rendezvous and proximity operation (November 2025)", "Outer Space Treaty"]) {
    it(`draws ${name}`, async () => {
      await lookUp(name);
      await page.getByRole("listbox", { name: "Timeline" }).waitFor();
      await workbench.photograph(`timeline-of-${name.replaceAll(/\W+/g, "-")}`);
    });
  }
});

describe("the timeline of missions and events", () => {
  let workbench: Workbench;
  let page: FrameLocator;

  before(async () => {
    workbench = await openWorkbench({ files: { "note.md": "# Note\n" }, size: { width: 1400, height: 1000 } });
    await workbench.openFile("note.md");
    await workbench.extensionIsActive();
    await workbench.run("Space Security: Show Timeline of Missions and Events");
    page = workbench.webview();
    await page.getByRole("heading", { name: "Timeline of missions and events" }).waitFor();
  });
  after(() => workbench?.close());

  it("shows all that the reference dates", async () => {
    await page.getByRole("listbox").getByRole("option").first().waitFor();
    await workbench.photograph("whole-timeline");
    assert.isAbove(Number.parseInt(await page.getByRole("status").innerText(), 10), 100);
  });
});
