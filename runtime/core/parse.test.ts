import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  arrival,
  arrivedRecords,
  dataOf,
  type OrderChange,
  orderChange,
  orderImage,
} from "../../test/support/orderChanges.js";
import { orderRecordType } from "../../test/support/orderRecordType.js";
import type { AttributeMap } from "../codec/AttributeValue.js";
import type { RecordType, TableRow } from "../codec/RecordType.js";
import type { ArrivedRecord } from "./ArrivedRecord.js";
import type { Change } from "./Change.js";
import { type Parsed, parse } from "./parse.js";
import { Routes } from "./Routes.js";
import { type ReasonCode, reasons } from "./reasons.js";

const order: RecordType = orderRecordType;
const strict: RecordType = { ...order, name: "Strict", onMisfit: "quarantine" };
const invoice: RecordType = {
  ...order,
  name: "Invoice",
  match: { attribute: "kind", equals: "I" },
};
const broken: RecordType = {
  ...order,
  name: "Broken",
  row: () => {
    throw new Error("a bug");
  },
};

const recordTypes = { Order: order, Strict: strict, Invoice: invoice, Broken: broken };
const tables = {
  orders: { recordTypes: ["Order"], ignored: [] },
  strict: { recordTypes: ["Strict"], ignored: [] },
  shared: { recordTypes: ["Invoice"], ignored: [{ attribute: "kind", equals: "A" }] },
  broken: { recordTypes: ["Broken"], ignored: [] },
};
const rules = { routes: new Routes(tables, recordTypes), projectionStart: "2024-01-01" };

function parsed(change: unknown): Parsed<TableRow> {
  return parse(record(dataOf(change)), rules);
}

function record(data: string): ArrivedRecord {
  return arrivedRecords([data])[0] as ArrivedRecord;
}

function delivered(change: unknown): Change<TableRow> {
  const result = parsed(change);
  if (result.kind !== "change") throw new Error(`expected a change, found ${result.kind}`);
  return result;
}

test("a change becomes a row with what its record, its arrival and its schema say of it", () => {
  const change = delivered(orderChange("a", { userIdentity: { type: "Service" } }));
  assert.equal(change.row, {
    change: {
      change_id: "event-a",
      change_type: "INSERT",
      change_time: arrival,
      change_time_micros: BigInt(arrival.getTime()) * 1000n,
      change_arrived_at: arrival,
      change_shard_id: "shardId-000000000000",
      change_sequence_number: "100",
      change_user_identity: '{"type":"Service"}',
      change_schema_version: "1.0",
      change_misfits: null,
      change_rescued_data: null,
    },
    columns: { id: "a", amount: 12n, note: null },
  });
  assert.is(change.recordType, order);
  assert.is(change.changeDate, "2024-05-01");
});

test("no identity is null, whether it is null or absent", () => {
  const identity = (change: object) => delivered(change).row.change.change_user_identity;
  assert.is(identity(orderChange("a")), null);
  assert.is(identity(orderChange("a", { userIdentity: undefined })), null);
});

test("the row is of the new image, of a removed item's old one, or of its key alone", () => {
  const images = { NewImage: orderImage("a", { note: { S: "new" } }), OldImage: orderImage("a") };
  const modified = orderChange("a", { eventName: "MODIFY", dynamodb: images });
  assert.equal(delivered(modified).row.columns, { id: "a", amount: 12n, note: "new" });
  const removed = { NewImage: undefined, OldImage: orderImage("a", { note: { S: "old" } }) };
  const remove = orderChange("a", { eventName: "REMOVE", dynamodb: removed });
  assert.equal(delivered(remove).row.columns, { id: "a", amount: 12n, note: "old" });
  const bare = orderChange("a", { eventName: "REMOVE", dynamodb: { NewImage: undefined } });
  assert.equal(delivered(bare).row.columns, { id: "a", amount: null, note: null });
  assert.equal(delivered(bare).misfits, []);
});

test("misfits and what the schema does not know are told and rescued in the row", () => {
  const NewImage = orderImage("a", { amount: { S: "12" }, extra: { BOOL: true } });
  const change = delivered(orderChange("a", { dynamodb: { NewImage } }));
  assert.equal(change.row.columns, { id: "a", amount: null, note: null });
  assert.equal(change.row.change.change_misfits, ["/amount: expected N, found S"]);
  assert.equal(JSON.parse(change.row.change.change_rescued_data ?? ""), {
    "/amount": { S: "12" },
    "/extra": { BOOL: true },
  });
});

test("binary is base64 of base64, as Kinesis carries it", () => {
  const B = Buffer.from(Buffer.from([1, 2]).toString("base64")).toString("base64");
  const NewImage = orderImage("a", { extra: { B } });
  const { row } = delivered(orderChange("a", { dynamodb: { NewImage } }));
  assert.is(row.change.change_rescued_data, '{"/extra":{"B":"AQI="}}');
});

