import { assert } from "chai";
import * as vscode from "vscode";

const encode = (text: string) => new TextEncoder().encode(text);

/** Resolves with the problems of a document, once there are any. */
async function problems(uri: vscode.Uri): Promise<vscode.Diagnostic[]> {
  for (;;) {
    const found = vscode.languages.getDiagnostics(uri);
    if (found.length > 0) {
      return found;
    }
    await new Promise<void>((resolve) => {
      const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((changed) => changed.toString() === uri.toString())) {
          listener.dispose();
          resolve();
        }
      });
    });
  }
}

describe("the schema, for those who edit entries by hand", () => {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file("/");
  const file = vscode.Uri.joinPath(folder, "src/dataset/entries/orbit/test-orbit.json");

  after(() => vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, "src"), { recursive: true }));

  it("names what is wrong", async () => {
    await vscode.workspace.fs.writeFile(file, encode('{\n  "id": "Test Orbit",\n  "kind": "orbit",\n  "surprise": 1\n}\n'));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
    const messages = (await problems(file)).map(({ message }) => message).join("\n");
    assert.match(messages, /surprise/);
    assert.match(messages, /summary/);
  });

  it("completes the kinds", async () => {
    const text = '{\n  "id": "test-orbit",\n  "kind": ""\n}\n';
    await vscode.workspace.fs.writeFile(file, encode(text));
    const document = await vscode.workspace.openTextDocument(file);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      file,
      document.positionAt(text.indexOf('""') + 1),
    );
    const labels = list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
    assert.includeMembers(labels, ['"mission"', '"treaty"']);
  });
});
