/** Kinesis records of changes of orders, for tests of the delivery. */
import type { AttributeMap } from "../../runtime/codec/AttributeValue.js";
import type { ArrivedRecord } from "../../runtime/core/ArrivedRecord.js";

/** What a change of an order may say otherwise than usual. */
export interface OrderChange {
  readonly [member: string]: unknown;
  readonly dynamodb?: Readonly<Record<string, unknown>>;
}

/** When the records of these tests arrive, and the changes in them are made. */
export const arrival = new Date("2024-05-01T10:00:00.000Z");

/** Make the change record of an INSERT of an order. */
export function orderChange(id: string, { dynamodb, ...rest }: OrderChange = {}): object {
  return {
    awsRegion: "eu-west-1",
    eventID: `event-${id}`,
    eventName: "INSERT",
    userIdentity: null,
    recordFormat: "application/json",
    tableName: "orders",
    dynamodb: {
      ApproximateCreationDateTime: arrival.getTime(),
      Keys: { id: { S: id } },
      NewImage: orderImage(id),
      SizeBytes: 20,
      ...dynamodb,
    },
    eventSource: "aws:dynamodb",
    ...rest,
  };
}

/** Make an order's image. */
export function orderImage(id: string, attributes: AttributeMap = {}): AttributeMap {
  return { id: { S: id }, amount: { N: "12" }, ...attributes };
}

/** Spell a change record as the data of a Kinesis record. */
export function dataOf(change: unknown): string {
  return Buffer.from(JSON.stringify(change)).toString("base64");
}

/** Make records of a shard from their data, with sequence numbers from 100 on. */
export function arrivedRecords(
  data: readonly string[],
  shardId = "shardId-000000000000",
): readonly ArrivedRecord[] {
  return data.map((item, index) => ({
    shardId,
    sequenceNumber: String(100 + index),
    arrivedAt: arrival.getTime(),
    data: item,
  }));
}

/** Spell records as the event that Lambda makes of them. */
export function eventOf(records: readonly ArrivedRecord[]): unknown {
  return {
    Records: records.map(({ shardId, sequenceNumber, arrivedAt, data }) => ({
      eventSource: "aws:kinesis",
      eventID: `${shardId}:${sequenceNumber}`,
      kinesis: {
        kinesisSchemaVersion: "1.0",
        partitionKey: "key",
        sequenceNumber,
        data,
        approximateArrivalTimestamp: arrivedAt / 1000,
      },
    })),
  };
}
