/** The page's side of the conversation: draws what the host sends, and reports what the reader does. */
import { render } from "preact";
import {
  type FurtherMessage,
  type HostMessage,
  isHostMessage,
  type MentionsMessage,
  type PageMessage,
  type Place,
  type SavedHistory,
  type ShowMessage,
} from "../messages";
import { App } from "./app";
import { goTo } from "./context";
import "./page.css";

/** How long a button says that it has copied, in milliseconds. */
const COPIED_FOR = 2_000;
/** How long the page is still before the reader's place is kept. */
const STILL_FOR = 100;

const api = acquireVsCodeApi<SavedHistory>();
const root = document.getElementById("root");

let shown: ShowMessage | undefined;
let further: FurtherMessage | undefined;
let mentions: MentionsMessage | undefined;
let copied: string | undefined;
let copiedTimer: ReturnType<typeof setTimeout> | undefined;
let arriving: ReturnType<typeof setTimeout> | undefined;
let placeTimer: ReturnType<typeof setTimeout> | undefined;

function send(message: PageMessage): void {
  api.postMessage(message);
}

function receive(message: HostMessage): void {
  if (message.type === "show") {
    // A page that the reader has not come to has no place to keep.
    if (arriving === undefined) {
      keepPlace();
    }
    shown = message;
    further = undefined;
    mentions = undefined;
    copied = undefined;
    api.setState(message.history);
    draw();
    // Pictures take their height when they know their width, which is before the next task.
    clearTimeout(arriving);
    arriving = setTimeout(() => {
      arriving = undefined;
      arrive(message);
    });
  } else if (message.type === "further") {
    further = message;
    draw();
  } else if (message.type === "mentions") {
    mentions = message;
    draw();
  } else {
    copied = message.pictureId ?? message.factId ?? "";
    draw();
    clearTimeout(copiedTimer);
    copiedTimer = setTimeout(() => {
      copied = undefined;
      draw();
    }, COPIED_FOR);
  }
}

function draw(): void {
  if (root && shown) {
    document.title = shown.entry?.name ?? shown.notice?.title ?? "";
    document.documentElement.lang = shown.language;
    render(<App shown={shown} further={further?.links} mentions={mentions} copied={copied} send={send} />, root);
  }
}

/** Puts the reader where they were on this page, or at the fact that is asked for. The focus is never taken from the editor. */
function arrive({ history, factId }: ShowMessage): void {
  const place = history.visits[history.index]?.place;
  for (const id of place?.open ?? []) {
    document.getElementById(id)?.setAttribute("open", "");
  }
  window.scrollTo(0, place?.scroll ?? 0);
  if (document.hasFocus()) {
    (document.getElementById(place?.focus || "title") ?? document.getElementById("title"))?.focus({ preventScroll: true });
  }
  if (factId !== undefined) {
    goTo(`fact-${factId}`);
  }
}

function currentPlace(): Place {
  return {
    scroll: Math.max(0, Math.round(window.scrollY)),
    focus: document.activeElement?.id ?? "",
    open: Array.from(document.querySelectorAll("details[open][id]"), ({ id }) => id),
  };
}

/** Keeps where the reader is, here for a reload and at the host for the way back. */
function keepPlace(): void {
  clearTimeout(placeTimer);
  const { index, visits } = shown?.history ?? { index: 0, visits: [] };
  const entryId = visits[index]?.entryId;
  if (shown && entryId !== undefined) {
    const place = currentPlace();
    const history = { index, visits: visits.with(index, { entryId, place }) };
    shown = { ...shown, history };
    api.setState(history);
    send({ type: "place", index, entryId, place });
  }
}

function keepPlaceSoon(): void {
  clearTimeout(placeTimer);
  placeTimer = setTimeout(keepPlace, STILL_FOR);
}

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  if (isHostMessage(data)) {
    receive(data);
  }
});
window.addEventListener("scroll", keepPlaceSoon, { passive: true });
document.addEventListener("focusin", keepPlaceSoon);
document.addEventListener("toggle", keepPlaceSoon, { capture: true });
// VS Code runs the commands; a browser would leave the workbench.
document.addEventListener("keydown", (event) => {
  if (event.altKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
    event.preventDefault();
  }
});

send({ type: "ready" });
