/**
 * Puts faults into the kernel, one at a time, and sees that the fuzz finds each:
 * `killMutants.ts [--cases N] [--file number]`.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compileKernel } from "../../build/buildKernel.js";
import { Module } from "../../runtime/kernel/webAssembly.js";
import { compareWays } from "./compareWays.js";
import { type Mutant, mutants } from "./mutants.js";

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "40000" },
    /** Mutants of this file only. */
    file: { type: "string", default: "" },
  },
});
const sources = fileURLToPath(new URL("../../runtime/kernel/assembly", import.meta.url));

/** Compile the kernel with a fault in it. */
function compileMutant({ file, from, to }: Mutant): object {
  const folder = mkdtempSync(join(tmpdir(), "kernel-"));
  try {
    cpSync(sources, folder, { recursive: true });
    const source = readFileSync(join(folder, file), "utf8");
    if (!source.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(join(folder, file), source.replace(from, to));
    compileKernel(folder, join(folder, "kernel.wasm"));
    return new Module(readFileSync(join(folder, "kernel.wasm")));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Tell whether the fuzz finds the fault; one that makes the kernel trap is found, too. */
async function isKilled(mutant: Mutant): Promise<boolean> {
  const kernel = compileMutant(mutant);
  try {
    return (await compareWays(Number(values.cases), 1, kernel)).differences.length > 0;
  } catch {
    return true;
  }
}

let survivors = 0;
const chosen = mutants.filter(({ file }) => file.startsWith(values.file));
for (const mutant of chosen) {
  const killed = await isKilled(mutant);
  if (!killed) survivors++;
  console.log(`${killed ? "killed  " : "SURVIVED"} ${mutant.file}: ${mutant.from} → ${mutant.to}`);
}
console.log(`${chosen.length - survivors} of ${chosen.length} killed`);
process.exitCode = survivors > 0 ? 1 : 0;
