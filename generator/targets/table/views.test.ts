import type { DuckDBConnection } from "@duckdb/node-api";
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { PlainCell } from "../../../test/support/cells.js";
import { fieldOf, int64, modelOf, recordOf, text } from "../../../test/support/demandModel.js";
import { queryRows } from "../../../test/support/duckdb.js";
import { type Cells, withTables } from "../../../test/support/duckdbTables.js";
import { physicalTable } from "./physicalTable.js";
import { recordViews } from "./views.js";

const ticket = recordOf(
  "Ticket",
  [
    fieldOf("system", text, { key: "partition" }),
    fieldOf("id", text, { key: "sort" }),
    fieldOf("revision", int64),
    fieldOf("note", text),
  ],
  { versionField: "revision" },
);

/** A live change, unless cells say otherwise. */
function change(cells: Cells): Cells {
  return {
    change_id: `event ${cells.change_sequence_number}`,
    change_type: "MODIFY",
    change_time_micros: 1000,
    change_shard_id: "shard 1",
    change_schema_version: "1.0",
    change_date: "2024-05-01",
    system: "HOST",
    id: "a",
    revision: 1,
    ...cells,
  };
}

test("a batch that was stored twice counts once", async () => {
  const batch = [change({ change_sequence_number: "7" }), change({ change_sequence_number: "8" })];
  const recut = [change({ change_sequence_number: "8" }), change({ change_sequence_number: "9" })];
  assert.equal(await changes([...batch, ...batch, ...recut], "change_sequence_number"), [
    "7",
    "8",
    "9",
  ]);
});

test("a change that the stream carries twice counts once, at its first place", async () => {
  const twice = [
    change({ change_id: "event", change_sequence_number: "10" }),
    change({ change_id: "event", change_sequence_number: "9" }),
    change({ change_id: "event", change_sequence_number: "11", change_shard_id: "shard 2" }),
  ];
  assert.equal(await changes(twice, "change_sequence_number"), ["9"]);
});

test("changes whose place is unknown are told apart by their ids", async () => {
  const unknown = { change_shard_id: null, change_sequence_number: null };
  const rows = ["a", "b", "b"].map((change_id) => change({ ...unknown, change_id }));
  assert.equal(await changes(rows, "change_id"), ["a", "b"]);
});

test("places in different shards or days are different", async () => {
  const rows = [
    change({ change_id: "a", change_sequence_number: "1" }),
    change({ change_id: "b", change_sequence_number: "1", change_shard_id: "shard 2" }),
    change({ change_id: "c", change_sequence_number: "1", change_date: "2024-05-02" }),
  ];
  assert.equal(await changes(rows, "change_id"), ["a", "b", "c"]);
});

test("of a change's copies the one of the newest schema counts", async () => {
  const rows = ["1.9", null, "1.10", "0.11"].map((change_schema_version) =>
    change({ change_sequence_number: "1", change_schema_version }),
  );
  assert.equal(await changes(rows, "change_schema_version"), ["1.10"]);
  assert.equal(await latest(rows, "change_schema_version"), ["1.10"]);
});

test("each snapshot of an item is a change of its own", async () => {
  const rows = ["scan:1/0", "scan:2/0", "scan:2/0"].map((change_shard_id) =>
    change({
      change_id: `${change_shard_id}:5`,
      change_type: "SNAPSHOT",
      change_shard_id,
      change_sequence_number: "5",
    }),
  );
  assert.equal(await changes(rows, "change_shard_id"), ["scan:1/0", "scan:2/0"]);
});

test("a filter on the day reaches the table, below every window", async () => {
  const rows = ["2024-05-01", "2024-05-02"].map((change_date) => change({ change_date }));
  await withViews(rows, async (connection) => {
    const [plan] = await queryRows(
      connection,
      "EXPLAIN SELECT * FROM ticket_changes WHERE change_date = '2024-05-01'",
    );
    const [, scan = ""] = String(plan?.explain_value).split("SEQ_SCAN");
    assert.match(scan, "change_date='2024-05-01'");
  });
});

test("the newest change of each key is its state, in whatever order changes came", async () => {
  const rows = [
    change({ note: "new", change_time_micros: 3, change_sequence_number: "1" }),
    change({ note: "old", change_time_micros: 2, change_sequence_number: "2" }),
    change({ note: "other id", id: "b", change_time_micros: 1 }),
    change({ note: "other system", system: "TMR", change_time_micros: 1 }),
  ];
  assert.equal(await latest(rows, "note"), ["new", "other id", "other system"]);
});

test("an item that was removed has no state, until it is written again", async () => {
  const removed = [
    change({ note: "written", change_type: "INSERT", change_time_micros: 1 }),
    change({ note: "removed", change_type: "REMOVE", change_time_micros: 2 }),
  ];
  const again = change({ note: "again", change_type: "INSERT", change_time_micros: 3 });
  assert.equal(await latest(removed, "note"), []);
  assert.equal(await latest([again, ...removed], "note"), ["again"]);
});

test("a snapshot is the state only where no live change is as new", async () => {
  const snapshot = change({ note: "snapshot", change_type: "SNAPSHOT", revision: 9 });
  const live = (micros: number) => change({ note: "live", change_time_micros: micros });
  assert.equal(await latest([snapshot, live(999)], "note"), ["snapshot"]);
  assert.equal(await latest([snapshot, live(1000)], "note"), ["live"]);
  assert.equal(await latest([snapshot, live(1001)], "note"), ["live"]);
});

