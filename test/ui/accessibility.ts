import { readFileSync } from "node:fs";
import { assert } from "chai";
import type { Locator } from "playwright-core";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

/** Fails where axe finds a violation in the page of an element, or where the page scrolls sideways; says at which elements. */
export async function isAccessible(element: Locator): Promise<void> {
  const violations = await element.evaluate(async (_, axe) => {
    const { violations: found } = await new Function(`${axe}; return this.axe.run(document);`).call(globalThis);
    return found.map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => [id, ...nodes.map(({ html }) => html)]);
  }, AXE);
  assert.deepEqual(violations, []);
  assert.isAtMost(await element.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
}
