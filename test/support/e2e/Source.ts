import { changeBytes } from "../../../runtime/demand/sample/WireChange.js";
import { type SampleChange, sampleChanges } from "../../../runtime/demand/sampleChanges.js";
import { samplePoison } from "../../../runtime/demand/samplePoison.js";
import type { StreamRecord as PutRecord } from "../../../runtime/tasks/demo/putRecords.js";

/** What a test puts onto a stream, and what it must find in the tables afterwards. */
export interface Source {
  readonly changes: readonly SampleChange[];
  /** How many records are poison. */
  readonly poison: number;
  /** In the order in which they are put. */
  readonly records: readonly PutRecord[];
}

/** Make changes of a table's life, some of them twice and among them some poison. */
export function makeSource(count: number, seed: number, tableName = "demand"): Source {
  const odds = { misfits: 0.02, inexact: 0.05, unknown: 0.05, ties: 0.05 };
  const changes = sampleChanges({ count, seed, tableName, gap: 60_000, ...odds });
  const poison = samplePoison((changes[0] as SampleChange).change).map(({ name, data }) => ({
    partitionKey: name,
    data,
  }));
  const records = changes.flatMap(({ change, partitionKey }, index) => {
    const record = { partitionKey, data: changeBytes(change) };
    return index % 50 === 0 ? [record, record] : [record];
  });
  records.splice(count >> 1, 0, ...poison);
  return { changes, poison: poison.length, records };
}