test("32 levels, the deepest that DynamoDB holds, are read", () => {
  let value: object = { S: "core" };
  for (let level = 0; level < 32; level++) value = { M: { deeper: value } };
  const NewImage = { ...orderImage("a"), deep: value };
  assert.is(delivered(orderChange("a", { dynamodb: { NewImage } })).misfits.length, 0);
});

test("a record that the configuration does not want is ignored", () => {
  const NewImage = orderImage("a", { kind: { S: "A" } });
  const change = orderChange("a", { tableName: "shared", dynamodb: { NewImage } });
  assert.is(parsed(change).kind, "ignored");
});

const times = (ApproximateCreationDateTime: unknown) => ({
  dynamodb: { ApproximateCreationDateTime },
});
const json = (text: string) => Buffer.from(text).toString("base64");
const newImage = (image: object) => ({ dynamodb: { NewImage: image } });

const poison: Readonly<Record<ReasonCode, readonly [path: string, data: string][]>> = {
  "not-base64": [["", "%"]],
  empty: [["", ""]],
  "kpl-aggregated": [["", Buffer.from([0xf3, 0x89, 0x9a, 0xc2]).toString("base64")]],
  gzip: [["", Buffer.from([0x1f, 0x8b, 8]).toString("base64")]],
  "not-utf8": [["", Buffer.from([0xff]).toString("base64")]],
  "not-json": [["", json("{")]],
  "too-deep": [["", json("[".repeat(100_000))]],
  "duplicate-key": [["/dynamodb/Keys", json('{"dynamodb":{"Keys":{},"Keys":{}}}')]],
  "cloudwatch-envelope": [["", dataOf({ messageType: "DATA_MESSAGE", logEvents: [] })]],
  "not-a-change": [
    ["", dataOf(null)],
    ["", dataOf([orderChange("a")])],
    ["/eventID", dataOf({})],
    ["/eventID", dataOf(orderChange("a", { eventID: "" }))],
    ["/eventName", dataOf(orderChange("a", { eventName: "UPDATE" }))],
    ["/tableName", dataOf(orderChange("a", { tableName: undefined }))],
    ["/dynamodb/NewImage", dataOf(orderChange("a", newImage([])))],
    ["/dynamodb", dataOf({ ...orderChange("a"), dynamodb: null })],
  ],
  "unknown-table": [["/tableName", dataOf(orderChange("a", { tableName: "ORDERS" }))]],
  "unknown-record-type": [["/tableName", dataOf(orderChange("a", { tableName: "shared" }))]],
  "no-image": [
    ["/dynamodb/NewImage", dataOf(orderChange("a", { dynamodb: { NewImage: undefined } }))],
    ["/dynamodb/NewImage", dataOf(orderChange("a", { dynamodb: { NewImage: null } }))],
  ],
  "key-misfit": [
    ["/dynamodb/NewImage/id", dataOf(keyed({ N: "1" }, { N: "1" }))],
    ["/dynamodb/NewImage/id", dataOf(keyed({ S: "a" }, { S: "b" }))],
    ["/dynamodb/NewImage/id", dataOf(keyed({ S: "\ud83c" }, { S: "\ud83c" }))],
    ["/dynamodb/NewImage/id", dataOf(keyed({ S: "a" }, undefined))],
    ["/dynamodb/NewImage/id", dataOf(keyed(undefined, { S: "a" }))],
    ["/dynamodb/Keys", dataOf(orderChange("a", { dynamodb: { Keys: [] } }))],
  ],
  "time-digits": [["/dynamodb/ApproximateCreationDateTime", dataOf(orderChange("a", times(1)))]],
  "time-before-start": [
    ["/dynamodb/ApproximateCreationDateTime", dataOf(orderChange("a", times(1600000000000)))],
  ],
  "time-after-arrival": [
    ["/dynamodb/ApproximateCreationDateTime", dataOf(orderChange("a", times(1800000000000)))],
  ],
  misfit: [
    ["/dynamodb/NewImage/amount", dataOf(orderChange("a", strictly({ amount: { S: "1" } })))],
  ],
  defect: [["", dataOf(orderChange("a", { tableName: "broken" }))]],
};

function keyed(key: unknown, id: unknown): object {
  return orderChange("a", {
    dynamodb: { Keys: { id: key }, NewImage: { id, amount: { N: "1" } } },
  });
}

function strictly(attributes: AttributeMap): OrderChange {
  return { tableName: "strict", ...newImage(orderImage("a", attributes)) };
}

for (const code of Object.keys(reasons) as ReasonCode[]) {
  poison[code].forEach(([path, data], index) => {
    test(`poison is told as ${code}, at its place: ${path || "the whole"} (${index + 1})`, () => {
      const result = parse(record(data), rules);
      if (result.kind !== "poison") throw new Error(`expected poison, found ${result.kind}`);
      assert.equal([result.failure.code, result.failure.path], [code, path]);
    });
  });
}

test.run();
