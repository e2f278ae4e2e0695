import { assert } from "chai";
import * as vscode from "vscode";
import manifest from "../../package.json";

/** Set when the suites are bundled: the folder of the web host is on no disk, and nothing searches it. */
declare const HOST: "node" | "web";

describe("the references of a term", () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const file = (path: string) => vscode.Uri.joinPath(folder?.uri ?? vscode.Uri.parse("none:"), path);
  const write = (path: string, text: string) => vscode.workspace.fs.writeFile(file(path), new TextEncoder().encode(text));

  const references = async (uri: vscode.Uri, position: vscode.Position) => {
    const found = await vscode.commands.executeCommand<vscode.Location[]>("vscode.executeReferenceProvider", uri, position);
    return found.map((location) => `${location.uri.path.split("/").at(-1)}:${location.range.start.line}:${location.range.start.character}`);
  };

  before(async () => {
    await vscode.extensions.getExtension(`${manifest.publisher}.${manifest.name}`)?.activate();
    await write("a.md", "The Outer Space Treaty.\n\nAgain the outer\nspace treaty, and `Outer Space Treaty`.\n");
    await write("notes/b.txt", "On the Outer Space Treaty's articles.\n");
    await write("notes/c.bin", "Outer Space Treaty\n");
    await write("node_modules/d.md", "Outer Space Treaty\n");
    await write("drafts/e.md", "Outer Space Treaty\n");
  });

  it("are all places in prose, however it is written, without what search leaves out", async () => {
    await vscode.workspace.getConfiguration("search").update("exclude", { "**/drafts": true }, vscode.ConfigurationTarget.Global);
    try {
      const found = await references((await vscode.workspace.openTextDocument(file("a.md"))).uri, new vscode.Position(0, 6));
      assert.include(found, "a.md:0:4");
      assert.equal(found.includes("b.txt:0:7"), HOST === "node");
      assert.isFalse(
        found.some((place) => /^[cde]\./.test(place)),
        found.join(" "),
      );
      assert.notInclude(found, "a.md:3:18");
    } finally {
      await vscode.workspace.getConfiguration("search").update("exclude", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it("are those of the text itself where it is in no file", async () => {
    const document = await vscode.workspace.openTextDocument({ language: "markdown", content: "Outer Space Treaty." });
    assert.include((await references(document.uri, new vscode.Position(0, 3))).join(" "), ":0:0");
  });

  it("are none where there is no term", async () => {
    const document = await vscode.workspace.openTextDocument({ language: "markdown", content: "`Outer Space Treaty`" });
    assert.isEmpty(await references(document.uri, new vscode.Position(0, 3)));
  });
});

describe("the key of a source", () => {
  it("is a link to it, in every form", async () => {
    const entries = await vscode.workspace.openTextDocument(vscode.Uri.parse("space-security-entry:/outer-space-treaty.md"));
    const key = /\[\^([a-z0-9-]+)\]/.exec(entries.getText())?.[1] ?? "";
    const content = `a[^${key}] b [@${key}] \\cite{x,${key}} <<${key}>> mail@${key}`;
    const document = await vscode.workspace.openTextDocument({ language: "markdown", content });
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>("vscode.executeLinkProvider", document.uri);
    const ours = links.filter(({ range }) => document.getText(range) === key);
    assert.lengthOf(ours, 4);
    assert.match(ours[0]?.target?.toString() ?? "", /^https?:/);
  });
});
