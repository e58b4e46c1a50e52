/**
 * The demand record's tables and views, as Terraform makes them and the Lambda handler fills them,
 * read by Trino and held against the changes that were streamed.
 */
import * as assert from "uvu/assert";
import { groupBy } from "../../runtime/util/groupBy.js";
import { expectedLatest } from "../support/records/expectedLatest.js";
import { engineTest } from "./harness/engineTest.js";
import { demand, demandArchive } from "./support/demandArchive.js";
import { namesByType } from "./support/namesByType.js";
import { plannedDays } from "./support/plannedDays.js";
import {
  assertChanges,
  eachOnce,
  newestOfEach,
  placeOf,
  placeOfRecord,
  streamed,
} from "./support/streamedRows.js";

const { changes, poisons } = demand;

const test = await engineTest(() => demandArchive("demand_tables"));

for (const format of ["parquet", "avro"]) {
  test(`the ${format} table has every change, to the last digit`, async ({ query }) => {
    const sql = `SELECT * FROM demand_record_${format}`;
    const { columns, rows } = await query(sql);
    const copies = [...groupBy(rows, placeOf).values()];
    assert.equal(namesByType(columns), trinoTypes);
    assert.ok(rows.length > copies.length, "some batches are stored twice");
    for (const [first, ...others] of copies) for (const row of others) assert.equal(row, first);
    assertChanges([...new Map(rows.map((row) => [placeOf(row), row])).values()], changes);
  });
}

test("the view of changes has each change once, at its first place", async ({ query }) => {
  const { columns, rows } = await query(`SELECT * FROM demand_record_changes`);
  const once = eachOnce(changes);
  assert.equal(namesByType(columns), trinoTypes);
  assert.ok(once.length < changes.length, "some changes come twice");
  assertChanges(rows, once);
});

test("the view of the latest state has the newest change of each item", async ({ query }) => {
  const { columns, rows } = await query("SELECT * FROM demand_record_latest");
  assert.equal(namesByType(columns), trinoTypes);
  assertChanges(rows, newestOfEach(changes));
  assert.equal(
    rows.map(({ id }) => id).sort(),
    [...expectedLatest(changes.map(streamed)).keys()].sort(),
  );
});

const trinoTypes = {
  varchar:
    "change_id change_type change_shard_id change_sequence_number change_user_identity " +
    "change_schema_version change_rescued_data id event_id venue_id customer_id channel status " +
    "currency note raw system_id reference change_date",
  "timestamp(3)": "change_time change_arrived_at requested_at expires_at",
  bigint: "change_time_micros revision",
  "array(varchar)": "change_misfits tags",
  integer: "quantity",
  "decimal(12, 2)": "price_min price_max",
  "decimal(38, 9)": "settled_amount",
  double: "score",
  "array(integer)": "party_sizes",
  "array(row(section varchar, row varchar, accessible boolean))": "seat_preferences",
  "map(varchar, varchar)": "attributes",
  "row(lat double, lon double, source row(name varchar, accuracy real))": "location",
  date: "event_date",
  varbinary: "signature",
};

for (const relation of ["demand_record_parquet", "demand_record_avro", "demand_record_changes"]) {
  test(`a filter on the day reads that day's objects alone, of ${relation}`, async (engines) => {
    const { archive, moto, query } = engines;
    const format = relation === "demand_record_avro" ? "avro" : "parquet";
    const folder = `changes/demand_record/${format}/change_date=2024-05-02/`;
    const sql = `SELECT count(*) AS n FROM ${relation} WHERE change_date = '2024-05-02'`;
    const requests = await moto.requestsDuring(async () => {
      assert.ok(Number((await query(sql)).rows[0]?.n) > 0);
    });
    const inArchive = requests
      .map(({ target }) => decodeURIComponent(target))
      .filter((target) => target.startsWith(`/${archive.bucket}`));
    const [inFolder, elsewhere] = partition(inArchive, (target) => target.includes(folder));
    assert.ok(inFolder.some((target) => target.endsWith(`.${format}`)));
    assert.equal(elsewhere, []);
  });

  test(`a filter on days reaches the table, of ${relation}`, async ({ query }) => {
    const sql = `SELECT * FROM ${relation} WHERE change_date BETWEEN '2024-05-02' AND '2024-05-03'`;
    const table = relation === "demand_record_changes" ? "demand_record_parquet" : relation;
    assert.equal(await plannedDays(query, sql), { [table]: ["2024-05-02", "2024-05-03"] });
  });
}

function partition<T>(all: readonly T[], belongs: (it: T) => boolean): [T[], T[]] {
  return [all.filter(belongs), all.filter((it) => !belongs(it))];
}

test("the quarantine table has every record that could not be delivered", async ({ query }) => {
  const { columns, rows } = await query("SELECT * FROM quarantine");
  const byPlace = new Map(rows.map((row) => [placeOf(row), row]));
  assert.equal(namesByType(columns), {
    varchar:
      "reason path message record_type table_name item_key change_id change_type " +
      "change_shard_id change_sequence_number data quarantine_date",
    bigint: "change_time_micros",
    "timestamp(3)": "change_arrived_at",
  });
  assert.is(byPlace.size, poisons.length);
  for (const { poison, record } of poisons) {
    const row = byPlace.get(placeOfRecord(record));
    assert.equal(
      [row?.reason, row?.data, row?.change_arrived_at, row?.quarantine_date],
      [poison.reason, poison.data, String(record.arrival), "2024-05-04"],
      poison.name,
    );
  }
});

test("the view of stale keys lists the items whose newest change is in quarantine", async (engines) => {
  const { query } = engines;
  const { columns, rows } = await query("SELECT * FROM demand_record_stale_keys");
  const sql = "SELECT DISTINCT item_key FROM quarantine WHERE record_type = 'DemandRecord'";
  const quarantined = (await query(sql)).rows.map(({ item_key }) => item_key);
  assert.equal(rows.map(({ item_key }) => item_key).sort(), quarantined.sort());
  const stale = rows.find(({ id }) => id === changes[0]?.write.keys.id?.S);
  assert.is(stale?.reason, "time-after-arrival");
  assert.equal(namesByType(columns), {
    varchar:
      "id reason path message table_name item_key change_id change_type change_shard_id " +
      "change_sequence_number quarantine_date",
    bigint: "change_time_micros",
    "timestamp(3)": "change_arrived_at",
  });
});

test.run();
