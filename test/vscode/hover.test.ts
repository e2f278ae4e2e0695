import { assert } from "chai";
import * as vscode from "vscode";
import manifest from "../../package.json";

/** What the cards over a position say; empty where there is none. */
async function cards(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", document.uri, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : String(content)))
    .filter((value) => value.includes("command:spaceSecurity."))
    .join("\n")
    .replaceAll(encodeURIComponent(JSON.stringify(document.uri.toString())), "");
}

const write = (content: string, language = "markdown") => vscode.workspace.openTextDocument({ language, content });

/** What the cards over the first place of some words say. */
async function cardsOver(words: string, content: string, language?: string): Promise<string> {
  const document = await write(content, language);
  return cards(document, document.positionAt(content.indexOf(words) + 1));
}

describe("the hover", () => {
  const configuration = () => vscode.workspace.getConfiguration("spaceSecurity");

  before(() => vscode.extensions.getExtension(`${manifest.publisher}.${manifest.name}`)?.activate());

  for (const language of ["markdown", "plaintext", "latex", "html", "git-commit", "restructuredtext", "asciidoc"]) {
    it(`shows a card in ${language}`, async function () {
      if (!(await vscode.languages.getLanguages()).includes(language)) {
        // Some languages come with extensions of others.
        this.skip();
      }
      assert.include(await cardsOver("SKYNET", "The satellite SKYNET 5A.", language), "**$(radio-tower) SKYNET 5A**");
    });
  }

  it("shows none where a word is no term", async () => {
    const text = "Leo Messi, geo-tagging, `SKYNET 5A`, <https://a.org/SKYNET-5A>, a law-enforcement officer, src/orbit/SKYNET.ts";
    for (const word of ["Leo", "geo", "SKYNET 5A", "SKYNET-5A", "officer", "SKYNET.ts"]) {
      assert.equal(await cardsOver(word, text), "", word);
    }
  });

  it("follows edits", async () => {
    const document = await write("Nothing here.\n\nThe end.");
    const position = new vscode.Position(2, 5);
    assert.equal(await cards(document, position), "");
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(2, 0, 2, 8), "The Outer\nSpace Treaty.");
    await vscode.workspace.applyEdit(edit);
    assert.include(await cards(document, position), "Outer Space Treaty");
    assert.include(await cards(document, new vscode.Position(3, 2)), "Outer Space Treaty");
  });

  it("says that a figure is superseded, and by what", async () => {
    const text = await cardsOver("1,060", "China had 1,060 satellites.");
    assert.include(text, "**Superseded.**");
    assert.include(text, "1\\,189".replace("\\", ""));
  });

  it("can be switched off, and shows more when asked", async () => {
    const text = "Operation Olympic Defender grows.";
    const brief = await cardsOver("Olympic", text);
    await configuration().update("hover.detail", "full", vscode.ConfigurationTarget.Global);
    assert.isAbove((await cardsOver("Olympic", text)).length, brief.length);
    await configuration().update("hover.detail", undefined, vscode.ConfigurationTarget.Global);
    await configuration().update("hover.enabled", false, vscode.ConfigurationTarget.Global);
    assert.equal(await cardsOver("Olympic", text), "");
    await configuration().update("hover.enabled", undefined, vscode.ConfigurationTarget.Global);
    assert.equal(await cardsOver("Olympic", text), brief);
  });

  it("bears settings that are none", async () => {
    const text = "Operation Olympic Defender grows.";
    const usual = await cardsOver("Olympic", text);
    assert.notEqual(usual, "");
    for (const [name, value] of [
      ["languages", "markdown"],
      ["ignoredTerms", "Olympic Defender"],
      ["hover.detail", "huge"],
    ]) {
      await configuration().update(name as string, value, vscode.ConfigurationTarget.Global);
      assert.equal(await cardsOver("Olympic", text), usual, name);
      await configuration().update(name as string, undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it("reads only comments in a programming language, and only when asked", async () => {
    const code = '# The Outer Space Treaty\nname = "Outer Space Treaty"\n';
    assert.equal(await cardsOver("Outer", code, "python"), "");
    const languages = configuration().get<string[]>("languages", []);
    await configuration().update("languages", [...languages, "python"], vscode.ConfigurationTarget.Global);
    assert.include(await cardsOver("Outer", code, "python"), "Outer Space Treaty");
    assert.equal(await cardsOver('Outer Space Treaty"', code, "python"), "");
    await configuration().update("languages", undefined, vscode.ConfigurationTarget.Global);
  });

  it("leaves out terms that are ignored", async () => {
    const text = "The Outer Space Treaty.";
    await configuration().update("ignoredTerms", ["outer space treaty"], vscode.ConfigurationTarget.Global);
    assert.equal(await cardsOver("Outer", text), "");
    await configuration().update("ignoredTerms", undefined, vscode.ConfigurationTarget.Global);
    assert.include(await cardsOver("Outer", text), "Outer Space Treaty");
  });

  it("lets its links run our commands and no other", async () => {
    const document = await write("SKYNET 5A");
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      new vscode.Position(0, 1),
    );
    for (const content of hovers.flatMap(({ contents }) => contents)) {
      if (content instanceof vscode.MarkdownString && content.value.includes("command:")) {
        const commands = [...content.value.matchAll(/\(command:([\w.]+)/g)].map(([, command]) => command);
        assert.isNotEmpty(commands);
        const enabled = typeof content.isTrusted === "object" ? content.isTrusted.enabledCommands : [];
        assert.includeMembers([...enabled], [...new Set(commands)]);
        assert.isTrue(enabled.every((command) => command.startsWith("spaceSecurity.")));
      }
    }
  });
});
