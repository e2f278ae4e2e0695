import { assert } from "chai";
import * as vscode from "vscode";
import manifest from "../../package.json";

const PREFIX = "spaceSecurity.";
const TEXT = `# Note

Geostationary orbit lies above the equator. In geostationary orbit a satellite
stands still, and an on-orbit inspection takes time.
`;

describe("the commands", () => {
  let editor: vscode.TextEditor;

  before(() => vscode.extensions.getExtension(`${manifest.publisher}.${manifest.name}`)?.activate());

  beforeEach(async () => {
    const document = await vscode.workspace.openTextDocument({ language: "markdown", content: TEXT });
    editor = await vscode.window.showTextDocument(document);
  });

  afterEach(() => vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor"));

  const run = (name: string, ...args: unknown[]) => vscode.commands.executeCommand(PREFIX + name, ...args);
  const selected = () => editor.document.getText(editor.selection);

  it("are declared, all that are registered", async () => {
    // The workbench makes commands of its own for each view: "spaceSecurity.reference.focus".
    const registered = (await vscode.commands.getCommands(true)).filter((id) => id.startsWith(PREFIX) && id.split(".").length === 2);
    const declared = manifest.contributes.commands.map(({ command }) => command);
    assert.sameMembers(registered, declared);
  });

  it("have keys that nothing else has", async () => {
    const defaults = await vscode.workspace.openTextDocument(vscode.Uri.parse("vscode://defaultsettings/keybindings.json"));
    const rules = [...defaults.getText().matchAll(/"key":\s*"([^"]+)",(?:\s*"when":.*\n)?\s*"command":\s*"([^"]+)"/g)];
    assert.isAbove(rules.length, 100);
    for (const { key, mac } of manifest.contributes.keybindings.filter(({ key }) => key.startsWith("ctrl+k"))) {
      const others = rules.filter(([, taken, command = ""]) => (taken === key || taken === mac) && !command.startsWith(PREFIX));
      assert.isEmpty(others, key);
    }
  });

  it("go from term to term, and round the end", async () => {
    const seen: string[] = [];
    for (let i = 0; i < 4; i++) {
      await run("nextTerm");
      seen.push(selected());
    }
    assert.deepEqual(seen, ["Geostationary orbit", "geostationary orbit", "on-orbit inspection", "Geostationary orbit"]);
    await run("previousTerm");
    assert.equal(selected(), "on-orbit inspection");
  });

  it("go to the next occurrence of one entry, which a tree names", async () => {
    const item = { entryId: "geostationary-orbit", uri: editor.document.uri.toString(), surfaces: [] };
    const lines: number[] = [];
    for (let i = 0; i < 3; i++) {
      await run("nextTerm", item);
      lines.push(editor.selection.start.character);
    }
    assert.deepEqual(lines, [0, 47, 0]);
  });

  it("change the settings of the user, and back", async () => {
    const enabled = () => vscode.workspace.getConfiguration("spaceSecurity").get("hover.enabled");
    await run("toggleHover");
    assert.isFalse(enabled());
    await run("toggleHover");
    assert.isTrue(enabled());
  });

  it("show nothing for ids that are not there, and do not fail", async () => {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs).length;
    for (const args of [["no-such-entry"], ["geostationary-orbit", "no-such-fact"], [{ entryId: "x".repeat(10_000) }], ["<img src=x>"]]) {
      await run("showDetails", ...args);
    }
    assert.lengthOf(
      vscode.window.tabGroups.all.flatMap((group) => group.tabs),
      tabs,
    );
  });
});
