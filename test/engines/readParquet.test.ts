import type { SchemaElement } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
import * as assert from "uvu/assert";
import { engineTest } from "./harness/engineTest.js";
import { installPython } from "./harness/python/installPython.js";
import { type ParquetContent, readParquet } from "./readers/readParquet.js";

const instant = new Date("2024-02-29T23:59:59.999Z");
const schema: SchemaElement[] = [
  { name: "root", num_children: 8 },
  {
    name: "amount",
    type: "FIXED_LEN_BYTE_ARRAY",
    type_length: 16,
    converted_type: "DECIMAL",
    logical_type: { type: "DECIMAL", precision: 38, scale: 9 },
    precision: 38,
    scale: 9,
    repetition_type: "OPTIONAL",
  },
  {
    name: "at",
    type: "INT64",
    converted_type: "TIMESTAMP_MILLIS",
    logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" },
    repetition_type: "OPTIONAL",
  },
  { name: "day", type: "INT32", converted_type: "DATE", repetition_type: "OPTIONAL" },
  { name: "id", type: "INT64", repetition_type: "REQUIRED" },
  { name: "score", type: "DOUBLE", repetition_type: "OPTIONAL" },
  { name: "tags", converted_type: "LIST", num_children: 1, repetition_type: "OPTIONAL" },
  { name: "list", num_children: 1, repetition_type: "REPEATED" },
  { name: "element", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
  { name: "counts", converted_type: "MAP", num_children: 1, repetition_type: "OPTIONAL" },
  { name: "key_value", num_children: 2, repetition_type: "REPEATED" },
  { name: "key", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" },
  { name: "value", type: "INT32", repetition_type: "OPTIONAL" },
  { name: "seat", num_children: 2, repetition_type: "OPTIONAL" },
  { name: "row", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
  { name: "mark", type: "BYTE_ARRAY", repetition_type: "OPTIONAL" },
];
const columnData = [
  { name: "amount", data: [12345678901234567890123456789012345678n, -1n, null] },
  { name: "at", data: [instant, new Date("0001-01-01T00:00:00.000Z"), null] },
  { name: "day", data: [instant, new Date("9999-12-31T00:00:00Z"), null] },
  { name: "id", data: [9223372036854775807n, -9223372036854775808n, 0n] },
  { name: "score", data: [0.1, Number.POSITIVE_INFINITY, null] },
  { name: "tags", data: [["a", null, "𝄞"], [], null] },
  { name: "counts", data: [{ b: 2, a: null }, {}, null] },
  { name: "seat", data: [{ row: "A", mark: new Uint8Array([0, 255]) }, { row: null }, null] },
];

const test = await engineTest(async (): Promise<ParquetContent> => {
  await installPython();
  return readParquet(new Uint8Array(parquetWriteBuffer({ schema, columnData, codec: "SNAPPY" })));
});

test("pyarrow reads every value to the last digit", ({ rows }) => {
  assert.equal(rows, [
    {
      amount: "12345678901234567890123456789.012345678",
      at: String(instant.getTime()),
      day: "2024-02-29",
      id: "9223372036854775807",
      score: 0.1,
      tags: ["a", null, "𝄞"],
      counts: [
        ["a", null],
        ["b", 2],
      ],
      seat: { row: "A", mark: "AP8=" },
    },
    {
      amount: "-0.000000001",
      at: "-62135596800000",
      day: "9999-12-31",
      id: "-9223372036854775808",
      score: "Infinity",
      tags: [],
      counts: [],
      seat: { row: null, mark: null },
    },
    {
      amount: null,
      at: null,
      day: null,
      id: "0",
      score: null,
      tags: null,
      counts: null,
      seat: null,
    },
  ]);
});

test("pyarrow sees the types", ({ fields }) => {
  assert.equal(
    fields.map(({ name, type, nullable }) => [name, type, nullable]),
    [
      ["amount", "decimal128(38, 9)", true],
      ["at", "timestamp[ms, tz=UTC]", true],
      ["day", "date32[day]", true],
      ["id", "int64", false],
      ["score", "double", true],
      ["tags", "list<string>", true],
      ["counts", "map<string, int32>", true],
      ["seat", "struct<row: string, mark: binary>", true],
    ],
  );
});

test("pyarrow describes how a column is stored", ({ columns }) => {
  assert.equal(
    columns.map((column) => [column.path, column.physicalType, column.maxDefinitionLevel]),
    [
      ["amount", "FIXED_LEN_BYTE_ARRAY", 1],
      ["at", "INT64", 1],
      ["day", "INT32", 1],
      ["id", "INT64", 0],
      ["score", "DOUBLE", 1],
      ["tags.list.element", "BYTE_ARRAY", 3],
      ["counts.key_value.key", "BYTE_ARRAY", 2],
      ["counts.key_value.value", "INT32", 3],
      ["seat.row", "BYTE_ARRAY", 2],
      ["seat.mark", "BYTE_ARRAY", 2],
    ],
  );
  assert.is(columns[0]?.logicalType, "Decimal(precision=38, scale=9)");
  assert.equal(columns[3]?.compression, ["SNAPPY"]);
  assert.equal(columns[3]?.statistics, [
    { nullCount: 0, min: "-9223372036854775808", max: "9223372036854775807" },
  ]);
});

test.run();
