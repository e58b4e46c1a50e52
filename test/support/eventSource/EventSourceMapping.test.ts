import { test } from "uvu";
import * as assert from "uvu/assert";
import { EventSourceMapping, type MappingOptions } from "./EventSourceMapping.js";
import type { Handler } from "./invoke.js";
import { KinesisStream, type StreamOptions } from "./KinesisStream.js";
import type { Shard, StreamRecord } from "./Shard.js";

const second = 1000;
const hour = 3_600_000;

test("every record reaches the function once, in its shard's order, and is passed", async () => {
  const stream = filled(250, { shards: 2 });
  const seen: string[] = [];
  const mapping = await run(stream, (event) => {
    assert.is(new Set(event.Records.map(({ eventID }) => eventID.split(":")[0])).size, 1);
    seen.push(...event.Records.map(({ kinesis }) => kinesis.sequenceNumber));
  });
  for (const shard of stream.shards) {
    const numbers = shard.records.map(({ sequenceNumber }) => sequenceNumber);
    assert.equal(
      seen.filter((number) => numbers.includes(number)),
      numbers,
    );
  }
  assert.equal(fates(mapping, stream), { passed: 250 });
});

// "How Lambda processes records from Amazon Kinesis Data Streams": one batch of a shard at a time.
test("a shard's batches never overlap in time, those of two shards do", async () => {
  const stream = filled(40, { shards: 2 });
  const slow: Handler = (_event, _context, clock) => clock.sleep(500);
  const { journal } = await run(stream, slow, { settings: { batchSize: 5 } });
  assert.ok(!overlapping(journal, (a, b) => a.shardId === b.shardId));
  assert.ok(overlapping(journal, (a, b) => a.shardId !== b.shardId));
});

// "Using Lambda to process records from Amazon Kinesis Data Streams": with a factor of 10 up to 10
// batches of a shard at once, records of one partition key still in order.
test("with parallelization a shard's batches overlap, those of one key do not", async () => {
  const stream = filled(200, {}, { keys: 20 });
  const slow: Handler = (_event, _context, clock) => clock.sleep(700);
  const settings = { batchSize: 5, parallelizationFactor: 4 };
  const { journal } = await run(stream, slow, { settings });
  const keysOf = ({ records }: Call) => new Set(records.map(({ partitionKey }) => partitionKey));
  const sharesKey = (a: Call, b: Call) => [...keysOf(a)].some((key) => keysOf(b).has(key));
  assert.ok(overlapping(journal, () => true));
  assert.ok(!overlapping(journal, sharesKey));
  assert.is(Math.max(...journal.invocations.map((call) => concurrent(journal, call))), 4);
});

// "Configuring partial batch response with Kinesis Data Streams and Lambda".
test("what follows a failed record comes again with it, and nothing before it", async () => {
  const stream = filled(6);
  const failing = stream.records()[3]?.sequenceNumber;
  const calls: number[] = [];
  const mapping = await run(
    stream,
    (event) => {
      calls.push(event.Records.length);
      const first = calls.length === 1;
      return first ? { batchItemFailures: [{ itemIdentifier: failing }] } : undefined;
    },
    { settings: { reportBatchItemFailures: true } },
  );
  assert.equal(calls, [6, 3]);
  assert.equal(fates(mapping, stream), { passed: 6 });
});

// "Retain discarded batch records for a Kinesis Data Streams event source in Lambda".
test("bisecting isolates the record that breaks the function", async () => {
  const stream = filled(8);
  const poison = stream.records()[5];
  const mapping = await run(stream, failingAt(poison), {
    settings: { bisectBatchOnFunctionError: true, maximumRetryAttempts: 2 },
  });
  const sizes = mapping.journal.invocations.map(({ records }) => records.length);
  assert.equal(sizes, [8, 4, 4, 2, 1, 1, 1, 1, 2]);
  assert.equal(
    mapping.journal.discarded.map(({ records }) => records),
    [[poison]],
  );
  assert.equal(fates(mapping, stream), { passed: 7, "on failure": 1 });
});

