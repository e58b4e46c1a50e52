/**
 * Runs the tests that stand on outside engines: `run.ts [FILE or FOLDER]…`, by default all of them.
 * Installs what is missing, and starts one Trino for them all.
 * The last line is `N passed, N failed`; the exit code 1 if a test failed or none ran.
 */
import { findTestFiles } from "../support/runner/findTestFiles.js";
import { describeResult, describeRun, hasPassed } from "../support/runner/report.js";
import { runTestFiles } from "../support/runner/runTestFiles.js";
import { provisionTrino } from "./harness/sharedTrino.js";

const roots = process.argv.slice(2);
const files = findTestFiles(roots.length > 0 ? roots : ["test/engines"]);
const results = await runTestFiles(files, {
  environment: await provisionTrino(),
  limitSeconds: 900,
  onResult: (result) => console.log(describeResult(result)),
});
console.log(describeRun(results));
process.exitCode = hasPassed(results) ? 0 : 1;
