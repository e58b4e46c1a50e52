/** Holds the fast way of reading against the slow one: `main.ts [--cases N] [--seed N]`. */
import { parseArgs } from "node:util";
import { loadKernel } from "../../runtime/kernel/loadKernel.js";
import { compareWays } from "./compareWays.js";

const { values } = parseArgs({
  options: {
    cases: { type: "string", default: "200000" },
    seed: { type: "string", default: "1" },
  },
});

const { cases, fast, differences } = await compareWays(
  Number(values.cases),
  Number(values.seed),
  loadKernel(),
);
for (const { data, difference } of differences) console.error(`${difference}\n${data ?? ""}\n`);
console.log(`${cases} cases, ${fast} of them the fast way, ${differences.length} differences`);
process.exitCode = differences.length > 0 ? 1 : 0;
