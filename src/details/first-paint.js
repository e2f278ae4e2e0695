// The types of this door are in first-paint.d.ts: the page is checked with the types of a browser, the host without them.
export { renderFirst } from "./page/first";
