import type { ShowMessage } from "./messages";

/** The HTML of what a reader sees first of a page; all that comes from outside is in it as text. */
export function renderFirst(shown: ShowMessage): string;
