import { TrinoSQL } from "dt-sql-parser";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { PlainCell } from "../../../test/support/cells.js";
import {
  date,
  decimalOf,
  fieldOf,
  modelOf,
  recordOf,
  text,
} from "../../../test/support/demandModel.js";
import { queryRows } from "../../../test/support/duckdb.js";
import { type Cells, withTables } from "../../../test/support/duckdbTables.js";
import type { Field, RecordModel } from "../../model/model.js";
import { physicalTable } from "./physicalTable.js";
import { quarantineTable } from "./quarantine.js";
import { staleKeysView } from "./staleKeysView.js";
import { recordViews, type View } from "./views.js";

const ticket = recordOf("Ticket", [
  fieldOf("system", text, { key: "partition" }),
  fieldOf("number", decimalOf(20, 0), { key: "sort", attribute: "no" }),
]);

const arrived = "2024-05-01 10:00:00.000";
const arrivedMicros = Date.UTC(2024, 4, 1, 10) * 1000;

function kept(cells: Cells): Cells {
  return {
    reason: "misfit",
    record_type: "Ticket",
    item_key: '{"no":{"N":"7"},"system":{"S":"HOST"}}',
    change_time_micros: arrivedMicros,
    change_arrived_at: arrived,
    change_shard_id: "shard",
    change_sequence_number: "100",
    ...cells,
  };
}

function delivered(cells: Cells): Cells {
  return {
    change_id: "event",
    change_time_micros: arrivedMicros - 1,
    change_shard_id: "shard",
    change_sequence_number: "99",
    system: "HOST",
    number: "7",
    ...cells,
  };
}

test("a key whose newest change is in quarantine is stale", async () => {
  const rows = [kept({}), kept({ change_time_micros: arrivedMicros - 5 })];
  assert.equal(await staleKeys(rows, [delivered({})]), [["HOST", "7"]]);
  assert.equal(await staleKeys(rows, []), [["HOST", "7"]]);
});

test("a key whose newest change was delivered is not", async () => {
  const newer = delivered({ change_time_micros: arrivedMicros + 1 });
  assert.equal(await staleKeys([kept({})], [newer]), []);
});

test("changes of one time are in no order, so the key may be stale", async () => {
  const other = delivered({ change_time_micros: arrivedMicros });
  assert.equal(await staleKeys([kept({})], [other]), [["HOST", "7"]]);
});

test("a change that a replay has delivered makes no key stale", async () => {
  const replayed = delivered({ change_sequence_number: "100", change_time_micros: arrivedMicros });
  assert.equal(await staleKeys([kept({})], [replayed]), []);
});

test("another key's changes say nothing", async () => {
  const others = [delivered({ number: "8" }), delivered({ system: "TMR" })].map((row) => ({
    ...row,
    change_time_micros: arrivedMicros + 1,
  }));
  assert.equal(await staleKeys([kept({})], others), [["HOST", "7"]]);
});

test("a time that is missing or lies in the future counts as that of the arrival", async () => {
  const dayLater = arrivedMicros + 86_400_000_000;
  for (const change_time_micros of [null, Number.MAX_SAFE_INTEGER]) {
    const rows = [kept({ change_time_micros })];
    const after = delivered({ change_time_micros: dayLater + 1 });
    assert.equal(await staleKeys(rows, [delivered({})]), [["HOST", "7"]]);
    assert.equal(await staleKeys(rows, [after]), []);
  }
});

test("a key that does not fit its columns is listed as it came", async () => {
  const item_key = '{"no":{"S":"seven"},"system":{"S":"HOST"}}';
  assert.equal(await staleKeys([kept({ item_key })], [delivered({})]), [["HOST", null]]);
});

test("other record types and unreadable keys are not listed", async () => {
  const rows = [
    kept({ record_type: "Order" }),
    kept({ record_type: null }),
    kept({ item_key: null }),
  ];
  assert.equal(await staleKeys(rows, []), []);
});

test("a record whose key SQL cannot read has no such view", () => {
  const dated = recordOf("Dated", [fieldOf("day", date, { key: "partition" })]);
  const names = recordViews(modelOf(dated), dated).map(({ name }) => name);
  assert.equal(names, ["dated_changes", "dated_latest"]);
});

test("key columns may have any name, and attributes too", async () => {
  const odd = recordOf("Odd", [
    fieldOf("itemKey", text, { key: "partition", attribute: 'it\'s "odd"' }),
    fieldOf("path", text, { key: "sort" }),
  ]);
  const { query, columns } = viewOf(odd);
  assert.match(query, `'$["it''s \\"odd\\""].S'`);
  assert.equal(new TrinoSQL().validate(`CREATE VIEW odd AS ${query}`), []);
  const names = columns.map(({ name }) => name);
  assert.equal(names.length, new Set(names).size);
});

test("a key that was delivered under its earlier name is not stale", async () => {
  const [system, number] = ticket.fields as [Field, Field];
  const renamed = recordOf("Ticket", [
    { ...system, column: "source", earlierColumns: ["system"] },
    number,
  ]);
  const newer = delivered({ change_time_micros: arrivedMicros + 1 });
  assert.equal(await staleKeys([kept({})], [newer], renamed), []);
});

function viewOf(record: RecordModel): View {
  return staleKeysView(record, "parquet") as View;
}

async function staleKeys(
  quarantined: readonly Cells[],
  stored: readonly Cells[],
  record = ticket,
): Promise<PlainCell[][]> {
  const table = physicalTable(modelOf(record), record, "parquet");
  const tables = [
    { table, rows: stored },
    { table: quarantineTable, rows: quarantined },
  ];
  return await withTables(tables, [viewOf(record)], async (connection) => {
    const rows = await queryRows(connection, "SELECT * FROM ticket_stale_keys");
    return rows.map(({ system = null, number = null }) => [system, number]);
  });
}

test.run();
