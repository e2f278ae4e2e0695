import { assert } from "chai";
import * as vscode from "vscode";
import manifest from "../../package.json";

const PREFIX = "spaceSecurity.";
const configuration = () => vscode.workspace.getConfiguration("spaceSecurity");

async function open(content: string, language = "markdown"): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language, content }));
}

/** What is proposed at the end of a text, or after some words in it. */
async function proposed(content: string, language = "markdown", after = content): Promise<vscode.CompletionItem[]> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  const position = document.positionAt(content.indexOf(after) + after.length);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    position,
    undefined,
    5,
  );
  return list.items.filter(({ kind }) => kind === vscode.CompletionItemKind.Reference || kind === vscode.CompletionItemKind.Value);
}

const texts = (items: readonly vscode.CompletionItem[]) => items.map(({ insertText }) => String(insertText));

describe("completion", () => {
  before(() => vscode.extensions.getExtension(`${manifest.publisher}.${manifest.name}`)?.activate());

  it("proposes acronyms after two letters and words after three, with all forms of the likeliest", async () => {
    const forms = texts(await proposed("See MNF-O"));
    assert.include(forms, "MNF-OOD");
    assert.isTrue(forms.some((form) => form.endsWith("(MNF-OOD)")));
    assert.include(texts(await proposed("In geos")), "geostationary orbit");
    assert.isEmpty(await proposed("In ge"));
  });

  it("puts what the document names first", async () => {
    assert.equal(texts(await proposed("SKYNET 5A moved. SKYNET 5A stayed.\n\nThen SKY"))[0], "SKYNET 5A");
  });

  it("brings the card with the item that is looked at", async () => {
    const [item] = await proposed("Then SKYNET 5");
    assert.include(item?.documentation instanceof vscode.MarkdownString ? item.documentation.value : "", "SKYNET");
  });

  it("stays away from code, addresses, keys and the middle of words", async () => {
    for (const text of ["`SKYNET", "```\nSKYNET", "https://example.org/SKYNET", "@SKYNET", "a [link](SKYNET"]) {
      assert.isEmpty(await proposed(text), text);
    }
    assert.isEmpty(await proposed("SKYNETs", "markdown", "SKYN"));
    assert.isEmpty(await proposed("\\cite{SKYN}", "latex", "SKYN"));
    assert.isEmpty(await proposed("let x = SKYN", "javascript"));
  });

  it("knows French names after an article", async () => {
    assert.include(texts(await proposed("Un satellite sur l’orbite géos")), "orbite géostationnaire");
  });

  it("offers the facts of a name after its sign", async () => {
    const facts = await proposed("The satellite SKYNET 5A#");
    assert.isNotEmpty(facts);
    assert.equal(facts[0]?.command?.command, `${PREFIX}insertCitation`);
    assert.isEmpty(await proposed("A heading #"));
  });

  it("keeps its list where the editor asks again at once, as when another extension begins to complete", async () => {
    const { document } = await open("");
    const written = "Operation Olympic Defender";
    for (let pauses = 0; pauses < 6; pauses++) {
      await vscode.commands.executeCommand("editor.action.selectAll");
      for (const text of written.slice(0, 14)) {
        await vscode.commands.executeCommand("type", { text });
      }
      for (let times = 0; times < 8; times++) {
        vscode.languages.registerCompletionItemProvider("markdown", { provideCompletionItems: () => [] }).dispose();
        // A command that does nothing comes back after what the editor asked meanwhile: more of them, more time for an answer.
        for (let i = 0; i < pauses; i++) {
          await vscode.commands.executeCommand("setContext", "nothing", i);
        }
      }
      while (document.getText() !== written) {
        await vscode.commands.executeCommand("acceptSelectedSuggestion");
      }
    }
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("can be switched off", async () => {
    await configuration().update("completion.enabled", false, vscode.ConfigurationTarget.Global);
    assert.isEmpty(await proposed("See SKYNE"));
    await configuration().update("completion.enabled", undefined, vscode.ConfigurationTarget.Global);
    assert.isNotEmpty(await proposed("See SKYNE"));
  });
});

describe("citing", () => {
  before(() => vscode.extensions.getExtension(`${manifest.publisher}.${manifest.name}`)?.activate());
  afterEach(() => vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor"));

  const cite = async (editor: vscode.TextEditor, words: string, ...args: unknown[]) => {
    const end = editor.document.positionAt(editor.document.getText().indexOf(words) + words.length);
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand(`${PREFIX}insertCitation`, ...args);
    return editor.document.getText();
  };

  it("puts a footnote where a figure is stated, with its text at the end, and neither twice", async () => {
    const editor = await open("China had 1,060 satellites.\n\nThe end.\n");
    const once = await cite(editor, "1,060 satellites");
    assert.match(once, /^China had 1,060 satellites(\[\^[a-z0-9-]+\]){1,2}\.\n\nThe end\.\n\n(\[\^[a-z0-9-]+\]: .+\n){1,2}$/);
    const twice = await cite(editor, "1,060 satellites");
    assert.equal(twice.match(/^\[\^/gm)?.length, once.match(/^\[\^/gm)?.length);
  });

  it("follows the language of the document", async () => {
    const latex = await open("China had 1,060 satellites.\n", "latex");
    if (latex.document.languageId === "latex") {
      assert.match(await cite(latex, "1,060 satellites"), /^China had 1,060 satellites~\\cite\{[a-z0-9,-]+\}\.\n$/);
    }
    const plain = await open("China had 1,060 satellites.\n", "plaintext");
    assert.match(await cite(plain, "1,060 satellites"), /^China had 1,060 satellites \(.*https?:\/\/.*\)\.\n$/);
  });

  it("follows the settings", async () => {
    await configuration().update("citation.form", "pandoc", vscode.ConfigurationTarget.Global);
    try {
      const editor = await open("China had 1,060 satellites.\n");
      assert.match(await cite(editor, "1,060 satellites"), /^China had 1,060 satellites \[@[a-z0-9-]+(; @[a-z0-9-]+)?\]\.\n$/);
    } finally {
      await configuration().update("citation.form", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it("says what is wrong with a style that is none, and writes nothing", async () => {
    await configuration().update("citation.style", "no-such-style.csl", vscode.ConfigurationTarget.Global);
    try {
      const editor = await open("China had 1,060 satellites.\n");
      assert.equal(await cite(editor, "1,060 satellites"), "China had 1,060 satellites.\n");
    } finally {
      await configuration().update("citation.style", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it("writes the bibliography of what the document cites, and anew in its place", async () => {
    const editor = await open("China had 1,060 satellites.\n");
    await cite(editor, "1,060 satellites");
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await vscode.commands.executeCommand(`${PREFIX}insertBibliography`);
    const text = editor.document.getText();
    assert.match(text, /<!-- space-security: begin bibliography -->\n\n## References\n\n- .+/);
    await vscode.commands.executeCommand(`${PREFIX}updateBibliography`);
    assert.equal(editor.document.getText(), text);
  });
});
