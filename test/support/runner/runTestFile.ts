import { spawn } from "node:child_process";
import { readUvuTotals, type TestTotals } from "./TestTotals.js";

/** What became of one test file. */
export interface TestFileResult {
  readonly file: string;
  readonly totals: TestTotals;
  /** Why the file counts as a failure beyond its failed tests. */
  readonly fault?: string;
  /** All that the process printed, in order. */
  readonly output: string;
  readonly seconds: number;
}

/** How a test file is run. */
export interface RunOptions {
  /** Added to the environment of the process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The process is ended after this time. Default 5 minutes. */
  readonly limitSeconds?: number;
}

interface Ended {
  readonly output: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly timedOut: boolean;
}

/** Run the tests of one file in a process of their own; never throws. */
export async function runTestFile(file: string, options: RunOptions = {}): Promise<TestFileResult> {
  const began = performance.now();
  const ended = await runProcess(file, options);
  const seconds = (performance.now() - began) / 1000;
  const totals = readUvuTotals(ended.output) ?? { passed: 0, failed: 0, skipped: 0 };
  const fault = faultOf(ended, totals);
  return fault === undefined
    ? { file, totals, output: ended.output, seconds }
    : { file, totals: withOneFailure(totals), fault, output: ended.output, seconds };
}

function runProcess(file: string, options: RunOptions): Promise<Ended> {
  const { environment = {}, limitSeconds = 300 } = options;
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), file], {
    env: { ...process.env, FORCE_COLOR: "0", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = child.kill("SIGKILL");
      child.stdout.destroy();
      child.stderr.destroy();
    }, limitSeconds * 1000);
    const end = (code: number | null, signal: NodeJS.Signals | null) => {
      clearTimeout(timer);
      resolve({ output: Buffer.concat(chunks).toString(), code, signal, timedOut });
    };
    child.on("error", (error) => {
      chunks.push(Buffer.from(error.message));
      end(null, null);
    });
    child.on("close", end);
  });
}

function faultOf({ output, code, signal, timedOut }: Ended, totals: TestTotals) {
  if (timedOut) {
    return "ran into its time limit";
  }
  if (readUvuTotals(output) === undefined) {
    return code === 0
      ? "ran no test: test.run() is missing"
      : `ended before its tests did (${signal ?? `exit code ${code}`})`;
  }
  if (totals.passed + totals.failed + totals.skipped === 0) {
    return "has no test";
  }
  return code !== 0 && totals.failed === 0
    ? `ended badly after its tests (${signal ?? `exit code ${code}`})`
    : undefined;
}

function withOneFailure(totals: TestTotals): TestTotals {
  return { ...totals, failed: totals.failed + 1 };
}
