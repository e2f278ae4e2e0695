import { assert } from "chai";
import * as vscode from "vscode";
import manifest from "../../package.json";
import { readBundled } from "../../src/workbench/bundled";

const read = async (file: vscode.Uri) => new TextDecoder().decode(await readBundled(file));

describe("a file of the extension", () => {
  it("is read where the extension lies", async () => {
    const folder = vscode.extensions.getExtension(`${manifest.publisher}.${manifest.name}`)?.extensionUri;
    assert.ok(folder);
    assert.equal(JSON.parse(await read(vscode.Uri.joinPath(folder, "package.json"))).name, manifest.name);
  });

  it("is fetched where that is an address of the web", async function () {
    // A web worker knows the server that VS Code came from.
    const { location } = globalThis as { location?: { readonly origin: string } };
    if (!location) {
      this.skip();
    }
    const server = vscode.Uri.parse(location.origin);
    assert.isNotEmpty(await read(server.with({ path: "/version" })));
    const error = await read(server.with({ path: "/not-there" })).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.instanceOf(error, Error);
  });
});
