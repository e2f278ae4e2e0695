import type { FurtherLink, MentionsMessage, PageMessage, ShowMessage } from "../messages";
import { PageContext, usePage } from "./context";
import { Entry } from "./entry";
import { Icon } from "./icons";

interface Props {
  readonly shown: ShowMessage;
  /** The neighbours' neighbours, where they were asked for. */
  readonly further: readonly FurtherLink[] | undefined;
  /** Where the text beside the page speaks of the entry, as soon as that is known. */
  readonly mentions: MentionsMessage | undefined;
  readonly copied: string | undefined;
  readonly send: (message: PageMessage) => void;
}

/** The whole page. */
export function App({ shown: { language, words, history, entry, notice }, further, mentions, copied, send }: Props) {
  return (
    <PageContext.Provider value={{ language, words, sources: entry?.sources ?? [], shownId: entry?.entryId ?? "", copied, send }}>
      <Toolbar canGoBack={history.index > 0} canGoForward={history.index < history.visits.length - 1} hasEntry={entry !== undefined} />
      <main key={history.index}>
        {entry && <Entry entry={entry} further={further} mentions={mentions} />}
        {notice && (
          <div class="notice">
            <h1 id="title" tabIndex={-1}>
              {notice.title}
            </h1>
            <p>{notice.text}</p>
          </div>
        )}
      </main>
    </PageContext.Provider>
  );
}

interface ToolbarProps {
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  readonly hasEntry: boolean;
}

function Toolbar({ canGoBack, canGoForward, hasEntry }: ToolbarProps) {
  const { words, copied, send } = usePage();
  const done = copied === "";
  return (
    <nav class="toolbar" aria-label={words.toolbar}>
      <button
        type="button"
        id="back"
        class="quiet"
        title={words.back}
        aria-label={words.back}
        disabled={!canGoBack}
        onClick={() => send({ type: "back" })}
      >
        <Icon name="back" />
      </button>
      <button
        type="button"
        id="forward"
        class="quiet"
        title={words.forward}
        aria-label={words.forward}
        disabled={!canGoForward}
        onClick={() => send({ type: "forward" })}
      >
        <Icon name="forward" />
      </button>
      {hasEntry && (
        <button type="button" id="compare" class="quiet" onClick={() => send({ type: "compare" })}>
          <Icon name="compare" />
          {words.compare}
        </button>
      )}
      {hasEntry && (
        <button type="button" id="copy-entry" class="quiet" onClick={() => send({ type: "copy" })}>
          <Icon name={done ? "copied" : "quote"} />
          {done ? words.copied : words.copyEntry}
        </button>
      )}
      <span class="unseen" role="status">
        {copied === undefined ? "" : words.copied}
      </span>
    </nav>
  );
}
