import { type RunOptions, runTestFile, type TestFileResult } from "./runTestFile.js";

/** How test files are run, and who hears of each. */
export interface RunAllOptions extends RunOptions {
  /** How many files run at a time. Default 2. */
  readonly workers?: number;
  /** Called as each file ends. */
  readonly onResult?: (result: TestFileResult) => void;
}

/** Run test files, a process each, a few at a time; results come in the order of the files. */
export async function runTestFiles(
  files: readonly string[],
  { workers = 2, onResult, ...options }: RunAllOptions = {},
): Promise<TestFileResult[]> {
  const results: TestFileResult[] = [];
  const waiting = files.entries();
  const work = async () => {
    for (const [index, file] of waiting) {
      const result = await runTestFile(file, options);
      results[index] = result;
      onResult?.(result);
    }
  };
  await Promise.all(Array.from({ length: workers }, work));
  return results;
}
