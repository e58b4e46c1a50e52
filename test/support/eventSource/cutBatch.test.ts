import { test } from "uvu";
import * as assert from "uvu/assert";
import { cutBatch, payloadLimit } from "./cutBatch.js";
import { eventBytes, kinesisEvent } from "./kinesisEvent.js";
import { streamRecords } from "./streamRecords.js";

// All from "How Lambda processes records from stream and queue-based event sources", Batching
// behavior, unless another page is named.

const limits = {
  batchSize: 100,
  maximumBatchingWindowInSeconds: 0,
  payloadBytes: payloadLimit,
  bytesOf: () => 1000,
};

test("nothing waits, no batch", () => {
  assert.is(cutBatch([], 0, limits), undefined);
});

// "By default, Lambda invokes your function as soon as records are available".
test("without a window a batch has what is there when the lane is free", () => {
  const waiting = streamRecords(10, { every: 100 });
  assert.equal(cutBatch(waiting, 350, limits), { at: 350, count: 4, tooLarge: false });
});

test("a lane that is free waits for the first record", () => {
  const waiting = streamRecords(3, { from: 500, every: 100 });
  assert.equal(cutBatch(waiting, 0, limits), { at: 500, count: 1, tooLarge: false });
});

test("a batch has no more records than its size", () => {
  const waiting = streamRecords(250);
  assert.equal(cutBatch(waiting, 7, limits), { at: 7, count: 100, tooLarge: false });
});

test("with a window a batch waits for more until it closes", () => {
  const waiting = streamRecords(10, { from: 1000, every: 400 });
  const windowed = { ...limits, maximumBatchingWindowInSeconds: 2 };
  assert.equal(cutBatch(waiting, 0, windowed), { at: 3000, count: 6, tooLarge: false });
});

test("a full batch does not wait for its window", () => {
  const waiting = streamRecords(10, { every: 400 });
  const windowed = { ...limits, batchSize: 3, maximumBatchingWindowInSeconds: 5 };
  assert.equal(cutBatch(waiting, 0, windowed), { at: 800, count: 3, tooLarge: false });
});

test("a batch that filled up while the lane was busy is ready when the lane is free", () => {
  const waiting = streamRecords(10, { every: 400 });
  assert.equal(cutBatch(waiting, 9000, { ...limits, batchSize: 3 }), {
    at: 9000,
    count: 3,
    tooLarge: false,
  });
});

// The payload limit of 6 MB, which cannot be modified.
test("a batch ends before the record that would pass the payload limit", () => {
  const waiting = streamRecords(10, { every: 400 });
  const windowed = { ...limits, payloadBytes: 3500, maximumBatchingWindowInSeconds: 5 };
  assert.equal(cutBatch(waiting, 0, windowed), { at: 1200, count: 3, tooLarge: false });
});

// Kinesis, "Handle large records": the 6 MB include base64 and metadata.
test("the payload is the event's JSON to the byte", () => {
  const arn = "arn:aws:kinesis:eu-west-1:123456789012:stream/demand";
  const waiting = streamRecords(7, { bytes: 700 });
  const json = Buffer.byteLength(JSON.stringify(kinesisEvent(arn, waiting)));
  const bytesOf = (record: (typeof waiting)[number]) => eventBytes(arn, record);
  const count = (payloadBytes: number) =>
    cutBatch(waiting, 0, { ...limits, payloadBytes, bytesOf })?.count;
  assert.is(count(json), 7);
  assert.is(count(json - 1), 6);
});

// Kinesis, "Handle large records": larger ones go to the on-failure destination only.
test("a record that fits into no event stands alone, marked", () => {
  const waiting = streamRecords(2);
  const cut = cutBatch(waiting, 3, { ...limits, payloadBytes: 900 });
  assert.equal(cut, { at: 3, count: 1, tooLarge: true });
});

test.run();
