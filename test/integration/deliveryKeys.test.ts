/** What decides the keys of objects: the records and the schema, and nothing else. */
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { RecordTypes } from "../../runtime/codec/RecordType.js";
import { createDelivery } from "../../runtime/core/createDelivery.js";
import { changeBytes } from "../../runtime/demand/sample/WireChange.js";
import { sampleChanges } from "../../runtime/demand/sampleChanges.js";
import { samplePoison } from "../../runtime/demand/samplePoison.js";
import type { FormatName } from "../../runtime/format/Format.js";
import { demandRecordTypes } from "../../runtime/recordTypes.js";
import { testServices } from "../support/e2e/testServices.js";
import { kinesisEvent } from "../support/eventSource/kinesisEvent.js";
import type { StreamRecord } from "../support/eventSource/Shard.js";
import { MemoryStorage } from "../support/MemoryStorage.js";

const runs = { seed: 20240505, numRuns: 150 };
const pool = records();

test("the same records under the same schema give the same keys, whatever is there already", () =>
  holds(async (batch, other) => {
    const storage = new MemoryStorage();
    await deliver(other, { storage });
    const before = new Set(storage.objects.keys());
    const again = await deliver(batch, { storage });
    assert.equal(again, await deliver(batch));
    for (const key of before) assert.ok(storage.objects.has(key));
  }));

test("a format's keys do not depend on the formats beside it", () =>
  holds(async (batch) => {
    const parquet = await deliver(batch, { formats: ["parquet"] });
    const both = await deliver(batch, { formats: ["avro", "parquet"] });
    assert.equal(
      parquet,
      both.filter((key) => !key.includes("/avro/")),
    );
  }));

test("another schema gives other keys to changes, and none to quarantine", () =>
  holds(async (batch) => {
    const { DemandRecord } = demandRecordTypes;
    const changed = { DemandRecord: { ...DemandRecord, fingerprint: "0".repeat(16) } };
    const keys = new Set(await deliver(batch));
    for (const key of await deliver(batch, { recordTypes: changed })) {
      assert.is(keys.has(key), key.startsWith("quarantine/"), key);
    }
  }));

test("without one of its records, a batch gives that record's objects other keys", () =>
  holds(async (batch, _, chosen) => {
    const left = batch.filter((_record, index) => index !== chosen % batch.length);
    const keys = new Set(await deliver(batch));
    const fewer = (await deliver(left)).filter((key) => !keys.has(key));
    // An object that had only that record has no successor.
    assert.ok(fewer.length <= 2);
    assert.ok(keys.size > (await deliver(left)).filter((key) => keys.has(key)).length);
  }));

/** Check something of batches that are cut anywhere from the records, with any of them left out. */
function holds(
  check: (batch: StreamRecord[], other: StreamRecord[], chosen: number) => Promise<void>,
): Promise<void> {
  const batches = fc
    .shuffledSubarray([...pool.keys()], { minLength: 1 })
    .map((indices) => indices.sort((a, b) => a - b).map((index) => pool[index] as StreamRecord));
  return fc.assert(fc.asyncProperty(batches, batches, fc.nat(1000), check), runs);
}

interface Circumstances {
  readonly storage?: MemoryStorage;
  readonly formats?: readonly FormatName[];
  readonly recordTypes?: RecordTypes;
}

async function deliver(
  batch: readonly StreamRecord[],
  {
    storage = new MemoryStorage(),
    formats = ["parquet", "avro"],
    recordTypes = demandRecordTypes,
  }: Circumstances = {},
): Promise<string[]> {
  const worker = createDelivery(recordTypes, testServices(storage, { formats }));
  const event = kinesisEvent("arn:aws:kinesis:eu-west-1:123456789012:stream/demand", batch);
  const invocation = { awsRequestId: "keys", getRemainingTimeInMillis: () => 60_000 };
  return (await worker(event, invocation)).objects.map(({ key }) => key).sort();
}

/** Changes of two days in two shards, and poison. */
function records(): StreamRecord[] {
  const changes = sampleChanges({ count: 16, seed: 3, gap: 6 * 3_600_000 });
  const poison = samplePoison(changes[0]?.change as never).slice(0, 4);
  const data = [...changes.map(({ change }) => changeBytes(change)), ...poison.map((p) => p.data)];
  return data.map((bytes, index) => ({
    shardId: `shardId-00000000000${index % 2}`,
    sequenceNumber: String(100 + index),
    partitionKey: "K",
    data: bytes,
    arrival: Date.UTC(2024, 4, 3),
  }));
}

test.run();
