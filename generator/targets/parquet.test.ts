import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { parquetWriteBuffer } from "hyparquet-writer";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { ChangeColumns, ParquetMapping, TableRow } from "../../runtime/codec/RecordType.js";
import { plainRow, tableRows } from "../../test/support/cells.js";
import { modelOf } from "../../test/support/demandModel.js";
import { queryRows, withDuckDB } from "../../test/support/duckdb.js";
import { readRows } from "../../test/support/hyparquet.js";
import { loadGenerated } from "../../test/support/loadGenerated.js";
import { sample } from "../../test/support/sampleRecord.js";
import { parquet } from "./parquet.js";
import type { GeneratedFile } from "./target.js";

const model = modelOf(sample);

async function parquetMapping(): Promise<ParquetMapping> {
  const [file] = await parquet.emit(model);
  const { sampleParquet } = await loadGenerated(file as GeneratedFile);
  return sampleParquet as ParquetMapping;
}

function parquetFile({ schema, columns }: ParquetMapping, rows: readonly TableRow[]): ArrayBuffer {
  const columnData = columns(rows).map(({ name, data }) => ({ name, data: [...data] }));
  // So small that most files have several row groups, and columns several pages.
  return parquetWriteBuffer({ columnData, schema: [...schema], rowGroupSize: 8, pageSize: 64 });
}

test("DuckDB reads every cell, to the last digit and at every depth", async () => {
  const mapping = await parquetMapping();
  await withFolder((folder) =>
    withDuckDB(async (connection) => {
      const path = join(folder, "sample.parquet");
      const holds = fc.asyncProperty(tableRows(model, sample), async (rows) => {
        await writeFile(path, Buffer.from(parquetFile(mapping, rows)));
        const read = await queryRows(connection, `SELECT * FROM read_parquet('${path}')`);
        assert.equal(
          read,
          rows.map((row) => plainRow(model, sample, row)),
        );
      });
      await fc.assert(holds, { numRuns: 100 });
    }),
  );
});

test("hyparquet reads every digit, and tells empty from null at every depth", async () => {
  const mapping = await parquetMapping();
  const row = rowOf({
    d38: "-12345678901234567890123456789.123456789",
    decimals: { largest: "99999999999999999999999999999999999999", none: null },
    lists: [null, [], [null], [1, 2]],
    maps: {},
    list: [null, { price: null, days: null, inner: null }],
    nested: { price: null, days: [], inner: null },
  });
  const [read = {}] = await readRows(parquetFile(mapping, [row]));
  const { d38, decimals, lists, maps, list, nested, structs = null } = read;
  assert.equal(nullsOf({ d38, decimals, lists, maps, list, nested, structs }), {
    d38: hex(-12345678901234567890123456789123456789n),
    decimals: { largest: hex(99999999999999999999999999999999999999n), none: null },
    lists: [null, [], [null], [1, 2]],
    maps: {},
    list: [null, { price: null }],
    nested: { price: null, days: [] },
    structs: null,
  });
});

/** Put hyparquet's `undefined` as null in lists, and leave it out of objects; spell bytes in hex. */
function nullsOf(read: unknown): unknown {
  return JSON.parse(
    JSON.stringify(read, (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value,
    ),
  );
}

function hex(number: bigint): string {
  return BigInt.asUintN(128, number).toString(16).padStart(32, "0");
}

function rowOf(cells: Readonly<Record<string, unknown>>): TableRow {
  const change = {
    change_id: "1",
    change_type: "INSERT",
    change_time: new Date(0),
    change_time_micros: 0n,
  };
  const columns = Object.fromEntries(sample.fields.map(({ column }) => [column, null]));
  return { change: change as ChangeColumns, columns: { ...columns, ...cells } };
}

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "parquet-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test.run();
