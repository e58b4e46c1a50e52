/** Files of our own writers, in the eyes of pyarrow and fastavro, beside those of the references. */
import fc from "fast-check";
import { parquetWriteBuffer } from "hyparquet-writer";
import * as assert from "uvu/assert";
import { avroFormat } from "../../runtime/format/avro/index.js";
import { isAvailable, parquetFormat } from "../../runtime/format/parquet/index.js";
import { tableRows } from "../support/cells.js";
import { allTypes, allTypesModel, sampleType } from "../support/sampleType.js";
import { engineTest } from "./harness/engineTest.js";
import { installPython } from "./harness/python/installPython.js";
import type { ReaderRow } from "./readers/ReaderValue.js";
import { readAvro } from "./readers/readAvro.js";
import { readParquet } from "./readers/readParquet.js";

const digest = "00112233445566778899aabbccddeeff";
const rows = fc.sample(tableRows(allTypesModel, allTypes), { numRuns: 100, seed: 1 }).flat();
const many = Array.from({ length: 5 }, () => rows).flat();

const test = await engineTest(installPython);

for (const compression of (["none", "snappy", "zstd"] as const).filter(isAvailable)) {
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
