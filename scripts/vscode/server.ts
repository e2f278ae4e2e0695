/** A running VS Code, seen from a browser, with data of its own that goes when it goes. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import manifest from "../../package.json";
import { ROOT, run } from "./install";
import { provisionVsCode } from "./provision";

/** The extension's identifier. */
export const EXTENSION = `${manifest.publisher}.${manifest.name}`;

/** Where an extension runs: on Node, or in a web worker as on vscode.dev. */
export type Host = "node" | "web";

export type Settings = Readonly<Record<string, unknown>>;

export interface ServerOptions {
  /** Ask for trust before a folder counts as trusted: it then opens in Restricted Mode. */
  readonly restricted?: boolean;
  /** A packaged extension to install before the start. */
  readonly vsix?: string;
}

interface PageOptions {
  /** A path, or the address of a folder that is on no disk. */
  readonly folder: string | URL;
  /** The user's settings, on top of quiet ones. */
  readonly settings?: Settings;
  /** File to open at the start. */
  readonly file?: string;
  /** Loads the extension of this checkout, into the extension host on Node or in the web worker; otherwise only an installed one runs. */
  readonly extension?: Host;
  /** Where that extension lies, where it is not this checkout. */
  readonly extensionFolder?: string;
  /** Module whose `run` is run in the extension host. */
  readonly tests?: string;
}

export interface Server {
  readonly port: number;
  /** Folder of the installed extensions. */
  readonly extensions: string;
  /** Writes the user's settings, which all workbenches of this server share, and returns the address of a workbench. */
  prepare(page: PageOptions): string;
  /**
   * Changes settings; open workbenches follow. They are written as the machine's, which the workbench watches, as it does not the
   * user's; they go before the user's and cannot be those of the whole application.
   */
  configure(settings: Settings): void;
  /** Ends the extension hosts on Node, as a crash would. Not on Windows. */
  crashHosts(): void;
  dispose(): Promise<void>;
}

/**
 * No gallery, no updates, no chat, no questions: what would disturb, ask for the network or change from run to run. A page takes the
 * focus that it was given only when it is loaded, and a palette that is opened as quickly as a test does it would close.
 */
const QUIET: Settings = {
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "security.workspace.trust.banner": "never",
  "security.workspace.trust.startupPrompt": "never",
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "workbench.quickOpen.closeOnFocusLost": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** The payload has a word for it, `extensionDevelopmentKind`, which the workbench reads and then forgets. */
const HOSTS: Readonly<Record<Host, Settings>> = {
  node: {},
  web: { "remote.extensionKind": { [EXTENSION]: ["web"] } },
};

/** Starts the server on loopback and resolves when it listens. It ends with this process at the latest. */
export async function startServer({ restricted = false, vsix }: ServerOptions = {}): Promise<Server> {
  const { node, server } = await provisionVsCode();
  const data = mkdtempSync(join(tmpdir(), "vscode-server-"));
  const write = (kind: "User" | "Machine", settings: Settings) => {
    const folder = join(data, "data", kind);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "settings.json"), JSON.stringify(settings, undefined, 2));
  };
  let changed: Settings = {};

  const environment = { ...process.env, EXTENSIONS_GALLERY: "{}" };
  const common = [server, "--accept-server-license-terms", "--server-data-dir", data];
  if (vsix) {
    await run(node, [...common, "--install-extension", resolve(vsix)], { env: environment });
  }
  const trust = restricted ? [] : ["--disable-workspace-trust"];
  const child = spawn(
    node,
    [
      ...["--import", pathToFileURL(join(__dirname, "end-with-parent.ts")).href],
      ...common,
      ...["--host", "127.0.0.1", "--port", "0", "--without-connection-token"],
      ...["--disable-telemetry", "--enable-smoke-test-driver", ...trust],
    ],
    // A group of its own, so that the extension hosts go with the server.
    { cwd: ROOT, env: environment, stdio: ["pipe", "pipe", "pipe"], detached: process.platform !== "win32" },
  );
  const end = () => {
    killTree(child);
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once("exit", end);
  const dispose = async () => {
    process.off("exit", end);
    end();
    await exited(child);
  };
  try {
    const listening = await listens(child);
    const prepare = (page: PageOptions) => {
      write("User", { ...QUIET, ...HOSTS[page.extension ?? "node"], ...page.settings });
      changed = {};
      write("Machine", changed);
      return address(listening, page);
    };
    const configure = (settings: Settings) => {
      changed = { ...changed, ...settings };
      write("Machine", changed);
    };
    const crashHosts = () => {
      for (const pid of hostsOf(child)) {
        process.kill(pid, "SIGKILL");
      }
    };
    return { port: listening, extensions: join(data, "extensions"), prepare, configure, crashHosts, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Without this a signal ends the process before it can end what it started. */
export function endOnSignal(status = 130): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => process.exit(status));
  }
}

function listens(child: ChildProcess): Promise<number> {
  return new Promise((done, fail) => {
    let output = "";
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port) {
        done(Number(port));
      }
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", fail);
    child.once("exit", (status) => fail(new Error(`VS Code ended before it listened, with status ${status}\n${output}`)));
  });
}

function exited(child: ChildProcess): Promise<void> {
  return child.exitCode === null && child.signalCode === null ? new Promise((done) => child.once("exit", () => done())) : Promise.resolve();
}

/** The extension hosts on Node of a server, by their process ids: they are of its group. */
function hostsOf(child: ChildProcess): number[] {
  return execFileSync("ps", ["-A", "-o", "pid=,pgid=,args="], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes("--type=extensionHost"))
    .map((line) => line.trim().split(/\s+/, 2).map(Number))
    .flatMap(([pid, group]) => (pid !== undefined && group === child.pid ? [pid] : []));
}

function killTree(child: ChildProcess): void {
  if (child.pid === undefined) {
    return;
  }
  try {
    if (process.platform === "win32") {
      execFileSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
    } else {
      process.kill(-child.pid, "SIGKILL");
    }
  } catch {
    // Already gone.
  }
}

function address(port: number, { folder, file, extension, extensionFolder = ROOT, tests }: PageOptions): string {
  const remote = (path: string) => `vscode-remote://127.0.0.1:${port}${uriPath(path)}`;
  const payload: [string, string][] = [["skipWelcome", "true"]];
  if (extension) {
    payload.push(["extensionDevelopmentPath", remote(extensionFolder)]);
  }
  if (tests) {
    payload.push(["extensionTestsPath", remote(tests)]);
  }
  if (file) {
    payload.push(["openFile", remote(file)]);
  }
  const query = new URLSearchParams({ folder: folder instanceof URL ? folder.href : uriPath(folder), payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${port}/?${query}`;
}

/** A path as a URI has it: `C:\a` is `/C:/a`. */
function uriPath(path: string): string {
  const absolute = resolve(path).replaceAll("\\", "/");
  return absolute.startsWith("/") ? absolute : `/${absolute}`;
}
