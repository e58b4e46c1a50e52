import { CreateDatabaseCommand, CreateTableCommand, GlueClient } from "@aws-sdk/client-glue";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { SchemaElement } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
import * as assert from "uvu/assert";
import { engineTest } from "./harness/engineTest.js";
import type { Moto } from "./harness/moto/Moto.js";
import { sharedTrino } from "./harness/sharedTrino.js";
import { TrinoError } from "./harness/trino/Trino.js";

const database = "trino_test";
const bucket = "trino-test";
const days = ["2024-02-28", "2024-02-29", "2024-03-01"];
const schema: SchemaElement[] = [
  { name: "root", num_children: 5 },
  { name: "id", type: "INT64", repetition_type: "OPTIONAL" },
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
  { name: "counts", converted_type: "MAP", num_children: 1, repetition_type: "OPTIONAL" },
  { name: "key_value", num_children: 2, repetition_type: "REPEATED" },
  { name: "key", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" },
  { name: "value", type: "INT64", repetition_type: "OPTIONAL" },
  { name: "seats", converted_type: "LIST", num_children: 1, repetition_type: "OPTIONAL" },
  { name: "list", num_children: 1, repetition_type: "REPEATED" },
  { name: "element", num_children: 2, repetition_type: "OPTIONAL" },
  { name: "row", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
  { name: "score", type: "DOUBLE", repetition_type: "OPTIONAL" },
];
const columnData = [
  { name: "id", data: [9223372036854775807n, null] },
  { name: "amount", data: [12345678901234567890123456789012345678n, null] },
  { name: "at", data: [new Date("2024-02-29T23:59:59.999Z"), null] },
  { name: "counts", data: [{ 2: 9007199254740993n, 10: null }, null] },
  { name: "seats", data: [[{ row: "A", score: 0.1 }, null, { row: null, score: null }], null] },
];

const test = await engineTest(async () => {
  const engines = await sharedTrino();
  await makeTable(engines.moto);
  return engines;
});

/** Make a table of one object per day, found by projection alone. */
async function makeTable(moto: Moto): Promise<void> {
  const s3 = new S3Client(moto.client);
  const glue = new GlueClient(moto.client);
  const Body = new Uint8Array(parquetWriteBuffer({ schema, columnData }));
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  for (const day of days) {
    const Key = `sample/change_date=${day}/a.parquet`;
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
  }
  await glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: database } }));
  await glue.send(new CreateTableCommand({ DatabaseName: database, TableInput: table() }));
}

function table() {
  return {
    Name: "sample",
    TableType: "EXTERNAL_TABLE",
    Parameters: {
      EXTERNAL: "TRUE",
      "projection.enabled": "true",
      "projection.change_date.type": "date",
      "projection.change_date.format": "yyyy-MM-dd",
      "projection.change_date.range": "2024-01-01,2024-12-31",
      "storage.location.template": `s3://${bucket}/sample/change_date=\${change_date}/`,
    },
    PartitionKeys: [{ Name: "change_date", Type: "string" }],
    StorageDescriptor: {
      Location: `s3://${bucket}/sample/`,
      InputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat",
      OutputFormat: "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat",
      SerdeInfo: {
        SerializationLibrary: "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe",
      },
      Columns: [
        { Name: "id", Type: "bigint" },
        { Name: "amount", Type: "decimal(38,9)" },
        { Name: "at", Type: "timestamp" },
        { Name: "counts", Type: "map<string,bigint>" },
        { Name: "seats", Type: "array<struct<row:string,score:double>>" },
      ],
    },
  };
}

test("Trino reads every value of a Glue table to the last digit", async ({ trino }) => {
  const sql = "SELECT * FROM sample WHERE change_date = '2024-02-29' ORDER BY id";
  const { columns, rows } = await trino.query(sql, { schema: database });
  assert.equal(columns, [
    { name: "id", type: "bigint" },
    { name: "amount", type: "decimal(38, 9)" },
    { name: "at", type: "timestamp(3)" },
    { name: "counts", type: "map(varchar, bigint)" },
    { name: "seats", type: "array(row(row varchar, score double))" },
    { name: "change_date", type: "varchar" },
  ]);
  assert.equal(rows, [
    {
      id: "9223372036854775807",
      amount: "12345678901234567890123456789.012345678",
      at: String(Date.UTC(2024, 1, 29, 23, 59, 59, 999)),
      counts: [
        ["10", null],
        ["2", "9007199254740993"],
      ],
      seats: [{ row: "A", score: 0.1 }, null, { row: null, score: null }],
      change_date: "2024-02-29",
    },
    { id: null, amount: null, at: null, counts: null, seats: null, change_date: "2024-02-29" },
  ]);
});

test("projection reads the objects of the days that the filter names, and no other", async ({
  moto,
  trino,
}) => {
  const sql = "SELECT count(*) AS n FROM sample WHERE change_date >= '2024-02-29'";
  const requests = await moto.requestsDuring(async () => {
    assert.equal((await trino.query(sql, { schema: database })).rows, [{ n: "4" }]);
  });
  const read = requests.filter(({ method, target }) => method === "GET" && target.includes("/a."));
  assert.equal(
    [...new Set(read.map(({ target }) => decodeURIComponent(target.split("?")[0] ?? "")))].sort(),
    days.slice(1).map((day) => `/${bucket}/sample/change_date=${day}/a.parquet`),
  );
});

test("Trino's refusal names the error and the statement", async ({ trino }) => {
  try {
    await trino.query("SELECT * FROM nowhere", { schema: database });
    assert.unreachable();
  } catch (error) {
    assert.instance(error, TrinoError);
    assert.is((error as TrinoError).code, "TABLE_NOT_FOUND");
    assert.match((error as TrinoError).message, "SELECT * FROM nowhere");
  }
});

test("Trino writes an Iceberg table that Athena's catalog shows", async ({ trino }) => {
  const location = `s3://${bucket}/history/`;
  await trino.query(
    `CREATE TABLE history (id bigint, at timestamp(6)) WITH (location = '${location}')`,
    { catalog: "iceberg", schema: database },
  );
  const merge = `MERGE INTO history h USING (VALUES (bigint '1', timestamp '2024-02-29 00:00:00.123456')) s (id, at)
    ON h.id = s.id WHEN NOT MATCHED THEN INSERT VALUES (s.id, s.at)`;
  await trino.query(merge, { schema: database });
  await trino.query(merge, { schema: database });
  assert.equal((await trino.query("SELECT * FROM history", { schema: database })).rows, [
    { id: "1", at: "1709164800123.456" },
  ]);
});

test.run();
