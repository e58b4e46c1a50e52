import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { Random } from "../../../runtime/demand/sample/Random.js";
import { sampleChanges } from "../../../runtime/demand/sampleChanges.js";
import { captureChanges, type StreamEvent, sourcesOf } from "./captureChanges.js";
import { EventSourceMapping } from "./EventSourceMapping.js";
import type { Handler } from "./invoke.js";
import { KinesisStream } from "./KinesisStream.js";
import type { MappingSettings } from "./MappingSettings.js";
import type { StreamRecord } from "./Shard.js";

const runs = { seed: 20240501, numRuns: 150 };

test("every record has one fate, and those given up are in one on-failure object each", () =>
  fc.assert(
    fc.asyncProperty(scenario(), async (wanted) => {
      const { stream, journal } = await simulate(wanted);
      const given = journal.discarded.flatMap(({ records }) => records);
      assert.is(new Set(given).size, given.length);
      for (const record of stream.records()) {
        const expected = given.includes(record) ? "on failure" : "passed";
        assert.is(journal.fateOf(record), expected);
      }
      assert.is(payloadRecords(journal).length, given.length);
    }),
    runs,
  ));

test("a record passes only after a call that had it answered, and did not say it failed", () =>
  fc.assert(
    fc.asyncProperty(scenario(), async (wanted) => {
      const { stream, journal, stored } = await simulate(wanted);
      for (const record of stream.records()) {
        if (journal.fateOf(record) === "passed") assert.ok(stored.has(record.sequenceNumber));
      }
    }),
    runs,
  ));

test("a record comes without the one before it of its key only when that one is done with", () =>
  fc.assert(
    fc.asyncProperty(scenario(), async (wanted) => {
      const { stream, journal } = await simulate(wanted);
      const calls = callsOf(journal);
      for (const [before, after] of neighbours(stream.records())) {
        const last = Math.max(-1, ...(calls.get(before) ?? []));
        const alone = [...(calls.get(after) ?? [])].filter((call) => !calls.get(before)?.has(call));
        assert.ok(alone.every((call) => call > last));
      }
    }),
    runs,
  ));

test("the same options give the same run", () =>
  fc.assert(
    fc.asyncProperty(scenario(), async (wanted) => {
      const [first, second] = [await simulate(wanted), await simulate(wanted)];
      assert.equal(first.journal.discarded, second.journal.discarded);
      assert.equal(
        first.journal.invocations.map(({ error: _, ...call }) => call),
        second.journal.invocations.map(({ error: _, ...call }) => call),
      );
    }),
    { ...runs, numRuns: 30 },
  ));

interface Scenario {
  readonly seed: number;
  readonly count: number;
  readonly shards: number;
  readonly reshard: boolean;
  readonly settings: Partial<MappingSettings>;
  /** Share of calls that go wrong, in the first hour. */
  readonly trouble: number;
}

function scenario(): fc.Arbitrary<Scenario> {
  return fc.record({
    seed: fc.nat(1_000_000),
    count: fc.integer({ min: 1, max: 60 }),
    shards: fc.integer({ min: 1, max: 3 }),
    reshard: fc.boolean(),
    settings: fc.record({
      batchSize: fc.integer({ min: 1, max: 20 }),
      maximumBatchingWindowInSeconds: fc.constantFrom(0, 5, 60),
      parallelizationFactor: fc.integer({ min: 1, max: 4 }),
      bisectBatchOnFunctionError: fc.boolean(),
      maximumRetryAttempts: fc.constantFrom(-1, 0, 3),
      maximumRecordAgeInSeconds: fc.constantFrom(-1, 60, 3600),
      reportBatchItemFailures: fc.boolean(),
    }),
    trouble: fc.constantFrom(0, 0.3, 0.7),
  });
}

async function simulate({ seed, count, shards, reshard, settings, trouble }: Scenario) {
  const random = new Random(seed);
  const stream = new KinesisStream({ shards, seed });
  const sources = sourcesOf(sampleChanges({ count, seed, gap: 1000 }));
  const events = reshard ? splitAndMerge(Number((sources[0]?.micros ?? 0n) / 1000n)) : [];
  captureChanges(stream, sources, { random, late: 0.2, duplicates: 0.1, events });
  const calm = (stream.records()[0]?.arrival ?? 0) + 3_600_000;
  const stored = new Set<string>();
  const handler = troubled(random, trouble, calm, stored, settings.reportBatchItemFailures);
  const rarely = () => random.chance(trouble / 10);
  const faults = {
    throttled: rarely,
    answerLost: rarely,
    recut: () => random.chance(0.5),
    killedAfter: () => (random.chance(trouble / 10) ? random.below(2000) : undefined),
  };
  const mapping = new EventSourceMapping({ stream, handler, settings, faults, seed });
  await mapping.run();
  return { stream, journal: mapping.journal, stored };
}

function splitAndMerge(start: number): StreamEvent[] {
  const split = (stream: KinesisStream, at: number) => {
    const [shard] = stream.openShards();
    if (shard) stream.split(shard, at);
  };
  const merge = (stream: KinesisStream, at: number) => {
    const [a, b] = stream.openShards();
    if (a && b) stream.merge(a, b, at);
  };
  return [
    { at: start + 5000, run: split },
    { at: start + 15_000, run: merge },
  ];
}

/** A function that stores records one by one, and in a share of calls does not come to the end. */
function troubled(
  random: Random,
  trouble: number,
  calm: number,
  stored: Set<string>,
  reports = false,
): Handler {
  return async ({ Records }, _context, clock) => {
    const bad = clock.now() < calm && random.chance(trouble);
    const end = bad ? random.below(Records.length) : Records.length;
    for (const { kinesis } of Records.slice(0, end)) {
      await clock.sleep(random.below(50));
      stored.add(kinesis.sequenceNumber);
    }
    const first = Records[end]?.kinesis.sequenceNumber;
    if (first === undefined) return { batchItemFailures: [] };
    if (!reports || random.chance(0.3)) throw new Error("trouble");
    return { batchItemFailures: [{ itemIdentifier: random.chance(0.1) ? "" : first }] };
  };
}

function payloadRecords(journal: EventSourceMapping["journal"]): unknown[] {
  return journal.discarded.flatMap(({ body }) => JSON.parse(JSON.parse(body).payload).Records);
}

/** Return the places of the calls that had each record. */
function callsOf({ invocations }: EventSourceMapping["journal"]): Map<StreamRecord, Set<number>> {
  const calls = new Map<StreamRecord, Set<number>>();
  invocations.forEach(({ records }, place) => {
    for (const record of records) {
      calls.set(record, (calls.get(record) ?? new Set()).add(place));
    }
  });
  return calls;
}

/** Return each record with the next one of its key in its shard. */
function neighbours(records: readonly StreamRecord[]): [StreamRecord, StreamRecord][] {
  const last = new Map<string, StreamRecord>();
  return records.flatMap((record): [StreamRecord, StreamRecord][] => {
    const key = `${record.shardId} ${record.partitionKey}`;
    const before = last.get(key);
    last.set(key, record);
    return before ? [[before, record]] : [];
  });
}

test.run();
