/** What a page shows before its script runs. Made in the host: no DOM. */
import { renderToString } from "preact-render-to-string";
import type { EntryView, ShowMessage } from "../messages";
import { App } from "./app";

/** Heading, summary, key data and brief: what fits a screen. The rest comes when the page asks for it. */
export function renderFirst({ entry, ...shown }: ShowMessage): string {
  return renderToString(
    <App
      shown={{ ...shown, ...(entry && { entry: head(entry) }) }}
      further={undefined}
      mentions={undefined}
      copied={undefined}
      send={() => {}}
    />,
  );
}

function head({ orbit, timeline, ...entry }: EntryView): EntryView {
  return { ...entry, milestones: [], series: [], facts: [], disputes: [], past: [], related: [], sources: [] };
}
