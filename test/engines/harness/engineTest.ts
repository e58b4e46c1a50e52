import { type Callback, suite } from "uvu";
import { skippedMark } from "../../support/runner/report.js";
import { MissingEngine } from "./MissingEngine.js";

/** Declares tests that stand on outside engines. */
export interface EngineTest<Engines> {
  (sentence: string, check: (engines: Engines) => Promise<void> | void): void;
  run(): void;
}

/**
 * Start the engines that a file's tests stand on, and return what declares those tests.
 *
 * Where an engine is missing, each test is skipped by name; with `CI` in the environment it is a
 * failure. Engines end with the process.
 *
 * @param stop ends, after the tests, what would keep the process alive
 *
 * @example
 * const test = await engineTest(async () => ({ moto: await startMoto() }));
 * test("moto keeps an object", async ({ moto }) => { … });
 * test.run();
 */
export async function engineTest<Engines>(
  start: () => Promise<Engines>,
  stop?: (engines: Engines) => Promise<void>,
): Promise<EngineTest<Engines>> {
  const tests = suite();
  const engines = await start().catch(missingOnThisMachine);
  const declare = (sentence: string, check: (engines: Engines) => Promise<void> | void) => {
    if (engines instanceof MissingEngine) {
      console.log(`${skippedMark}${sentence} (${engines.message.split("\n", 1)[0]})`);
      tests.skip(sentence);
    } else {
      tests(sentence, (() => check(engines)) satisfies Callback);
    }
  };
  if (stop !== undefined && !(engines instanceof MissingEngine)) {
    tests.after(() => stop(engines));
  }
  return Object.assign(declare, { run: () => tests.run() });
}

function missingOnThisMachine(error: unknown): MissingEngine {
  if (error instanceof MissingEngine && !process.env.CI) {
    return error;
  }
  throw error;
}
