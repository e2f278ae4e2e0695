import * as vscode from "vscode";
import { today } from "../reference/dates";
import type { Reference } from "../reference/reference";
import type { Documents } from "../workbench/documents";
import { settings } from "../workbench/settings";
import { card } from "./card";
import { inLanguages } from "./languages";

/** Shows the card of a term on which the pointer rests. */
export class TermHover implements vscode.HoverProvider {
  constructor(
    private readonly reference: Reference,
    private readonly documents: Documents,
  ) {}

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    if (!settings.hoverEnabled()) {
      return undefined;
    }
    const occurrence = await this.documents.at(document, position, token);
    if (!occurrence) {
      return undefined;
    }
    const library = await this.reference.library();
    const { startLine, startCharacter, endLine, endCharacter } = occurrence;
    return new vscode.Hover(
      card(library, document, occurrence, settings.hoverDetail(), today()),
      new vscode.Range(startLine, startCharacter, endLine, endCharacter),
    );
  }
}

/** Registers the hover in the languages of the settings. */
export function registerHover(reference: Reference, documents: Documents): vscode.Disposable {
  const hover = new TermHover(reference, documents);
  return inLanguages((languages) => vscode.languages.registerHoverProvider(languages, hover));
}