// Same page: with the default settings a bad record blocks its shard for up to a week.
test("without limits a bad record blocks its shard until the stream forgets it", async () => {
  const stream = filled(3, { retentionHours: 24 });
  const mapping = await run(stream, failingAt(stream.records()[0]), { settings: { batchSize: 1 } });
  assert.equal(fates(mapping, stream), { expired: 3 });
  assert.is(mapping.journal.discarded.length, 0);
});

// Same page: records beyond the maximum age are discarded, and the next ones processed.
test("a bad record is given up at the maximum age, and what came later is processed", async () => {
  const stream = filled(2, {}, { every: 2 * hour });
  const objects: string[] = [];
  const mapping = await run(stream, failingAt(stream.records()[0]), {
    settings: { maximumRecordAgeInSeconds: 3600 },
    onFailure: ({ key }) => objects.push(key),
  });
  assert.equal(fates(mapping, stream), { "on failure": 1, passed: 1 });
  assert.is(mapping.journal.discarded[0]?.reason, "age");
  assert.equal(objects, [mapping.journal.discarded[0]?.key]);
  const body = JSON.parse(mapping.journal.discarded[0]?.body ?? "");
  assert.is(body.responseContext.functionError, "Unhandled");
});

// Kinesis, "Handle large records": what passes 6 MB goes to the on-failure destination only.
test("a record that no event can hold never reaches the function", async () => {
  const stream = new KinesisStream({ maxRecordBytes: 10 * 1024 * 1024 });
  put(stream, 0, 10);
  put(stream, 1, 5 * 1024 * 1024);
  put(stream, 2, 10);
  const sizes: number[] = [];
  const mapping = await run(stream, (event) => {
    sizes.push(...event.Records.map(({ kinesis }) => kinesis.data.length));
  });
  assert.equal(sizes, [16, 16]);
  assert.equal(fates(mapping, stream), { passed: 2, "on failure": 1 });
  const [object] = mapping.journal.discarded;
  assert.is(object?.reason, "payload");
  assert.is(JSON.parse(JSON.parse(object?.body ?? "").payload).Records.length, 1);
});

// "Resharding, scaling, and parallel processing" in Kinesis, and Lambda's own order: what is left
// in the parents is read before the children.
test("the children of a shard wait until it is done with", async () => {
  const stream = filled(30);
  const [parent] = stream.openShards() as [Shard];
  const [low, high] = stream.split(parent, 40 * second);
  fill(stream, 30, 50 * second);
  const merged = stream.merge(low, high, 90 * second);
  fill(stream, 30, 100 * second);
  const slow: Handler = (_event, _context, clock) => clock.sleep(20 * second);
  const { journal } = await run(stream, slow, { settings: { batchSize: 10 } });
  const order = journal.invocations.map(({ shardId }) => generation(shardId));
  assert.equal(order, [...order].sort());
  for (const shard of [parent, low, high, merged]) {
    assert.ok(
      journal.invocations.some(({ shardId }) => shardId === shard.id),
      shard.id,
    );
  }
  function generation(shardId: string): number {
    return [[parent], [low, high], [merged]].findIndex((g) => g.some(({ id }) => id === shardId));
  }
});

// "Retain discarded batch records …", Before invocation.
test("throttled calls are repeated and use up no retries", async () => {
  const stream = filled(3);
  let calls = 0;
  const mapping = await run(stream, () => void calls++, {
    settings: { maximumRetryAttempts: 0 },
    faults: { throttled: (invocation) => invocation < 4 },
  });
  assert.is(calls, 1);
  assert.is(mapping.journal.invocations.length, 4);
  assert.equal(fates(mapping, stream), { passed: 3 });
});

