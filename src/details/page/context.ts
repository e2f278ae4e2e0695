import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { PageMessage, SourceView, Words } from "../messages";

/** What every part of the page needs. */
export interface Page {
  /** Of the words. */
  readonly language: string;
  readonly words: Words;
  readonly sources: readonly SourceView[];
  /** The entry that is shown; empty for none. */
  readonly shownId: string;
  /** What was copied a moment ago: the id of a fact or picture, or empty for the entry. */
  readonly copied: string | undefined;
  send(message: PageMessage): void;
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) {
    throw new Error("a part of the page stands outside it");
  }
  return page;
}

/** Words with their number: "Source {0}". */
export function fill(words: string, value: number | string): string {
  return words.replace("{0}", String(value));
}

/** Brings an element of this page into view, marks it, and puts the reader there; the focus is never taken from the editor. */
export function goTo(id: string): void {
  document.querySelector(".sought")?.classList.remove("sought");
  const element = document.getElementById(id);
  element?.closest("details")?.setAttribute("open", "");
  element?.classList.add("sought");
  element?.scrollIntoView({ block: "center" });
  if (document.hasFocus()) {
    element?.focus({ preventScroll: true });
  }
}
