import type { KinesisStreamEvent } from "aws-lambda";
import { changeBytes, type WireChange } from "../../../runtime/demand/sample/WireChange.js";
import type { SampleChange } from "../../../runtime/demand/sampleChanges.js";
import { kinesisEvent } from "../../support/eventSource/kinesisEvent.js";

const streamArn = "arn:aws:kinesis:eu-west-1:123456789012:stream/demand";
/** From a change to its arrival, in milliseconds. */
const transit = 200;

/** Make the event that Lambda hands over for changes that arrived in one shard. */
export function kinesisEventOf(
  changes: readonly SampleChange[],
  adapt: (change: WireChange) => WireChange = (change) => change,
): KinesisStreamEvent {
  const records = changes.map(({ change, partitionKey, micros }, index) => ({
    shardId: "shardId-000000000000",
    sequenceNumber: `495903382714902566085596925386${String(index).padStart(26, "0")}`,
    partitionKey,
    data: changeBytes(adapt(change)),
    arrival: Number(micros / 1000n) + transit,
  }));
  return kinesisEvent(streamArn, records);
}
