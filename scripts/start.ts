/**
 * `npm start`: a real VS Code in the browser, with the extension of this checkout and the sample briefings open.
 *   tsx scripts/start.ts [--no-open] [--port N]
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { ROOT, run } from "./vscode/install";
import { endOnSignal, startServer } from "./vscode/server";

const SAMPLES = join(ROOT, "samples");

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { "no-open": { type: "boolean", default: false }, port: { type: "string", default: "0" } } });
  // Ctrl-C is how it is meant to end.
  endOnSignal(0);
  console.log("Building ...");
  await run(process.execPath, ["esbuild.js"], { cwd: ROOT });
  const server = await startServer();
  // A copy, so that trying things out leaves the checkout as it is.
  const folder = join(mkdtempSync(join(tmpdir(), "space-security-")), "samples");
  process.once("exit", () => rmSync(dirname(folder), { recursive: true, force: true }));
  cpSync(SAMPLES, folder, { recursive: true });
  const address = server.prepare({ folder, file: join(folder, "briefing.en.md"), extension: "node" });
  const short = await serveRedirect(address, Number(values.port));
  console.log(`\nVS Code with the extension runs at\n\n  ${short}\n\nCtrl-C ends it.`);
  if (!values["no-open"]) {
    openInBrowser(short);
  }
}

/** The workbench's own address holds paths and options, too long for a terminal to make a link of. */
async function serveRedirect(address: string, port: number): Promise<string> {
  const redirect = createServer((_request, response) => response.writeHead(302, { Location: address }).end());
  redirect.listen(port, "127.0.0.1");
  await once(redirect, "listening");
  return `http://127.0.0.1:${(redirect.address() as AddressInfo).port}/`;
}

/** Shows the address to the person; where there is no browser the line above has to do. */
function openInBrowser(address: string): void {
  const [command, ...args] =
    process.platform === "darwin" ? ["open"] : process.platform === "win32" ? ["rundll32", "url.dll,FileProtocolHandler"] : ["xdg-open"];
  const child = spawn(command ?? "", [...args, address], { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
