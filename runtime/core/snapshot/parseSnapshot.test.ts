import { test } from "uvu";
import * as assert from "uvu/assert";
import { orderImage } from "../../../test/support/orderChanges.js";
import { orderRecordType } from "../../../test/support/orderRecordType.js";
import { Routes } from "../Routes.js";
import { parseSnapshot } from "./parseSnapshot.js";
import { itemsSnapshot, type Snapshot } from "./Snapshot.js";

const begun = new Date("2024-05-01T12:00:00.000Z");
const items = itemsSnapshot("orders", begun);
const changes: Snapshot = { kind: "changes", tableName: "orders", takenAt: begun };
const written = 1_714_557_600_123_456n;

function parsed(line: unknown, snapshot: Snapshot = items, recordType = orderRecordType) {
  const text = typeof line === "string" ? line : JSON.stringify(line);
  const arrived = {
    shardId: "export:1/a",
    sequenceNumber: "7",
    arrivedAt: snapshot.takenAt.getTime(),
    data: Buffer.from(text).toString("base64"),
  };
  const tables = {
    orders: { recordTypes: ["Order"], ignored: [{ attribute: "kind", equals: "x" }] },
  };
  const routes = new Routes(tables, { Order: recordType });
  return parseSnapshot(arrived, snapshot, { routes, projectionStart: "2024-01-01" });
}

function rowOf(line: unknown, snapshot?: Snapshot) {
  const result = parsed(line, snapshot);
  if (result.kind === "change") return result.row;
  throw new Error(`expected a row, got ${result.kind}`);
}

function poisonOf(line: unknown, snapshot?: Snapshot) {
  const result = parsed(line, snapshot);
  if (result.kind === "poison") return result;
  throw new Error(`expected poison, got ${result.kind}`);
}

function changeOf(members: object = {}) {
  return {
    Metadata: { WriteTimestampMicros: String(written) },
    Keys: { id: { S: "a" } },
    NewImage: orderImage("a"),
    ...members,
  };
}

test("an item is a row of its own place, five minutes older than the snapshot", () => {
  const { change, columns } = rowOf({ Item: orderImage("a") });
  assert.equal(columns, { id: "a", amount: 12n, note: null });
  assert.equal(change, {
    change_id: "export:1/a:7",
    change_type: "SNAPSHOT",
    change_time: new Date("2024-05-01T11:55:00.000Z"),
    change_time_micros: 1_714_564_500_000_000n,
    change_arrived_at: null,
    change_shard_id: "export:1/a",
    change_sequence_number: "7",
    change_user_identity: null,
    change_schema_version: "1.0",
    change_misfits: null,
    change_rescued_data: null,
  });
});

test("what no column holds is rescued, binary read as base64 once", () => {
  const { change } = rowOf({ Item: orderImage("a", { extra: { B: "AQI=" }, amount: { S: "x" } }) });
  assert.equal(JSON.parse(String(change.change_rescued_data)), {
    "/amount": { S: "x" },
    "/extra": { B: "AQI=" },
  });
  assert.equal(change.change_misfits, ["/amount: expected N, found S"]);
});

test("a changed item is a MODIFY of its own time", () => {
  const { change } = rowOf(changeOf(), changes);
  assert.is(change.change_type, "MODIFY");
  assert.is(change.change_time_micros, written);
});

test("an item without a new image is a REMOVE, with what its old image says", () => {
  const { change, columns } = rowOf(
    changeOf({ NewImage: undefined, OldImage: orderImage("a", { note: { S: "old" } }) }),
    changes,
  );
  assert.is(change.change_type, "REMOVE");
  assert.equal(columns, { id: "a", amount: 12n, note: "old" });
});

test("a removed item whose export has no old images is a REMOVE with its key alone", () => {
  const { change, columns } = rowOf(changeOf({ NewImage: undefined }), changes);
  assert.equal(
    [change.change_type, change.change_misfits, columns],
    ["REMOVE", null, { id: "a", amount: null, note: null }],
  );
});

test("a write's time may be spelt as an attribute value", () => {
  const Metadata = { WriteTimestampMicros: { N: String(written) } };
  assert.is(rowOf(changeOf({ Metadata }), changes).change.change_time_micros, written);
});

for (const [name, line, snapshot, code, path] of [
  ["not JSON", '{"Item":', items, "not-json", ""],
  ["empty", "", items, "empty", ""],
  ["a list", [], items, "not-a-change", ""],
  ["without an item", { item: {} }, items, "not-a-change", "/Item"],
  ["an item without its key", { Item: { amount: { N: "1" } } }, items, "key-misfit", "/Item/id"],
  ["an item of another key", { Item: { id: { N: "1" } } }, items, "key-misfit", "/Item/id"],
  ["a key twice", '{"Item":{"id":{"S":"a"},"id":{"S":"b"}}}', items, "duplicate-key", "/Item/id"],
  [
    "a time of other digits",
    changeOf({ Metadata: { WriteTimestampMicros: "1714557600123" } }),
    changes,
    "time-digits",
    "/Metadata/WriteTimestampMicros",
  ],
  [
    "a time before the tables'",
    changeOf({ Metadata: { WriteTimestampMicros: "1514557600123456" } }),
    changes,
    "time-before-start",
    "/Metadata/WriteTimestampMicros",
  ],
  [
    "a key that is not the image's",
    changeOf({ Keys: { id: { S: "b" } } }),
    changes,
    "key-misfit",
    "/NewImage/id",
  ],
] as const) {
  test(`a line goes to quarantine that is ${name}`, () => {
    const { failure } = poisonOf(line, snapshot);
    assert.equal([failure.code, failure.path], [code, path]);
  });
}

test("of a bad line is known what the snapshot says, and what can be read", () => {
  assert.equal(poisonOf("{").known, {
    tableName: "orders",
    recordType: null,
    key: null,
    changeId: "export:1/a:7",
    changeType: "SNAPSHOT",
    micros: items.micros,
  });
  const { known } = poisonOf({ Item: { id: { N: "1" } } });
  assert.equal([known?.recordType, known?.key], ["Order", '{"id":{"N":"1"}}']);
  const change = poisonOf(changeOf({ Keys: { id: { S: "b" } } }), changes).known;
  assert.equal(
    [change?.key, change?.changeType, change?.micros],
    ['{"id":{"S":"b"}}', "MODIFY", written],
  );
});

test("items that the configuration passes over are ignored", () => {
  assert.is(parsed({ Item: orderImage("a", { kind: { S: "x" } }) }).kind, "ignored");
});

test("an item that no record type takes goes to quarantine", () => {
  const match = { attribute: "kind", equals: "order" };
  const result = parsed({ Item: orderImage("a") }, items, { ...orderRecordType, match });
  assert.is(result.kind === "poison" && result.failure.code, "unknown-record-type");
});

test.run();
