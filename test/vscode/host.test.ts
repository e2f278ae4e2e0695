import { assert } from "chai";
import * as vscode from "vscode";
import manifest from "../../package.json";

/** Set when the suites are bundled: the extension host that they are meant for. */
declare const HOST: "node" | "web";

describe("the extension host", () => {
  it("is the one that was asked for", () => {
    assert.equal(typeof process === "undefined" ? "web" : "node", HOST);
  });

  it("has the extension, which becomes active", async () => {
    const extension = vscode.extensions.getExtension(`${manifest.publisher}.${manifest.name}`);
    await extension?.activate();
    assert.isTrue(extension?.isActive);
  });

  it("knows every command that the manifest declares", async () => {
    const known = new Set(await vscode.commands.getCommands());
    const missing = manifest.contributes.commands.map(({ command }) => command).filter((command) => !known.has(command));
    assert.deepEqual(missing, []);
  });
});
