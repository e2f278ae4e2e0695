import { assert } from "chai";
import type { FrameLocator } from "playwright-core";
import { isAccessible } from "./accessibility";
import { openWorkbench, type Workbench } from "./workbench";

const FIRST = "SKYNET 5A";
const SECOND = "SYRACUSE 3A";
const THIRD = "Outer Space Treaty";

describe("comparing entries", () => {
  let workbench: Workbench;
  let page: FrameLocator;

  before(async () => {
    workbench = await openWorkbench({ files: { "note.md": "# Note\n" }, size: { width: 1400, height: 1000 } });
    await workbench.openFile("note.md");
    await workbench.extensionIsActive();
    page = workbench.webview();
  });
  after(() => workbench?.close());

  /** The heads of the columns. */
  const names = () => page.locator(".compared thead:not(.unseen) a").allInnerTexts();

  /** Takes the first answer, once the field for it is there. */
  async function take(name: string, placeholder: string): Promise<void> {
    await workbench.page.getByPlaceholder(placeholder, { exact: true }).waitFor();
    await workbench.quickPick.take(name, name);
  }

  async function compares(...expected: string[]): Promise<void> {
    await page.locator(`.compared.of-${expected.length} thead`).first().waitFor();
    await page
      .getByRole("link", { name: expected.at(-1) ?? "", exact: true })
      .first()
      .waitFor();
    assert.deepEqual(await names(), expected);
  }

  it("asks for two from the palette, offers a third, and sets them side by side", async () => {
    await workbench.run("Space Security: Compare…");
    await take(FIRST, "Compare …");
    await take(SECOND, `Compare ${FIRST} with …`);
    await workbench.quickPick.choose("Compare these two");
    await compares(FIRST, SECOND);
    const launched = page.getByRole("row", { name: /^Launched/ }).first();
    assert.equal(await launched.locator(".fact").count(), 2);
    await workbench.photograph("compare");
  });

  it("takes a third in and one out, from the page", async () => {
    await page.getByRole("button", { name: "Add a third" }).click();
    await take(THIRD, `Compare ${FIRST}, ${SECOND} with …`);
    await compares(FIRST, SECOND, THIRD);
    await page.getByRole("button", { name: `Take out of the comparison: ${SECOND}` }).click();
    await compares(FIRST, THIRD);
  });

  it("folds what one alone speaks of, and leads to the sources and the entries", async () => {
    await page.getByText(/^What one alone speaks of/).click();
    await page.getByRole("link", { name: "Source 1" }).first().click();
    await page.locator("#source-1:focus").waitFor();
    await page.getByRole("link", { name: FIRST, exact: true }).first().click();
    await page.getByRole("heading", { level: 1, name: FIRST, exact: true }).waitFor();
  });

  it("begins at a details page", async () => {
    await page.getByRole("button", { name: "Compare with …" }).click();
    await take(SECOND, `Compare ${FIRST} with …`);
    await workbench.quickPick.choose("Compare these two");
    await compares(FIRST, SECOND);
  });

  it("takes the items that are selected in the tree", async () => {
    const tree = await workbench.openView("Reference");
    await workbench.run("Space Security: Filter…");
    await workbench.page.getByPlaceholder("Show only entries like …").fill("SKYNET");
    const items = tree.root.getByRole("treeitem", { name: /^SKYNET \d/ });
    await items.nth(1).waitFor();
    await workbench.page.keyboard.press("Enter");
    const [one = "", other = ""] = await items.locator(".label-name").allInnerTexts();
    await items.nth(0).click({ modifiers: ["ControlOrMeta"] });
    await items.nth(1).click({ modifiers: ["ControlOrMeta"] });
    await items.nth(1).click({ button: "right" });
    // A menu takes no click in its first moments, but keys.
    await workbench.page.getByRole("menuitem", { name: "Compare…" }).hover();
    await workbench.page.keyboard.press("Enter");
    await page.locator(".compared.of-2").first().waitFor();
    await page.getByRole("link", { name: other, exact: true }).first().waitFor();
    assert.sameMembers(await names(), [one, other]);
  });

  it("is there again after a reload", async () => {
    const before = await names();
    await workbench.run("View: Close Primary Side Bar");
    await workbench.run("Developer: Reload Window");
    await workbench.page.locator(".monaco-workbench").waitFor({ state: "detached" });
    await page.locator(".compared.of-2").first().waitFor();
    assert.deepEqual(await names(), before);
  });

  for (const theme of ["light", "dark", "high-contrast", "high-contrast-light"] as const) {
    it(`is clear to see and to hear, wide and narrow: ${theme}`, async () => {
      await workbench.wear(theme);
      for (const width of [1600, 400]) {
        await workbench.page.setViewportSize({ width, height: 1000 });
        await isAccessible(page.locator("main"));
        await workbench.photograph(`compare-${theme}-${width}`);
      }
      await workbench.page.setViewportSize({ width: 1400, height: 1000 });
    });
  }
});
