/** `npm run test:desktop`: the suites of test/vscode in a desktop VS Code, which is downloaded into .vscode-test and needs a display. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTests } from "@vscode/test-electron";
import { bundleTests } from "./bundle-tests";
import { ROOT, run } from "./vscode/install";
import { VSCODE } from "./vscode/provision";

async function main(): Promise<void> {
  await run(process.execPath, ["esbuild.js", "--production"], { cwd: ROOT });
  const extensionTestsPath = await bundleTests("node");
  const folder = mkdtempSync(join(tmpdir(), "workspace-"));
  try {
    const launchArgs = [folder, "--disable-extensions", "--disable-workspace-trust", "--user-data-dir", join(folder, ".user-data")];
    await runTests({ version: VSCODE, extensionDevelopmentPath: ROOT, extensionTestsPath, launchArgs });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
