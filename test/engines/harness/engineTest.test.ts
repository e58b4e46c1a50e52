import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { runTestFile } from "../../support/runner/runTestFile.js";

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}.ts`, import.meta.url));

const runWithMissingEngine = (environment: Record<string, string>) =>
  runTestFile(fixture("missingEngine"), { environment });

test("names the tests that it skips for lack of an engine", async () => {
  const { totals, fault, output } = await runWithMissingEngine({ CI: "" });
  assert.equal(totals, { passed: 0, failed: 0, skipped: 2 });
  assert.is(fault, undefined);
  assert.match(output, "skipped: the warp drive starts (Warp drive is missing: install one)\n");
  assert.match(output, "skipped: the warp drive stops (Warp drive is missing: install one)\n");
});

test("fails for lack of an engine in CI", async () => {
  const { totals, output } = await runWithMissingEngine({ CI: "true" });
  assert.equal(totals, { passed: 0, failed: 1, skipped: 0 });
  assert.match(output, "MissingEngine: Warp drive is missing: install one");
});

test("stops what would keep the process alive once the tests are done", async () => {
  const { totals, fault } = await runTestFile(fixture("stopsTimer"), { limitSeconds: 30 });
  assert.equal(totals, { passed: 1, failed: 0, skipped: 0 });
  assert.is(fault, undefined);
});

test.run();
