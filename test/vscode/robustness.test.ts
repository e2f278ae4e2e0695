import { assert } from "chai";
import * as vscode from "vscode";
import manifest from "../../package.json";
import { facts } from "../../src/dataset/entries/treaty/outer-space-treaty.json";

const PARAGRAPH = "Operation Olympic Defender is a coalition of four nations. SKYNET 5A moves in geostationary orbit.";
const TEXT = `# Note\n\n${PARAGRAPH}\n`;

const at = (line: number, character: number) => new vscode.Position(line, character);
const write = (content: string, language = "markdown") => vscode.workspace.openTextDocument({ language, content });
const close = () => vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 10));

/** Waits until something is so; the test's time ends it at the latest. */
async function until(holds: () => boolean | PromiseLike<boolean>): Promise<void> {
  while (!(await holds())) {
    await turn();
  }
}

async function change(document: vscode.TextDocument, range: vscode.Range | vscode.Position, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range instanceof vscode.Range ? range : new vscode.Range(range, range), text);
  assert.isTrue(await vscode.workspace.applyEdit(edit));
}

/** Awaits answers, each of which the editor may have given up with the text that it was about. */
async function settle(asked: readonly PromiseLike<unknown>[]): Promise<void> {
  for (const answer of await Promise.allSettled(asked)) {
    if (answer.status === "rejected" && answer.reason?.name !== "Canceled") {
      throw answer.reason;
    }
  }
}

/** The ranges of our cards over a position. */
async function cards({ uri }: vscode.TextDocument, position: vscode.Position): Promise<vscode.Range[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", uri, position);
  return hovers.flatMap(({ contents, range }) => {
    const isOurs = contents.some((content) => content instanceof vscode.MarkdownString && content.value.includes("command:spaceSecurity."));
    return isOurs && range ? [range] : [];
  });
}

function findings({ uri }: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "Space Security");
}

const told = (document: vscode.TextDocument) =>
  findings(document)
    .map(({ code, range }) => `${typeof code === "object" ? code.value : code}: ${document.getText(range)}`)
    .sort();

/** All that we say about a text, with the words that it is said of: the cards over each place where a word begins, and the findings. */
async function answers(document: vscode.TextDocument, words: readonly string[]): Promise<readonly string[]> {
  const text = document.getText();
  const cardsOf = words.map(async (word) => {
    const ranges = await cards(document, document.positionAt(text.lastIndexOf(word) + 1));
    return `${word}: ${ranges.map((range) => document.getText(range))}`;
  });
  return [...(await Promise.all(cardsOf)), ...told(document)];
}

