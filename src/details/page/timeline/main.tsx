/** The page of the timeline of the whole dataset: draws what the host sends, and keeps what the reader has chosen. */
import { render } from "preact";
import { type Guard, isText, listOf, oneOf, optional, shape } from "../../guards";
import type { PageMessage } from "../../messages";
import { isWholeHostMessage, type WholeMessage } from "../../timeline/whole-messages";
import { PageContext } from "../context";
import type { Filter } from "./filter";
import type { View } from "./view";
import { NOTHING_SAVED, type Saved, WholePage } from "./whole-page";
import "./timeline.css";

/** How long a button says that it has copied, in milliseconds. */
const COPIED_FOR = 2_000;
/** How often what the reader has chosen is kept, in milliseconds. */
const STEP = 50;

const isNumber: Guard<number> = (value): value is number => Number.isFinite(value);
const isSaved = shape<Saved>({
  filter: shape<Filter>({ words: isText, without: listOf(isText, 40), country: isText }),
  lanes: oneOf("kind", "country"),
  view: optional(shape<View>({ start: isNumber, end: isNumber })),
});

const api = acquireVsCodeApi<Saved>();
const root = document.getElementById("root");
const kept: unknown = api.getState();
const saved = isSaved(kept) && (kept.view === undefined || kept.view.start < kept.view.end) ? kept : NOTHING_SAVED;

let current = saved;
let shown: WholeMessage | undefined;
let copied: string | undefined;
let copiedTimer: ReturnType<typeof setTimeout> | undefined;
let keepTimer: ReturnType<typeof setTimeout> | undefined;

function send(message: PageMessage): void {
  // What is asked for may hide this page, which is thrown away then.
  keepNow();
  api.postMessage(message);
}

/** Keeps what the reader has chosen, but not at every step of a movement. */
function keep(state: Saved): void {
  current = state;
  keepTimer ??= setTimeout(keepNow, STEP);
}

function keepNow(): void {
  clearTimeout(keepTimer);
  keepTimer = undefined;
  api.setState(current);
}

function draw(): void {
  if (!root || !shown) {
    return;
  }
  const { language, words, wholeWords, whole, notice } = shown;
  document.title = wholeWords.title;
  document.documentElement.lang = language;
  render(
    <PageContext.Provider value={{ language, words, sources: [], shownId: "", copied, send }}>
      <main class="whole">
        {whole && <WholePage whole={whole} words={wholeWords} saved={saved} onChange={keep} />}
        {notice && (
          <div class="notice">
            <h1 id="title">{notice.title}</h1>
            <p>{notice.text}</p>
          </div>
        )}
      </main>
    </PageContext.Provider>,
    root,
  );
}

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  if (!isWholeHostMessage(data)) {
    return;
  }
  if (data.type === "whole") {
    shown = data;
  } else {
    copied = data.pictureId;
    clearTimeout(copiedTimer);
    copiedTimer = setTimeout(() => {
      copied = undefined;
      draw();
    }, COPIED_FOR);
  }
  draw();
});

// A page that has kept nothing is not revived: `send` keeps what there is.
send({ type: "ready" });
