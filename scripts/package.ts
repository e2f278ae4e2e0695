/** `npm run package`: builds what ships and packs it into out/space-security-reference.vsix. */
import { mkdirSync, rmSync, statSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { ROOT, run } from "./vscode/install";

const VSIX = join(ROOT, "out/space-security-reference.vsix");

/** Packs what lies in dist; returns the path of the package. */
export async function pack(): Promise<string> {
  mkdirSync(dirname(VSIX), { recursive: true });
  rmSync(VSIX, { force: true });
  // The bundles hold all that they need of node_modules.
  const options = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links", "--out", VSIX];
  await run(process.execPath, [require.resolve("@vscode/vsce/vsce"), "package", ...options], { cwd: ROOT });
  return VSIX;
}

async function main(): Promise<void> {
  await run(process.execPath, ["esbuild.js", "--production"], { cwd: ROOT });
  const path = await pack();
  console.log(`${relative(ROOT, path)}: ${(statSync(path).size / 1024).toFixed(0)} KB`);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
