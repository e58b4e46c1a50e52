/**
 * Measures what README tells of: `main.ts [--only PART,…] [--records N] [--rounds N] [--json]
 * [--readme]`.
 *
 * Trust ratios: what is compared runs by turns, so that what else the machine does falls on all
 * alike. `--readme` puts the table into README.md.
 */
import { parseArgs } from "node:util";
import { figuresTable } from "./figures/figuresTable.js";
import { parts } from "./parts/parts.js";
import { putIntoReadme } from "./putIntoReadme.js";
import { type Bench, runBench } from "./runBench.js";

const { values } = parseArgs({
  options: {
    only: { type: "string", default: Object.keys(parts).join(",") },
    records: { type: "string", default: "2500" },
    rounds: { type: "string", default: "15" },
    json: { type: "boolean", default: false },
    readme: { type: "boolean", default: false },
  },
});
const names = values.only.split(",");
const unknown = names.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  throw new Error(`no part ${unknown.join(", ")}; there are ${Object.keys(parts).join(", ")}`);
}

const bench = await runBench(names, {
  records: Number(values.records),
  rounds: Number(values.rounds),
});
console.log(values.json ? JSON.stringify(bench, null, 2) : spell(bench));
if (values.readme) putIntoReadme(spell(bench));

function spell({ node, records, figures }: Bench): string {
  const head = `Node ${node}, an event of ${records} records. Medians of turns, and their middle half.`;
  return `${head}\n\n${figuresTable(figures)}`;
}
