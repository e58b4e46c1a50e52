/**
 * Puts faults into the kernel, one at a time, and sees that each is found: those in reading by the
 * fuzz, those in writing by the tests of their format. `killMutants.ts [--cases N] [--file name]`;
 * the exit code is 1 if a fault survives.
 */
import { parseArgs } from "node:util";
import { Module } from "../../runtime/kernel/webAssembly.js";
import { compareWays, leastFast } from "./compareWays.js";
import { compileMutant } from "./compileMutant.js";
import { FormatTests } from "./FormatTests.js";
import { type Mutant, readingMutants, writingMutants } from "./mutants.js";

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "80000" },
    /** Mutants of files whose path begins so only. */
    file: { type: "string", default: "" },
  },
});
const chosen = [...readingMutants, ...writingMutants].filter(({ file }) =>
  file.startsWith(values.file),
);
const formats = new FormatTests();

/** Tell what finds a fault, if anything does; one that makes the kernel trap is found, too. */
async function killerOf(
  kernel: Uint8Array,
  file: string,
  cases = Number(values.cases),
): Promise<string | undefined> {
  if (file.includes("/")) {
    const [format = "", subject = ""] = file.split(/[/.]/);
    return formats.failing(format, subject, kernel);
  }
  try {
    const result = await compareWays(cases, 1, new Module(kernel));
    if (result.differences.length > 0) return `${result.cases} cases`;
    return result.fast < leastFast * result.cases ? `only ${result.fast} read fast` : undefined;
  } catch (error) {
    return String(error);
  }
}

async function isKilled(mutant: Mutant): Promise<boolean> {
  const { file, from, to } = mutant;
  const killer = await killerOf(await compileMutant(mutant), file);
  console.log(`${killer ? "killed  " : "SURVIVED"} ${file}: ${from} → ${to} (${killer})`);
  return killer !== undefined;
}

/** A check that refuses the kernel as it is would kill anything. */
async function expectSound(): Promise<void> {
  const kernel = await compileMutant();
  for (const file of new Set(chosen.map(({ file }) => file.split("/")[0] as string))) {
    const isFormat = !file.endsWith(".ts");
    const killer = isFormat && (await killerOf(kernel, `${file}/`));
    if (killer) throw new Error(`the kernel as it is fails: ${killer}`);
  }
  const killer = await killerOf(kernel, "", 10_000);
  if (killer) throw new Error(`the kernel as it is fails: ${killer}`);
}

try {
  await expectSound();
  let survivors = 0;
  for (const mutant of chosen) if (!(await isKilled(mutant))) survivors++;
  console.log(`${chosen.length - survivors} of ${chosen.length} killed`);
  process.exitCode = survivors > 0 ? 1 : 0;
} finally {
  formats.remove();
}
