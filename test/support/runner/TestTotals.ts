/** How many tests passed, failed and were skipped. */
export interface TestTotals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Add totals up. */
export function addTotals(all: readonly TestTotals[]): TestTotals {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** Spell totals as the closing line of a run: `12 passed, 0 failed, 1 skipped`. */
export function closingLine({ passed, failed, skipped }: TestTotals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

const uvuTotals =
  /^ {2}Total: +(?<total>\d+)\n {2}Passed: +(?<passed>\d+)\n {2}Skipped: +(?<skipped>\d+)$/gm;

/**
 * Read the totals that uvu prints when a file's tests have ended.
 *
 * Whatever did not pass has failed: uvu exits with 0 after a `before` hook that threw, having run
 * no test of the suite.
 *
 * @returns undefined where the output has no totals, because the process ended early
 */
export function readUvuTotals(output: string): TestTotals | undefined {
  const groups = [...output.matchAll(uvuTotals)].at(-1)?.groups;
  if (groups === undefined) {
    return undefined;
  }
  const passed = Number(groups.passed);
  return { passed, failed: Number(groups.total) - passed, skipped: Number(groups.skipped) };
}
