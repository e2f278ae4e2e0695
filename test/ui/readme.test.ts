import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../scripts/vscode/install";
import { openWorkbench, type Workbench } from "./workbench";

const BRIEFING = "briefing.en.md";

/** `npm run photographs` takes them over into docs and media. */
describe("the photographs of the README and the walkthrough", () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({
      file: BRIEFING,
      files: { [BRIEFING]: readFileSync(join(ROOT, "samples", BRIEFING), "utf8") },
      settings: { "editor.minimap.enabled": false, "breadcrumbs.enabled": false },
      size: { width: 1200, height: 760 },
    });
  });
  after(() => workbench?.close());

  it("show a card with the sidebar", async () => {
    const tree = await workbench.openView("In This Document");
    await tree.item(/^SKYNET 5A/).waitFor();
    await workbench.photograph("walkthrough-sidebar", workbench.page.locator(".part.sidebar"));
    const card = await workbench.hover("SKYNET 5A");
    await workbench.photograph("readme-card");
    await card.photograph("walkthrough-card");
    await workbench.dismissHover();
  });

  it("show a look-up that forgives", async () => {
    await workbench.run("Space Security: Look Up…");
    await workbench.quickPick.type("rendevous proximty");
    await workbench.quickPick.row("Rendezvous and proximity operations").waitFor();
    await workbench.photograph("readme-look-up");
    await workbench.photograph("walkthrough-look-up", workbench.page.locator(".quick-input-widget:visible"));
    await workbench.page.keyboard.press("Escape");
  });

  it("show a details page", async () => {
    await workbench.click("SKYNET 5A");
    await workbench.run("Space Security: Show Details…");
    await workbench.webview().getByRole("heading", { name: "SKYNET 5A", level: 1 }).waitFor();
    await workbench.photograph("readme-details");
    await workbench.photograph("walkthrough-details", workbench.page.locator(".editor-group-container").last());
  });

  it("show an orbit to scale", async () => {
    await workbench.run("View: Close All Editors");
    await workbench.run("View: Close Primary Side Bar");
    await workbench.lookUp("SKYNET 5A");
    const orbit = workbench.webview().locator("section.orbit");
    await orbit.locator("svg.drawing").waitFor();
    await orbit.evaluate((element) => element.scrollIntoView());
    await workbench.photograph("readme-orbit");
  });

  it("show the timeline of missions and events", async () => {
    await workbench.run("View: Close All Editors");
    await workbench.run("Space Security: Show Timeline of Missions and Events");
    const page = workbench.webview();
    await page.getByRole("heading", { name: "Timeline of missions and events" }).waitFor();
    await page.getByRole("listbox").getByRole("option").first().waitFor({ state: "attached" });
    await workbench.photograph("readme-timeline");
  });
});
