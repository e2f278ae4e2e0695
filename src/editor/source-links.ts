import * as vscode from "vscode";
import { formatSource } from "../reference/citation";
import { type Pause, SLICE_MS } from "../reference/load";
import { ifReadable, type Reference } from "../reference/reference";
import { isWebAddress } from "../reference/text";
import { inLanguages } from "./languages";

/** Keys of sources: of footnotes, of Pandoc and LaTeX, of AsciiDoc. */
const KEY =
  /(?<=\[\^|(?<![\w@.])@\{?|cite[a-zA-Z]*\*?(?:\[[^\]]{0,200}\]){0,2}\{(?:[^{}]{0,500},\s*)?|footnote:|<<)[a-z0-9]+(?:-[a-z0-9]+)+/g;

/** Longer lines are read up to here, and no more links are shown. */
const MAX_LINE = 5_000;
const MAX_LINKS = 2_000;

/** Leads from the key of a source that a text cites to the source itself. */
export function registerSourceLinks(reference: Reference, pause: Pause): vscode.Disposable {
  return inLanguages((languages) =>
    vscode.languages.registerDocumentLinkProvider(languages, {
      async provideDocumentLinks(document, token) {
        const library = await ifReadable(reference.library());
        if (!library) {
          return undefined;
        }
        const { version } = document;
        const links: vscode.DocumentLink[] = [];
        let slice = Date.now();
        for (let line = 0; line < document.lineCount && links.length < MAX_LINKS; line++) {
          for (const match of document.lineAt(line).text.slice(0, MAX_LINE).matchAll(KEY)) {
            const source = library.source(match[0]);
            if (source && isWebAddress(source.URL)) {
              const range = new vscode.Range(line, match.index, line, match.index + match[0].length);
              const link = new vscode.DocumentLink(range, vscode.Uri.parse(source.URL));
              link.tooltip = formatSource(source);
              links.push(link);
            }
          }
          if (Date.now() - slice > SLICE_MS) {
            await pause();
            if (token.isCancellationRequested || document.isClosed || document.version !== version) {
              return undefined;
            }
            slice = Date.now();
          }
        }
        return links;
      },
    }),
  );
}
