/**
 * The delivery worker on the simulated event source: whatever goes wrong, each record that Lambda
 * takes for done is in the table or in quarantine.
 */
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { Random } from "../../runtime/demand/sample/Random.js";
import { type SampleChange, sampleChanges } from "../../runtime/demand/sampleChanges.js";
import { createDeliveryWorker } from "../../runtime/lambda/deliveryWorker/createDeliveryWorker.js";
import { demandRecordTypes } from "../../runtime/recordTypes.js";
import type { Services } from "../../runtime/services.js";
import { captureChanges, sourcesOf } from "../support/eventSource/captureChanges.js";
import { EventSourceMapping } from "../support/eventSource/EventSourceMapping.js";
import { KinesisStream } from "../support/eventSource/KinesisStream.js";
import type { MappingSettings } from "../support/eventSource/MappingSettings.js";
import { poisonSource } from "../support/eventSource/poisonSource.js";
import type { StreamRecord } from "../support/eventSource/Shard.js";
import { type PutFault, VirtualStorage } from "../support/eventSource/VirtualStorage.js";
import { readRows } from "../support/hyparquet.js";
import { poisons } from "../support/records/poisons.js";

test("each passed record is in the table or in quarantine, and in one of them only", () =>
  fc.assert(
    fc.asyncProperty(scenario(), async (wanted) => {
      const { stream, journal, storage } = await simulate(wanted);
      const rows = await deliveredIdentities(storage);
      const lines = quarantinedIdentities(storage);
      for (const record of stream.records()) {
        const places = Number(rows.has(identity(record))) + Number(lines.has(identity(record)));
        assert.ok(places < 2, "a record is in the table and in quarantine");
        if (journal.fateOf(record) === "passed") assert.is(places, 1, "a record is lost");
      }
    }),
    runs,
  ));

test("an object is never put again with other bytes", () =>
  fc.assert(
    fc.asyncProperty(scenario(), async (wanted) => {
      const { storage } = await simulate(wanted);
      for (const { key, bytes } of storage.puts) {
        assert.equal(bytes, storage.objects.get(key) ?? bytes, key);
      }
    }),
    runs,
  ));

test("the worker answers before its time is up, unless it is killed", () =>
  fc.assert(
    fc.asyncProperty(scenario(), async (wanted) => {
      const { journal } = await simulate(wanted);
      const endings = new Set(journal.invocations.map(({ ending }) => ending));
      assert.not.ok(endings.has("timed out"));
      assert.not.ok(endings.has("threw"));
    }),
    runs,
  ));

const runs = { seed: 20240501, numRuns: 20 };

interface Scenario {
  readonly seed: number;
  readonly count: number;
  readonly settings: Partial<MappingSettings>;
  /** Share of puts and calls that go wrong. */
  readonly trouble: number;
}

function scenario(): fc.Arbitrary<Scenario> {
  return fc.record({
    seed: fc.nat(1_000_000),
    count: fc.integer({ min: 1, max: 60 }),
    settings: fc.record({
      batchSize: fc.integer({ min: 1, max: 40 }),
      maximumBatchingWindowInSeconds: fc.constantFrom(0, 10),
      parallelizationFactor: fc.integer({ min: 1, max: 3 }),
      bisectBatchOnFunctionError: fc.boolean(),
      maximumRecordAgeInSeconds: fc.constantFrom(600, 86_400),
      reportBatchItemFailures: fc.constant(true),
    }),
    trouble: fc.constantFrom(0, 0.2, 0.5),
  });
}

async function simulate({ seed, count, settings, trouble }: Scenario) {
  const random = new Random(seed);
  const stream = filledStream(seed, count, random);
  const storage = new VirtualStorage({
    latency: () => random.between(5, 200),
    fault: () => (random.chance(trouble) ? putFault(random) : undefined),
  });
  const worker = createDeliveryWorker(demandRecordTypes, services(storage));
  const mapping = new EventSourceMapping({
    stream,
    seed,
    settings,
    virtualTimers: true,
    handler(event, context, clock) {
      storage.useClock(clock);
      return worker(event, context);
    },
    faults: {
      answerLost: () => random.chance(trouble / 5),
      killedAfter: () => (random.chance(trouble / 5) ? random.below(400) : undefined),
      recut: () => random.chance(0.5),
    },
  });
  await mapping.run();
  return { stream, storage, journal: mapping.journal };
}

function filledStream(seed: number, count: number, random: Random): KinesisStream {
  const stream = new KinesisStream({ shards: 2, seed });
  const changes = sampleChanges({ count, seed, misfits: 0.05, unknown: 0.1, inexact: 0.1 });
  const [first] = changes as [SampleChange, ...SampleChange[]];
  const poison = poisons(first.change, new Date(Number(first.micros / 1000n)))
    .filter(() => random.chance(0.1))
    .map((each) => poisonSource(each, first.micros + BigInt(random.below(60_000_000))));
  const sources = [...sourcesOf(changes), ...poison];
  captureChanges(stream, sources, { random, late: 0.2, duplicates: 0.1 });
  return stream;
}

function putFault(random: Random): PutFault {
  return random.pick<PutFault>([
    { kind: "refused" },
    { kind: "answer lost" },
    { kind: "slow", milliseconds: random.between(1000, 70_000) },
    { kind: "hanging", stored: random.chance(0.5) },
  ]);
}

function services(storage: VirtualStorage): Services {
  const silent = () => undefined;
  return {
    config: {
      environment: "test",
      tables: { demand: { recordTypes: ["DemandRecord"], ignored: [] } },
      bucket: "archive",
      prefix: "",
      formats: ["parquet"],
      parquetCompression: "snappy",
      projectionStart: "2024-01-01",
    },
    storage,
    log: { debug: silent, info: silent, warn: silent, error: silent },
    metrics: { publish: silent },
  };
}

async function deliveredIdentities({ objects }: VirtualStorage): Promise<Set<string>> {
  const files = [...objects].filter(([key]) => key.endsWith(".parquet"));
  const rows = await Promise.all(files.map(([, bytes]) => readRows(bytes.buffer as ArrayBuffer)));
  return new Set(rows.flat().map((row) => `${row.change_shard_id}:${row.change_sequence_number}`));
}

function quarantinedIdentities({ objects }: VirtualStorage): Set<string> {
  const files = [...objects].filter(([key]) => key.startsWith("quarantine/"));
  const lines = files.flatMap(([, bytes]) => Buffer.from(bytes).toString().trimEnd().split("\n"));
  return new Set(
    lines
      .map((line) => JSON.parse(line))
      .map((row) => `${row.change_shard_id}:${row.change_sequence_number}`),
  );
}

function identity({ shardId, sequenceNumber }: StreamRecord): string {
  return `${shardId}:${sequenceNumber}`;
}

test.run();
