/**
 * Runs the tests, layer by layer, and ends with one line that sums them up.
 *   tsx scripts/test.ts [LAYER...] [--file PART_OF_A_FILE_NAME] [--grep PATTERN] [--cycles NUMBER_OF_DOCUMENTS_IN_TESTS_OF_LEAKS]
 */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import Mocha from "mocha";
import { bundleTests, type Selection } from "./bundle-tests";
import { type Counts, runInHost } from "./vscode/host";
import { ROOT, run } from "./vscode/install";
import { endOnSignal, type Host } from "./vscode/server";
import { endSession, sharedBrowser, sharedServer } from "./vscode/session";

interface Layer {
  readonly name: string;
  readonly title: string;
  /** Tests the bundles in dist, not the sources. */
  readonly built: boolean;
  readonly run: (selection: Selection) => Promise<Counts>;
}

const LAYERS: readonly Layer[] = [
  { name: "unit", title: "Core, without VS Code", built: false, run: (selection) => runMocha("test/unit", selection, 10_000) },
  { name: "vscode", title: "In VS Code's extension host on Node", built: true, run: (selection) => inHost("node", selection) },
  { name: "vscode", title: "In VS Code's extension host in a web worker", built: true, run: (selection) => inHost("web", selection) },
  { name: "ui", title: "VS Code as a person drives it", built: true, run: (selection) => runMocha("test/ui", selection, 90_000) },
  { name: "package", title: "The package, installed", built: true, run: (selection) => runMocha("test/package", selection, 120_000) },
  // Last, because it builds for development.
  { name: "start", title: "npm start", built: false, run: (selection) => runMocha("test/start", selection, 180_000) },
];

/** Builds what ships. What a faulty dataset still lets build is tested all the same, so that a run shows every fault at once. */
async function build(): Promise<boolean> {
  console.log("== Build");
  try {
    await run(process.execPath, ["esbuild.js", "--production"], { cwd: ROOT });
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}

async function runMocha(folder: string, { file = "", grep = "" }: Selection, timeout: number): Promise<Counts> {
  const mocha = new Mocha({ timeout, forbidOnly: true, reporter: "spec", ...(grep && { grep }) });
  for (const entry of readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).sort()) {
    if (entry.endsWith(".test.ts") && entry.includes(file)) {
      mocha.addFile(join(ROOT, folder, entry));
    }
  }
  await mocha.loadFilesAsync();
  return new Promise((done) => {
    const runner = mocha.run((failed) => done({ passed: runner.stats?.passes ?? 0, failed }));
  });
}

/** The Node host has a folder on disk, the web host one in the memory of the workbench: a virtual workspace, as on vscode.dev. */
async function inHost(host: Host, selection: Selection): Promise<Counts> {
  const tests = await bundleTests(host, selection);
  const temporary = mkdtempSync(join(tmpdir(), "workspace-"));
  const folder = host === "web" ? new URL("tmp:/") : temporary;
  try {
    return await runInHost(await sharedBrowser(), await sharedServer(), host, { folder, tests });
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** Runs a layer; one that breaks down, or has no test to run, counts as a failure. */
async function runLayer({ title, run: runTests }: Layer, selection: Selection): Promise<Counts> {
  const started = Date.now();
  console.log(`\n== ${title}`);
  let counts: Counts = { passed: 0, failed: 1 };
  try {
    const { passed, failed } = await runTests(selection);
    if (passed + failed > 0) {
      counts = { passed, failed };
    } else {
      console.error("no test ran");
    }
  } catch (error) {
    console.error(error);
  }
  console.log(`-- ${title}: ${counts.passed} passed, ${counts.failed} failed, in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return counts;
}

async function main(): Promise<void> {
  const { values: selection, positionals } = parseArgs({
    options: { file: { type: "string", default: "" }, grep: { type: "string", short: "g", default: "" }, cycles: { type: "string" } },
    allowPositionals: true,
  });
  const unknown = positionals.find((name) => LAYERS.every((layer) => layer.name !== name));
  if (unknown) {
    throw new Error(`There is no layer "${unknown}".`);
  }
  endOnSignal();
  const layers = LAYERS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  let passed = 0;
  let failed = layers.some(({ built }) => built) && !(await build()) ? 1 : 0;
  try {
    for (const layer of layers) {
      const counts = await runLayer(layer, selection);
      passed += counts.passed;
      failed += counts.failed;
    }
  } finally {
    await endSession();
  }
  process.exitCode = failed > 0 ? 1 : 0;
  console.log(`\n${passed} passed, ${failed} failed`);
}

void main();
