/**
 * Measures the ways from the Lambda's event to the bytes of an object:
 * `main.ts [--records N] [--rounds N] [--json] [--readme]`.
 *
 * Trust ratios: pipelines run by turns in one process, so that what else the machine does falls on
 * all of them. `--readme` puts the table into README.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { changeBytes } from "../../runtime/demand/sample/WireChange.js";
import { sampleChanges } from "../../runtime/demand/sampleChanges.js";
import { demandRecordTypes } from "../../runtime/recordTypes.js";
import { firstInvocations } from "./firstInvocations.js";
import { measure } from "./measure.js";
import { pipelinesOf } from "./pipelines.js";
import { type Bench, markdownTable, report } from "./report.js";

const { values } = parseArgs({
  options: {
    records: { type: "string", default: "2500" },
    rounds: { type: "string", default: "15" },
    json: { type: "boolean", default: false },
    readme: { type: "boolean", default: false },
  },
});

const batch = sampleChanges({ count: Number(values.records) }).map(({ change }) =>
  Buffer.from(changeBytes(change)).toString("base64"),
);
const times = await measure(
  pipelinesOf(demandRecordTypes.DemandRecord),
  batch,
  Number(values.rounds),
);
const bench: Bench = {
  node: process.version,
  records: batch.length,
  bytes: batch.reduce((sum, data) => sum + Buffer.byteLength(data, "base64"), 0),
  ratios: report(times),
  first: await firstInvocations(["parse", "fastParquet", "conventional"], 3),
};

if (values.json) console.log(JSON.stringify(bench, null, 2));
else console.log(markdownTable(bench));
if (values.readme) putIntoReadme(markdownTable(bench));

/** Put the table between the marks that stand for it. */
function putIntoReadme(table: string): void {
  const file = new URL("../../README.md", import.meta.url);
  const marks = /(<!-- bench -->\n)[\s\S]*?(<!-- \/bench -->)/;
  const text = readFileSync(file, "utf8");
  if (!marks.test(text)) throw new Error("README.md has no <!-- bench --> … <!-- /bench -->");
  writeFileSync(
    file,
    text.replace(marks, (_, begin, end) => `${begin}${table}\n${end}`),
  );
}
