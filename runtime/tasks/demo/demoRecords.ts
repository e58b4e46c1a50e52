import { changeBytes } from "../../demand/sample/WireChange.js";
import { type SampleChange, sampleChanges } from "../../demand/sampleChanges.js";
import { samplePoison } from "../../demand/samplePoison.js";
import type { StreamRecord } from "./putRecords.js";

/**
 * Make what the demo puts onto its stream: changes in the order of the writes, both precisions of
 * time, some odd values, and some data that is no change of the table. The same count gives the
 * same records.
 */
export function demoRecords(count: number): StreamRecord[] {
  const changes = sampleChanges({ count, misfits: 0.001, inexact: 0.001, unknown: 0.001 });
  const records = changes.map(recordOf);
  const middle = changes[count >> 1] as SampleChange;
  const poison = samplePoison(middle.change).map(({ data }) => ({
    partitionKey: middle.partitionKey,
    data,
  }));
  records.splice(count >> 1, 0, ...poison);
  return records;
}

function recordOf({ change, partitionKey }: SampleChange): StreamRecord {
  return { partitionKey, data: changeBytes(change) };
}
