/** The generated Terraform module as Terraform sees it. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GetTablesCommand, GlueClient, type Table } from "@aws-sdk/client-glue";
import * as assert from "uvu/assert";
import { athena } from "../../generator/targets/athena.js";
import type { GeneratedFile } from "../../generator/targets/target.js";
import { terraform as terraformTarget } from "../../generator/targets/terraform.js";
import { demandModel, demandRecord, fieldOf, modelOf, text } from "../support/demandModel.js";
import { parseHiveTable } from "../support/parseHiveTable.js";
import { engineTest } from "./harness/engineTest.js";
import type { Moto } from "./harness/moto/Moto.js";
import { startMoto } from "./harness/moto/startMoto.js";
import { temporaryFolder } from "./harness/temporaryFolder.js";
import { terraform } from "./harness/terraform/terraform.js";

const database = "generated_module";
const location = "s3://generated-module/changes";
const projectionStart = "2024-01-01";

const root = `
provider "aws" {}
resource "aws_glue_catalog_database" "archive" {
  name = "${database}"
}
module "tables" {
  source           = "./terraform"
  database         = aws_glue_catalog_database.archive.name
  location         = "${location}"
  projection_start = "${projectionStart}"
}
`;

const test = await engineTest(async () => {
  const moto = await startMoto();
  const folder = temporaryFolder("module");
  write(folder, [{ path: "main.tf", text: root }, ...(await terraformTarget.emit(demandModel))]);
  const deployed = await terraform(folder, moto);
  await deployed.run("init");
  await deployed.run("apply", "-auto-approve");
  return { moto, folder, deployed };
});

function write(folder: string, files: readonly GeneratedFile[]): void {
  mkdirSync(join(folder, "terraform"), { recursive: true });
  for (const { path, text } of files) writeFileSync(join(folder, path), text);
}

async function tablesIn(moto: Moto): Promise<readonly Table[]> {
  const get = new GetTablesCommand({ DatabaseName: database });
  return (await new GlueClient(moto.client).send(get)).TableList ?? [];
}

test("the module is as terraform fmt would have it", async ({ deployed }) => {
  assert.is((await deployed.attempt("fmt", "-check", "-recursive", "terraform")).code, 0);
});

test("a second plan is empty", async ({ deployed }) => {
  assert.is((await deployed.attempt("plan", "-detailed-exitcode")).code, 0);
});

test("Glue has the tables of the DDL", async ({ moto }) => {
  const tables = await tablesIn(moto);
  for (const name of ["demand_record_parquet", "demand_record_avro", "quarantine"]) {
    const table = tables.find(({ Name }) => Name === name);
    const { EXTERNAL: _, comment, ...properties } = table?.Parameters ?? {};
    const { name: _name, ...defined } = parseHiveTable(filled(`athena/${name}.sql`));
    assert.equal(
      {
        comment,
        columns: columnsOf(table?.StorageDescriptor?.Columns),
        partitions: columnsOf(table?.PartitionKeys),
        serde: table?.StorageDescriptor?.SerdeInfo?.SerializationLibrary,
        serdeProperties: table?.StorageDescriptor?.SerdeInfo?.Parameters,
        inputFormat: table?.StorageDescriptor?.InputFormat,
        outputFormat: table?.StorageDescriptor?.OutputFormat,
        location: table?.StorageDescriptor?.Location,
        properties,
      },
      defined,
    );
  }
});

test("a new column at the end changes the tables and views in place", async ({
  moto,
  folder,
  deployed,
}) => {
  const fields = [...demandRecord.fields, fieldOf("origin", text)];
  write(folder, await terraformTarget.emit(modelOf({ ...demandRecord, fields })));
  const applied = await deployed.run("apply", "-auto-approve");
  assert.match(applied, "0 added, 4 changed, 0 destroyed");
  const changed = (await tablesIn(moto)).filter(({ StorageDescriptor }) =>
    StorageDescriptor?.Columns?.some((column) => column.Name === "origin"),
  );
  assert.equal(changed.map(({ Name }) => Name).sort(), [
    "demand_record_avro",
    "demand_record_changes",
    "demand_record_latest",
    "demand_record_parquet",
  ]);
});

function filled(path: string): string {
  const files = athena.emit(demandModel) as readonly GeneratedFile[];
  const file = files.find((file) => file.path === path);
  return (file?.text ?? "")
    .replaceAll(`\${location}`, location)
    .replaceAll(`\${projection_start}`, projectionStart);
}

function columnsOf(columns: Table["PartitionKeys"]) {
  return columns?.map(({ Name, Type, Comment }) => ({
    name: Name,
    hive: Type,
    comment: Comment || undefined,
  }));
}

test.run();
