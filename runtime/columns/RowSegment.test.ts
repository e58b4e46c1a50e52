import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { RecordType, TableRow } from "../../runtime/codec/RecordType.js";
import { orderRecordType } from "../../test/support/orderRecordType.js";
import { orderRow } from "../../test/support/orderRows.js";
import { sampleChanges } from "../demand/sampleChanges.js";
import { demandRecordTypes } from "../recordTypes.js";
import { columnsOf } from "./columnsOf.js";
import { RowSegment } from "./RowSegment.js";
import type { Segment } from "./Segment.js";
import type { Row } from "./TableColumns.js";

const { DemandRecord } = demandRecordTypes;
const demandRows = sampleChanges({ count: 60, misfits: 0.1, inexact: 0.1 }).map(({ change }) => {
  const { NewImage, OldImage, Keys } = change.dynamodb;
  const { columns } = DemandRecord.row(NewImage ?? OldImage ?? Keys, { binary: "base64-twice" });
  return { change: changeColumns(change.eventID), columns };
});

function changeColumns(id: string): TableRow["change"] {
  return {
    change_id: id,
    change_type: "MODIFY",
    change_time: new Date(0),
    change_time_micros: 0n,
    change_arrived_at: null,
    change_shard_id: null,
    change_sequence_number: null,
    change_user_identity: null,
    change_schema_version: null,
    change_misfits: null,
    change_rescued_data: null,
  };
}

/** What the columns of rows are, as bytes. */
function bytesOf(recordType: RecordType, rows: readonly Row[]): unknown {
  return columnsOf(recordType, rows).leaves.map((leaf) => {
    const { definitions, repetitions, values } = leaf.entries();
    return [definitions, repetitions, values].map((part) => Buffer.from(part).toString("hex"));
  });
}

test("rows that were laid out one by one give the columns that the rows give", () => {
  const segment = new RowSegment(DemandRecord);
  const rows = demandRows.map((row) => segment.append(row));
  assert.equal(bytesOf(DemandRecord, rows), bytesOf(DemandRecord, demandRows));
});

test("rows of segments and others may be mixed, and some left out", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3), { minLength: 60, maxLength: 60 }), (places) => {
      const segments = [new RowSegment(DemandRecord), new RowSegment(DemandRecord)];
      const mixed = demandRows.map((row, index) => {
        const segment = segments[places[index] ?? 0];
        return segment ? segment.append(row) : row;
      });
      const isKept = (_: unknown, index: number) => places[index] !== 3;
      const kept = bytesOf(DemandRecord, mixed.filter(isKept));
      assert.equal(kept, bytesOf(DemandRecord, demandRows.filter(isKept)));
    }),
    { numRuns: 20 },
  );
});

test("a row that a column refuses leaves no trace", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(orderRow, fc.boolean())), (rows) => {
      const segment = new RowSegment(orderRecordType);
      for (const [{ change, columns }, isSpoilt] of rows) {
        const spoilt = { change, columns: { ...columns, note: "\ud800" } };
        if (isSpoilt) assert.throws(() => segment.append(spoilt), TypeError);
        else segment.append({ change, columns });
      }
      const sound = rows.filter(([, isSpoilt]) => !isSpoilt).map(([row]) => row);
      assert.is(segment.rows, sound.length);
      const other = new RowSegment(orderRecordType);
      for (const row of sound) other.append(row);
      assert.equal(entriesOf(segment), entriesOf(other));
    }),
  );
});

function entriesOf({ leaves }: Segment): unknown {
  return leaves.map(({ definitions, repetitions, values }) => [
    [...definitions],
    [...repetitions],
    Buffer.from(values).toString("hex"),
  ]);
}

test("a refused list leaves no trace of the elements before", () => {
  const segment = new RowSegment(DemandRecord);
  const [first] = demandRows;
  const row = (party_sizes: unknown) => ({
    change: changeColumns("a"),
    columns: { ...(first?.columns as object), party_sizes },
  });
  segment.append(row([1]));
  assert.throws(() => segment.append(row([2, 3, "4"])), "party_sizes.list.element: expected int32");
  segment.append(row([5, 6]));
  const other = new RowSegment(DemandRecord);
  for (const sizes of [[1], [5, 6]]) other.append(row(sizes));
  assert.equal(entriesOf(segment), entriesOf(other));
});

test.run();
