import { TrinoSQL } from "dt-sql-parser";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { demandModel } from "../../../test/support/demandModel.js";
import { parseHiveTable } from "../../../test/support/parseHiveTable.js";
import type { RecordModel } from "../../model/model.js";
import { physicalTable } from "../table/physicalTable.js";
import { athenaHistory, trinoHistory } from "./historyStatements.js";
import { historyTable } from "./historyTable.js";

const record = demandModel.records[0] as RecordModel;
const table = historyTable(demandModel, record);
const inAthena = athenaHistory(table);
const inTrino = trinoHistory(table);

test("the table has the columns of the view of changes", () => {
  const { name, columns, location, properties } = parseHiveTable(inAthena.create);
  const stored = physicalTable(demandModel, record, "parquet");
  assert.is(name, `\${database}.demand_record_history`);
  assert.equal(columns, [...stored.columns, stored.partition]);
  assert.is(location, `\${location}/demand_record/history/`);
  assert.equal(properties, {
    table_type: "ICEBERG",
    format: "parquet",
    write_compression: "zstd",
    vacuum_max_snapshot_age_seconds: "604800",
  });
});

test("the table is partitioned by day, of a column that it has", () => {
  assert.match(inAthena.create, "\nPARTITIONED BY (`change_date`)\n");
});

test("the merge is one text in both dialects, and in Trino's grammar", () => {
  assert.is(inAthena.merge, inTrino.merge);
  assert.equal(new TrinoSQL().validate(inAthena.merge), []);
});

test("the merge casts what Iceberg keeps in another precision, and nothing else", () => {
  const casts = inAthena.merge.match(/CAST\(.*\) AS .*/g);
  assert.equal(
    casts?.map((cast) => cast.replace(/,$/, "")),
    ["change_time", "change_arrived_at", "requested_at", "expires_at"].map(
      (name) => `CAST("${name}" AS timestamp(6)) AS "${name}"`,
    ),
  );
});

test("Athena's maintenance has no quotes, which it would not take", () => {
  assert.is(
    inAthena.optimize,
    `OPTIMIZE \${database}.demand_record_history REWRITE DATA USING BIN_PACK\n` +
      `WHERE change_date BETWEEN '\${from}' AND '\${to}'\n`,
  );
  assert.equal(inAthena.vacuum, [`VACUUM \${database}.demand_record_history\n`]);
});

test("Trino's statements are in its grammar", () => {
  for (const sql of [inTrino.create, inTrino.optimize, ...inTrino.vacuum]) {
    assert.equal(new TrinoSQL().validate(sql), []);
  }
});

test.run();