test("an item that a snapshot saw and a live change removed has no state", async () => {
  const snapshot = change({ change_type: "SNAPSHOT" });
  assert.equal(await latest([snapshot, change({ change_type: "REMOVE" })], "note"), []);
});

test("the version settles a tie of time", async () => {
  const rows = [
    change({ note: "2", revision: 2, change_sequence_number: "8" }),
    change({ note: "10", revision: 10, change_sequence_number: "7" }),
    change({ note: "unknown", revision: null, change_sequence_number: "9" }),
  ];
  assert.equal(await latest(rows, "note"), ["10"]);
});

test("the sequence number, compared as a number, settles a tie of version", async () => {
  const rows = ["9", "11", "10", null].map((change_sequence_number) =>
    change({ change_sequence_number }),
  );
  assert.equal(await latest(rows, "change_sequence_number"), ["11"]);
});

/** The ticket, after every column of its own got another name. */
const renamedTicket = recordOf(
  "Ticket",
  [
    fieldOf("source", text, { key: "partition", earlierColumns: ["system"] }),
    fieldOf("number", text, { key: "sort", earlierColumns: ["code", "id"] }),
    fieldOf("version", int64, { earlierColumns: ["revision"] }),
    fieldOf("remark", text, { earlierColumns: ["note"] }),
  ],
  { versionField: "version" },
);

/** A live change that was written with the new names. */
function renamedChange({ system, id, revision, note, ...cells }: Cells): Cells {
  return { ...cells, source: system, number: id, version: revision, remark: note } as Cells;
}

test("a renamed column has old cells too", async () => {
  const old = change({ change_sequence_number: "1", note: "old" });
  const now = renamedChange(change({ change_sequence_number: "2", note: "new" }));
  const rows = await withViews(
    [old, now],
    (connection) =>
      queryRows(
        connection,
        "SELECT source, number, version, remark FROM ticket_changes ORDER BY 4",
      ),
    renamedTicket,
  );
  const common = { source: "HOST", number: "a", version: "1" };
  assert.equal(rows, [
    { ...common, remark: "new" },
    { ...common, remark: "old" },
  ]);
});

test("an item is one item under its key's old and new names, and its version counts", async () => {
  const old = change({ change_sequence_number: "1", note: "old", revision: 2 });
  const now = renamedChange(change({ change_sequence_number: "2", note: "new", revision: 1 }));
  const query = "SELECT remark FROM ticket_latest";
  const read = (rows: readonly Cells[]) =>
    withViews(rows, (connection) => queryRows(connection, query), renamedTicket);
  assert.equal(await read([old, now]), [{ remark: "old" }]);
  assert.equal(await read([{ ...old, revision: 0 }, now]), [{ remark: "new" }]);
});

test("neither order nor copies change what the views say", async () => {
  const row = fc.record({
    change_type: fc.constantFrom("INSERT", "MODIFY", "REMOVE", "SNAPSHOT"),
    change_time_micros: fc.integer({ min: 1, max: 3 }),
    change_sequence_number: fc.constantFrom("1", "2", "10"),
    change_shard_id: fc.constantFrom("shard 1", "shard 2"),
    id: fc.constantFrom("a", "b"),
    revision: fc.option(fc.integer({ min: 1, max: 3 })),
  });
  const place = (it: Cells) => `${it.change_shard_id}:${it.change_sequence_number}`;
  const rows = fc
    .uniqueArray(row, { selector: place, maxLength: 6 })
    .map((cells) => cells.map((it) => change({ ...it, change_id: place(it) })));
  const copies = rows.chain((rows) =>
    fc.tuple(
      fc.constant(rows),
      fc.shuffledSubarray([...rows, ...rows], { minLength: rows.length }),
    ),
  );
  await fc.assert(
    fc.asyncProperty(copies, async ([rows, some]) => {
      const stored = [...some, ...rows];
      assert.equal(await changes(stored, "change_id"), await changes(rows, "change_id"));
      assert.equal(await latest(stored, "change_id"), await latest(rows, "change_id"));
    }),
    { numRuns: 25 },
  );
});

function changes(rows: readonly Cells[], column: string): Promise<PlainCell[]> {
  return columnOf("ticket_changes", rows, column);
}

function latest(rows: readonly Cells[], column: string): Promise<PlainCell[]> {
  return columnOf("ticket_latest", rows, column);
}

/** Give one column of a view over rows, sorted. */
async function columnOf(
  view: string,
  rows: readonly Cells[],
  column: string,
): Promise<PlainCell[]> {
  const query = `SELECT ${column} AS cell FROM ${view} ORDER BY length(cell), cell`;
  const cells = await withViews(rows, (connection) => queryRows(connection, query));
  return cells.map(({ cell = null }) => cell);
}

async function withViews<T>(
  rows: readonly Cells[],
  work: (connection: DuckDBConnection) => Promise<T>,
  record = ticket,
): Promise<T> {
  const model = modelOf(record);
  const table = physicalTable(model, record, "parquet");
  const views = recordViews(model, record).filter(({ tables }) => tables.length === 1);
  return await withTables([{ table, rows }], views, work);
}

test.run();
