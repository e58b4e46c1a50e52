/**
 * The Iceberg table that holds each change once, merged from the view of changes by the generated
 * statements, whatever the order in which batches come and days are merged.
 */
import { readFileSync } from "node:fs";
import * as assert from "uvu/assert";
import { engineTest } from "./harness/engineTest.js";
import type { ReaderRow } from "./readers/ReaderValue.js";
import { demand, demandArchive } from "./support/demandArchive.js";
import { demandRecord } from "./support/demandRecord.js";
import { fillPlaceholders, makeHistory } from "./support/history.js";
import { namesByType } from "./support/namesByType.js";
import { assertChanges, eachOnce, placeOf, placeOfRecord } from "./support/streamedRows.js";
import { withholdObjects } from "./support/withholdObjects.js";

const { changes } = demand;
const days = ["2024-05-01", "2024-05-02", "2024-05-03"] as const;
const [first, second, last] = days;

const test = await engineTest(() => demandArchive("demand_history"));

type Query = Awaited<ReturnType<typeof demandArchive>>["query"];

test("the days merged in any order give the changes, each once", async (engines) => {
  const { archive, trino, query } = engines;
  const inView = await rowsOf(query, "demand_record_changes");
  for (const order of [days, [last, first, second]]) {
    const history = await makeHistory(trino, archive, demandRecord);
    for (const day of order) await history.merge(day);
    assert.equal(await rowsOf(query, "demand_record_history"), inView);
  }
  assertChanges(inView, eachOnce(changes));
});

test("a merge that is run again adds nothing, not even a snapshot", async (engines) => {
  const { archive, trino, query } = engines;
  const history = await makeHistory(trino, archive, demandRecord);
  await history.merge(first, last);
  const before = await snapshots(query);
  await history.merge(first, last);
  await history.merge(second);
  assert.equal(await snapshots(query), before);
});

test("batches that come after a merge are taken by the next, and no change twice", async (engines) => {
  const { archive, moto, trino, query } = engines;
  const restore = await withholdObjects(moto, archive, "changes/demand_record/parquet/");
  const history = await makeHistory(trino, archive, demandRecord);
  await history.merge(first, last);
  const before = await rowsOf(query, "demand_record_history");
  await restore();
  for (const day of [last, second, first]) await history.merge(day);
  const rows = await rowsOf(query, "demand_record_history");
  assert.ok(before.length > 0 && before.length < rows.length);
  assertSomeCopies(rows);
});

/** Of a change that came twice, the history has the copy that was merged first. */
function assertSomeCopies(rows: readonly ReaderRow[]): void {
  const places = new Set(rows.map(placeOf));
  const copies = changes.filter(({ record }) => places.has(placeOfRecord(record)));
  const once = eachOnce(changes);
  assertChanges(rows, copies);
  assert.equal(
    rows.map(({ change_id }) => change_id).sort(),
    once.map(({ change }) => change.eventID).sort(),
  );
  assert.ok(
    once.some(({ record }) => !places.has(placeOfRecord(record))),
    "of some change, the second copy came first",
  );
}

test("optimizing makes fewer files, and clearing up keeps the rows", async (engines) => {
  const { query, archive, trino, moto } = engines;
  const history = await makeHistory(trino, archive, demandRecord);
  const restore = await withholdObjects(moto, archive, "changes/demand_record/parquet/");
  await history.merge(first, last);
  await restore();
  await history.merge(first, last);
  const [rows, files] = [await rowsOf(query, "demand_record_history"), await dataFiles(query)];
  await history.optimize(first, last);
  await history.vacuum();
  assert.ok((await dataFiles(query)) < files);
  assert.equal(await rowsOf(query, "demand_record_history"), rows);
});

test("a merge reads the days that it names, and no other", async ({ archive, trino, moto }) => {
  const history = await makeHistory(trino, archive, demandRecord);
  await history.merge(first, last);
  const requests = await moto.requestsDuring(() => history.merge(second));
  const read = requests
    .map(({ target }) => decodeURIComponent(target))
    .filter(
      (target) => target.startsWith(`/${archive.bucket}/`) && target.includes("change_date="),
    );
  assert.ok(read.some((target) => target.includes(`/history/data/change_date=${second}/`)));
  assert.equal(
    read.filter((target) => !target.includes(`change_date=${second}/`)),
    [],
  );
});

test("the latest state over the history is that over the objects", async (engines) => {
  const { archive, trino, query } = engines;
  const history = await makeHistory(trino, archive, demandRecord);
  await history.merge(first, last);
  const view = readFileSync("generated/athena/demand_record_latest.sql", "utf8");
  const select = view.slice(view.indexOf("WITH\n"));
  const overHistory = select.replace("demand_record_parquet", "demand_record_history");
  const { rows } = await query(fillPlaceholders(overHistory, archive));
  assert.equal(statesOf(rows), statesOf(await rowsOf(query, "demand_record_latest")));
});

/** Of a change's copies, the view takes the last and the history has the first. */
function statesOf(rows: readonly ReaderRow[]): unknown {
  return rows
    .map(({ change_shard_id, change_sequence_number, change_arrived_at, ...state }) => state)
    .sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
}

test("the history has the columns' types in Iceberg's precision", async (engines) => {
  const { archive, trino, query } = engines;
  await makeHistory(trino, archive, demandRecord);
  const [inView, inHistory] = await Promise.all(
    ["demand_record_changes", "demand_record_history"].map((relation) =>
      query(`SELECT * FROM ${relation} WHERE change_date = '${first}'`),
    ),
  );
  const types = namesByType(inHistory?.columns ?? []);
  assert.is(types["timestamp(6)"], "change_time change_arrived_at requested_at expires_at");
  assert.equal(
    inHistory?.columns.map(({ type }) => type.replace("timestamp(6)", "timestamp(3)")),
    inView?.columns.map(({ type }) => type),
  );
});

async function rowsOf(query: Query, relation: string): Promise<ReaderRow[]> {
  const { rows } = await query(`SELECT * FROM ${relation} WHERE change_date < '2024-05-04'`);
  return [...rows].sort(byPlace);
}

function byPlace(a: ReaderRow, b: ReaderRow): number {
  return placeOf(a) < placeOf(b) ? -1 : 1;
}

async function snapshots(query: Query): Promise<unknown> {
  return (await query('SELECT snapshot_id FROM "demand_record_history$snapshots"')).rows;
}

async function dataFiles(query: Query): Promise<number> {
  const { rows } = await query('SELECT count(*) AS n FROM "demand_record_history$files"');
  return Number(rows[0]?.n);
}

test.run();
