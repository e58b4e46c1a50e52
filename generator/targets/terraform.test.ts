import { test } from "uvu";
import * as assert from "uvu/assert";
import { demandModel, fieldOf, modelOf, recordOf, text } from "../../test/support/demandModel.js";
import { parseHiveTable } from "../../test/support/parseHiveTable.js";
import type { Model } from "../model/model.js";
import { athena } from "./athena.js";
import type { TableColumn } from "./table/columns.js";
import type { GeneratedFile } from "./target.js";
import { terraform } from "./terraform.js";

function textOf(files: unknown, path: string): string {
  const file = (files as readonly GeneratedFile[]).find((file) => file.path === path);
  assert.ok(file, `${path} is emitted`);
  return file.text;
}

const columnPattern =
  /\{ name = (".*?"), hive = (".*?"), trino = ".*", comment = (null|"(?:[^"\\]|\\.)*") \}/g;

/** Read the columns that a file lists, one a line. */
function columnsOf(tf: string): TableColumn[] {
  return [...tf.matchAll(columnPattern)].map(([, name = "", hive = "", comment = ""]) => ({
    name: literal(name) as string,
    hive: literal(hive) as string,
    comment: literal(comment) ?? undefined,
  }));
}

function literal(hcl: string): string | null {
  return JSON.parse(hcl.replace(/([$%])\1\{/g, "$1{"));
}

function tableColumns(model: Model, table: string): TableColumn[] {
  const files = terraform.emit(model);
  return [
    ...columnsOf(textOf(files, "terraform/change_columns.tf")).slice(0, -1),
    ...columnsOf(textOf(files, `terraform/tables_${table}.tf`)),
  ];
}

for (const format of ["parquet", "avro"]) {
  const tf = textOf(terraform.emit(demandModel), "terraform/tables_demand_record.tf");
  const ddl = textOf(athena.emit(demandModel), `athena/demand_record_${format}.sql`);
  const table = parseHiveTable(ddl);

  test(`the ${format} table has the columns of its DDL`, () => {
    assert.equal(tableColumns(demandModel, "demand_record"), table.columns);
    assert.equal(
      columnsOf(textOf(terraform.emit(demandModel), "terraform/change_columns.tf")).slice(-1),
      table.partitions,
    );
  });

  test(`the ${format} table has the properties, storage and location of its DDL`, () => {
    const values = new Map(attributesOf(resourceOf(tf, `demand_record_${format}`)));
    for (const [name, value] of Object.entries(table.properties))
      assert.is(values.get(name), value);
    assert.is(values.get("comment"), table.comment);
    assert.is(values.get("serialization_library"), table.serde);
    assert.is(values.get("input_format"), table.inputFormat);
    assert.is(values.get("output_format"), table.outputFormat);
    assert.is(values.get("location"), table.location);
  });
}

test("the Avro schema in the table is the DDL's", () => {
  const tf = textOf(terraform.emit(demandModel), "terraform/tables_demand_record.tf");
  const [, heredoc = ""] = /<<-JSON\n(.*?)\n {2}JSON/s.exec(tf) ?? [];
  const { serdeProperties } = parseHiveTable(
    textOf(athena.emit(demandModel), "athena/demand_record_avro.sql"),
  );
  assert.is(heredoc.replace(/^ {4}/gm, ""), serdeProperties["avro.schema.literal"]);
});

test("the views' queries are those of the SQL files", () => {
  const tf = textOf(terraform.emit(demandModel), "terraform/views_demand_record.tf");
  for (const view of ["demand_record_changes", "demand_record_latest"]) {
    const sql = textOf(athena.emit(demandModel), `athena/${view}.sql`);
    const [, heredoc = ""] = new RegExp(`${view}_sql = <<-SQL\n(.*?) {2}SQL\n`, "s").exec(tf) ?? [];
    const query = heredoc.replace(/^ {4}/gm, "").replaceAll("${var.", "${");
    assert.is(sql.slice(sql.indexOf("WITH\n")), query);
  }
});

test("docs are text, not templates", () => {
  const doc = `Costs $\{money} or %{percent}, "quoted" \\ $$\{twice}`;
  const model = modelOf(recordOf("Odd", [fieldOf("id", text, { doc })], { doc }));
  assert.is(tableColumns(model, "odd").at(-1)?.comment, doc);
  const tf = textOf(terraform.emit(model), "terraform/tables_odd.tf");
  const description = `"Costs $$\{money} or %%{percent}, \\"quoted\\" \\\\ $$$\{twice}"`;
  assert.match(tf, `description   = ${description}\n`);
});

function resourceOf(tf: string, name: string): string {
  const start = tf.indexOf(`resource "aws_glue_catalog_table" "${name}" {`);
  return tf.slice(start, tf.indexOf("\n}\n", start));
}

/** Read the attributes that are text, variables by their names alone. */
function attributesOf(resource: string): [name: string, value: string | null][] {
  const lines = resource.matchAll(/^ +"?([\w.]+)"? += (".*")$/gm);
  return [...lines].map(([, name = "", hcl = ""]) => [
    name,
    literal(hcl.replaceAll("${var.", "${")),
  ]);
}

test.run();
