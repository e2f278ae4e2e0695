import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { assert } from "chai";
import type { FrameLocator } from "playwright-core";
import { barriers, isAccessible } from "./accessibility";
import { openWorkbench, type Theme, type Workbench } from "./workbench";

/** Pages that are each worth a look, one of every sort of picture among them. */
const PAGES = [
  "Second US–France rendezvous and proximity operation (November 2025)",
  "Multinational Force–Operation Olympic Defender",
  "SKYNET 5A",
  "Russian anti-satellite test of November 2021",
  "Outer Space Treaty",
  "Douglas A. Schiess",
  "Geostationary orbit",
  "China’s on-orbit satellite fleet",
  "TJS-13",
  "Wideband Global SATCOM",
  "Starlink",
  "X-37B mission OTV-7",
];

/** In light, dark and high contrast, wide and narrow, by turns, so that every page is seen in two and every theme at both widths. */
const LOOKS: readonly (readonly [Theme, number])[] = [
  ["light", 1400],
  ["dark", 420],
  ["high-contrast", 1400],
  ["light", 420],
  ["dark", 1400],
  ["high-contrast", 420],
];

describe("the pictures of the details pages", () => {
  let workbench: Workbench;
  let page: FrameLocator;

  before(async () => {
    workbench = await openWorkbench({ files: { "note.md": "# Note\n\nOf SKYNET 5A.\n\nAnd again SKYNET 5A.\n" }, file: "note.md" });
    page = workbench.webview();
    await workbench.run("View: Close Primary Side Bar");
  });
  after(() => workbench?.close());

  it("lead to the places of the text that speak of the entry", async () => {
    await workbench.lookUp("SKYNET 5A");
    await page.getByRole("heading", { name: "In note.md" }).waitFor();
    await page.getByRole("link", { name: "Line 5" }).click();
    await workbench.page.getByText("Ln 5, Col 11").waitFor();
    await workbench.run("View: Close Editor");
  });

  it("are drawn anew to another scale, and shown as a table", async () => {
    const belt = page.locator("section.orbit circle.belt").first();
    const before = Number(await page.locator("section.orbit circle.earth").getAttribute("r"));
    await belt.waitFor();
    await page.getByRole("button", { name: "Readable" }).click();
    await page.getByText("Compressed: heights above the ground").first().waitFor({ state: "attached" });
    assert.isAbove(Number(await page.locator("section.orbit circle.earth").getAttribute("r")), before);
    await page.locator("#orbit-picture-table").click();
    await page.getByRole("table", { name: "Orbit: SKYNET 5A" }).getByRole("cell", { name: "35,772 km" }).waitFor();
    await page.locator("#orbit-picture-table").click();
  });

  it("are copied as SVG", async () => {
    await page.locator("#orbit-picture-copy").click();
    await workbench.copies("<svg");
    const svg = await workbench.clipboard();
    assert.match(svg, /<title[^>]*>Orbit: SKYNET 5A<\/title>/);
    assert.notMatch(svg, /var\(|class=|href=|<script/);
  });

  for (const ending of ["svg", "png"] as const) {
    it(`are saved as ${ending.toUpperCase()}`, async () => {
      await page.locator(`#orbit-picture-${ending}`).click();
      const path = join(workbench.folder, `skynet-5a-orbit.${ending}`);
      await workbench.saveAs(path);
      while (!existsSync(path) || statSync(path).size === 0) {
        await workbench.page.evaluate("new Promise(requestAnimationFrame)");
      }
      const bytes = readFileSync(path);
      assert.include(ending === "svg" ? bytes.toString() : bytes.toString("latin1", 1, 4), ending === "svg" ? "<svg" : "PNG");
      if (ending === "png") {
        assert.isAbove(bytes.readUInt32BE(16), 600);
      }
    });
  }

  it("lead from neighbour to neighbour, and to theirs", async () => {
    await page.getByRole("button", { name: "And theirs" }).click();
    await page.locator(".node.further").first().waitFor();
    const link = page.locator("section.relations").getByRole("link", { name: "SKYNET", exact: true });
    await link.focus();
    await workbench.page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "SKYNET", exact: true }).waitFor();
    await workbench.page.keyboard.press("Alt+ArrowLeft");
    await page.getByRole("heading", { level: 1, name: "SKYNET 5A", exact: true }).waitFor();
    await page.locator("section.relations a:focus").waitFor();
  });

  it("fit 320 pixels, and letters half as large again", async () => {
    const main = page.locator("main");
    const wide = () => main.evaluate(() => document.documentElement.clientWidth);
    for (const name of ["SKYNET 5A", "China’s on-orbit satellite fleet", "Starlink"]) {
      await workbench.page.setViewportSize({ width: 1280, height: 900 });
      await workbench.lookUp(name);
      // What is beside the page keeps some of the width: it takes a few steps.
      for (let window = 1280, width = await wide(); width !== 320; width = await wide()) {
        window += 320 - width;
        await workbench.page.setViewportSize({ width: window, height: 900 });
        await workbench.page.evaluate("new Promise(requestAnimationFrame)");
      }
      await isAccessible(main);
      await workbench.photograph(`page-${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-").toLowerCase()}-320`);
      const size = () => main.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
      const before = await size();
      await main.evaluate(() => document.documentElement.style.setProperty("--vscode-font-size", "19.5px"));
      assert.approximately((await size()) / before, 1.5, 0.05);
      await isAccessible(main);
      await workbench.photograph(`page-${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-").toLowerCase()}-320-large`);
      await main.evaluate(() => document.documentElement.style.removeProperty("--vscode-font-size"));
    }
    await workbench.page.setViewportSize({ width: 1280, height: 900 });
  });

  it("keep still where the user wants no movement", async () => {
    const moves = () =>
      page
        .locator("button.quiet")
        .first()
        .evaluate((element) => getComputedStyle(element).transitionDuration);
    const becomes = async (expected: (duration: string) => boolean) => {
      while (!expected(await moves())) {
        await workbench.page.evaluate("new Promise(requestAnimationFrame)");
      }
    };
    await becomes((duration) => duration !== "0s");
    workbench.configure({ "workbench.reduceMotion": "on" });
    await becomes((duration) => duration === "0s");
    workbench.configure({ "workbench.reduceMotion": "auto" });
  });

  it("are photographed, with no violation that axe finds, and nothing wider than the page", async () => {
    const faults: unknown[] = [];
    for (const [i, name] of PAGES.entries()) {
      for (const [theme, width] of [LOOKS[i % LOOKS.length], LOOKS[(i + 3) % LOOKS.length]].flatMap((look) => (look ? [look] : []))) {
        await workbench.page.setViewportSize({ width, height: 900 });
        await workbench.wear(theme);
        await workbench.lookUp(name);
        const main = page.locator("main");
        const tall = await main.evaluate((element) => Math.ceil(element.getBoundingClientRect().height));
        await workbench.page.setViewportSize({ width, height: Math.min(tall + 160, 9_000) });
        const { violations, tooWide } = await barriers(main);
        if (violations.length > 0 || tooWide.length > 0) {
          faults.push({ page: name, theme, width, violations, tooWide });
        }
        await workbench.photograph(`page-${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-").toLowerCase()}-${theme}-${width}`);
      }
    }
    assert.deepEqual(faults, []);
  }).timeout(400_000);
});
