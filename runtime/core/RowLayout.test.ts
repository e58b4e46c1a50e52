import { test } from "uvu";
import * as assert from "uvu/assert";
import { orderRecordType } from "../../test/support/orderRecordType.js";
import { columnsOf } from "../columns/columnsOf.js";
import { ScannedColumns } from "../columns/Segment.js";
import type { Change } from "./Change.js";
import { RowLayout } from "./RowLayout.js";

const arrived = {
  shardId: "shardId-000000000000",
  sequenceNumber: "1",
  arrivedAt: new Date(0),
  data: "e30=",
};

function changeOf(columns: unknown): Change {
  const change = { change_id: "1", change_type: "INSERT", change_time: new Date(0) };
  const row = { change, columns } as Change["row"];
  return {
    kind: "change",
    arrived,
    recordType: orderRecordType,
    row,
    misfits: [],
    changeDate: "1970-01-01",
  };
}

test("a change's row is laid out, and the rest of it stays", () => {
  const plain = changeOf({ id: "a", amount: 12n, note: null });
  const { row, ...rest } = new RowLayout().layOut(plain) as Change;
  const { row: plainRow, ...plainRest } = plain;
  assert.equal(rest, plainRest);
  assert.is(row.change, plainRow.change);
  assert.instance(row.columns, ScannedColumns);
});

test("what is laid out already stays, and so does what is no change", () => {
  const layout = new RowLayout();
  const laidOut = layout.layOut(changeOf({ id: "a", amount: null, note: null }));
  assert.is(layout.layOut(laidOut), laidOut);
  const ignored = { kind: "ignored", arrived } as const;
  assert.is(layout.layOut(ignored), ignored);
});

test("a row that its columns refuse stays, so that it is told when they are written", () => {
  const spoilt = changeOf({ id: "a", amount: "12", note: null });
  const layout = new RowLayout();
  assert.is(layout.layOut(spoilt), spoilt);
  assert.throws(() => columnsOf(orderRecordType, [spoilt.row]), "amount: expected int64");
});

test.run();
