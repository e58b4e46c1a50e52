import { writeFile } from "node:fs/promises";
import fc from "fast-check";
import { parquetMetadata, type SchemaElement } from "hyparquet";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { readableTexts } from "../../../test/support/cells.js";
import { queryRows, withDuckDB } from "../../../test/support/duckdb.js";
import { filledColumns } from "../../../test/support/filledColumns.js";
import { readRows } from "../../../test/support/hyparquet.js";
import { leafColumn } from "../../../test/support/leafColumn.js";
import { noise } from "../../../test/support/noise.js";
import { arrayBufferOf, withParquetFile } from "../../../test/support/parquetFile.js";
import { parquetShape } from "../../columns/parquetShape.js";
import type { LeafType } from "../../columns/Shape.js";
import { readWithParquetJs } from "../../tasks/console/parquetjs.js";
import { uncompressed } from "./compression.js";
import { encodings } from "./constants.js";
import { encodeColumn } from "./encodeColumn.js";
import { writeParquet } from "./writeParquet.js";

const optional = { repetition_type: "OPTIONAL" } as const;
const schema: readonly SchemaElement[] = [
  { name: "root", num_children: 3 },
  { name: "int", type: "INT32", ...optional },
  { name: "long", type: "INT64", ...optional },
  { name: "text", type: "BYTE_ARRAY", converted_type: "UTF8", ...optional },
];

interface Row {
  readonly int: number | null;
  readonly long: bigint | null;
  readonly text: string | null;
}

function fileOf(rows: readonly Row[]): Uint8Array {
  const description = { schema, createdBy: "test", metadata: {} };
  return writeParquet(filledColumns(parquetShape(schema), rows), description, uncompressed);
}

/** Give the values of a column's only page, behind their definition levels. */
function pageOf(type: LeafType, cells: readonly unknown[]) {
  const { pages } = encodeColumn(leafColumn(type, cells), false);
  assert.is(pages.length, 1);
  const body = Buffer.from(pages[0]?.body ?? []);
  return { encoding: pages[0]?.encoding, hex: body.toString("hex", 4 + body.readUInt32LE()) };
}

/** @see https://parquet.apache.org/docs/file-format/data-pages/encodings/#delta-encoding-delta_binary_packed--5 */
test("numbers are packed as the specification says", () => {
  const one = { encoding: encodings.deltaBinaryPacked, hex: "80010405020200000000" };
  assert.equal(pageOf({ kind: "int32" }, [1, 2, 3, 4, 5]), one);
  assert.equal(pageOf({ kind: "int64" }, [1n, 2n, 3n, 4n, 5n]), one);
  assert.equal(pageOf({ kind: "int64" }, [7n, 5n, 3n, 1n, 2n, 4n, 6n, 8n]), {
    encoding: encodings.deltaBinaryPacked,
    hex: "800104080e0303000000004612000000000000000000",
  });
});

/** @see https://parquet.apache.org/docs/file-format/data-pages/encodings/#delta-length-byte-array-delta_length_byte_array--6 */
test("texts come after their lengths, as in the specification's example", () => {
  assert.equal(pageOf({ kind: "text" }, ["Hello", "World", "Foobar", "ABCDEF"]), {
    encoding: encodings.deltaLengthByteArray,
    hex: `800104040a000100000002000000${Buffer.from("HelloWorldFoobarABCDEF").toString("hex")}`,
  });
});

test("values that would become no shorter are written as they are", () => {
  const { plain } = encodings;
  assert.equal(pageOf({ kind: "int32" }, [7]), { encoding: plain, hex: "07000000" });
  assert.equal(pageOf({ kind: "text" }, ["a"]), { encoding: plain, hex: "0100000061" });
  const numbers = [...new Int32Array(noise(200 * 4, 1).buffer)];
  assert.is(pageOf({ kind: "int32" }, numbers).encoding, plain);
  assert.is(pageOf({ kind: "float64" }, [1, 2, 3]).encoding, plain);
});

const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const long = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const rows = fc
  .record({
    nulls: fc.constantFrom(0, 3),
    intBits: fc.integer({ min: 0, max: 31 }),
    longBits: fc.bigInt({ min: 0n, max: 63n }),
    cells: fc.array(fc.tuple(int, long, readableTexts({ maxLength: 40 })), {
      maxLength: 300,
      size: "max",
    }),
  })
  .map(({ nulls, intBits, longBits, cells }) =>
    cells.map(([int, long, text], row): Row => {
      if (nulls > 0 && row % nulls === 0) return { int: null, long: null, text: null };
      return { int: int >> intBits, long: long >> longBits, text };
    }),
  );

test("parquetjs-lite reads them, once it knows the encodings", async () => {
  const holds = fc.asyncProperty(rows, async (rows) => {
    const { columns } = await readWithParquetJs(fileOf(rows), rows.length);
    // It makes texts of what comes from a dictionary.
    assert.equal(
      columns.map(({ cells }) => cells?.map(String)),
      (["int", "long", "text"] as const).map((name) => rows.map((row) => String(row[name]))),
    );
  });
  await fc.assert(holds, { numRuns: 50 });
});

test("DuckDB and hyparquet read numbers of all widths, and texts, as they were", async () => {
  await withParquetFile((path) =>
    withDuckDB(async (connection) => {
      const holds = fc.asyncProperty(rows, async (rows) => {
        const file = fileOf(rows);
        assert.equal(await readRows(arrayBufferOf(file)), rows);
        await writeFile(path, file);
        const read = await queryRows(connection, `SELECT * FROM read_parquet('${path}')`);
        assert.equal(
          read,
          rows.map((row) => ({ ...row, long: row.long === null ? null : String(row.long) })),
        );
      });
      await fc.assert(holds, { numRuns: 150 });
    }),
  );
});

test("blocks of all lengths are read, and the footer names their encodings", async () => {
  for (const count of [2, 32, 33, 34, 64, 65, 128, 129, 130, 161, 257, 5000]) {
    const rows = Array.from({ length: count }, (_, row) => ({
      int: row * row,
      long: BigInt(row) ** 3n * (row % 7 === 0 ? -1n : 1n),
      text: `${"x".repeat(row % 50)}${row}`,
    }));
    const file = arrayBufferOf(fileOf(rows));
    assert.equal(await readRows(file), rows, `${count}`);
    if (count < 32) continue;
    const [group] = parquetMetadata(file).row_groups;
    assert.equal(
      group?.columns.map(({ meta_data }) => meta_data?.encodings[0]),
      ["DELTA_BINARY_PACKED", "DELTA_BINARY_PACKED", "DELTA_LENGTH_BYTE_ARRAY"],
    );
  }
});

test.run();
