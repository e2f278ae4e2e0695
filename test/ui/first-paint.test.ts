import { assert } from "chai";
import { openWorkbench, type Workbench } from "./workbench";

const ENTRY = "SKYNET 5A";
const OTHER = "Outer Space Treaty";

/** Times in milliseconds since the command, as the browsers' own clocks have them. */
interface Times {
  /** When VS Code began to load our page: what comes before is the start of its webview. */
  readonly began: number;
  readonly painted: number;
  readonly scriptRan: number;
}

/** A text, because tsx gives functions within functions a helper that the page has not. */
const MEASURE = `(_, since) => new Promise((done) => {
  const look = () => {
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    const script = performance.getEntriesByType("resource").find(({ name }) => name.includes("page.js"));
    if (!paint || !script) {
      return setTimeout(look, 20);
    }
    const at = (time) => performance.timeOrigin + time - since;
    done({ began: at(0), painted: at(paint.startTime), scriptRan: at(script.responseEnd) });
  };
  look();
})`;

describe("the first paint of a details page", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ file: "note.md", files: { "note.md": "# Note\n\nIn orbit.\n" } });
    await workbench.page.evaluate(
      `addEventListener("keydown", ({ timeStamp }) => { globalThis.chosen = performance.timeOrigin + timeStamp; }, true)`,
    );
  });
  after(() => workbench?.close());

  async function open(name: string): Promise<void> {
    await workbench.run("Space Security: Look Up…");
    await workbench.quickPick.type(name);
    // The list is sought anew as one types; a click might meet another row.
    await workbench.quickPick.rows.first().locator(".label-name").getByText(name, { exact: true }).waitFor();
    await workbench.page.keyboard.press("Enter");
    await workbench.webview().getByRole("heading", { level: 1, name, exact: true }).waitFor();
  }

  it("is of the entry itself, not of an empty page", async () => {
    await open(ENTRY);
    const chosen = await workbench.page.evaluate<number>("globalThis.chosen");
    const body = workbench.webview().locator("body");
    const { began, painted, scriptRan } = await body.evaluate<Times, number>(new Function(`return ${MEASURE}`)(), chosen);
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
    await open(OTHER);
    const chosen = await workbench.page.evaluate<number>("globalThis.chosen");
    const changed = Number(await workbench.webview().locator("body").getAttribute("data-changed"));
    console.log(`      next page ${Math.round(changed - chosen)} ms after the command`);
    assert.isAbove(changed, chosen);
  });
});
