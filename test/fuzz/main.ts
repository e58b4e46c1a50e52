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

const kernel = loadKernel();
if (kernel === undefined) throw new Error("the kernel is not built; run npm run build:kernel");
const { cases, fast, differences } = await compareWays(
  Number(values.cases),
  Number(values.seed),
  kernel,
);
for (const { record, difference } of differences) console.error(`${difference}\n${record}\n`);
console.log(`${cases} cases, ${fast} of them the fast way, ${differences.length} differences`);
process.exitCode = differences.length > 0 ? 1 : 0;
