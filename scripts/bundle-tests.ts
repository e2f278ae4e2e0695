/** Bundles the suites that run inside VS Code: one script for each extension host, out of the same files. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { ROOT } from "./vscode/install";
import type { Host } from "./vscode/server";

/** Which tests to run: all where both are empty. */
export interface Selection {
  readonly file?: string;
  readonly grep?: string;
  /** How many documents and pages the tests of leaks open and close. */
  readonly cycles?: string;
}

const SUITES = join(ROOT, "test/vscode");

/** Bundles the suites whose file name contains `file`, with only the tests that match `grep`; returns the path of the script. */
export function bundleTests(host: Host, { file = "", grep = "", cycles = "40" }: Selection = {}): Promise<string> {
  const suites = existsSync(SUITES) ? readdirSync(SUITES).filter((name) => name.endsWith(".test.ts") && name.includes(file)) : [];
  // The runner comes first: it makes the globals that the suites use.
  const contents = ["export { run } from './index';", ...suites.map((name) => `import './${name}';`)].join("\n");
  return bundleForHost(host, "test/vscode", contents, { GREP: JSON.stringify(grep), CYCLES: String(Number(cycles)) });
}

/** Bundles a module of a folder, given as text, that exports the `run` of VS Code's `extensionTestsPath`; returns the path of the script. */
export async function bundleForHost(host: Host, folder: string, contents: string, define: Record<string, string> = {}): Promise<string> {
  const outfile = join(ROOT, "out", folder, `${host}.js`);
  await esbuild.build({
    stdin: { contents, resolveDir: join(ROOT, folder), loader: "ts" },
    bundle: true,
    outfile,
    // Not as CommonJS: mocha would take the bundle's own exports for its.
    format: "iife",
    globalName: "suites",
    footer: { js: "module.exports = suites;" },
    platform: host === "node" ? "node" : "browser",
    target: "es2022",
    external: ["vscode", "node:v8", "node:vm"],
    define: { HOST: JSON.stringify(host), ...define },
    loader: { ".svg": "text" },
    sourcemap: "inline",
    logLevel: "warning",
  });
  return outfile;
}
