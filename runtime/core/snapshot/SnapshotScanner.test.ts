import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { buildKernel } from "../../../build/buildKernel.js";
import { MemoryStorage } from "../../../test/support/MemoryStorage.js";
import type { AttributeMap } from "../../codec/AttributeValue.js";
import { sampleChanges } from "../../demand/sampleChanges.js";
import { avroFormat } from "../../format/avro/index.js";
import { parquetFormat } from "../../format/parquet/index.js";
import { loadKernel } from "../../kernel/loadKernel.js";
import { demandRecordTypes } from "../../recordTypes.js";
import { Deadline } from "../../util/Deadline.js";
import type { ArrivedRecord } from "../ArrivedRecord.js";
import { Routes } from "../Routes.js";
import { deliverSnapshot } from "./deliverSnapshot.js";
import { itemsSnapshot, type Snapshot } from "./Snapshot.js";
import { SnapshotScanner } from "./SnapshotScanner.js";

buildKernel(fileURLToPath(new URL("../../..", import.meta.url)));
const kernel = loadKernel() as object;
const projectionStart = "2024-05-01";
const tables = { demand: { recordTypes: ["DemandRecord"], ignored: [] } };
const routes = new Routes(tables, demandRecordTypes);
const begun = new Date("2024-06-01T00:00:00.000Z");
const snapshot = itemsSnapshot("demand", begun);

/** More than the kernel's columns hold, so that they are emptied on the way. */
const items = itemsOf(12_000, 0.05);

function itemsOf(changes: number, odd: number): AttributeMap[] {
  const options = { count: changes, misfits: odd, inexact: odd, unknown: odd };
  return sampleChanges(options).flatMap(({ write }) => (write.newImage ? [write.newImage] : []));
}

function linesOf(lines: readonly unknown[]): ArrivedRecord[] {
  return lines.map((line, index) => ({
    shardId: "export:01717200000000-a1b2c3d4/x",
    sequenceNumber: String(index + 1),
    arrivedAt: begun.getTime(),
    data: Buffer.from(typeof line === "string" ? line : JSON.stringify(line)).toString("base64"),
  }));
}

function scanned(lines: readonly unknown[], of: Snapshot = snapshot) {
  return new SnapshotScanner(kernel, routes, projectionStart).scan(linesOf(lines), of);
}

/** Deliver lines in batches that are at work at the same time. */
async function deliver(lines: readonly unknown[], snapshots?: SnapshotScanner) {
  const storage = new MemoryStorage();
  const formats = [parquetFormat("snappy"), avroFormat];
  const plan = { routes, projectionStart, formats, storage, ...(snapshots && { snapshots }) };
  const deadline = new Deadline(() => 600_000);
  try {
    const records = linesOf(lines);
    const batches = [records.slice(0, 200), records.slice(200)];
    const deliveries = await Promise.all(
      batches.map((batch) => deliverSnapshot(batch, snapshot, plan, deadline)),
    );
    const fates = deliveries.flatMap((delivery) => {
      if (delivery === "stopped") throw new Error("there was time enough");
      return delivery.fates.map(({ arrived: _, ...fate }) => fate);
    });
    const objects = [...storage.objects].map(([key, bytes]) => [
      key,
      Buffer.from(bytes).toString("hex"),
    ]);
    return { fates, objects: objects.sort() };
  } finally {
    deadline.clear();
  }
}

test("lines are stored in the same objects, to the byte, with the kernel and without", async () => {
  const odd = [
    ...["{", "", { Item: {} }, { Item: items[0], Items: [] }, { Items: items[0] }],
    '{"Item":{"id":{"S":"a"},"id":{"S":"b"}}}',
  ];
  const lines = [...items.map((Item) => ({ Item })), ...odd];
  assert.ok(items.length > 8_192);
  const slow = await deliver(lines);
  const fast = await deliver(lines, new SnapshotScanner(kernel, routes, projectionStart));
  assert.equal(fast.fates, slow.fates);
  assert.ok(slow.objects.length > 4);
  assert.equal(
    fast.objects.map(([key]) => key),
    slow.objects.map(([key]) => key),
  );
  for (const [index, [key, bytes]] of fast.objects.entries()) {
    assert.ok(bytes === slow.objects[index]?.[1], key);
  }
});

test("lines as an export has them are all read the fast way", () => {
  const lines = itemsOf(1000, 0).map((Item) => ({ Item }));
  assert.ok(lines.length > 500);
  assert.ok(scanned(lines).every((change) => change !== undefined));
});

test("what is not certain is left to the slow way", () => {
  const [Item = {}] = itemsOf(1, 0);
  const { id: _, ...keyless } = Item;
  const spelt = JSON.stringify({ Item });
  for (const line of [
    ...[{ Item: keyless }, { Item: null }, { Item: [Item] }, { item: Item }, [Item]],
    ...[{ Item, Keys: {} }, { Item: { ...Item, unknown: { S: "x" } } }, { NewImage: Item }],
    ...[
      ` ${spelt}`,
      `${spelt} `,
      spelt.slice(0, -1),
      `${spelt}}`,
      spelt.replace("Item", "\\u0049tem"),
    ],
  ]) {
    assert.equal(scanned([line]), [undefined], JSON.stringify(line).slice(0, 60));
  }
  assert.is.not(scanned([spelt])[0], undefined);
});

test("a snapshot that was begun before the tables' first day is left to the slow way", () => {
  const lines = itemsOf(5, 0).map((Item) => ({ Item }));
  const early = itemsSnapshot("demand", new Date("2024-05-01T00:04:59.999Z"));
  assert.ok(scanned(lines, early).every((change) => change === undefined));
  const first = itemsSnapshot("demand", new Date("2024-05-01T00:05:00.000Z"));
  assert.ok(scanned(lines, first).every((change) => change?.changeDate === "2024-05-01"));
});

test("snapshots of changes, and of tables of several kinds of items, are left to the slow way", () => {
  const lines = itemsOf(5, 0).map((Item) => ({ Item }));
  assert.equal(scanned(lines, { kind: "changes", tableName: "demand", takenAt: begun }), []);
  assert.equal(scanned(lines, itemsSnapshot("other", begun)), []);
});

test.run();
