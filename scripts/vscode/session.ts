/** One browser and few servers for a whole run of the tests, started when they are first asked for. */
import type { Browser } from "playwright-core";
import { launchBrowser } from "./browser";
import { type Server, type ServerOptions, startServer } from "./server";

let browser: Promise<Browser> | undefined;
const servers = new Map<string, Promise<Server>>();

/** The browser of this run. */
export function sharedBrowser(): Promise<Browser> {
  browser ??= launchBrowser();
  return browser;
}

/** The server of this run that was started with these options. */
export function sharedServer(options: ServerOptions = {}): Promise<Server> {
  const key = JSON.stringify(options);
  const server = servers.get(key) ?? startServer(options);
  servers.set(key, server);
  return server;
}

/** Ends what was started. */
export async function endSession(): Promise<void> {
  await (await browser)?.close();
  await Promise.all([...servers.values()].map(async (server) => (await server).dispose()));
}
