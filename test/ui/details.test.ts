import { assert } from "chai";
import type { FrameLocator, Page } from "playwright-core";
import { ROOT } from "../../scripts/vscode/install";
import { sharedBrowser } from "../../scripts/vscode/session";
import { type EntryView, type ShowMessage, WORDS } from "../../src/details/messages";
import { isAccessible } from "./accessibility";
import { openWorkbench, type Workbench } from "./workbench";

const OPERATION = "Second US–France rendezvous and proximity operation (November 2025)";
const SPACECRAFT = "USA 324 (GSSAP-5)";
const REPORT = "Space Threat Fact Sheet (US Space Force)";

const ORBIT = "Geostationary orbit";

describe("the details page", () => {
  let workbench: Workbench;
  let page: FrameLocator;

  before(async () => {
    workbench = await openWorkbench({
      file: "note.md",
      files: { "note.md": "# Note\n\nIn orbit.\n" },
      size: { width: 1400, height: 1000 },
    });
    page = workbench.webview();
  });
  after(() => workbench?.close());

  async function shows(name: string): Promise<void> {
    await page.getByRole("heading", { level: 1, name, exact: true }).waitFor();
  }

  it("opens beside the text, named after the entry, and leaves the focus in the text", async () => {
    await workbench.lookUp(OPERATION);
    await workbench.page.locator(".tab", { hasText: OPERATION }).waitFor();
    await workbench.page.locator(".tab", { hasText: "note.md" }).waitFor();
    await workbench.page.keyboard.type("Typed. ");
    await workbench.editor.getByText("Typed.").waitFor();
    await workbench.page.keyboard.press("ControlOrMeta+Z");
    await workbench.photograph("details-beside");
  });

  it("tells an operation: objective, participants, spacecraft, milestones, facts and sources", async () => {
    for (const heading of ["In brief", "Timeline", "Facts", "Related", "Sources"]) {
      await page.getByRole("heading", { level: 2, name: heading, exact: true }).waitFor();
    }
    await page.getByRole("term").filter({ hasText: "Participants" }).waitFor();
    await page.getByRole("table", { name: "Facts" }).getByRole("rowheader", { name: "Outcome" }).first().waitFor();
  });

  it("goes to another entry and back by keyboard, to the place where one was", async () => {
    const link = page.getByRole("link", { name: SPACECRAFT }).first();
    await link.focus();
    await workbench.page.keyboard.press("Enter");
    await shows(SPACECRAFT);
    await page.locator("h1:focus").waitFor();
    await workbench.page.keyboard.press("Alt+ArrowLeft");
    await shows(OPERATION);
    await page.locator("a:focus", { hasText: SPACECRAFT }).waitFor();
    await workbench.page.keyboard.press("Alt+ArrowRight");
    await shows(SPACECRAFT);
    await page.getByRole("button", { name: "Back" }).click();
    await shows(OPERATION);
  });

  it("leads from a number to the source", async () => {
    await page.getByRole("link", { name: "Source 2" }).first().click();
    await page.locator("#source-2:focus").waitFor();
  });

  it("copies the citation of a fact, and says so", async () => {
    await page
      .getByRole("row", { name: /^Outcome/ })
      .first()
      .getByRole("button")
      .click();
    await page.getByRole("status").getByText("Copied").waitFor({ state: "attached" });
    assert.match(await workbench.clipboard(), /\(as of .*\)\. .*https:\/\//s);
  });

  it("sets facts in dispute side by side, and folds earlier ones", async () => {
    await workbench.lookUp(REPORT);
    assert.isAtLeast(await page.locator(".dispute li").count(), 2);
    assert.isFalse(await page.getByText("Superseded by").first().isVisible());
    await page.getByText("Earlier facts").click();
    await page.getByText("Superseded by").first().waitFor();
  });

  it("opens a second page on request", async () => {
    await workbench.run("Space Security: Show Details in a Second Page");
    await workbench.quickPick.take(ORBIT, ORBIT);
    await workbench.page.locator(".tab", { hasText: ORBIT }).waitFor();
    await workbench.page.locator(".tab", { hasText: REPORT }).waitFor();
  });
});

describe("the details page in every theme and width", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ file: "note.md", files: { "note.md": "# Note\n" } });
    await workbench.run("View: Close Editor");
    await workbench.run("View: Close Primary Side Bar");
    await workbench.lookUp(REPORT);
    await workbench.webview().getByText("Earlier facts").click();
  });
  after(() => workbench?.close());

  for (const theme of ["light", "dark", "high-contrast", "high-contrast-light"] as const) {
    it(`has no accessibility violation that axe finds, and does not scroll sideways: ${theme}`, async () => {
      await workbench.wear(theme);
      for (const width of [1600, 1200, 400]) {
        await workbench.page.setViewportSize({ width, height: 1000 });
        await isAccessible(workbench.webview().locator("main"));
        await workbench.photograph(`details-${theme}-${width}`);
      }
    });
  }
});

