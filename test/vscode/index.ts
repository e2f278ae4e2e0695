/**
 * Runs the suites inside an extension host, on Node or in the web worker: the contract of VS Code's `extensionTestsPath`.
 * The worker has neither files nor Node's modules, hence mocha's build for browsers in both hosts, for one behaviour.
 */
import "mocha/mocha.js";
import { config } from "chai";

/** Begins every line of the report, so that it can be told from what else a host logs. */
const MARK = "[test] ";
/** Begins the last line, followed by the counts as JSON. */
const RESULT = `${MARK}result `;

/** Set when the suites are bundled. */
declare const GREP: string;

/** What mocha's build for browsers leaves in the global scope. */
interface BrowserGlobals {
  readonly Mocha: typeof import("mocha");
  readonly mocha: Mocha & { setup(options: Mocha.MochaOptions): void };
}

const { Mocha: Engine, mocha: engine } = globalThis as unknown as BrowserGlobals;
const { EVENT_RUN_END, EVENT_SUITE_BEGIN, EVENT_TEST_FAIL, EVENT_TEST_PASS, EVENT_TEST_PENDING } = Engine.Runner.constants;

class Report extends Engine.reporters.Base {
  constructor(runner: Mocha.Runner) {
    super(runner);
    runner.on(EVENT_SUITE_BEGIN, (suite) => print(suite.titlePath().length, suite.title));
    runner.on(EVENT_TEST_PASS, (test) => print(test.titlePath().length, `✔ ${test.title} (${test.duration} ms)`));
    runner.on(EVENT_TEST_PENDING, (test) => print(test.titlePath().length, `- ${test.title}`));
    runner.on(EVENT_TEST_FAIL, (test) => print(test.titlePath().length, `${this.failures.length}) ${test.title}`));
    runner.on(EVENT_RUN_END, () => {
      this.failures.forEach((test, i) => {
        print(1, `${i + 1}) ${test.titlePath().join(" > ")}\n${test.err?.stack ?? test.err?.message}`);
      });
      console.log(`${RESULT}${JSON.stringify({ passed: this.stats.passes, failed: this.stats.failures })}`);
    });
  }
}

function print(depth: number, text: string): void {
  console.log(`${MARK}${"  ".repeat(depth)}${text}`);
}

// A report that says what differs, whole.
config.truncateThreshold = 0;
// Suites register themselves as they load, which they do after this module.
engine.setup({ ui: "bdd", reporter: Report, timeout: 20_000, forbidOnly: true, ...(GREP && { grep: GREP }) });

/** Runs all suites; rejects where a test fails or there is none. */
export function run(): Promise<void> {
  return new Promise((done, fail) => {
    // Not the browser build's own `run`, which reads the page's address, and Node has none.
    const runner = Engine.prototype.run.call(engine, (failed: number) => {
      const passed = runner.stats?.passes ?? 0;
      if (failed > 0 || passed === 0) {
        fail(new Error(`${passed} passed, ${failed} failed`));
      } else {
        done();
      }
    });
  });
}
