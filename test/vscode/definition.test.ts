import { assert } from "chai";
import * as vscode from "vscode";
import manifest from "../../package.json";

/** The documents to which F12 leads from the first place of some words. */
async function definitions(words: string, content: string, language = "markdown"): Promise<vscode.LocationLink[]> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  const position = document.positionAt(content.indexOf(words) + 1);
  const found = await vscode.commands.executeCommand<(vscode.LocationLink | vscode.Location)[]>(
    "vscode.executeDefinitionProvider",
    document.uri,
    position,
  );
  return found.filter((link): link is vscode.LocationLink => "targetUri" in link);
}

describe("the definition of a term", () => {
  before(() => vscode.extensions.getExtension(`${manifest.publisher}.${manifest.name}`)?.activate());

  it("is the entry as a Markdown document that cannot be changed, with links and sources", async () => {
    const [link] = await definitions("SKYNET", "The satellite SKYNET 5A moved.");
    assert.exists(link);
    assert.deepEqual(link?.originSelectionRange, new vscode.Range(0, 14, 0, 23));
    const document = await vscode.workspace.openTextDocument(link?.targetUri ?? vscode.Uri.parse("none:"));
    assert.equal(document.languageId, "markdown");
    assert.isFalse(vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) ?? false);
    const text = document.getText();
    assert.match(text, /^# SKYNET 5A\n/);
    assert.match(text, /\]\(space-security-entry:\/[a-z0-9-]+\.md\)/);
    assert.match(text, /^\[\^[a-z0-9-]+\]: /m);
  });

  it("goes on from there: the entry's own document has definitions and cards", async () => {
    const [link] = await definitions("SKYNET", "The satellite SKYNET 5A moved.");
    const document = await vscode.workspace.openTextDocument(link?.targetUri ?? vscode.Uri.parse("none:"));
    const position = new vscode.Position(0, 3);
    const again = await vscode.commands.executeCommand<unknown[]>("vscode.executeDefinitionProvider", document.uri, position);
    assert.isNotEmpty(again);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", document.uri, position);
    assert.isNotEmpty(hovers);
  });

  it("is none in code", async () => {
    assert.isEmpty(await definitions("SKYNET", "See `SKYNET 5A`."));
  });

  it("says so where an entry is not there", async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse("space-security-entry:/no-such-entry.md"));
    assert.include(document.getText(), "no-such-entry");
  });
});
