/** The page of a comparison: draws what the host sends, and keeps what is compared. */
import { render } from "preact";
import { isCompareMessage, type SavedComparison } from "../../compare/messages";
import type { PageMessage } from "../../messages";
import { PageContext } from "../context";
import { ComparePage } from "./compare-page";
import "./compare.css";

const api = acquireVsCodeApi<SavedComparison>();
const root = document.getElementById("root");

function send(message: PageMessage): void {
  api.postMessage(message);
}

window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  if (!root || !isCompareMessage(data)) {
    return;
  }
  const { language, words, compareWords, compare, notice, entryIds } = data;
  api.setState({ entryIds });
  document.title = compareWords.title;
  document.documentElement.lang = language;
  render(
    <PageContext.Provider value={{ language, words, sources: compare?.sources ?? [], shownId: "", copied: undefined, send }}>
      <main class="comparison">
        {compare && <ComparePage key={entryIds.join()} compare={compare} words={compareWords} />}
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
});

send({ type: "ready" });
