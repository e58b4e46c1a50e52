import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { buildKernel } from "../../build/buildKernel.js";
import type { Storage } from "../delivery/Storage.js";
import { changeBytes } from "../demand/sample/WireChange.js";
import { sampleChanges } from "../demand/sampleChanges.js";
import { avroFormat } from "../format/avro/index.js";
import { parquetFormat } from "../format/parquet/index.js";
import { loadKernel } from "../kernel/loadKernel.js";
import { demandRecordTypes } from "../recordTypes.js";
import { Deadline } from "../util/Deadline.js";
import type { ArrivedRecord } from "./ArrivedRecord.js";
import { ChangeScanner } from "./ChangeScanner.js";
import { deliverDemandRecords } from "./deliverDemandRecords.js";
import { Routes } from "./Routes.js";

buildKernel(fileURLToPath(new URL("../..", import.meta.url)));
const kernel = loadKernel() as object;
const projectionStart = "2024-05-01";
const tables = { demand: { recordTypes: ["DemandRecord"], ignored: [] } };
const routes = new Routes(tables, demandRecordTypes);

/** Over two days, some of them odd, some poison, some of other tables. */
const records = sampleChanges({
  count: 800,
  gap: 400_000,
  misfits: 0.05,
  inexact: 0.05,
  unknown: 0.05,
}).map(({ change }, index): ArrivedRecord => {
  const tableName = index % 97 === 0 ? "other" : "demand";
  const bytes = Buffer.from(changeBytes({ ...change, tableName }));
  return {
    shardId: "shardId-000000000000",
    sequenceNumber: `4959033827149025660${String(index).padStart(6, "0")}`,
    arrivedAt: Date.parse("2024-05-03T00:00:00Z"),
    data: (index % 89 === 0 ? bytes.subarray(1) : bytes).toString("base64"),
  };
});

class Shelf implements Storage {
  readonly objects = new Map<string, string>();

  async put(key: string, bytes: Uint8Array) {
    this.objects.set(key, Buffer.from(bytes).toString("hex"));
    return "stored" as const;
  }
}

async function deliver(scanner: ChangeScanner | undefined, times = 1) {
  const storage = new Shelf();
  const formats = [parquetFormat("snappy"), avroFormat];
  const plan = { routes, projectionStart, formats, storage, ...(scanner && { scanner }) };
  const deadline = new Deadline(() => 60_000);
  try {
    const batches = Array.from({ length: times }, () =>
      deliverDemandRecords(records, plan, deadline),
    );
    const [delivery] = await Promise.all(batches);
    const fates = delivery?.fates.map(({ arrived: _, ...fate }) => fate);
    return { fates, objects: [...storage.objects].sort() };
  } finally {
    deadline.clear();
  }
}

test("a batch is stored in the same objects, to the byte, with the kernel and without", async () => {
  const slow = await deliver(undefined);
  assert.ok(slow.objects.length > 4);
  const scanner = new ChangeScanner(kernel, routes, projectionStart);
  const fast = await deliver(scanner);
  assert.equal(fast.fates, slow.fates);
  assert.equal(
    fast.objects.map(([key]) => key),
    slow.objects.map(([key]) => key),
  );
  for (const [index, [key, bytes]] of fast.objects.entries()) {
    assert.ok(bytes === slow.objects[index]?.[1], key);
  }
});

test("batches at work at the same time do not disturb one another", async () => {
  const slow = await deliver(undefined);
  const scanner = new ChangeScanner(kernel, routes, projectionStart);
  const fast = await deliver(scanner, 7);
  assert.ok(fast.objects.every(([, bytes], index) => bytes === slow.objects[index]?.[1]));
});

test("most records of a stream are read the fast way", () => {
  const scanner = new ChangeScanner(kernel, routes, projectionStart);
  const odd = scanner.scan(records).filter((change) => change === undefined);
  assert.ok(
    odd.length > 0.1 * records.length && odd.length < 0.35 * records.length,
    `${odd.length}`,
  );
  const plain = sampleChanges({ count: 500 }).map(({ change }, index) => ({
    ...(records[index] as ArrivedRecord),
    data: Buffer.from(changeBytes(change)).toString("base64"),
  }));
  assert.is(scanner.scan(plain).filter((change) => change === undefined).length, 0);
});

test.run();