describe("documents that do not stand still", () => {
  before(() => vscode.extensions.getExtension(`${manifest.publisher}.${manifest.name}`)?.activate());

  afterEach(close);

  /** Waits until all that is said about a text is what is said about the same text, read afresh. */
  async function isAsAfresh(document: vscode.TextDocument, words: readonly string[]): Promise<void> {
    const fresh = await write(document.getText(), document.languageId);
    await vscode.window.showTextDocument(fresh);
    await until(() => findings(fresh).length > 0);
    const expected = await answers(fresh, words);
    await close();
    await until(async () => JSON.stringify(await answers(document, words)) === JSON.stringify(expected));
    for (const { range } of findings(document)) {
      assert.isTrue(document.validateRange(range).isEqual(range));
    }
  }

  it("are read as they are in the end, when they change while they are read", async () => {
    const document = await write(TEXT.repeat(2_000));
    await vscode.window.showTextDocument(document);
    const asked: PromiseLike<unknown>[] = [cards(document, at(2, 16))];
    for (let i = 0; i < 10; i++) {
      const changed = change(document, at(i % 5, 0), ["One more line.\n", "`code`\n\n", "```\n", "\r\n", "<!-- "][i % 5] ?? "");
      asked.push(cards(document, at(i, 3)), cards(document, at(document.lineCount - 2, 14)));
      await changed;
    }
    // All but the end is gone while it is asked for.
    asked.push(cards(document, at(document.lineCount - 2, 14)));
    await change(document, new vscode.Range(0, 0, document.lineCount - 8, 0), "");
    asked.push(cards(document, at(2, 14)));
    await settle(asked);
    await isAsAfresh(document, ["Olympic", "SKYNET", "geostationary", "coalition"]);
  });

  it("bear questions about places that are gone by then", async () => {
    const document = await write(`${TEXT.repeat(500)}See Outer Sp`);
    const { uri } = document;
    const end = document.lineAt(document.lineCount - 1).range.end;
    const range = new vscode.Range(end, end);
    const asked = [
      vscode.commands.executeCommand("vscode.executeHoverProvider", uri, end),
      vscode.commands.executeCommand("vscode.executeDefinitionProvider", uri, end),
      vscode.commands.executeCommand("vscode.executeReferenceProvider", uri, end),
      vscode.commands.executeCommand("vscode.executeCompletionItemProvider", uri, end),
      vscode.commands.executeCommand("vscode.executeCodeActionProvider", uri, range),
      vscode.commands.executeCommand("vscode.executeLinkProvider", uri),
    ];
    await change(document, new vscode.Range(0, 0, document.lineCount, 0), "Nothing.");
    await settle(asked);
    await change(document, new vscode.Range(0, 0, document.lineCount, 0), TEXT);
    await vscode.window.showTextDocument(document);
    await isAsAfresh(document, ["Olympic", "SKYNET"]);
  });

  it("are read in the language that they have by then", async () => {
    let document = await write(`% SKYNET 5A\n\nThe satellite \\emph{SKYNET} 5A. ${PARAGRAPH}\n`, "latex");
    await vscode.window.showTextDocument(document);
    const inText = at(2, 21);
    for (const language of ["markdown", "latex", "html", "plaintext", "json", "latex"]) {
      const asked = cards(document, inText);
      document = await vscode.languages.setTextDocumentLanguage(document, language);
      await asked;
    }
    await isAsAfresh(document, ["SKYNET", "Olympic", "5A"]);
    document = await vscode.languages.setTextDocumentLanguage(document, "json");
    assert.isEmpty(await cards(document, inText));
    await until(() => findings(document).length === 0);
  });

  it("leave nothing behind, when their editors close while they are read", async () => {
    for (let i = 0; i < 8; i++) {
      const document = await write(TEXT.repeat(200 + i));
      await vscode.window.showTextDocument(document);
      const asked = [
        cards(document, at(2, 30)),
        vscode.commands.executeCommand("vscode.executeCodeActionProvider", document.uri, new vscode.Range(2, 0, 2, 9)),
      ];
      await close();
      await settle(asked);
      await until(() => document.isClosed);
    }
    const others = vscode.workspace.textDocuments.map(({ uri }) => uri.toString());
    const ours = vscode.languages.getDiagnostics().filter(([, all]) => all.some(({ source }) => source === "Space Security"));
    assert.isEmpty(ours.map(([uri]) => uri.toString()).filter((uri) => !others.includes(uri)));
  });

  it("close their pages while these are drawn, and are none the worse", async () => {
    for (let i = 0; i < 6; i++) {
      const shown = ["geostationary-orbit", "outer-space-treaty"].map((id) =>
        vscode.commands.executeCommand("spaceSecurity.showDetails", id),
      );
      await until(() => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => input instanceof vscode.TabInputWebview)));
      await vscode.commands.executeCommand("workbench.action.closeAllEditors");
      await Promise.all(shown);
    }
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  });
});

