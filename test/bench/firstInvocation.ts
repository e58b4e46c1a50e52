/** Runs one pipeline on one batch and prints the milliseconds. */
import { changeBytes } from "../../runtime/demand/sample/WireChange.js";
import { sampleChanges } from "../../runtime/demand/sampleChanges.js";
import { demandRecordTypes } from "../../runtime/recordTypes.js";
import { pipelinesOf } from "./pipelines.js";

const pipeline = pipelinesOf(demandRecordTypes.DemandRecord)[process.argv[2] ?? ""];
if (pipeline === undefined) throw new Error(`no pipeline ${process.argv[2]}`);
const batch = sampleChanges({ count: 2500 }).map(({ change }) =>
  Buffer.from(changeBytes(change)).toString("base64"),
);
const start = performance.now();
await pipeline(batch);
process.stdout.write(String(performance.now() - start));
