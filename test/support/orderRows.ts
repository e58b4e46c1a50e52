/** Rows of orders at random, for tests of formats. */
import * as fc from "fast-check";
import type { TableRow } from "../../runtime/codec/RecordType.js";
import type { OrderColumns } from "./orderRecordType.js";

const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("", "null", "🎫", "\u0000"));
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
// DuckDB's and avsc's dates and ours are the same within the years of four digits.
const instant = fc.date({
  min: new Date("0001-01-01T00:00:00Z"),
  max: new Date("9999-12-31T23:59:59.999Z"),
  noInvalidDate: true,
});

/** A row of an order: any text, any 64-bit amount, any cell null. */
export const orderRow: fc.Arbitrary<TableRow<OrderColumns>> = fc
  .record({
    id: text,
    time: instant,
    rescued: fc.option(text),
    columns: fc.record({
      id: fc.option(text),
      amount: fc.option(int64),
      note: fc.option(text),
    }),
  })
  .map(({ id, time, rescued, columns }) => ({ change: changeColumns(id, time, rescued), columns }));

function changeColumns(id: string, time: Date, rescued: string | null): TableRow["change"] {
  return {
    change_id: id,
    change_type: "MODIFY",
    change_time: time,
    change_time_micros: BigInt(time.getTime()) * 1000n,
    change_arrived_at: time,
    change_shard_id: "shardId-000000000000",
    change_sequence_number: null,
    change_user_identity: null,
    change_schema_version: "1.0",
    change_misfits: null,
    change_rescued_data: rescued,
  };
}

/** Give what a table of orders has of a row, by column. */
export function orderCells({ change, columns }: TableRow<OrderColumns>) {
  const { change_id, change_type, change_time, change_sequence_number, change_rescued_data } =
    change;
  return {
    change_id,
    change_type,
    change_time,
    change_sequence_number,
    change_rescued_data,
    ...columns,
  };
}
