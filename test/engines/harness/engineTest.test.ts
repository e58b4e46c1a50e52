import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { runTestFile } from "../../support/runner/runTestFile.js";

const runWithMissingEngine = (environment: Record<string, string>) =>
  runTestFile(fileURLToPath(new URL("fixtures/missingEngine.ts", import.meta.url)), {
    environment,
  });

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

test.run();
