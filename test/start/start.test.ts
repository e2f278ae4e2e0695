import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { assert } from "chai";
import { ROOT } from "../../scripts/vscode/install";

describe("npm start", () => {
  let child: ChildProcess | undefined;
  after(() => {
    child?.kill("SIGKILL");
  });

  it("serves VS Code with the samples, until Ctrl-C", async function () {
    if (process.platform === "win32") {
      // No signal reaches a group of processes there.
      this.skip();
    }
    // A group of its own, so that a signal reaches all of it, as from a terminal.
    child = spawn("npm", ["start", "--", "--no-open"], { cwd: ROOT, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    const ended = once(child, "close");
    const address = await Promise.race([
      printed(child, /http:\/\/127\.0\.0\.1:\d+\S+/),
      ended.then(() => assert.fail("it ended by itself")),
    ]);
    const response = await fetch(address);
    assert.equal(response.status, 200);
    assert.include(await response.text(), "workbench");

    process.kill(-(child.pid ?? 0), "SIGINT");
    const [status, signal] = await ended;
    // npm passes the signal on to itself once its script has ended.
    assert.isTrue(status === 0 || signal === "SIGINT", `status ${status}, signal ${signal}`);
    while (await answers(address)) {
      // Ends with the test's time at the latest.
    }
  });
});

function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    () => true,
    () => false,
  );
}

function printed(child: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((done) => {
    let output = "";
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const match = pattern.exec(output);
      if (match) {
        done(match[0]);
      }
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
  });
}
