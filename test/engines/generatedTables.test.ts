/** The generated Terraform module, deployed on a mock of AWS, and its tables read by Trino. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import fc from "fast-check";
import * as assert from "uvu/assert";
import { fingerprint } from "../../generator/model/fingerprint.js";
import { avro } from "../../generator/targets/avro.js";
import { parquet } from "../../generator/targets/parquet.js";
import type { GeneratedFile } from "../../generator/targets/target.js";
import { terraform as terraformTarget } from "../../generator/targets/terraform.js";
import type { RecordType, TableRow } from "../../runtime/codec/RecordType.js";
import { avroFormat } from "../../runtime/format/avro/index.js";
import type { Format, FormatName } from "../../runtime/format/Format.js";
import { parquetFormat } from "../../runtime/format/parquet/index.js";
import { tableRows } from "../support/cells.js";
import { modelOf } from "../support/demandModel.js";
import { loadGenerated } from "../support/loadGenerated.js";
import { sample } from "../support/sampleRecord.js";
import { engineTest } from "./harness/engineTest.js";
import { sharedTrino } from "./harness/sharedTrino.js";
import { temporaryFolder } from "./harness/temporaryFolder.js";
import { terraform } from "./harness/terraform/terraform.js";
import { readerRow } from "./readers/readerRow.js";

const keyed = { ...sample, key: ["text"], versionField: "large" };
const model = modelOf(keyed);
const day = "2024-02-29";
const bucket = "generated-tables";
const database = "generated_tables";

const rows = fc.sample(tableRows(model, keyed), { seed: 1, numRuns: 10 }).flat().map(identified);

/** Give a row an id of its own, so that the views keep it. */
function identified({ change, columns }: TableRow, index: number): TableRow {
  const change_id = String(index).padStart(4, "0");
  const place = { change_shard_id: "shard", change_sequence_number: change_id };
  return { change: { ...change, ...place, change_id, change_type: "MODIFY" }, columns };
}

const root = `
terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
provider "aws" {
  s3_use_path_style = true
}
resource "aws_s3_bucket" "data" {
  bucket = "${bucket}"
}
resource "aws_glue_catalog_database" "data" {
  name = "${database}"
}
module "tables" {
  source           = "./terraform"
  database         = aws_glue_catalog_database.data.name
  location         = "s3://\${aws_s3_bucket.data.bucket}/some/prefix"
  projection_start = "${day}"
}
output "tables" {
  value = module.tables.tables
}
`;

const test = await engineTest(async () => {
  const { moto, trino } = await sharedTrino();
  const directory = temporaryFolder("generated");
  writeFiles(directory, [...(await terraformTarget.emit(model)), { path: "main.tf", text: root }]);
  const deployment = await terraform(directory, moto);
  await deployment.run("init");
  await deployment.run("apply", "-auto-approve");
  const s3 = new S3Client(moto.client);
  for (const [format, Body] of Object.entries(await objects()))
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: `some/prefix/sample/${format}/change_date=${day}/rows.${format}`,
        Body,
      }),
    );
  return { deployment, query: (sql: string) => trino.query(sql, { schema: database }) };
});

function writeFiles(directory: string, files: readonly GeneratedFile[]): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

async function objects(): Promise<Record<FormatName, Uint8Array>> {
  const files = [...(await parquet.emit(model)), ...(await avro.emit(model))];
  const mappings = files.filter(({ path }) => path.endsWith(".ts")).map(loadGenerated);
  const { sampleParquet, sampleAvro } = Object.assign({}, ...(await Promise.all(mappings)));
  const recordType = {
    name: keyed.name,
    version: keyed.version,
    fingerprint: fingerprint(keyed),
    parquet: sampleParquet,
    avro: sampleAvro,
  } as RecordType;
  const encode = (format: Format) => format.encode(recordType, rows, "1f".repeat(16));
  return { parquet: encode(parquetFormat("snappy")), avro: encode(avroFormat) };
}

const expected = rows.map((row) => ({ ...readerRow(model, keyed, row), change_date: day }));

for (const relation of ["sample_parquet", "sample_avro", "sample_changes"]) {
  test(`Trino reads every cell of ${relation}, to the last digit`, async ({ query }) => {
    const read = await query(`SELECT * FROM ${relation} ORDER BY change_id`);
    assert.equal(read.rows, expected);
  });
}

test("Trino finds the tables and the views of one type, column by column", async ({ query }) => {
  const columnsOf = async (name: string) => (await query(`SELECT * FROM ${name} LIMIT 0`)).columns;
  const columns = await columnsOf("sample_parquet");
  for (const name of ["sample_avro", "sample_changes", "sample_latest"])
    assert.equal(await columnsOf(name), columns);
});

test("a second plan is empty, and the outputs name what there is", async ({ deployment }) => {
  assert.is((await deployment.attempt("plan", "-detailed-exitcode")).code, 0);
  assert.equal(JSON.parse(await deployment.run("output", "-json", "tables")), {
    sample: {
      parquet: "sample_parquet",
      avro: "sample_avro",
      changes: "sample_changes",
      latest: "sample_latest",
    },
  });
});

test("the module is as terraform fmt would have it", async ({ deployment }) => {
  assert.is((await deployment.attempt("fmt", "-check", "-recursive", "terraform")).code, 0);
});

test.run();
