/**
 * Measures what only a real VS Code shows: in both extension hosts, and the first paint of a details page. Builds what ships first, and
 * writes the figures as JSON to the file that it is given.
 *   tsx test/bench/workbench.ts FILE [SIZE...]
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleForHost } from "../../scripts/bundle-tests";
import { weigh } from "../../scripts/sizes";
import { hearHost } from "../../scripts/vscode/host";
import { ROOT, run } from "../../scripts/vscode/install";
import { endOnSignal, type Host } from "../../scripts/vscode/server";
import { endSession, sharedBrowser, sharedServer } from "../../scripts/vscode/session";
import { measurePaint, watchCommands } from "../ui/first-paint";
import { openWorkbench } from "../ui/workbench";
import type { HostFigures, PaintFigures, StartFigures, WorkbenchFigures } from "./figures";
import { quantile } from "./measure";

const MARK = "[bench] ";

/** How often a host is started: on a machine that others use too, one start tells little. */
const STARTS = 5;

async function measureHost(host: Host, sizes: readonly number[]): Promise<HostFigures> {
  const starts: StartFigures[] = [];
  while (starts.length < STARTS) {
    starts.push(await figuresOf<StartFigures>(host, "runStart", []));
  }
  const median = (of: (start: StartFigures) => number) => quantile(starts.map(of), 0.5);
  const start: StartFigures = {
    load: median(({ load }) => load),
    activate: median(({ activate }) => activate),
    firstHover: median(({ firstHover }) => firstHover),
  };
  return { ...(await figuresOf<HostFigures>(host, "run", sizes)), ...start };
}

/** What a function of `host.ts` logs in a window of its own. */
async function figuresOf<T>(host: Host, name: string, sizes: readonly number[]): Promise<T> {
  const tests = await bundleForHost(host, "test/bench", `export { ${name} as run } from './host';`, { SIZES: JSON.stringify(sizes) });
  const folder = mkdtempSync(join(tmpdir(), "workspace-"));
  let figures: T | undefined;
  try {
    await hearHost(await sharedBrowser(), await sharedServer(), host, { folder, tests }, MARK, (line) => {
      if (line.startsWith("{")) {
        figures = JSON.parse(line) as T;
      }
      return figures !== undefined;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (!figures) {
    throw new Error(`the ${host} host gave no figures`);
  }
  return figures;
}

async function measureDetails(): Promise<PaintFigures> {
  const workbench = await openWorkbench({ file: "note.md", files: { "note.md": "# Note\n\nIn orbit.\n" } });
  try {
    await watchCommands(workbench);
    await workbench.lookUp("SKYNET 5A");
    return await measurePaint(workbench);
  } finally {
    await workbench.close();
  }
}

async function main([file = "", ...sizes]: readonly string[]): Promise<void> {
  endOnSignal();
  await run(process.execPath, ["esbuild.js", "--production"], { cwd: ROOT });
  try {
    const characters = sizes.map(Number);
    const paint = await measureDetails();
    const figures: WorkbenchFigures = {
      parts: weigh(),
      node: await measureHost("node", characters),
      web: await measureHost("web", characters),
      paint,
    };
    writeFileSync(file, JSON.stringify(figures));
  } finally {
    await endSession();
  }
}

void main(process.argv.slice(2));
