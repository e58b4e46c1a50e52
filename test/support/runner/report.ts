import { lastLines } from "../lastLines.js";
import type { TestFileResult } from "./runTestFile.js";
import { addTotals, closingLine, type TestTotals } from "./TestTotals.js";

/** What marks the line by which a test file names a test that it skips, and why. */
export const skippedMark = "skipped: ";

/** Spell what became of one file: a line if all went well, else all that it printed too. */
export function describeResult({ file, totals, fault, output, seconds }: TestFileResult): string {
  const heading = `${mark(totals)} ${file} (${closingLine(totals)}; ${seconds.toFixed(1)} s)`;
  const reason = fault === undefined ? [] : [`  ${file} ${fault}`];
  const printed = totals.failed > 0 ? [output.trimEnd()] : namedSkips(output);
  return [heading, ...reason, ...printed].join("\n");
}

/** How many lines of a failed file's output the end of a run shows: where a log is cut, its end stays. */
const mostLines = 20;

/** Spell the end of a run, with how each failed file ended; the last line is `N passed, N failed`. */
export function describeRun(results: readonly TestFileResult[]): string {
  const failed = results.filter(({ totals }) => totals.failed > 0);
  const totals = addTotals(results.map((result) => result.totals));
  return [
    "",
    ...failed.flatMap(describeFailure),
    ...(totals.passed + totals.failed === 0 ? ["failed: no test ran"] : []),
    closingLine(totals),
  ].join("\n");
}

function describeFailure({ file, fault, output }: TestFileResult): string[] {
  const printed = lastLines(output, mostLines);
  return [`failed: ${file}${fault === undefined ? "" : ` ${fault}`}`, ...printed.map(indented)];
}

function indented(line: string): string {
  return `  ${line}`.trimEnd();
}

/** Tell whether a run is a success: some test ran and none failed. */
export function hasPassed(results: readonly TestFileResult[]): boolean {
  const { passed, failed } = addTotals(results.map((result) => result.totals));
  return failed === 0 && passed > 0;
}

function mark({ failed, passed }: TestTotals): string {
  return failed > 0 ? "✘" : passed > 0 ? "•" : "-";
}

function namedSkips(output: string): string[] {
  return output
    .split("\n")
    .filter((line) => line.startsWith(skippedMark))
    .map((line) => `  ${line}`);
}
