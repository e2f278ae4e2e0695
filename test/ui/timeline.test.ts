import { assert } from "chai";
import type { FrameLocator } from "playwright-core";
import { WORDS } from "../../src/details/messages";
import { WHOLE_WORDS } from "../../src/details/timeline/whole-messages";
import { isAccessible } from "./accessibility";
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
    await workbench.lookUp(OFFICER);
  });
  after(() => workbench?.close());

  it("is walked by the arrow keys, tells what is there, and leads to the fact", async () => {
    await page.locator("#entry-timeline-list").focus();
    await workbench.page.keyboard.press("End");
    await workbench.page.keyboard.press("ArrowDown");
    await page.locator(".told .references").first().waitFor();
    const told = await page.locator(".told p").first().innerText();
    await workbench.page.keyboard.press("ArrowLeft");
    await page.locator(".told", { hasNotText: told }).waitFor();
    for (let i = 0; i < 4; i++) {
      await workbench.page.keyboard.press("ArrowDown");
    }
    await workbench.page.keyboard.press("Enter");
    await page.locator("[id^=fact-]:focus").waitFor();
  });

  it("zooms and moves by keys, buttons, wheel and dragging", async () => {
    const tick = () => page.locator(".tl-tick").first().textContent();
    const changes = async (act: () => Promise<void>) => {
      const before = await tick();
      const place = await page.locator(".tl-tick").first().getAttribute("x");
      await act();
      await page.locator(".tl-tick").first().waitFor();
      while ((await tick()) === before && (await page.locator(".tl-tick").first().getAttribute("x")) === place) {
        await workbench.page.evaluate("new Promise(requestAnimationFrame)");
      }
    };
    const list = page.locator("#entry-timeline-list");
    await list.focus();
    await changes(() => workbench.page.keyboard.press("+"));
    await changes(() => workbench.page.keyboard.press("Shift+ArrowRight"));
    await changes(() => workbench.page.keyboard.press("0"));
    await changes(() => page.getByRole("button", { name: "Zoom in" }).click());
    const box = await list.boundingBox();
    assert(box);
    await workbench.page.mouse.move(box.x + box.width / 2, box.y + 50);
    await changes(async () => {
      await workbench.page.keyboard.down("Control");
      await workbench.page.mouse.wheel(0, -300);
      await workbench.page.keyboard.up("Control");
    });
    await changes(async () => {
      await workbench.page.mouse.down();
      await workbench.page.mouse.move(box.x + box.width / 2 - 120, box.y + 50, { steps: 4 });
      await workbench.page.mouse.up();
    });
    await changes(() => page.getByRole("button", { name: "Show all" }).click());
  });

  it("zooms under two fingers, and follows one", async () => {
    const list = page.locator("#entry-timeline-list");
    const screen = await workbench.page.context().newCDPSession(workbench.page);
    const touch = (type: string, y: number, ...xs: number[]) =>
      screen.send("Input.dispatchTouchEvent", { type, touchPoints: xs.map((x, id) => ({ x, y, id })) } as never);
    const ticks = async () =>
      new Map(
        await page.locator(".tl-tick").evaluateAll((all) => all.map((tick) => [tick.textContent, Number(tick.getAttribute("x"))] as const)),
      );
    const until = async (holds: () => Promise<boolean>) => {
      while (!(await holds())) {
        await workbench.page.evaluate("new Promise(requestAnimationFrame)");
      }
    };

    const box = await list.boundingBox();
    assert(box);
    const [middle, top] = [box.x + box.width / 2, box.y + 50];
    const all = await ticks();
    await touch("touchStart", top, middle - 30, middle + 30);
    for (const apart of [45, 60, 75]) {
      await touch("touchMove", top, middle - apart, middle + apart);
    }
    await touch("touchEnd", top);
    await until(async () => String([...(await ticks()).keys()]) !== String([...all.keys()]));

    // From a mark, which the finger holds at first: the time under it stays under it.
    const marks = await Promise.all((await list.locator(".tl-dot").all()).map((dot) => dot.boundingBox()));
    const mark = marks.find((at) => at && Math.abs(at.x - middle) < 300);
    assert(mark);
    const [x, y] = [mark.x + mark.width / 2, mark.y + mark.height / 2];
    const before = await ticks();
    await touch("touchStart", y, x);
    for (let step = 1; step <= 8; step++) {
      await touch("touchMove", y, x - step * 10);
    }
    await touch("touchEnd", y);
    const movedBy = async () => [...(await ticks())].flatMap(([label, at]) => (before.has(label) ? [(before.get(label) ?? 0) - at] : []));
    await until(async () => (await movedBy()).some((pixels) => pixels >= 78));
    assert.isTrue(
      (await movedBy()).every((pixels) => Math.abs(pixels - 80) < 3),
      String(await movedBy()),
    );
    await page.getByRole("button", { name: "Show all" }).click();
  });

  it("shows the same as a table", async () => {
    const figure = page.getByRole("figure", { name: "Timeline" });
    await figure.getByRole("button", { name: "Table" }).click();
    await figure.getByRole("cell", { name: /^Post: Commander/ }).waitFor();
    await figure.getByRole("button", { name: "Table" }).click();
    await page.locator("#entry-timeline-list").waitFor();
  });

  for (const theme of ["light", "dark", "high-contrast", "high-contrast-light"] as const) {
    it(`is clear to see and to hear, wide and narrow: ${theme}`, async () => {
      await workbench.wear(theme);
      for (const width of [1200, 400]) {
        await workbench.page.setViewportSize({ width, height: 1000 });
        await page.locator("#timeline-title").evaluate((element) => element.scrollIntoView());
        await isAccessible(page.locator("main"));
        await workbench.photograph(`timeline-${theme}-${width}`);
      }
      await workbench.page.setViewportSize({ width: 1200, height: 1000 });
    });
  }

  for (const name of ["SKYNET 5A", "First US–France rendezvous and proximity operation (2024)", "Outer Space Treaty", "China"]) {
    it(`draws ${name}`, async () => {
      await workbench.lookUp(name);
      await page.locator("#entry-timeline-list").waitFor();
      await page.locator("#timeline-title").evaluate((element) => element.scrollIntoView());
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

  const options = () => page.getByRole("listbox").getByRole("option");
  /** How many events are shown, as soon as it is as many as expected. */
  async function count(expected: (count: number) => boolean): Promise<number> {
    for (;;) {
      const shown = Number((await page.locator(".count").innerText()).replaceAll(/\D/g, ""));
      if (expected(shown)) {
        return shown;
      }
      await workbench.page.evaluate("new Promise(requestAnimationFrame)");
    }
  }

  it("shows what the reference dates, and most of it at first", async () => {
    await options().first().waitFor();
    await count((shown) => shown > 100);
    await workbench.photograph("whole-timeline");
  });

  it("filters by words, kind and country, and says how many are left", async () => {
    const all = await count((shown) => shown > 0);
    await page.getByRole("searchbox").fill("skynet launched");
    const some = await count((shown) => shown > 0 && shown < all / 4);
    assert.isAbove(some, 0);
    await page.getByRole("searchbox").fill("zzzz");
    await page.getByText("No event is like that.").waitFor();
    await page.getByRole("button", { name: "Clear the filters" }).click();
    await count((shown) => shown === all);
    await page.getByRole("button", { name: "Missions and events only" }).click();
    await count((shown) => shown > 0 && shown < all);
    await page.getByRole("button", { name: "All kinds" }).click();
    await page.locator("#country").selectOption({ label: "France" });
    await count((shown) => shown > 0 && shown < all / 2);
    await page.locator("#lanes").selectOption({ label: "by country" });
    await page.locator(".tl-lane", { hasText: "France" }).waitFor();
    await workbench.photograph("whole-timeline-country");
    await page.locator("#lanes").selectOption({ label: "by kind" });
    await page.getByRole("button", { name: "Clear the filters" }).click();
    await count((shown) => shown === all);
  });

  it("zooms by brush, wheel, keys and dates", async () => {
    const all = await count((shown) => shown > 0);
    const box = await page.locator(".overview svg").boundingBox();
    assert(box);
    await workbench.page.mouse.move(box.x + box.width * 0.3, box.y + 20);
    await workbench.page.mouse.down();
    await workbench.page.mouse.move(box.x + box.width * 0.4, box.y + 20, { steps: 3 });
    await workbench.page.mouse.move(box.x + box.width * 0.5, box.y + 20, { steps: 3 });
    await workbench.page.mouse.up();
    const brushed = await count((shown) => shown < all);
    const list = await page.locator(".tl-list").boundingBox();
    assert(list);
    await workbench.page.mouse.move(list.x + list.width / 2, list.y + 40);
    await workbench.page.keyboard.down("Control");
    await workbench.page.mouse.wheel(0, -600);
    await workbench.page.keyboard.up("Control");
    await count((shown) => shown < brushed);
    await page.getByRole("listbox").focus();
    await workbench.page.keyboard.press("0");
    await count((shown) => shown >= all);
    await page.getByRole("slider", { name: "Beginning of what is shown" }).focus();
    await workbench.page.keyboard.press("PageUp");
    await workbench.page.keyboard.press("PageUp");
    await page.locator("#period-start").fill("2024-01-01");
    await count((shown) => shown > 0 && shown < all);
    assert.equal(await page.locator("#period-start").inputValue(), "2024-01-01");
    await workbench.photograph("whole-timeline-zoomed");
  });

  it("is walked by the arrow keys, tells what is there, and opens its page", async () => {
    await page.locator("#period-start").fill("2007-03-01");
    await page.locator("#period-end").fill("2007-03-20");
    await page.getByRole("searchbox").fill("SKYNET 5A");
    await count((shown) => shown === 1);
    await page.getByRole("listbox").focus();
    await workbench.page.keyboard.press("ArrowRight");
    await page.locator(".told", { hasText: "SKYNET 5A" }).waitFor();
    await page.locator('[role="option"][aria-selected="true"]').waitFor();
    await workbench.photograph("whole-timeline-told");
    await workbench.page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "SKYNET 5A", exact: true }).waitFor();
  });

  it("is there again after a reload, as it was", async () => {
    await workbench.page.locator(".tab", { hasText: "Timeline" }).first().click();
    await count((shown) => shown === 1);
    await workbench.run("Developer: Reload Window");
    await workbench.page.locator(".monaco-workbench").waitFor({ state: "detached" });
    await page.getByRole("searchbox").waitFor();
    assert.equal(await page.getByRole("searchbox").inputValue(), "SKYNET 5A");
    await count((shown) => shown === 1);
    await page.getByRole("button", { name: "Clear the filters" }).click();
    await page.locator("#period-end").fill("2026-11-01");
    await page.locator("#period-start").fill("2015-01-01");
    await workbench.run("View: Close Primary Side Bar");
  });

  for (const theme of ["light", "dark", "high-contrast", "high-contrast-light"] as const) {
    it(`is clear to see and to hear, wide and narrow: ${theme}`, async () => {
      await workbench.wear(theme);
      for (const width of [1600, 400]) {
        await workbench.page.setViewportSize({ width, height: 1000 });
        await isAccessible(page.locator("main"));
        await workbench.photograph(`whole-timeline-${theme}-${width}`);
      }
    });
  }

  it("draws no more marks for ten times as many events, and takes no longer for a frame than they need", async () => {
    await workbench.page.setViewportSize({ width: 1400, height: 1000 });
    const few = await page.locator("body").evaluate(MEASURE, { count: 200, message: MESSAGE });
    const many = await page.locator("body").evaluate(MEASURE, { count: 2_000, message: MESSAGE });
    console.log(`      frames of 200 events: ${few.told}; of 2,000: ${many.told}`);
    assert.isAbove(many.marks, 100);
    assert.isBelow(many.marks, 900);
    // Linear in the events would be ten times.
    assert.isBelow(many.script, Math.max(few.script * 8, 12));
    await workbench.photograph("whole-timeline-2000");
  });
});