// "How Lambda processes records from stream and queue-based event sources": at least once.
test("a batch whose answer is lost comes again", async () => {
  const stream = filled(3);
  let calls = 0;
  const mapping = await run(stream, () => void calls++, {
    faults: { answerLost: (invocation) => invocation === 1 },
  });
  assert.is(calls, 2);
  assert.equal(fates(mapping, stream), { passed: 3 });
});

// "Configure Lambda function timeout": Lambda ends the function when its time is up.
test("a function that is too slow, or killed, has failed", async () => {
  const stream = filled(3);
  const slowAtFirst: Handler = (_event, context, clock) =>
    clock.now() < 50 * second ? clock.sleep(context.getRemainingTimeInMillis() + 1) : null;
  const { journal } = await run(stream, slowAtFirst, {
    timeout: 10 * second,
    faults: { killedAfter: (invocation) => (invocation === 2 ? 500 : undefined) },
  });
  const endings = journal.invocations.map(({ ending }) => ending);
  assert.equal(endings.slice(0, 3), ["timed out", "killed", "timed out"]);
  assert.is(endings.at(-1), "answered");
});

// AWS does not say whether a batch is kept for its retry or read again.
test("a retried batch that is read again takes in what came meanwhile", async () => {
  const stream = filled(6, {}, { every: second });
  const once: Handler = (_event, _context, clock) => {
    if (clock.now() < second) throw new Error("not yet");
  };
  const kept = await run(stream, once);
  const again = await run(stream, once, { faults: { recut: () => true } });
  const sizes = ({ journal }: EventSourceMapping) =>
    journal.invocations.map(({ records }) => records.length);
  assert.equal(sizes(kept).slice(0, 2), [1, 1]);
  assert.equal(sizes(again).slice(0, 2), [1, 3]);
  assert.equal(fates(again, stream), { passed: 6 });
});

type Call = EventSourceMapping["journal"]["invocations"][number];
type Journal = EventSourceMapping["journal"];

async function run(
  stream: KinesisStream,
  handler: Handler,
  options: Partial<MappingOptions> = {},
): Promise<EventSourceMapping> {
  const mapping = new EventSourceMapping({ stream, handler, ...options });
  await mapping.run();
  return mapping;
}

interface Filling {
  /** Partition keys in turn; by default every record has its own. */
  readonly keys?: number;
  /** Milliseconds from record to record. */
  readonly every?: number;
}

function filled(count: number, options: StreamOptions = {}, filling: Filling = {}): KinesisStream {
  const stream = new KinesisStream(options);
  fill(stream, count, 0, filling);
  return stream;
}

function fill(stream: KinesisStream, count: number, from: number, filling: Filling = {}): void {
  const { keys = count, every = 0 } = filling;
  for (let i = 0; i < count; i++) {
    const partitionKey = `key-${i % keys}`;
    stream.put({ partitionKey, data: new Uint8Array(10), at: from + i * every });
  }
}

function put(stream: KinesisStream, at: number, bytes: number): void {
  stream.put({ partitionKey: "k", data: new Uint8Array(bytes), at });
}

function failingAt(record: StreamRecord | undefined): Handler {
  return ({ Records }) => {
    const there = Records.some(({ kinesis }) => kinesis.sequenceNumber === record?.sequenceNumber);
    if (there) throw new Error("poison");
  };
}

function fates({ journal }: EventSourceMapping, stream: KinesisStream): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const record of stream.records()) {
    const fate = String(journal.fateOf(record));
    counts[fate] = (counts[fate] ?? 0) + 1;
  }
  return counts;
}

function overlapping({ invocations }: Journal, of: (a: Call, b: Call) => boolean): boolean {
  return invocations.some((a) =>
    invocations.some((b) => a !== b && a.start < b.end && b.start < a.end && of(a, b)),
  );
}

function concurrent({ invocations }: Journal, call: Call): number {
  return invocations.filter(({ start, end }) => start <= call.start && call.start < end).length;
}

test.run();
