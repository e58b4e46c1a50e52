import { test } from "uvu";
import * as assert from "uvu/assert";
import { hashKey, isInRange } from "./hashKey.js";
import { KinesisStream } from "./KinesisStream.js";
import type { Shard } from "./Shard.js";

const keys = Array.from({ length: 60 }, (_, i) => `key-${i}`);

function putAll(stream: KinesisStream, at: number): void {
  for (const partitionKey of keys) stream.put({ partitionKey, data: new Uint8Array(1), at });
}

function openShard(stream: KinesisStream, place: number): Shard {
  return stream.openShards()[place] as Shard;
}

// Kinesis terminology, "Partition key": records of one key go to one shard, by its hash key.
test("a record goes to the shard that has its hash key", () => {
  const stream = new KinesisStream({ shards: 3 });
  putAll(stream, 1000);
  assert.is(stream.records().length, keys.length);
  for (const shard of stream.shards) {
    assert.ok(shard.records.length > 0);
    for (const { partitionKey } of shard.records) {
      assert.ok(isInRange(shard.range, hashKey(partitionKey)));
    }
  }
});

// Kinesis terminology, "Sequence number": unique per partition key within its shard, and generally
// increasing over time.
test("sequence numbers are of 56 digits and grow within a shard", () => {
  const stream = new KinesisStream();
  for (const at of [0, 0, 5, 1714557600000]) putAll(stream, at);
  const numbers = stream.records().map(({ sequenceNumber }) => sequenceNumber);
  assert.ok(numbers.every((number) => /^49\d{54}$/.test(number)));
  assert.equal(numbers, [...numbers].sort());
  assert.is(new Set(numbers).size, numbers.length);
});

// "Handle large records": 1 MiB by default, up to 10 MiB where the stream's setting is raised.
// PutRecord counts the partition key, too.
test("a record is as large as its data and its partition key, at most 1 MiB by default", () => {
  const stream = new KinesisStream();
  const data = new Uint8Array(1024 * 1024 - 3);
  stream.put({ partitionKey: "abc", data, at: 0 });
  assert.not.ok(stream.takes({ partitionKey: "abcd", data }));
  assert.throws(() => stream.put({ partitionKey: "abcd", data, at: 0 }), /larger/);
  assert.ok(new KinesisStream({ maxRecordBytes: 2 ** 21 }).takes({ partitionKey: "abcd", data }));
});

// SplitShard: two children take over the parent's hash keys; the parent is closed.
test("a split shard takes no more records, and its children share its keys", () => {
  const stream = new KinesisStream();
  const parent = openShard(stream, 0);
  putAll(stream, 10);
  const [low, high] = stream.split(parent, 20);
  putAll(stream, 30);
  assert.is(parent.records.length, keys.length);
  assert.is(low.records.length + high.records.length, keys.length);
  assert.ok(low.records.length > 0 && high.records.length > 0);
  assert.equal(low.parents, [parent]);
  assert.is(parent.closedAt, 20);
  assert.ok(
    low.records.every((r) => r.sequenceNumber > (parent.records.at(-1)?.sequenceNumber ?? "")),
  );
});

// MergeShards: only shards whose hash key ranges are adjacent.
test("adjacent shards merge into one, others do not", () => {
  const stream = new KinesisStream({ shards: 3 });
  const [first, second, third] = [0, 1, 2].map((place) => openShard(stream, place)) as [
    ...[Shard, Shard, Shard],
  ];
  assert.throws(() => stream.merge(first, third, 5), /adjacent/);
  const merged = stream.merge(second, first, 5);
  assert.equal(merged.parents, [second, first]);
  assert.equal(stream.openShards(), [merged, third]);
});

test("a closed shard cannot be split again", () => {
  const stream = new KinesisStream();
  const shard = openShard(stream, 0);
  stream.split(shard, 1);
  assert.throws(() => stream.split(shard, 2), /closed/);
});

test("a stream's time does not go back", () => {
  const stream = new KinesisStream();
  putAll(stream, 10);
  assert.throws(() => putAll(stream, 9), /go back/);
});

test.run();
