import { test } from "uvu";
import * as assert from "uvu/assert";
import { arrivedRecords, dataOf, orderChange } from "../../test/support/orderChanges.js";
import { orderRecordType } from "../../test/support/orderRecordType.js";
import type { ArrivedRecord } from "../core/ArrivedRecord.js";
import { LocatedFailure } from "../core/LocatedFailure.js";
import { Routes } from "../core/Routes.js";
import { quarantineColumns, quarantineLines } from "./quarantine.js";

const tables = { orders: { recordTypes: ["Order"], ignored: [] } };
const routes = new Routes(tables, { Order: orderRecordType });

function rowsOf(...data: string[]): Record<string, unknown>[] {
  const failure = new LocatedFailure("key-misfit", "/dynamodb/NewImage/id", "expected S, found N");
  const poisons = arrivedRecords(data).map((arrived) => poison(arrived, failure));
  const text = Buffer.from(quarantineLines(poisons, routes)).toString();
  assert.ok(text.endsWith("\n"));
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

function poison(arrived: ArrivedRecord, failure: LocatedFailure) {
  return { kind: "poison", arrived, failure } as const;
}

test("a line has reason, place, data as it came, and what can be read of the change", () => {
  const Keys = { id: { N: "12" } };
  const data = dataOf(orderChange("a", { dynamodb: { Keys } }));
  assert.equal(rowsOf(data), [
    {
      reason: "key-misfit",
      path: "/dynamodb/NewImage/id",
      message: "expected S, found N",
      record_type: "Order",
      table_name: "orders",
      item_key: '{"id":{"N":"12"}}',
      change_id: "event-a",
      change_type: "INSERT",
      change_time_micros: 1714557600000000,
      change_arrived_at: "2024-05-01 10:00:00.000",
      change_shard_id: "shardId-000000000000",
      change_sequence_number: "100",
      data,
    },
  ]);
});

test("every line has the declared columns, in their order", () => {
  const names = quarantineColumns.map(({ name }) => name);
  for (const row of rowsOf("", "%", dataOf(null), dataOf(orderChange("a")))) {
    assert.equal(Object.keys(row), names);
  }
});

test("what cannot be read is null", () => {
  const unread = {
    record_type: null,
    table_name: null,
    item_key: null,
    change_id: null,
    change_type: null,
    change_time_micros: null,
  };
  for (const data of ["%", "e30=", dataOf([]), dataOf({ dynamodb: { Keys: [] }, eventID: 1 })]) {
    const [row] = rowsOf(data);
    assert.equal(row, { ...row, ...unread, data });
  }
});

test("what is wrong with one part leaves the others readable", () => {
  const [row] = rowsOf(
    dataOf(orderChange("a", { tableName: "others", dynamodb: { NewImage: undefined } })),
  );
  assert.is(row?.table_name, "others");
  assert.is(row?.item_key, '{"id":{"S":"a"}}');
  assert.is(row?.record_type, null);
  assert.is(row?.change_time_micros, 1714557600000000);
  const [early] = rowsOf(
    dataOf(orderChange("a", { dynamodb: { ApproximateCreationDateTime: 1 } })),
  );
  assert.is(early?.change_time_micros, null);
  assert.is(early?.record_type, "Order");
});

test("an object whose keys have two readings is not read", () => {
  const data = Buffer.from('{"tableName":"orders","tableName":"others"}').toString("base64");
  assert.is(rowsOf(data)[0]?.table_name, null);
});

test.run();
