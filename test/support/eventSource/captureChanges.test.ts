import { test } from "uvu";
import * as assert from "uvu/assert";
import { Random } from "../../../runtime/demand/sample/Random.js";
import { sampleChanges } from "../../../runtime/demand/sampleChanges.js";
import { poisons } from "../records/poisons.js";
import { type CaptureOptions, captureChanges, type Source, sourcesOf } from "./captureChanges.js";
import { KinesisStream } from "./KinesisStream.js";
import { poisonSource } from "./poisonSource.js";

// All from "Using Kinesis Data Streams to capture changes to DynamoDB", unless another page is
// named.

const changes = sampleChanges({ count: 300, gap: 100 });

function capture(options: Omit<CaptureOptions, "random">, stream = new KinesisStream()) {
  return captureChanges(stream, sourcesOf(changes), { random: new Random(4), ...options });
}

test("every change comes onto the stream, after it was written", () => {
  const { captured, skipped } = capture({});
  assert.is(captured.length, changes.length);
  assert.is(skipped.length, 0);
  for (const { source, record } of captured) {
    assert.ok(record.arrival > Number(source.micros / 1000n));
    assert.equal(record.data, source.data);
  }
});

// Records may come out of order.
test("late changes are out of order, even those of one item", () => {
  assert.ok(outOfOrder(capture({ latency: [50, 50] }).captured.map(({ source }) => source)) === 0);
  const late = capture({ late: 0.4 }).captured.map(({ source }) => source);
  assert.ok(outOfOrder(late) > 0);
});

// Records may come more than once.
test("some changes come twice with the same bytes", () => {
  const { captured } = capture({ duplicates: 0.2, late: 0.5 });
  const again = captured.filter((each) => each.again);
  assert.ok(again.length > 30);
  assert.is(captured.length, changes.length + again.length);
  for (const { source, record } of again) {
    const first = captured.find((each) => each.source === source && !each.again);
    assert.ok(first && first.record.sequenceNumber < record.sequenceNumber);
    assert.equal(first?.record.data, record.data);
  }
});

// Whether a duplicate repeats the event id is documented nowhere.
test("duplicates may have event ids of their own", () => {
  const { captured } = capture({ duplicates: 0.2, renamed: 1 });
  const ids = new Set(captured.map(({ source }) => source.change?.change.eventID));
  assert.is(ids.size, captured.length);
  const [bytes] = captured.map(({ source }) => JSON.parse(Buffer.from(source.data).toString()));
  assert.is(bytes.eventID, captured[0]?.source.change?.change.eventID);
});

// "Using shards and metrics with DynamoDB Streams and Kinesis Data Streams": what exceeds the
// record size is not replicated, later changes are.
test("changes that are larger than the stream takes are skipped", () => {
  const stream = new KinesisStream({ maxRecordBytes: 1500 });
  const { captured, skipped } = capture({}, stream);
  assert.ok(skipped.length > 0 && captured.length > 0);
  assert.is(skipped.length + captured.length, changes.length);
  assert.ok(skipped.every(({ data }) => data.length + 32 > 1500));
});

test("the stream can be resharded meanwhile", () => {
  const stream = new KinesisStream();
  const at = Number(changes[150]?.micros ?? 0n) / 1000;
  capture({ events: [{ at, run: (s, now) => s.split(s.openShards()[0] as never, now) }] }, stream);
  assert.equal(
    stream.shards.map(({ records }) => records.length > 50),
    [true, true, true],
  );
  assert.ok(stream.shards[0]?.records.every(({ arrival }) => arrival <= at));
});

test("poison comes onto the stream as it is", () => {
  const [change] = changes;
  const all = poisons((change as NonNullable<typeof change>).change, new Date());
  const sources = all.map((poison) => poisonSource(poison, 1_000_000n));
  const { captured } = captureChanges(new KinesisStream(), sources, { random: new Random(1) });
  const texts = captured.map(({ record }) => record.dataText).sort();
  assert.equal(texts, all.map(({ data }) => data).sort());
});

function outOfOrder(sources: readonly Source[]): number {
  const latest = new Map<string, bigint>();
  return sources.filter(({ partitionKey, micros }) => {
    const before = latest.get(partitionKey) ?? 0n;
    latest.set(partitionKey, micros > before ? micros : before);
    return micros < before;
  }).length;
}

test.run();
