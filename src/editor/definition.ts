import * as vscode from "vscode";
import type { Documents } from "../workbench/documents";
import { entryUri } from "./entry-documents";
import { inLanguages } from "./languages";

/** Leads from a term to the documents of the entries that it may mean. */
export function registerDefinition(documents: Documents): vscode.Disposable {
  return inLanguages((languages) =>
    vscode.languages.registerDefinitionProvider(languages, {
      async provideDefinition(document, position, token): Promise<vscode.DefinitionLink[] | undefined> {
        const occurrence = await documents.at(document, position, token);
        const beginning = new vscode.Range(0, 0, 0, 0);
        return occurrence?.senses.map(({ entry }) => ({
          originSelectionRange: new vscode.Range(
            occurrence.startLine,
            occurrence.startCharacter,
            occurrence.endLine,
            occurrence.endCharacter,
          ),
          targetUri: entryUri(entry),
          targetRange: beginning,
        }));
      },
    }),
  );
}
