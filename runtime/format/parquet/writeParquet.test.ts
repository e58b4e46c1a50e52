import { writeFile } from "node:fs/promises";
import fc from "fast-check";
import { parquetMetadata } from "hyparquet";
import { ByteWriter, parquetWrite } from "hyparquet-writer";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { plainRow, tableRows } from "../../../test/support/cells.js";
import { queryRows, withDuckDB } from "../../../test/support/duckdb.js";
import { readRows } from "../../../test/support/hyparquet.js";
import { arrayBufferOf, withParquetFile } from "../../../test/support/parquetFile.js";
import { allTypes, allTypesModel, sampleType } from "../../../test/support/sampleType.js";
import type { TableRow } from "../../codec/RecordType.js";
import { readWithParquetJs } from "../../tasks/console/parquetjs.js";
import { compressions, isAvailable, parquetFormat } from "./index.js";

const usable = compressions.filter(isAvailable);

function written(rows: readonly TableRow[], compression = usable[0] ?? "none"): ArrayBuffer {
  return arrayBufferOf(parquetFormat(compression).encode(sampleType, rows, ""));
}

function referenceOf(rows: readonly TableRow[]): ArrayBuffer {
  const { parquet } = sampleType;
  const writer = new ByteWriter();
  const columnData = parquet.columns(rows).map(({ name, data }) => ({ name, data: [...data] }));
  parquetWrite({ writer, columnData, schema: [...parquet.schema] });
  return writer.getBuffer();
}

/** hyparquet makes objects of maps, in which the key `__proto__` is lost and `constructor` is not. */
function textOf(read: unknown): string {
  return JSON.stringify(read, (_, value) => (typeof value === "bigint" ? String(value) : value));
}

for (const compression of usable) {
  test(`DuckDB reads every cell of a file with compression ${compression}`, async () => {
    await withParquetFile((path) =>
      withDuckDB(async (connection) => {
        const holds = fc.asyncProperty(tableRows(allTypesModel, allTypes), async (rows) => {
          await writeFile(path, Buffer.from(written(rows, compression)));
          const read = await queryRows(connection, `SELECT * FROM read_parquet('${path}')`);
          assert.equal(
            read,
            rows.map((row) => plainRow(allTypesModel, allTypes, row)),
          );
        });
        await fc.assert(holds, { numRuns: 50 });
      }),
    );
  });
}

test("hyparquet reads the same from it as from hyparquet-writer's file", async () => {
  const readable = usable.filter((compression) => compression !== "zstd");
  const rows = tableRows(allTypesModel, allTypes);
  const holds = fc.asyncProperty(rows, fc.constantFrom(...readable), async (rows, compression) => {
    const read = await readRows(written(rows, compression));
    assert.is(textOf(read), textOf(await readRows(referenceOf(rows))));
  });
  await fc.assert(holds, { numRuns: 100 });
});

test("parquetjs-lite reads the columns that it can read", async () => {
  const rows = fc.sample(tableRows(allTypesModel, allTypes), { numRuns: 20, seed: 1 }).flat();
  const names = ["small", "text", "date", "flag", "d9"];
  const cells = rows.map((row) => plainRow(allTypesModel, allTypes, row));
  for (const compression of usable.filter((name) => name !== "zstd")) {
    const bytes = new Uint8Array(written(rows, compression));
    const { columns } = await readWithParquetJs(bytes, rows.length);
    const read = new Map(columns.map((column) => [column.name, column.cells]));
    for (const name of names) {
      assert.equal(
        read.get(name)?.map(String),
        cells.map((row) => String(row[name])),
      );
    }
  }
});

test("a file in which some columns are compressed and others are not is read", async () => {
  const rows = fc.sample(tableRows(allTypesModel, allTypes), { numRuns: 20, seed: 1 }).flat();
  for (const compression of usable.filter((name) => name !== "none")) {
    const file = written(rows, compression);
    const { row_groups } = parquetMetadata(file);
    const codecs = row_groups[0]?.columns.map(({ meta_data }) => meta_data?.codec);
    const compressed = compression.toUpperCase();
    assert.equal([...new Set(codecs)].sort(), [compressed, "UNCOMPRESSED"].sort());
    assert.ok(file.byteLength < written(rows, "none").byteLength);
  }
});

test("files of the same rows have the same bytes", () => {
  const rows = fc.sample(tableRows(allTypesModel, allTypes), { numRuns: 3, seed: 1 }).flat();
  assert.equal(new Uint8Array(written(rows)), new Uint8Array(written([...rows])));
});

test("a file may have no rows", async () => {
  assert.equal(await readRows(written([])), []);
  await withParquetFile((path) =>
    withDuckDB(async (connection) => {
      await writeFile(path, Buffer.from(written([])));
      const [count] = await queryRows(connection, `SELECT count(*) n FROM read_parquet('${path}')`);
      assert.equal(count, { n: "0" });
    }),
  );
});

test("a cell that its column cannot hold is refused with the column's name", () => {
  const [row] = fc.sample(tableRows(allTypesModel, allTypes), { numRuns: 1, seed: 1 }).flat();
  const spoilt = { ...row, columns: { ...(row?.columns as object), small: 2.5 } } as TableRow;
  assert.throws(
    () => written([spoilt]),
    /^TypeError: small: expected int32$|small: expected int32/,
  );
});

test.run();
