import type { KinesisStreamEvent } from "aws-lambda";
import type { AttributeMap, AttributeValue } from "../../../runtime/codec/AttributeValue.js";
import { changeBytes } from "../../../runtime/demand/sample/WireChange.js";
import { type SampleChange, sampleChanges } from "../../../runtime/demand/sampleChanges.js";
import { payloadLimit } from "../eventSource/cutBatch.js";
import { eventBytes, kinesisEvent } from "../eventSource/kinesisEvent.js";
import type { StreamRecord } from "../eventSource/Shard.js";

const arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/demand";
const shardId = "shardId-000000000000";
const start = Date.UTC(2024, 4, 1, 10);
const day = 86_400_000;
/** The most that an event source mapping hands over at once. */
const mostRecords = 10_000;

/** Events as large as Lambda makes them, each the hardest of its kind on memory, by name. */
export const worstEvents: Readonly<Record<string, () => KinesisStreamEvent>> = {
  "as many changes as a batch may have": () => fill((index) => change(index, {})),
  "items as large as DynamoDB takes": () => fill((index) => change(index, largest)),
  "a day for every change": () => fill((index) => change(index, {}, (index % 120) * day)),
  "lists of the smallest structs": () => fill((index) => change(index, manyStructs)),
  "lists of the smallest numbers": () => fill((index) => change(index, manyNumbers)),
  "maps of the shortest entries": () => fill((index) => change(index, manyEntries)),
  "nothing that fits": () => fill((index) => change(index, nothingFits)),
  "unknown attributes only": () => fill((index) => change(index, manyUnknown)),
  "one record of what no attribute value is": () =>
    kinesisEvent(arn, [recordOf(change(0, noValues), 0)]),
  "JSON of the shortest values": () => fill(() => Buffer.from(`[${"[],".repeat(200_000)}0]`)),
  "records of one byte": () => fill(() => Buffer.from("x")),
};

/** Fill an event with records up to Lambda's payload limit. */
function fill(dataOf: (index: number) => Uint8Array): KinesisStreamEvent {
  const records: StreamRecord[] = [];
  let bytes = 13;
  while (records.length < mostRecords) {
    const record = recordOf(dataOf(records.length), records.length);
    bytes += eventBytes(arn, record);
    if (bytes > payloadLimit) break;
    records.push(record);
  }
  return kinesisEvent(arn, records);
}

function recordOf(data: Uint8Array, index: number): StreamRecord {
  const sequenceNumber = String(10n ** 55n + BigInt(index));
  return { shardId, sequenceNumber, partitionKey: "K", data, arrival: start };
}

const [model] = sampleChanges({ count: 1 }) as [SampleChange];

/** Make an INSERT of an item that has its key and these attributes. */
function change(index: number, attributes: AttributeMap, age = 0): Uint8Array {
  const Keys = { id: { S: `H.${index}` } };
  const NewImage = { ...Keys, ...attributes };
  const time = { ApproximateCreationDateTime: start - age };
  const dynamodb = { ...time, Keys, NewImage, SizeBytes: 1 };
  return changeBytes({ ...model.change, eventID: `e-${index}`, eventName: "INSERT", dynamodb });
}

const largest: AttributeMap = { note: { S: "é".repeat(190_000) } };
const manyStructs: AttributeMap = { seatPreferences: list(20_000, { M: {} }) };
const manyNumbers: AttributeMap = { partySizes: list(20_000, { N: "1" }) };
const manyEntries: AttributeMap = { attributes: { M: members(20_000, { S: "" }) } };
// A mebibyte, the largest record that a stream takes unless it is told otherwise.
const noValues: AttributeMap = { seatPreferences: list(500_000, 0 as AttributeValue) };
const manyUnknown: AttributeMap = members(1_000, { S: "" });
const nothingFits: AttributeMap = {
  revision: { S: "" },
  quantity: { S: "" },
  priceMin: { S: "" },
  seatPreferences: list(2_000, { S: "" }),
  partySizes: list(2_000, { S: "" }),
};

function list(count: number, element: AttributeValue): AttributeValue {
  return { L: Array.from({ length: count }, () => element) };
}

function members(count: number, value: AttributeValue): AttributeMap {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [index.toString(36), value]),
  );
}
