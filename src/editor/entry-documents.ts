import * as vscode from "vscode";
import type { Entry } from "../dataset/schema";
import { today } from "../reference/dates";
import { markdownOf } from "../reference/markdown";
import type { Reference } from "../reference/reference";

/** Scheme of the addresses of entries. */
export const SCHEME = "space-security-entry";

/** The address of an entry as a document that can be read and not changed. */
export function entryUri(entry: Entry): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${entry.id}.md` });
}

/** Gives entries as Markdown documents whose links lead from entry to entry. */
export function registerEntryDocuments(reference: Reference): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    async provideTextDocumentContent({ path }) {
      const library = await reference.library();
      const id = path.replace(/^\//, "").replace(/\.md$/, "");
      const entry = library.entry(id);
      return entry
        ? markdownOf(library, entry, today(), { translate: vscode.l10n.t, addressOf: (other) => entryUri(other).toString() })
        : vscode.l10n.t("The reference has no entry “{0}”.", id.slice(0, 80));
    },
  });
}
