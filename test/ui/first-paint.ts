/** When a details page paints, by the browsers' own clocks. */
import type { PaintFigures } from "../bench/figures";
import type { Workbench } from "./workbench";

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

/** Keeps when the last key was pressed, which is when a command was chosen. */
export async function watchCommands(workbench: Workbench): Promise<void> {
  await workbench.page.evaluate(
    `addEventListener("keydown", ({ timeStamp }) => { globalThis.chosen = performance.timeOrigin + timeStamp; }, true)`,
  );
}

/** When the page that was just opened began to load, painted and had its script, in milliseconds since the command. */
export async function measurePaint(workbench: Workbench): Promise<PaintFigures> {
  const chosen = await workbench.page.evaluate<number>("globalThis.chosen");
  const body = workbench.webview().locator("body");
  return body.evaluate<PaintFigures, number>(new Function(`return ${MEASURE}`)(), chosen);
}
