import { assert } from "chai";
import * as vscode from "vscode";
import manifest from "../../package.json";

/** Set when the suites are bundled: the extension host, and how many documents and pages are opened and closed. */
declare const HOST: "node" | "web";
declare const CYCLES: number;

const SCHEME = "space-security-leaks";
const TEXT = "Operation Olympic Defender is a coalition of four nations. SKYNET 5A moves in geostationary orbit.\n".repeat(50);

/** VS Code itself keeps the last few documents. */
const KEPT = 10;

/** What one more document or page may leave behind, in bytes: VS Code's own traces of it, and what the collector is late with. */
const TRACE = 25_000;

function collectGarbage(): void {
  require("node:v8").setFlagsFromString("--expose-gc");
  require("node:vm").runInNewContext("gc")();
}

function heap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 10));

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await turn();
  }
}

describe("what is closed", () => {
  let provider: vscode.Disposable;

  before(async function () {
    if (HOST === "web") {
      // No script collects garbage there; the code is the same.
      this.skip();
    }
    await vscode.extensions.getExtension(`${manifest.publisher}.${manifest.name}`)?.activate();
    const nothing = () => new vscode.Disposable(() => {});
    const refuse = () => {
      throw vscode.FileSystemError.NoPermissions();
    };
    const file = new TextEncoder().encode(TEXT);
    provider = vscode.workspace.registerFileSystemProvider(SCHEME, {
      ...{ onDidChangeFile: nothing, watch: nothing, readDirectory: () => [], readFile: () => file },
      stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 1, size: file.length }),
      ...{ createDirectory: refuse, writeFile: refuse, delete: refuse, rename: refuse },
    });
  });
  after(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    provider?.dispose();
  });

  /** What the second half of some steps leaves on the heap, by the step: the first half fills what is filled once. */
  async function growth(steps: number, step: (index: number) => Promise<void>): Promise<number> {
    const half = Math.ceil(steps / 2);
    let before = 0;
    for (let i = 0; i < 2 * half; i++) {
      if (i === half) {
        before = heap();
      }
      await step(i);
      if ((i + 1) % 100 === 0) {
        console.log(`[test]       ${i + 1}`);
      }
    }
    return (heap() - before) / half;
  }

  it(`is let go: ${CYCLES} documents`, async () => {
    const opened: WeakRef<vscode.TextDocument>[] = [];
    const open = async (index: number) => {
      const uri = vscode.Uri.from({ scheme: SCHEME, path: `/note-${index}.md` });
      // It takes the place of the one before, which closes.
      await vscode.commands.executeCommand("vscode.open", uri, { preview: true });
      await until(() => vscode.window.activeTextEditor?.document.uri.path === uri.path);
      const document = vscode.window.activeTextEditor?.document;
      assert.ok(document);
      opened.push(new WeakRef(document));
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", uri, new vscode.Position(0, 12));
      assert.isNotEmpty(hovers);
    };
    const bytes = await growth(CYCLES, open);
    console.log(`[test]       ${Math.round(bytes)} bytes by the document`);
    await until(() => {
      collectGarbage();
      return opened.filter((reference) => reference.deref()).length <= KEPT;
    });
    const left = vscode.languages.getDiagnostics().filter(([uri, all]) => uri.scheme === SCHEME && all.length > 0);
    assert.isAtMost(left.length, KEPT);
    assert.isBelow(bytes, TRACE);
  }).timeout(20_000 + CYCLES * 500);

  it(`is let go: ${CYCLES} pages`, async () => {
    const bytes = await growth(CYCLES, async () => {
      await vscode.commands.executeCommand("spaceSecurity.showDetails", "outer-space-treaty");
      await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    });
    console.log(`[test]       ${Math.round(bytes)} bytes by the page`);
    assert.isBelow(bytes, TRACE);
  }).timeout(20_000 + CYCLES * 1_000);
});
