import { test } from "uvu";
import * as assert from "uvu/assert";
import { describeResult, describeRun, hasPassed } from "./report.js";
import type { TestFileResult } from "./runTestFile.js";

const passing: TestFileResult = {
  file: "a.test.ts",
  totals: { passed: 2, failed: 0, skipped: 0 },
  output: "• •   (2 / 2)\n",
  seconds: 0.25,
};
const failing: TestFileResult = {
  ...passing,
  file: "b.test.ts",
  totals: { passed: 1, failed: 1, skipped: 0 },
  output: " FAIL  one is two\n",
};
const skipping: TestFileResult = {
  ...passing,
  totals: { passed: 0, failed: 0, skipped: 1 },
  output: "starting\nskipped: reads a table (no Java)\n",
};

test("describes a passing file in one line", () => {
  assert.is(describeResult(passing), "• a.test.ts (2 passed, 0 failed; 0.3 s)");
});

test("shows all that a failing file printed", () => {
  assert.is(describeResult(failing), "✘ b.test.ts (1 passed, 1 failed; 0.3 s)\n FAIL  one is two");
});

test("names the tests that were skipped", () => {
  assert.is(
    describeResult(skipping),
    "- a.test.ts (0 passed, 0 failed, 1 skipped; 0.3 s)\n  skipped: reads a table (no Java)",
  );
});

test("ends with the totals, before them the files that failed and how their output ends", () => {
  const output = Array.from({ length: 30 }, (_, index) => `line ${index}\n`).join("");
  const crashed = { ...failing, file: "c.test.ts", fault: "has no test", output };
  const end = describeRun([passing, failing, crashed]);
  assert.match(
    end,
    /^\nfailed: b\.test\.ts\n {3}FAIL {2}one is two\nfailed: c\.test\.ts has no test\n {2}line 10\n/,
  );
  assert.match(end, /\n {2}line 29\n4 passed, 2 failed$/);
});

test("is no success if a test failed or none ran", () => {
  assert.is(hasPassed([passing]), true);
  assert.is(hasPassed([passing, skipping]), true);
  assert.is(hasPassed([passing, failing]), false);
  assert.is(hasPassed([skipping]), false);
  assert.is(hasPassed([]), false);
  assert.match(describeRun([]), /\nfailed: no test ran\n0 passed, 0 failed$/);
});

test.run();
