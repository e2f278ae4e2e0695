/** Runs suites inside an extension host of a workbench, and brings their report out. */
import type { Browser } from "playwright-core";
import { hearFaults } from "./faults";
import type { Host, Server } from "./server";

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Begin the lines of the report, and the last of them: test/vscode/index.ts writes them so. */
const MARK = "[test] ";
const RESULT = "result ";

/** A host that says nothing for so long is taken for dead. */
const PATIENCE = 60_000;

/**
 * Opens a folder with the suites and prints their report as it comes; rejects where they come to no result. An error of ours in the
 * host's log, which no test caught, counts as a failure.
 */
export async function runInHost(browser: Browser, server: Server, host: Host, page: HostPage): Promise<Counts> {
  let counts: Counts = { passed: 0, failed: 0 };
  const faults = await hearHost(browser, server, host, page, MARK, (line) => {
    if (!line.startsWith(RESULT)) {
      console.log(line);
      return false;
    }
    counts = JSON.parse(line.slice(RESULT.length)) as Counts;
    return true;
  });
  for (const fault of faults) {
    console.error(`in the log: ${fault}`);
  }
  return { ...counts, failed: counts.failed + faults.length };
}

/** A folder, and a module whose `run` is run in the host. */
interface HostPage {
  readonly folder: string | URL;
  readonly tests: string;
}

/**
 * Runs a module in a host and hears what it logs after a mark, until it ends; `hear` says whether that was the result. Returns the
 * errors of ours in the host's log; rejects where there is no result.
 */
export async function hearHost(
  browser: Browser,
  server: Server,
  host: Host,
  page: HostPage,
  mark: string,
  hear: (line: string) => boolean,
): Promise<readonly string[]> {
  const context = await browser.newContext();
  let end: () => void = () => {};
  const ended = new Promise<void>((done) => {
    end = done;
  });
  const silence = setTimeout(end, PATIENCE);
  let heard = false;
  const log: string[] = [];
  const listen = (_level: string, parts: unknown[]) => {
    const line = parts.map(String).join(" ");
    if (line.startsWith(mark)) {
      heard = hear(line.slice(mark.length)) || heard;
      silence.refresh();
    } else {
      log.push(line);
    }
  };
  try {
    const tab = await context.newPage();
    const faults = hearFaults(tab);
    await tab.exposeFunction("codeAutomationLog", listen);
    await tab.exposeFunction("codeAutomationExit", () => end());
    await tab.goto(server.prepare({ ...page, extension: host }));
    await ended;
    if (!heard) {
      throw new Error(`the suites came to no result, or said nothing for ${PATIENCE / 1000} s`);
    }
    return faults;
  } catch (error) {
    console.log(log.slice(-20).join("\n"));
    throw error;
  } finally {
    clearTimeout(silence);
    await context.close();
  }
}
