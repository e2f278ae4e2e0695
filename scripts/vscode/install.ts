/** Installs pinned npm packages on demand into .vscode-test, each in a folder of its own, whole or not at all. */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const ROOT = resolve(__dirname, "../..");
export const DOWNLOADS = join(ROOT, ".vscode-test");

const STAMP = "installed.json";

export interface Recipe {
  /** Folder in .vscode-test; names the version, so that another version is another folder. */
  readonly name: string;
  /** What a person reads while it installs. */
  readonly label: string;
  /** Raise it when `build` changes: what older builds left is then installed anew. */
  readonly revision: number;
  /** Fills the empty folder it is given. */
  readonly build: (folder: string) => Promise<void>;
}

/**
 * Returns the recipe's folder and installs it first where it is not there. The folder is built beside its place and
 * moved there with its stamp inside, so that an interrupted install never passes for a whole one.
 */
export async function installed({ name, label, revision, build }: Recipe): Promise<string> {
  const folder = join(DOWNLOADS, name);
  if (isWhole(folder, revision)) {
    return folder;
  }
  const started = Date.now();
  console.log(`Installing ${label} into .vscode-test (once) ...`);
  mkdirSync(DOWNLOADS, { recursive: true });
  const temporary = mkdtempSync(join(DOWNLOADS, `.${name}-`));
  const discard = () => rmSync(temporary, { recursive: true, force: true });
  process.once("exit", discard);
  try {
    await build(temporary);
    writeFileSync(join(temporary, STAMP), JSON.stringify({ revision }));
    // Another run may have been faster: its folder is as good as ours.
    if (!isWhole(folder, revision)) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(temporary, folder);
    }
  } finally {
    discard();
    process.off("exit", discard);
  }
  console.log(`Installed ${label} in ${Math.round((Date.now() - started) / 1000)} s.`);
  return folder;
}

function isWhole(folder: string, revision: number): boolean {
  const stamp = join(folder, STAMP);
  return existsSync(stamp) && (JSON.parse(readFileSync(stamp, "utf8")) as { revision: number }).revision === revision;
}

/** Runs npm quietly in a folder; its output is shown only where it fails. Packages' own install scripts never run. */
export async function npm(folder: string, ...args: string[]): Promise<void> {
  // Under `npm run` the very npm that started us is known, which spares looking for npm.cmd and a shell on Windows.
  const script = process.env.npm_execpath;
  const [command, before] = script?.endsWith("js") ? [process.execPath, [script]] : ["npm", []];
  const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
  await run(command, [...before, ...args, ...options], { cwd: folder, shell: command === "npm" && process.platform === "win32" });
}

/** Runs a command to its end; rejects with what it printed where its status is not 0. */
export function run(
  command: string,
  args: readonly string[],
  options: { cwd?: string; shell?: boolean; env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", fail);
    child.on("close", (status) => {
      if (status === 0) {
        done(output);
      } else {
        fail(new Error(`${command} ${args.join(" ")} ended with status ${status}\n${output}`));
      }
    });
  });
}
