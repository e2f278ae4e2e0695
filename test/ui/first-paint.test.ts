import { assert } from "chai";
import { measurePaint, watchCommands } from "./first-paint";
import { openWorkbench, type Workbench } from "./workbench";

const ENTRY = "SKYNET 5A";
const OTHER = "Outer Space Treaty";

describe("the first paint of a details page", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ file: "note.md", files: { "note.md": "# Note\n\nIn orbit.\n" } });
    await watchCommands(workbench);
  });
  after(() => workbench?.close());

  it("is of the entry itself, not of an empty page", async () => {
    await workbench.lookUp(ENTRY);
    const { began, painted, scriptRan } = await measurePaint(workbench);
    const say = (time: number) => `${Math.round(time)} ms`;
    console.log(
      `      first paint ${say(painted)} after the command: ${say(began)} VS Code's, ${say(painted - began)} ours; script there at ${say(scriptRan)}`,
    );
    assert.isAbove(painted, 0);
  });

  it("of the next entry comes into the page that is there", async () => {
    const heading = workbench.webview().getByRole("heading", { level: 1 });
    await heading.evaluate((element) => {
      new MutationObserver(() => {
        document.body.dataset.changed ??= String(performance.timeOrigin + performance.now());
      }).observe(element.closest("main")?.parentElement ?? element, { childList: true, subtree: true });
    });
    await workbench.lookUp(OTHER);
    const chosen = await workbench.page.evaluate<number>("globalThis.chosen");
    const changed = Number(await workbench.webview().locator("body").getAttribute("data-changed"));
    console.log(`      next page ${Math.round(changed - chosen)} ms after the command`);
    assert.isAbove(changed, chosen);
  });
});
