/**
 * One schema in four places: the footer or header of objects, the table in Glue, the DDL.
 * Trino reads a decimal of another scale without a word, so values alone don't tell.
 */
import { readFileSync } from "node:fs";
import { GetTableCommand, GlueClient } from "@aws-sdk/client-glue";
import { GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import * as assert from "uvu/assert";
import { parseHiveTable } from "../support/parseHiveTable.js";
import { engineTest } from "./harness/engineTest.js";
import { startMoto } from "./harness/moto/startMoto.js";
import { readAvro } from "./readers/readAvro.js";
import { readParquet } from "./readers/readParquet.js";
import { deliverStream } from "./support/deliverStream.js";
import { demandStream } from "./support/demandStream.js";
import { type Archive, deployTables } from "./support/deployTables.js";
import { hiveTypeOfArrow, hiveTypeOfAvro } from "./support/hiveTypes.js";

const archive: Archive = {
  bucket: "demand-schemas",
  prefix: "changes",
  database: "demand_schemas",
  projectionStart: "2024-04-01",
};

const test = await engineTest(async () => {
  const moto = await startMoto();
  await deployTables(moto, archive, "generated/terraform");
  await deliverStream(demandStream(60).stream, moto, archive);
  return { s3: new S3Client(moto.client), glue: new GlueClient(moto.client) };
});

test("Parquet's footer, Glue and the DDL tell the same columns", async ({ s3, glue }) => {
  const inGlue = await glueTable(glue, "demand_record_parquet");
  assert.equal(inGlue.columns, ddlTable("demand_record_parquet").columns);
  for (const bytes of await objects(s3, "parquet")) {
    const { fields } = await readParquet(bytes);
    const inFooter = fields.map(({ name, type }) => [name, hiveTypeOfArrow(type)]);
    assert.equal(inFooter, inGlue.columns);
  }
});

test("Avro's header, the literal in Glue, Glue and the DDL tell the same columns", async ({
  s3,
  glue,
}) => {
  const inGlue = await glueTable(glue, "demand_record_avro");
  assert.equal(inGlue, ddlTable("demand_record_avro"));
  const literal = JSON.parse(inGlue.literal ?? "");
  assert.equal(columnsOf(literal), inGlue.columns);
  for (const bytes of await objects(s3, "avro")) {
    assert.equal((await readAvro(bytes)).schema, literal);
  }
});

test("the quarantine table in Glue is that of the DDL", async ({ glue }) => {
  assert.equal(await glueTable(glue, "quarantine"), ddlTable("quarantine"));
});

/** What readers know of a table: names and types of columns, and the reader's Avro schema. */
interface Table {
  readonly columns: readonly (readonly [name: string, type: string])[];
  readonly partitions: readonly (readonly [name: string, type: string])[];
  readonly literal: string | undefined;
}

async function glueTable(glue: GlueClient, name: string): Promise<Table> {
  const get = new GetTableCommand({ DatabaseName: archive.database, Name: name });
  const { StorageDescriptor, PartitionKeys = [] } = (await glue.send(get)).Table ?? {};
  const { Columns = [], SerdeInfo } = StorageDescriptor ?? {};
  return {
    columns: Columns.map(({ Name = "", Type = "" }) => [Name, Type]),
    partitions: PartitionKeys.map(({ Name = "", Type = "" }) => [Name, Type]),
    literal: SerdeInfo?.Parameters?.["avro.schema.literal"],
  };
}

function ddlTable(name: string): Table {
  const parsed = parseHiveTable(readFileSync(`generated/athena/${name}.sql`, "utf8"));
  return {
    columns: parsed.columns.map(({ name, hive }) => [name, hive]),
    partitions: parsed.partitions.map(({ name, hive }) => [name, hive]),
    literal: parsed.serdeProperties["avro.schema.literal"],
  };
}

function columnsOf({ fields }: AvroRecord): [string, string][] {
  return fields.map(({ name, type }) => [name, hiveTypeOfAvro(type)]);
}

interface AvroRecord {
  readonly fields: readonly { readonly name: string; readonly type: unknown }[];
}

/** Give a few of the delivered objects. */
async function objects(s3: S3Client, format: string): Promise<Uint8Array[]> {
  const { bucket: Bucket, prefix } = archive;
  const Prefix = `${prefix}/demand_record/${format}/`;
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix, MaxKeys: 3 }));
  assert.is(Contents.length, 3);
  return Promise.all(
    Contents.map(async ({ Key }) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    }),
  );
}

test.run();
