import type { KinesisStreamEvent, KinesisStreamRecord } from "aws-lambda";
import type { StreamRecord } from "./Shard.js";

/**
 * Make the event that Lambda hands to a function for a batch.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html
 */
export function kinesisEvent(
  streamArn: string,
  records: readonly StreamRecord[],
): KinesisStreamEvent {
  return { Records: records.map((record) => eventRecord(streamArn, record)) };
}

/** Return what a record adds to the event's JSON, in bytes, the comma before it included. */
export function eventBytes(streamArn: string, record: StreamRecord): number {
  const known = sizes.get(record);
  if (known !== undefined) return known;
  const bytes = Buffer.byteLength(JSON.stringify(eventRecord(streamArn, record))) + 1;
  sizes.set(record, bytes);
  return bytes;
}

const sizes = new WeakMap<StreamRecord, number>();

function eventRecord(streamArn: string, record: StreamRecord): KinesisStreamRecord {
  return {
    kinesis: {
      kinesisSchemaVersion: "1.0",
      partitionKey: record.partitionKey,
      sequenceNumber: record.sequenceNumber,
      data: record.dataText ?? Buffer.from(record.data).toString("base64"),
      approximateArrivalTimestamp: record.arrival / 1000,
    },
    eventSource: "aws:kinesis",
    eventVersion: "1.0",
    eventID: `${record.shardId}:${record.sequenceNumber}`,
    eventName: "aws:kinesis:record",
    invokeIdentityArn: "arn:aws:iam::123456789012:role/delivery-worker",
    awsRegion: "eu-west-1",
    eventSourceARN: streamArn,
  };
}
