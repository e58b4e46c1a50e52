/** Files of our own writers, in the eyes of pyarrow and fastavro, beside those of the references. */
import fc from "fast-check";
import { parquetWriteBuffer } from "hyparquet-writer";
import * as assert from "uvu/assert";
import type { TableRow } from "../../runtime/codec/RecordType.js";
import { avroContainer } from "../../runtime/format/avro/avroContainer.js";
import { avroFormat } from "../../runtime/format/avro/index.js";
import { codecOf } from "../../runtime/format/parquet/compression.js";
import { compressions, isAvailable, parquetFormat } from "../../runtime/format/parquet/index.js";
import { writeParquet } from "../../runtime/format/parquet/writeParquet.js";
import { tableRows } from "../support/cells.js";
import { largeRows, largeSchema, largeTable } from "../support/largeTable.js";
import { allTypes, allTypesModel, sampleType } from "../support/sampleType.js";
import { engineTest } from "./harness/engineTest.js";
import { installPython } from "./harness/python/installPython.js";
import type { ReaderRow } from "./readers/ReaderValue.js";
import { readAvro } from "./readers/readAvro.js";
import { readParquet } from "./readers/readParquet.js";

const digest = "00112233445566778899aabbccddeeff";
const rows = fc.sample(tableRows(allTypesModel, allTypes), { numRuns: 100, seed: 1 }).flat();
const many = Array.from({ length: 5 }, () => rows).flat();

const usable = compressions.filter(isAvailable);
const sync = Buffer.from(digest, "hex");
const list = (items: unknown) => ["null", { type: "array", items }];
const largeAvro = JSON.stringify({
  type: "record",
  name: "Large",
  fields: [
    { name: "number", type: ["null", "int"] },
    { name: "unique", type: ["null", "string"] },
    { name: "common", type: ["null", "string"] },
    { name: "long", type: ["null", "string"] },
    { name: "nothing", type: ["null", "long"] },
    { name: "flag", type: ["null", "boolean"] },
    { name: "lists", type: list(list(["null", "int"])) },
  ],
});

const test = await engineTest(installPython);

for (const compression of usable) {
  test(`pyarrow reads the same from ${compression} as from hyparquet-writer's file`, async () => {
    const { columns, schema } = sampleType.parquet;
    const columnData = columns(many).map(({ name, data }) => ({ name, data: [...data] }));
    const reference = parquetWriteBuffer({ columnData, schema: [...schema] });
    const expected = await readParquet(new Uint8Array(reference));
    const read = await readParquet(parquetFormat(compression).encode(sampleType, many, digest));
    assert.equal(read.fields, expected.fields);
    assertSameRows(read.rows, expected.rows);
  });
}

for (const compression of usable) {
  test(`pyarrow reads 100,000 rows, some of 64 KiB, compression ${compression}`, async () => {
    const file = { schema: largeSchema, createdBy: "test", metadata: {} };
    const { rows, columns } = await readParquet(
      writeParquet(largeTable(100_000), file, codecOf(compression)),
    );
    assertSameRows(rows, largeRows(rows.length));
    assert.is(rows.length, 100_000);
    // Columns that would become no smaller are not compressed.
    const codecs = Object.fromEntries(columns.map((column) => [column.path, column.compression]));
    const name = compression === "none" ? "UNCOMPRESSED" : compression.toUpperCase();
    assert.equal(codecs.unique, [name]);
    assert.equal(codecs.nothing, ["UNCOMPRESSED"]);
    const encodings = new Map(columns.map((column) => [column.path, column.encodings]));
    assert.ok(encodings.get("common")?.includes("RLE_DICTIONARY"));
    assert.ok(encodings.get("unique")?.includes("DELTA_LENGTH_BYTE_ARRAY"));
    assert.ok(encodings.get("number")?.includes("DELTA_BINARY_PACKED"));
  });

  test(`pyarrow reads no rows, one, and rows of nulls, compression ${compression}`, async () => {
    const [row] = rows;
    const columns = Object.fromEntries(Object.keys(row?.columns ?? {}).map((name) => [name, null]));
    const nulls = Array.from({ length: 3000 }, () => ({ ...row, columns }) as TableRow);
    for (const some of [[], rows.slice(0, 1), nulls]) {
      const format = parquetFormat(compression);
      const read = await readParquet(format.encode(sampleType, some, digest));
      const { rows: expected } = await readAvro(avroFormat.encode(sampleType, some, digest));
      assertSameRows(read.rows, expected);
      assert.is(read.rows.length, some.length);
    }
  });
}

test("fastavro reads 100,000 rows, some of 64 KiB, deflated and not", async () => {
  for (const codec of ["deflate", "null"] as const) {
    const content = { metadata: { "avro.schema": largeAvro }, columns: largeTable(100_000), sync };
    const { rows } = await readAvro(avroContainer(content, codec));
    assert.is(rows.length, 100_000);
    assertSameRows(rows, largeRows(rows.length));
  }
});

test("pyarrow finds the bounds that the values have", async () => {
  const { columns, rows } = await readParquet(
    parquetFormat("none").encode(sampleType, many, digest),
  );
  const large = columns.find(({ path }) => path === "large");
  const values = rows.flatMap((row) => (row.large === null ? [] : [BigInt(String(row.large))]));
  const least = values.reduce((a, b) => (a < b ? a : b));
  const greatest = values.reduce((a, b) => (a > b ? a : b));
  assert.equal(large?.statistics, [
    { nullCount: many.length - values.length, min: String(least), max: String(greatest) },
  ]);
});

test("fastavro reads the same from Avro as pyarrow does from Parquet", async () => {
  const inParquet = await readParquet(parquetFormat("none").encode(sampleType, many, digest));
  const inAvro = await readAvro(avroFormat.encode(sampleType, many, digest));
  assertSameRows(inAvro.rows, inParquet.rows);
});

/** One by one, for a comparison of many large rows takes for ever where it finds a difference. */
function assertSameRows(read: readonly ReaderRow[], expected: readonly ReaderRow[]): void {
  assert.is(read.length, expected.length);
  for (const [index, row] of read.entries()) assert.equal(row, expected[index]);
}

test.run();
