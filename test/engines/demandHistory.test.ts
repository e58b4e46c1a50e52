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
import { plannedDays } from "./support/plannedDays.js";
import { assertChanges, eachOnce, placeOf, placeOfRecord } from "./support/streamedRows.js";
import { withholdObjects } from "./support/withholdObjects.js";

const { changes } = demand;
const [first, second, last] = ["2024-05-01", "2024-05-02", "2024-05-03"];

/** Half of the objects come after the first merge; the second goes from the last day to the first. */
const test = await engineTest(async () => {
  const engines = await demandArchive("demand_history");
  const { archive, moto, trino, query } = engines;
  const history = await makeHistory(trino, archive, demandRecord);
  const deliverRest = await withholdObjects(moto, archive, "changes/demand_record/parquet/");
  await history.merge(first, last);
  const early = await rowsOf(query, "demand_record_history");
  await deliverRest();
  for (const day of [last, second, first]) await history.merge(day);
  return { ...engines, history, early };
});

type Query = Awaited<ReturnType<typeof demandArchive>>["query"];

test("the history has every change once, the copy that was merged first", async ({
  query,
  early,
}) => {
  const rows = await rowsOf(query, "demand_record_history");
  const places = new Set(rows.map(placeOf));
  const once = eachOnce(changes);
  assert.ok(early.length > 0 && early.length < once.length, "batches came late");
  assertChanges(
    rows,
    changes.filter(({ record }) => places.has(placeOfRecord(record))),
  );
  assert.equal(
    rows.map(({ change_id }) => change_id).sort(),
    once.map(({ change }) => change.eventID).sort(),
  );
  assert.ok(
    once.some(({ record }) => !places.has(placeOfRecord(record))),
    "of some change, the second copy came first",
  );
});

test("but for the copies' places, the history is the view of changes", async ({ query }) => {
  const [inView, inHistory] = [
    await rowsOf(query, "demand_record_changes"),
    await rowsOf(query, "demand_record_history"),
  ];
  assert.equal(withoutPlaces(inHistory), withoutPlaces(inView));
});

test("merges that are run again, in another order, do not so much as make a snapshot", async ({
  history,
  query,
}) => {
  const before = await snapshots(query);
  for (const day of [first, second]) await history.merge(day);
  await history.merge(first, last);
  assert.equal(await snapshots(query), before);
});

test("a merge reads the days that it names, of the objects and of the history", async (engines) => {
  const { history, query } = engines;
  assert.equal(await plannedDays(query, history.mergeSql(second, last)), {
    demand_record_history: [second, last],
    demand_record_parquet: [second, last],
  });
});

test("optimizing and clearing up keep the rows, in fewer files", async ({ history, query }) => {
  const rows = await rowsOf(query, "demand_record_history");
  assert.ok((await filesByDay(query)).every((files) => files > 1));
  await history.optimize(first, last);
  await history.vacuum();
  assert.equal(await filesByDay(query), [1, 1, 1]);
  assert.equal(await rowsOf(query, "demand_record_history"), rows);
});

test("the latest state over the history is that over the objects", async ({ archive, query }) => {
  const view = readFileSync("generated/athena/demand_record_latest.sql", "utf8");
  const select = view.slice(view.indexOf("WITH\n"));
  const overHistory = select.replace("demand_record_parquet", "demand_record_history");
  const { rows } = await query(fillPlaceholders(overHistory, archive));
  assert.equal(withoutPlaces(rows), withoutPlaces(await rowsOf(query, "demand_record_latest")));
});

test("the history has the types of the view, in Iceberg's precision", async ({ query }) => {
  const none = "WHERE change_date = '1970-01-01'";
  const inView = (await query(`SELECT * FROM demand_record_changes ${none}`)).columns;
  const inHistory = (await query(`SELECT * FROM demand_record_history ${none}`)).columns;
  assert.is(
    namesByType(inHistory)["timestamp(6)"],
    "change_time change_arrived_at requested_at expires_at",
  );
  assert.equal(
    inHistory.map(({ name, type }) => [name, type.replace("timestamp(6)", "timestamp(3)")]),
    inView.map(({ name, type }) => [name, type]),
  );
});

async function rowsOf(query: Query, relation: string): Promise<ReaderRow[]> {
  const { rows } = await query(`SELECT * FROM ${relation}`);
  return rows.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** Of a change's copies, each relation may have another. */
function withoutPlaces(rows: readonly ReaderRow[]): unknown[] {
  return rows
    .map(({ change_shard_id, change_sequence_number, change_arrived_at, ...rest }) => rest)
    .sort((a, b) => (String(a.change_id) < String(b.change_id) ? -1 : 1));
}

async function snapshots(query: Query): Promise<unknown> {
  return (await query('SELECT snapshot_id FROM "demand_record_history$snapshots"')).rows;
}

async function filesByDay(query: Query): Promise<number[]> {
  const { rows } = await query('SELECT file_count FROM "demand_record_history$partitions"');
  return rows.map(({ file_count }) => Number(file_count));
}

test.run();
