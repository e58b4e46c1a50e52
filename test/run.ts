/**
 * Runs tests: `run.ts [--except FOLDER]… [FILE or FOLDER]…`, by default the whole project's.
 * The last line is `N passed, N failed`; the exit code 1 if a test failed or none ran.
 */
import { parseArgs } from "node:util";
import { findTestFiles } from "./support/runner/findTestFiles.js";
import { describeResult, describeRun, hasPassed } from "./support/runner/report.js";
import { runTestFiles } from "./support/runner/runTestFiles.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { except: { type: "string", multiple: true, default: [] } },
});
const files = findTestFiles(positionals.length > 0 ? positionals : ["."], values.except);
const results = await runTestFiles(files, {
  onResult: (result) => console.log(describeResult(result)),
});
console.log(describeRun(results));
process.exitCode = hasPassed(results) ? 0 : 1;
