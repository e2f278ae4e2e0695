import { readFileSync } from "node:fs";
import { assert } from "chai";
import type { Locator } from "playwright-core";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong in the page of an element, each with the elements concerned; and which elements are wider than the page, where it scrolls sideways. */
export async function barriers(element: Locator): Promise<{ violations: string[][]; tooWide: string[] }> {
  const violations = await element.evaluate(async (_, axe) => {
    const { violations: found } = await new Function(`${axe}; return this.axe.run(document);`).call(globalThis);
    return found.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => [id, ...nodes.map(({ html }) => html)]);
  }, AXE);
  const tooWide = await element.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const out = [...document.body.querySelectorAll("*")].filter((inner) => inner.getBoundingClientRect().right > clientWidth);
    return scrollWidth > clientWidth ? [`by ${scrollWidth - clientWidth} px`, ...out.map((inner) => inner.outerHTML.slice(0, 120))] : [];
  });
  return { violations, tooWide };
}

/** Fails where axe finds a violation in the page of an element, or where the page scrolls sideways; says at which elements. */
export async function isAccessible(element: Locator): Promise<void> {
  const { violations, tooWide } = await barriers(element);
  assert.equal([...violations, ...tooWide].join("\n"), "");
}
