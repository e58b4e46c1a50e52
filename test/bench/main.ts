/**
 * Measures what README and docs/performance.md tell of:
 * `main.ts [--only PART,…] [--records N] [--rounds N] [--json] [--readme]`.
 *
 * Trust ratios: what is compared runs by turns, so that what else the machine does falls on all
 * alike. `--readme` puts the figures that have a bar into README.md, and all into the page.
 */
import { parseArgs } from "node:util";
import type { Figure } from "./figures/Figure.js";
import { figuresTable } from "./figures/figuresTable.js";
import { parts } from "./parts/parts.js";
import { putIntoDocs } from "./putIntoDocs.js";
import { type Bench, runBench } from "./runBench.js";

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    records: { type: "string", default: "2500" },
    rounds: { type: "string", default: "15" },
    json: { type: "boolean", default: false },
    readme: { type: "boolean", default: false },
  },
});
const all = Object.keys(parts);
const chosen = values.only?.split(",") ?? all;
const unknown = chosen.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  throw new Error(`no part ${unknown.join(", ")}; there are ${all.join(", ")}`);
}
if (values.readme && values.only !== undefined) {
  throw new Error("the documents tell of all parts; leave out --only, or --readme");
}

const bench = await runBench(chosen, {
  records: Number(values.records),
  rounds: Number(values.rounds),
});
console.log(values.json ? JSON.stringify(bench, null, 2) : spell(bench, bench.figures));
if (values.readme) {
  const barred = bench.figures.filter((figure) => "skipped" in figure || figure.bar);
  putIntoDocs("README.md", spell(bench, barred));
  putIntoDocs("docs/performance.md", spell(bench, bench.figures));
}

function spell({ node, records }: Bench, figures: readonly Figure[]): string {
  const head = `Node ${node}, an event of ${records} records; the medians of turns.`;
  return `${head}\n\n${figuresTable(figures)}`;
}
