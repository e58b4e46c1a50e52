import { test } from "uvu";
import * as assert from "uvu/assert";
import { changeColumns } from "../../test/support/changeColumns.js";
import { orderRecordType } from "../../test/support/orderRecordType.js";
import type { TableRow } from "../codec/RecordType.js";
import { columnsOf } from "../columns/columnsOf.js";
import { SegmentRow } from "../columns/Segment.js";
import type { Row } from "../columns/TableColumns.js";
import type { Change } from "./Change.js";
import { RowLayout } from "./RowLayout.js";

const arrived = {
  shardId: "shardId-000000000000",
  sequenceNumber: "1",
  arrivedAt: 0,
  data: "e30=",
};

function changeOf(columns: unknown): Change<TableRow> {
  const row = { change: changeColumns, columns };
  return {
    kind: "change",
    arrived,
    recordType: orderRecordType,
    row,
    misfits: [],
    changeDate: "1970-01-01",
    changedAt: 0,
  };
}

test("a change's row is laid out, and the rest of it stays", () => {
  const plain = changeOf({ id: "a", amount: 12n, note: null });
  const { row, ...rest } = new RowLayout().layOut(plain) as Change;
  const { row: plainRow, ...plainRest } = plain;
  assert.equal(rest, plainRest);
  assert.instance(row, SegmentRow);
  assert.equal(entriesOf(row), entriesOf(plainRow));
});

function entriesOf(row: Row) {
  return columnsOf(orderRecordType, [row]).leaves.map((leaf) => leaf.entries());
}

test("what is no change stays", () => {
  const layout = new RowLayout();
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
