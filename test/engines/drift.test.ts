/** `demand-pipeline drift`, the command, against a deployment on the mock. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  CreateDatabaseCommand,
  GetTableCommand,
  GlueClient,
  type TableInput,
  UpdateTableCommand,
} from "@aws-sdk/client-glue";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { parquetWriteBuffer } from "hyparquet-writer";
import * as assert from "uvu/assert";
import { avroFormat } from "../../runtime/format/avro/index.js";
import { parquetFormat } from "../../runtime/format/parquet/index.js";
import { demandRecordTypes } from "../../runtime/recordTypes.js";
import { engineTest } from "./harness/engineTest.js";
import type { Moto } from "./harness/moto/Moto.js";
import { startMoto } from "./harness/moto/startMoto.js";
import { temporaryFolder } from "./harness/temporaryFolder.js";
import { terraform } from "./harness/terraform/terraform.js";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const archive = { database: "drifting", bucket: "drifting-archive", prefix: "changes" };

const root = `
provider "aws" {}
module "tables" {
  source           = "./generated/terraform"
  database         = "${archive.database}"
  location         = "s3://${archive.bucket}/${archive.prefix}"
  projection_start = "2024-01-01"
}
`;

const test = await engineTest(async () => {
  const moto = await startMoto();
  const folder = temporaryFolder("drift");
  for (const part of ["schemas", "generated"])
    cpSync(join(repository, part), join(folder, part), { recursive: true });
  mkdirSync(join(folder, "config"));
  writeFileSync(join(folder, "config/test.json"), JSON.stringify({ region: "us-east-1", archive }));
  writeFileSync(join(folder, "main.tf"), root);
  await new GlueClient(moto.client).send(
    new CreateDatabaseCommand({ DatabaseInput: { Name: archive.database } }),
  );
  const deployed = await terraform(folder, moto);
  await deployed.run("init");
  await deployed.run("apply", "-auto-approve");
  await putObjects(moto);
  return { moto, folder };
});

async function putObjects(moto: Moto): Promise<void> {
  const s3 = new S3Client(moto.client);
  await s3.send(new CreateBucketCommand({ Bucket: archive.bucket }));
  for (const format of [parquetFormat("snappy"), avroFormat]) {
    const Body = format.encode(demandRecordTypes.DemandRecord, [], "1".repeat(32));
    const day = `${archive.prefix}/demand_record/${format.name}/change_date=2026-05-01`;
    await s3.send(
      new PutObjectCommand({ Bucket: archive.bucket, Key: `${day}/1.${format.extension}`, Body }),
    );
  }
}

interface Run {
  readonly code: number;
  readonly output: string;
}

async function drift(moto: Moto, folder: string): Promise<Run> {
  const loader = join(repository, "node_modules/tsx/dist/loader.mjs");
  const main = join(repository, "generator/main.ts");
  const child = spawn(process.execPath, ["--import", loader, main, "drift", "--env", "test"], {
    cwd: folder,
    env: {
      ...process.env,
      TSX_TSCONFIG_PATH: join(repository, "tsconfig.json"),
      ...moto.environment,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += String(chunk);
    });
  }
  const [code] = await once(child, "close");
  return { code, output };
}

test("nothing drifts right after a deployment", async ({ moto, folder }) => {
  const { code, output } = await drift(moto, folder);
  assert.match(output, /No drift: \d+ tables and views are as the model has them\./);
  assert.match(
    output,
    "(newest object changes/demand_record/parquet/change_date=2026-05-01/1.parquet)",
  );
  assert.is(code, 0);
});

test("a table that was changed by hand is told, column by column", async ({ moto, folder }) => {
  const glue = new GlueClient(moto.client);
  const name = { DatabaseName: archive.database, Name: "demand_record_parquet" };
  const { Table } = await glue.send(new GetTableCommand(name));
  const columns =
    Table?.StorageDescriptor?.Columns?.filter((column) => column.Name !== "score") ?? [];
  const TableInput = {
    Name: Table?.Name,
    Parameters: Table?.Parameters,
    PartitionKeys: Table?.PartitionKeys,
    StorageDescriptor: { ...Table?.StorageDescriptor, Columns: columns },
  } as TableInput;
  await glue.send(new UpdateTableCommand({ DatabaseName: archive.database, TableInput }));
  const { code, output } = await drift(moto, folder);
  assert.match(output, "score (double) is missing in Glue");
  assert.match(output, "next: terraform apply");
  assert.is(code, 1);
});

test("a schema ahead of everything is told in every place", async ({ moto, folder }) => {
  const path = join(folder, "schemas/demand-record.schema.json");
  const text = readFileSync(path, "utf8");
  writeFileSync(
    path,
    text.replace('"systemId": {', '"added": { "x-type": "int32" }, "systemId": {'),
  );
  const { code, output } = await drift(moto, folder);
  writeFileSync(path, text);
  assert.match(output, "added (int) is missing in the committed artefacts");
  assert.match(output, "added (int) is missing in Glue");
  assert.match(output, "demand_record_latest has another query in Glue than in the model");
  assert.is(code, 1);
});

test("an object that a function of another schema wrote is told", async ({ moto, folder }) => {
  const s3 = new S3Client(moto.client);
  const columnData = [
    { name: "change_id", data: ["1"], type: "STRING" as const },
    { name: "price_min", data: [12.5], type: "DOUBLE" as const },
    { name: "gone", data: [1], type: "INT32" as const },
  ];
  const Body = new Uint8Array(parquetWriteBuffer({ columnData }));
  const Key = `${archive.prefix}/demand_record/parquet/change_date=2026-05-02/2.parquet`;
  await s3.send(new PutObjectCommand({ Bucket: archive.bucket, Key, Body }));
  const { code, output } = await drift(moto, folder);
  assert.match(output, "price_min is double in the newest object, and decimal(12,2) in the model");
  assert.match(output, "gone (int) is in the newest object, and not in the model");
  assert.is(code, 1);
});

test("a view that was changed by hand is told", async ({ moto, folder }) => {
  const glue = new GlueClient(moto.client);
  const { Table } = await glue.send(
    new GetTableCommand({ DatabaseName: archive.database, Name: "demand_record_latest" }),
  );
  const view = Buffer.from(JSON.stringify({ originalSql: "SELECT 1" })).toString("base64");
  const TableInput = {
    Name: Table?.Name,
    TableType: Table?.TableType,
    Parameters: Table?.Parameters,
    StorageDescriptor: Table?.StorageDescriptor,
    ViewOriginalText: `/* Presto View: ${view} */`,
  } as TableInput;
  await glue.send(new UpdateTableCommand({ DatabaseName: archive.database, TableInput }));
  const { output } = await drift(moto, folder);
  assert.match(output, "demand_record_latest has another query in Glue than in the model");
});

test.run();
