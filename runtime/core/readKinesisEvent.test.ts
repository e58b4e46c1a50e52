import { test } from "uvu";
import * as assert from "uvu/assert";
import { arrivedRecords, eventOf } from "../../test/support/orderChanges.js";
import { readKinesisEvent } from "./readKinesisEvent.js";

test("the records of an event come in its order", () => {
  const records = arrivedRecords(["e30=", "e31=", "%"]);
  assert.equal(readKinesisEvent(eventOf(records)), records);
});

test("each record has the shard that its id names", () => {
  const shards = ["shardId-000000000000", "shardId-000000000001", "shard:Id", "s", "s"];
  const records = shards.flatMap((shardId) => arrivedRecords(["e30=", "e31="], shardId));
  assert.equal(readKinesisEvent(eventOf(records)), records);
});

test("the arrival, a number of seconds with a fraction, is exact to the millisecond", () => {
  const event = eventOf(arrivedRecords(["e30="])) as { Records: [{ kinesis: object }] };
  Object.assign(event.Records[0].kinesis, { approximateArrivalTimestamp: 1649930049.016 });
  assert.is(readKinesisEvent(event)[0]?.arrivedAt, Date.parse("2022-04-14T09:54:09.016Z"));
});

test("an event without records is none of Kinesis", () => {
  for (const event of [undefined, null, [], {}, { Records: {} }]) {
    assert.throws(() => readKinesisEvent(event), /expected an object with Records/);
  }
});

const faults: readonly (readonly [path: string, value: unknown])[] = [
  ["/kinesis", undefined],
  ["/kinesis", []],
  ["/eventID", undefined],
  ["/eventID", "shardId-000000000000"],
  ["/eventID", "shardId-000000000000:101"],
  ["/eventID", "shardId-000000000000100"],
  ["/eventID", ":100"],
  ["/eventID", "100"],
  ["/kinesis/data", 1],
  ["/kinesis/sequenceNumber", "x"],
  ["/kinesis/sequenceNumber", 1],
  ["/kinesis/approximateArrivalTimestamp", "1649930049.016"],
  ["/kinesis/approximateArrivalTimestamp", 1e300],
];

for (const [path, value] of faults) {
  test(`a record whose ${path} is ${JSON.stringify(value)} is refused there`, () => {
    const event = eventOf(arrivedRecords(["e30="])) as { Records: [object] };
    const names = path.split("/").slice(1);
    const last = names.pop() as string;
    const parent = names.reduce<object>(
      (object, name) => Reflect.get(object, name),
      event.Records[0],
    );
    Reflect.set(parent, last, value);
    assert.throws(
      () => readKinesisEvent(event),
      (error: { path?: string }) => error.path === `/Records/0${path}`,
    );
  });
}

test.run();
