import { createDelivery } from "../../../runtime/core/createDelivery.js";
import type { ArchiveDelivery } from "../../../runtime/delivery/ArchiveDelivery.js";
import { FileStorage } from "../../../runtime/delivery/FileStorage.js";
import { changeBytes } from "../../../runtime/demand/sample/WireChange.js";
import { type SampleChange, sampleChanges } from "../../../runtime/demand/sampleChanges.js";
import { samplePoison } from "../../../runtime/demand/samplePoison.js";
import { demandRecordTypes } from "../../../runtime/recordTypes.js";
import { kinesisEvent } from "../eventSource/kinesisEvent.js";
import { testServices } from "./testServices.js";

/** A small archive, and what it was made of. */
export interface SampleArchive extends ArchiveDelivery {
  readonly changes: readonly SampleChange[];
}

const arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/demand";

/** Deliver sample changes and the sample's poison into a folder, in both formats. */
export async function deliverSample(folder: string, count: number): Promise<SampleArchive> {
  const changes = sampleChanges({ count, seed: 9, inexact: 0.1, unknown: 0.1, misfits: 0.05 });
  const poison = samplePoison((changes[0] as SampleChange).change);
  const data = [...changes.map(({ change }) => changeBytes(change)), ...poison.map((p) => p.data)];
  const records = data.map((bytes, index) => ({
    shardId: "shardId-000000000000",
    sequenceNumber: String(1000 + index),
    partitionKey: "K",
    data: bytes,
    arrival: Date.UTC(2024, 4, 1, 12),
  }));
  const tables = { demand: { recordTypes: ["DemandRecord"], ignored: [] } };
  const deliver = createDelivery(
    demandRecordTypes,
    testServices(new FileStorage(folder), { tables, formats: ["parquet", "avro"] }),
  );
  const invocation = { awsRequestId: "sample", getRemainingTimeInMillis: () => 60_000 };
  return { changes, ...(await deliver(kinesisEvent(arn, records), invocation)) };
}
