import { test } from "uvu";
import * as assert from "uvu/assert";
import { addTotals, closingLine, readUvuTotals } from "./TestTotals.js";

const totals = (total: number, passed: number, skipped: number) =>
  `•   (1 / 1)\n\n  Total:     ${total}\n  Passed:    ${passed}\n  Skipped:   ${skipped}\n  Duration:  0.5ms\n\n`;

test("reads what uvu prints at the end", () => {
  assert.equal(readUvuTotals(totals(7, 5, 2)), { passed: 5, failed: 2, skipped: 2 });
});

test("reads the last totals, since a test may print some of its own", () => {
  assert.equal(readUvuTotals(totals(9, 9, 9) + totals(1, 1, 0)), {
    passed: 1,
    failed: 0,
    skipped: 0,
  });
});

test("finds no totals in other output", () => {
  assert.is(readUvuTotals("Total: 3\nPassed: 3\nSkipped: 0\n"), undefined);
});

test("adds totals up", () => {
  const one = { passed: 1, failed: 2, skipped: 3 };
  assert.equal(addTotals([one, one]), { passed: 2, failed: 4, skipped: 6 });
  assert.equal(addTotals([]), { passed: 0, failed: 0, skipped: 0 });
});

test("names skipped tests in the closing line only where there are some", () => {
  assert.is(closingLine({ passed: 2, failed: 0, skipped: 0 }), "2 passed, 0 failed");
  assert.is(closingLine({ passed: 2, failed: 1, skipped: 3 }), "2 passed, 1 failed, 3 skipped");
});

test.run();
