import { assert } from "chai";
import * as vscode from "vscode";
import manifest from "../../package.json";

const TEXT = `# Draft

Operation Olympic Defender is a coalition of four nations led by U.S. Space Command.

In 2020 Olympic Defender counted four nations.
`;

describe("the checks", () => {
  before(() => vscode.extensions.getExtension(`${manifest.publisher}.${manifest.name}`)?.activate());

  afterEach(() => vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor"));

  async function open(content: string, language = "markdown"): Promise<vscode.TextDocument> {
    const document = await vscode.workspace.openTextDocument({ language, content });
    await vscode.window.showTextDocument(document);
    return document;
  }

  const ours = ({ uri }: vscode.TextDocument) => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "Space Security");

  const codes = (document: vscode.TextDocument) =>
    ours(document).map(({ code }) => (typeof code === "object" ? String(code.value) : String(code)));

  /** Waits until the diagnostics of a document are as expected. */
  async function until(document: vscode.TextDocument, holds: (codes: readonly string[]) => boolean): Promise<void> {
    while (!holds(codes(document))) {
      await new Promise<void>((resolve) => {
        const listener = vscode.languages.onDidChangeDiagnostics(() => {
          listener.dispose();
          resolve();
        });
        if (holds(codes(document))) {
          listener.dispose();
          resolve();
        }
      });
    }
  }

  async function actions(document: vscode.TextDocument, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
    return vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", document.uri, range);
  }

  it("find a figure that holds no longer, leave history alone, and mend it", async () => {
    const document = await open(TEXT);
    await until(document, (found) => found.includes("fact.superseded"));
    const [diagnostic, ...others] = ours(document).filter(({ range }) => range.start.line > 0);
    assert.isEmpty(others.map(({ message }) => message));
    assert.ok(diagnostic);
    assert.equal(document.getText(diagnostic.range), "four nations");
    assert.include(diagnostic.message, "7 nations");
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Information);
    const [update] = await actions(document, diagnostic.range);
    assert.equal(update?.title, "Update to “seven”");
    await vscode.workspace.applyEdit(update?.edit ?? new vscode.WorkspaceEdit());
    await until(document, (found) => !found.includes("fact.superseded"));
    assert.include(document.getText(), "a coalition of seven nations led");
  });

  it("leave alone what the document asks them to, in its own syntax", async () => {
    const document = await open(TEXT, "latex");
    await until(document, (found) => found.includes("fact.superseded"));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(document.lineCount, 0), "% space-security: ignore-check fact\n");
    await vscode.workspace.applyEdit(edit);
    await until(document, (found) => !found.includes("fact.superseded"));
  });

  it("are silent where the settings turn them off, and speak louder where these say so", async () => {
    const configuration = () => vscode.workspace.getConfiguration("spaceSecurity");
    const document = await open(TEXT);
    await until(document, (found) => found.includes("fact.superseded"));
    await configuration().update("checks.fact", "off", vscode.ConfigurationTarget.Global);
    await until(document, (found) => !found.includes("fact.superseded"));
    await configuration().update("checks.fact", "warning", vscode.ConfigurationTarget.Global);
    await until(document, (found) => found.includes("fact.superseded"));
    assert.include(
      ours(document).map(({ severity }) => severity),
      vscode.DiagnosticSeverity.Warning,
    );
    await configuration().update("checks.fact", undefined, vscode.ConfigurationTarget.Global);
  });

  it("cite who says so, after what they found", async () => {
    const document = await open(TEXT);
    await until(document, (found) => found.includes("fact.superseded"));
    const [diagnostic] = ours(document).filter(({ range }) => range.start.line === 2);
    const cite = (await actions(document, diagnostic?.range ?? new vscode.Range(0, 0, 0, 0))).find(({ title }) => title.startsWith("Cite"));
    assert.ok(cite?.command);
    await vscode.commands.executeCommand(cite.command.command, ...(cite.command.arguments ?? []));
    assert.match(document.getText(), /four nations\[\^[^\]]+\].* led/);
  });

  it("take back what is ignored, by a quick fix on the term or on the comment", async () => {
    const document = await open(`${TEXT}\n<!-- space-security: ignore-term olympic defender -->\n`);
    const title = (term: string) => `Ignore “${term}” No Longer`;
    const onTerm = await actions(document, new vscode.Range(4, 12, 4, 12));
    assert.include(
      onTerm.map((action) => action.title),
      title("Olympic Defender"),
    );
    const [undo] = await actions(document, new vscode.Range(6, 5, 6, 5));
    assert.equal(undo?.title, title("olympic defender"));
    await vscode.commands.executeCommand(undo?.command?.command ?? "", ...(undo?.command?.arguments ?? []));
    assert.notInclude(document.getText(), "ignore-term");
    await until(document, (found) => found.includes("fact.superseded"));
  });
});