describe("a text that nobody would write, in an editor", () => {
  before(() => vscode.extensions.getExtension(`${manifest.publisher}.${manifest.name}`)?.activate());

  afterEach(close);

  const TEXTS: Readonly<Record<string, string>> = {
    "lone surrogates": `\ud83d SKYNET 5A \udc00\ud83d. ${PARAGRAPH} \ud83d`,
    "right-to-left text": `\u202eهذا SKYNET 5A ע\u202c \u200fثم\u0301. ${PARAGRAPH} \u2067`,
    NULs: `\0 SKYNET 5A \0\0. ${PARAGRAPH} \0`,
    "line ends of every kind": `# Note\r\n\r\rOf the Outer\rSpace\u2028Treaty\u0085 and SKYNET 5A.\n\r\n\f${PARAGRAPH}\r`,
    "combining marks": `S\u0301KYNET, ${"\u0301".repeat(2_000)} SKYNET 5A. ${PARAGRAPH}`,
    "a line of a million characters": `${PARAGRAPH} ${"SKYNET 5A, in orbit. ".repeat(50_000)}`,
  };

  for (const [name, content] of Object.entries(TEXTS)) {
    it(`has cards and findings where they belong: ${name}`, async () => {
      const document = await write(content);
      await vscode.window.showTextDocument(document);
      const [card] = await cards(document, document.positionAt(document.getText().indexOf("SKYNET 5A") + 3));
      assert.equal(document.getText(card), "SKYNET 5A");
      await until(() => findings(document).length > 0);
      assert.include(told(document).join("\n"), "four nations");
      const end = document.lineAt(document.lineCount - 1).range.end;
      // VS Code's own completion takes seconds over a line of a million characters.
      for (const provider of ["Definition", "Reference", "Hover", ...(content.length < 100_000 ? ["CompletionItem"] : [])]) {
        await vscode.commands.executeCommand(`vscode.execute${provider}Provider`, document.uri, end);
      }
      await vscode.commands.executeCommand("vscode.executeLinkProvider", document.uri);
      for (const { range } of findings(document)) {
        assert.isTrue(document.validateRange(range).isEqual(range));
        await vscode.commands.executeCommand("vscode.executeCodeActionProvider", document.uri, range);
      }
    });
  }
});
describe("a text that cannot be changed", () => {
  const SCHEME = "space-security-test";
  const GLOSSARY = "\n<!-- space-security: begin glossary -->\n<!-- space-security: end glossary -->\n";
  const CONTENT = `${TEXT}${GLOSSARY}\n<!-- space-security: ignore-term NATO -->\n`;
  let provider: vscode.Disposable;

  before(async () => {
    await vscode.extensions.getExtension(`${manifest.publisher}.${manifest.name}`)?.activate();
    const refuse = () => {
      throw vscode.FileSystemError.NoPermissions();
    };
    const file = new TextEncoder().encode(CONTENT);
    provider = vscode.workspace.registerFileSystemProvider(
      SCHEME,
      {
        onDidChangeFile: () => new vscode.Disposable(() => {}),
        watch: () => new vscode.Disposable(() => {}),
        stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 1, size: file.length }),
        readDirectory: () => [],
        readFile: () => file,
        ...{ createDirectory: refuse, writeFile: refuse, delete: refuse, rename: refuse },
      },
      { isReadonly: true },
    );
  });
  after(() => provider.dispose());
  afterEach(close);

  it("is read, and left as it is, on a file system that is read-only", async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(`${SCHEME}:/note.md`));
    await vscode.window.showTextDocument(document);
    assert.isNotEmpty(await cards(document, at(2, 14)));
    await until(() => told(document).some((finding) => finding.includes("four nations")));
    const place = { uri: document.uri.toString(), line: 2, character: 14 };
    const [{ id } = { id: "" }] = facts;
    await vscode.commands.executeCommand("spaceSecurity.heed", "term", "NATO", place);
    await vscode.commands.executeCommand("spaceSecurity.insertCitation", "outer-space-treaty", id);
    await vscode.commands.executeCommand("spaceSecurity.insertGlossary");
    assert.equal(document.getText(), CONTENT);
  });

  it("is one of ours too: an entry as a document", async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse("space-security-entry:/outer-space-treaty.md"));
    await vscode.window.showTextDocument(document);
    const before = document.getText();
    await vscode.commands.executeCommand("spaceSecurity.insertBibliography");
    assert.equal(document.getText(), before);
  });
});