const MESSAGE = { type: "whole", language: "en", words: WORDS, wholeWords: WHOLE_WORDS };

/** Shows so many made-up events, then moves and zooms for a while; what a frame takes of script and in all, in milliseconds. */
const MEASURE = new Function(
  "body",
  "{ count, message }",
  `return (async () => {
    const kinds = ["mission", "operation", "exercise", "event", "satellite", "organization", "system", "treaty"];
    const events = Array.from({ length: count }, (_, i) => ({
      id: "e-" + i, entryId: "entry-" + i, kind: i % kinds.length, countries: [i % 9], label: "Made-up event " + i + " of a test",
      text: "What happened at event " + i + ", in a sentence of usual length.", date: "some day", note: "", past: i % 7 === 0, disputed: i % 31 === 0,
      period: { from: { start: Math.floor(20600 - 18000 * ((i * 7919) % 10007) / 10007), end: 0 } },
    }));
    for (const event of events) event.period.from.end = event.period.from.start + (event.id.length % 3 ? 1 : 30);
    window.dispatchEvent(new MessageEvent("message", { data: { ...message, whole: { kinds: kinds.map((kind) => ({ kind, label: kind })),
      countries: Array.from({ length: 9 }, (_, i) => "Country " + i), events, today: 20700 } } }));
    document.getElementById("clear")?.click();
    const frame = () => new Promise(requestAnimationFrame);
    await frame(); await frame();
    const list = document.querySelector(".tl-list");
    const { left, width, top } = list.getBoundingClientRect();
    const wheel = (options) => list.dispatchEvent(new WheelEvent("wheel", { bubbles: true, cancelable: true, clientX: left + width / 2, clientY: top + 20, ...options }));
    list.dispatchEvent(new KeyboardEvent("keydown", { key: "0", bubbles: true }));
    await frame();
    const script = [], whole = [];
    let marks = 0, last = performance.now();
    for (let i = 0; i < 120; i++) {
      const begun = performance.now();
      wheel(i < 40 ? { deltaY: -40, ctrlKey: true } : i < 80 ? { deltaX: i % 2 ? 60 : 40 } : { deltaY: 40, ctrlKey: true });
      await 0; await 0; await 0;
      await new Promise((done) => queueMicrotask(done));
      script.push(performance.now() - begun);
      marks = Math.max(marks, document.querySelectorAll("[role=option]").length);
      await frame();
      whole.push(performance.now() - last);
      last = performance.now();
    }
    const at = (list, part) => [...list].sort((a, b) => a - b)[Math.floor(list.length * part)];
    const ms = (value) => value.toFixed(1) + " ms";
    return { marks, script: at(script, 0.5), told: "script " + ms(at(script, 0.5)) + " (p95 " + ms(at(script, 0.95)) + "), frame " + ms(at(whole, 0.5)) + " (p95 " + ms(at(whole, 0.95)) + "), at most " + marks + " marks" };
  })()`,
) as (
  body: HTMLElement | SVGElement,
  given: { count: number; message: object },
) => Promise<{ marks: number; script: number; told: string }>;
