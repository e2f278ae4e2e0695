/** Hears what goes wrong in a workbench where no test asks: in the extension host's log and in the window's console. */
import type { Page } from "playwright-core";
import { EXTENSION } from "./server";

/**
 * What an error of ours has in it: the mark that the host sets before what an extension throws, or a place in one of our bundles.
 * The web host does not always know whose an error is; it then says no more than that there was one.
 */
const OURS = new RegExp(`\\[${EXTENSION}\\]|/dist/(?:extension|details/[\\w-]+)\\.js|An unknown error occurred`);

/** How the host begins a promise that nobody caught, which is an error and logged as a warning. */
const UNCAUGHT = /rejected promise not handled/;

/** Listens from now on; what is heard is added to the list that it returns. */
export function hearFaults(page: Page): readonly string[] {
  const faults: string[] = [];
  page.on("console", (message) => {
    const text = message.text();
    if ((message.type() === "error" && OURS.test(text)) || UNCAUGHT.test(text)) {
      faults.push(text);
    }
  });
  page.on("pageerror", (error) => {
    const text = error.stack ?? String(error);
    if (OURS.test(text)) {
      faults.push(text);
    }
  });
  return faults;
}
