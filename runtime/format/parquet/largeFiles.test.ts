import { writeFile } from "node:fs/promises";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { queryRows, withDuckDB } from "../../../test/support/duckdb.js";
import { largeRows, largeSchema, largeTable } from "../../../test/support/largeTable.js";
import { withParquetFile } from "../../../test/support/parquetFile.js";
import { codecOf } from "./compression.js";
import { writeParquet } from "./writeParquet.js";

function fileOf(rows: number): Uint8Array {
  const file = { schema: largeSchema, createdBy: "test", metadata: {} };
  return writeParquet(largeTable(rows), file, codecOf("snappy"));
}

function query(rows: number, sql: string) {
  return withParquetFile(async (path) => {
    await writeFile(path, fileOf(rows));
    return withDuckDB((connection) => queryRows(connection, sql.replace("FILE", `'${path}'`)));
  });
}

for (const rows of [1, 8, 9, 100_000]) {
  test(`DuckDB reads all of ${rows} rows`, async () => {
    const read = await query(rows, "SELECT * FROM read_parquet(FILE)");
    assert.is(read.length, rows);
    // A comparison of all of it by uvu takes seconds.
    assert.is(JSON.stringify(read), JSON.stringify(largeRows(rows)));
  });
}

test("statistics and encodings are those of the data, page by page", async () => {
  const columns =
    "path_in_schema, stats_min_value, stats_max_value, stats_null_count, num_values, encodings";
  const read = await query(100_000, `SELECT ${columns} FROM parquet_metadata(FILE)`);
  const said = Object.fromEntries(
    read.map((column) => [
      column.path_in_schema,
      [column.stats_min_value, column.stats_max_value, column.stats_null_count, column.num_values],
    ]),
  );
  const all = largeRows(100_000);
  const uniques = all.map(({ unique }) => unique).sort();
  assert.equal(said.number, ["-49999", "49999", "9091", "100000"]);
  assert.equal(said.unique, [uniques[0], uniques.at(-1), "0", "100000"]);
  assert.equal(said.common, ["common-0", "common-4", "33334", "100000"]);
  assert.equal(said.nothing, [null, null, "100000", "100000"]);
  assert.equal(said.flag?.slice(2), ["14286", "100000"]);
  const encodings = Object.fromEntries(read.map((it) => [it.path_in_schema, it.encodings]));
  assert.match(String(encodings.common), "RLE_DICTIONARY");
  assert.match(String(encodings.unique), "DELTA_LENGTH_BYTE_ARRAY");
  assert.match(String(encodings.number), "DELTA_BINARY_PACKED");
});

test.run();
