import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type RunOptions, runTestFile } from "./runTestFile.js";

const runFixture = (name: string, options?: RunOptions) =>
  runTestFile(fileURLToPath(new URL(`fixtures/${name}.ts`, import.meta.url)), options);

test("counts passed and skipped tests", async () => {
  const result = await runFixture("passing");
  assert.equal(result.totals, { passed: 2, failed: 0, skipped: 1 });
  assert.is(result.fault, undefined);
});

test("keeps what a failing test printed", async () => {
  const result = await runFixture("failing");
  assert.equal(result.totals, { passed: 1, failed: 1, skipped: 0 });
  assert.is(result.fault, undefined);
  assert.match(result.output, "says that one is two");
});

test("counts tests as failed that a failing hook prevented", async () => {
  const result = await runFixture("failingBefore");
  assert.equal(result.totals, { passed: 0, failed: 1, skipped: 0 });
});

test("counts a crash as a failure and shows its error", async () => {
  const result = await runFixture("crashing");
  assert.is(result.totals.failed, 1);
  assert.is(result.fault, "ended before its tests did (exit code 1)");
  assert.match(result.output, "out of the blue");
});

test("ends a process that runs into its limit", async () => {
  const result = await runFixture("hanging", { limitSeconds: 1 });
  assert.is(result.totals.failed, 1);
  assert.is(result.fault, "ran into its time limit");
});

test("refuses a file that runs no test", async () => {
  const result = await runFixture("neverRun");
  assert.is(result.totals.failed, 1);
  assert.match(result.fault ?? "", "test.run() is missing");
});

test("refuses a file that has no test", async () => {
  const result = await runFixture("empty");
  assert.is(result.fault, "has no test");
  assert.is(result.totals.failed, 1);
});

test("hands the environment on", async () => {
  const result = await runFixture("greeting", { environment: { GREETING: "hello" } });
  assert.equal(result.totals, { passed: 1, failed: 0, skipped: 0 });
});

test.run();
