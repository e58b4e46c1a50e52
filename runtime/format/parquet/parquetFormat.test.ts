import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import * as fc from "fast-check";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { queryRows, withDuckDB } from "../../../test/support/duckdb.js";
import { orderRecordType } from "../../../test/support/orderRecordType.js";
import { orderCells, orderRow } from "../../../test/support/orderRows.js";
import { arrayBufferOf, withParquetFile } from "../../../test/support/parquetFile.js";
import { type Compression, isAvailable, parquetFormat } from "./index.js";

const digest = "00112233445566778899aabbccddeeff";

const someRows = fc.sample(orderRow, { numRuns: 50, seed: 1 });

function encode(compression: Compression, rows = someRows): ArrayBuffer {
  return arrayBufferOf(parquetFormat(compression).encode(orderRecordType, rows, digest));
}

test("hyparquet reads back what is written", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(orderRow, { minLength: 1 }), async (rows) => {
      const read = await parquetReadObjects({ file: encode("snappy", rows) });
      assert.equal(read, rows.map(orderCells));
    }),
    { numRuns: 50 },
  );
});

for (const compression of ["none", "snappy", "zstd"] as const) {
  if (!isAvailable(compression)) continue;
  test(`DuckDB reads back what is written with compression ${compression}`, async () => {
    await withParquetFile(async (file) => {
      await writeFile(file, new Uint8Array(encode(compression)));
      const sql = `SELECT * REPLACE (epoch_ms(change_time) AS change_time) FROM read_parquet('${file}')`;
      const rows = await withDuckDB((connection) => queryRows(connection, sql));
      const expected = someRows.map(orderCells).map((row) => ({
        ...row,
        change_time: String(row.change_time.getTime()),
        amount: row.amount === null ? null : String(row.amount),
      }));
      assert.equal(rows, expected);
    });
  });
}

test("the file has one row group, statistics of every column, and says what wrote it", () => {
  const metadata = parquetMetadata(encode("snappy"));
  assert.is(metadata.row_groups.length, 1);
  for (const { meta_data } of metadata.row_groups[0]?.columns ?? []) {
    assert.ok(meta_data?.statistics, meta_data?.path_in_schema.join("."));
  }
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  assert.is(metadata.created_by, `demand-pipeline version ${version}`);
  assert.equal(metadata.key_value_metadata, [
    { key: "demand_pipeline.record", value: "Order" },
    { key: "demand_pipeline.schema_version", value: "1.0" },
    { key: "demand_pipeline.fingerprint", value: orderRecordType.fingerprint },
  ]);
});

test("the same rows give the same bytes", () => {
  assert.ok(Buffer.from(encode("snappy")).equals(Buffer.from(encode("snappy"))));
});

test("a value beyond its type is refused, not written", () => {
  const [row] = someRows;
  const rows = [{ ...row, columns: { id: "a", amount: 2n ** 63n, note: null } }] as never;
  assert.throws(() => encode("none", rows), /amount: expected int64/);
});

test("only record types that have a mapping are written", () => {
  const format = parquetFormat("none");
  assert.ok(format.writes(orderRecordType));
  const { parquet: _, ...none } = orderRecordType;
  assert.not.ok(format.writes(none));
  assert.throws(() => format.encode(none, [], digest), "Order has no mapping to Parquet");
});

test("a compression that this Node does not have is refused when the format is made", () => {
  if (isAvailable("zstd")) assert.is(parquetFormat("zstd").name, "parquet");
  else assert.throws(() => parquetFormat("zstd"), "zstd needs Node 22.15 or later");
});

test.run();