describe("the details page after a reload of the window", () => {
  let workbench: Workbench;

  before(async () => {
    // A file that is opened at the start would be all that is opened after the reload.
    workbench = await openWorkbench({ files: { "note.md": "# Note\n" } });
    await workbench.openFile("note.md");
    await workbench.extensionIsActive();
  });
  after(() => workbench?.close());

  it("is there again, where one was", async () => {
    const sources = workbench.webview().getByRole("heading", { level: 2, name: "Sources", exact: true });
    await workbench.lookUp(OPERATION);
    await sources.evaluate((element) => element.scrollIntoView());
    const place = await sources.evaluate(() => window.scrollY);
    assert.isAbove(place, 0);
    await workbench.run("Developer: Reload Window");
    await workbench.page.locator(".monaco-workbench").waitFor({ state: "detached" });
    await sources.waitFor();
    await sources.evaluate(
      (_, expected) =>
        new Promise<void>((done) => {
          setInterval(() => Math.abs(window.scrollY - expected) < 2 && done(), 50);
        }),
      place,
    );
  });
});

/** The page alone, in place of VS Code, to say to it what a host of ours never says. */
describe("the details page, given hostile text", () => {
  const HOSTILE = `<img src=x onerror="document.title='run'"><script>document.title='run'</script>&amp;\u202e\u0000\ud800`;
  const PAGE = `<!DOCTYPE html><body><div id="root"></div>
<script>acquireVsCodeApi = () => ({ postMessage() {}, setState() {} })</script>
<link rel="stylesheet" href="/page.css"><script type="module" src="/page.js"></script>`;
  let page: Page;

  before(async () => {
    const context = await (await sharedBrowser()).newContext({ viewport: { width: 320, height: 800 } });
    page = await context.newPage();
    await page.route("https://page.test/**", (route) => {
      const path = new URL(route.request().url()).pathname;
      return path === "/"
        ? route.fulfill({ contentType: "text/html", body: PAGE })
        : route.fulfill({ path: `${ROOT}/dist/details${path}` });
    });
    await page.goto("https://page.test/");
  });
  after(() => page?.context().close());

  function show(entry: Partial<EntryView>): Promise<void> {
    const message: ShowMessage = {
      type: "show",
      language: "en",
      words: WORDS,
      history: { index: 0, visits: [{ entryId: "hostile", place: { scroll: 0, focus: "", open: [] } }] },
      entry: {
        ...{ entryId: "hostile", kind: HOSTILE, kindLabel: HOSTILE, name: HOSTILE, summary: HOSTILE },
        ...{
          otherNames: [],
          identifiers: [],
          vitals: [],
          series: [],
          milestones: [],
          facts: [],
          disputes: [],
          past: [],
          related: [],
          sources: [],
        },
        ...entry,
      },
    };
    return page.evaluate((data) => {
      window.dispatchEvent(new MessageEvent("message", { data }));
    }, message);
  }

  it("shows it as text", async () => {
    await show({ vitals: [{ label: HOSTILE, value: HOSTILE }], milestones: [{ date: HOSTILE, event: HOSTILE, sources: [1] }] });
    assert.include(await page.locator("h1").textContent(), "<script>");
    assert.equal(await page.locator("main :is(img, script)").count(), 0);
    assert.notEqual(await page.title(), "run");
  });

  it("stays as wide as it is, whatever the length of a word", async () => {
    await show({ name: "x".repeat(2_000), summary: "w".repeat(4_000), identifiers: [{ label: "y".repeat(500), value: "z".repeat(500) }] });
    assert.isAtMost(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  });

  it("makes no link of what is no web address", async () => {
    await show({ name: "Before" });
    await show({ name: "After", identifiers: [{ label: "a", value: "b", href: "javascript:alert(1)" }] });
    assert.equal(await page.locator("h1").textContent(), "Before");
  });

  it("takes no notice of what is no message of ours", async () => {
    await page.evaluate(() => {
      for (const data of [null, 1, "show", {}, { type: "show", entry: {} }, { type: "copied", factId: {} }]) {
        window.dispatchEvent(new MessageEvent("message", { data }));
      }
    });
    assert.equal(await page.locator("h1").textContent(), "Before");
  });
});
