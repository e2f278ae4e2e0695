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
const RESULT = `${MARK}result `;

/** A host that says nothing for so long is taken for dead. */
const PATIENCE = 60_000;

/**
 * Opens a folder with the suites and prints their report as it comes; rejects where they come to no result. An error of ours in the
 * host's log, which no test caught, counts as a failure.
 */
export async function runInHost(
  browser: Browser,
  server: Server,
  host: Host,
  page: { folder: string | URL; tests: string },
): Promise<Counts> {
  const context = await browser.newContext();
  let end: () => void = () => {};
  const ended = new Promise<void>((done) => {
    end = done;
  });
  const silence = setTimeout(end, PATIENCE);
  let counts: Counts | undefined;
  const log: string[] = [];
  const hear = (_level: string, parts: unknown[]) => {
    const line = parts.map(String).join(" ");
    if (line.startsWith(RESULT)) {
      counts = JSON.parse(line.slice(RESULT.length)) as Counts;
    } else if (line.startsWith(MARK)) {
      console.log(line.slice(MARK.length));
      silence.refresh();
    } else {
      log.push(line);
    }
  };
  try {
    const tab = await context.newPage();
    const faults = hearFaults(tab);
    await tab.exposeFunction("codeAutomationLog", hear);
    await tab.exposeFunction("codeAutomationExit", () => end());
    await tab.goto(server.prepare({ ...page, extension: host }));
    await ended;
    if (!counts) {
      throw new Error(`the suites came to no result, or said nothing for ${PATIENCE / 1000} s`);
    }
    for (const fault of faults) {
      console.error(`in the log: ${fault}`);
    }
    return { ...counts, failed: counts.failed + faults.length };
  } catch (error) {
    console.log(log.slice(-20).join("\n"));
    throw error;
  } finally {
    clearTimeout(silence);
    await context.close();
  }
}
