import { test } from "uvu";
import * as assert from "uvu/assert";
import { demandModel, fieldOf, modelOf, recordOf, text } from "../../test/support/demandModel.js";
import { parseHiveTable } from "../../test/support/parseHiveTable.js";
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

const renamed = modelOf(
  recordOf("Renamed", [fieldOf("remark", text, { earlierColumns: ["note"] })]),
);

test("earlier columns are those of the DDL, in the Parquet table alone", () => {
  const tf = textOf(terraform.emit(renamed), "terraform/tables_renamed.tf");
  const { columns } = parseHiveTable(textOf(athena.emit(renamed), "athena/renamed_parquet.sql"));
  assert.equal(columnsOf(tf), columns.slice(-2));
  const withEarlier = "for_each = concat(local.renamed_columns, local.renamed_earlier_columns)";
  assert.match(resourceOf(tf, "renamed_parquet"), withEarlier);
  assert.match(resourceOf(tf, "renamed_avro"), "for_each = local.renamed_columns\n");
});

const tables = [
  { name: "demand_record_parquet", file: "tables_demand_record", shared: ["change_columns"] },
  { name: "demand_record_avro", file: "tables_demand_record", shared: ["change_columns"] },
  { name: "quarantine", file: "quarantine", shared: [] },
];

for (const { name, file, shared } of tables) {
  const table = parseHiveTable(textOf(athena.emit(demandModel), `athena/${name}.sql`));
  const files = [...shared, file].map((it) =>
    textOf(terraform.emit(demandModel), `terraform/${it}.tf`),
  );
  const resource = resourceOf(files.at(-1) as string, name);

  test(`${name} has the columns of its DDL`, () => {
    assert.equal(files.flatMap(columnsOf), table.columns);
    const partition = attributesOf(resource, "partition_keys {");
    assert.equal(
      [{ name: partition.name, hive: partition.type, comment: partition.comment }],
      table.partitions,
    );
  });

  test(`${name} has the properties, storage and location of its DDL`, () => {
    const { EXTERNAL, comment, ...properties } = attributesOf(resource, "parameters = {");
    assert.equal(properties, table.properties);
    assert.is(comment, table.comment);
    assert.is(EXTERNAL, "TRUE");
    assert.equal(attributesOf(resource, "storage_descriptor {"), {
      location: table.location,
      input_format: table.inputFormat,
      output_format: table.outputFormat,
    });
    assert.is(attributesOf(resource, "ser_de_info {").serialization_library, table.serde);
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
  for (const view of ["changes", "latest", "stale_keys"].map((it) => `demand_record_${it}`)) {
    const sql = textOf(athena.emit(demandModel), `athena/${view}.sql`);
    const [, heredoc = ""] = new RegExp(`${view}_sql = <<-SQL\n(.*?) {2}SQL\n`, "s").exec(tf) ?? [];
    const query = heredoc.replace(/^ {4}/gm, "").replaceAll("${var.", "${");
    assert.is(sql.slice(sql.indexOf("WITH\n")), query);
  }
});

test("a view has no description, by which Trino would not know it for a view", () => {
  const tf = textOf(terraform.emit(demandModel), "terraform/views_demand_record.tf");
  assert.not.match(resourceOf(tf, "demand_record_latest"), /^ +description/m);
});

test("docs are text, not templates", () => {
  const doc = `Costs $\{money} or %{percent}, "quoted" \\ $$\{twice}`;
  const model = modelOf(recordOf("Odd", [fieldOf("id", text, { doc })], { doc }));
  const tf = textOf(terraform.emit(model), "terraform/tables_odd.tf");
  assert.is(columnsOf(tf).at(-1)?.comment, doc);
  const description = `"Costs $$\{money} or %%{percent}, \\"quoted\\" \\\\ $$$\{twice}"`;
  assert.match(tf, `description   = ${description}\n`);
});

function resourceOf(tf: string, name: string): string {
  const start = tf.indexOf(`resource "aws_glue_catalog_table" "${name}" {`);
  return tf.slice(start, tf.indexOf("\n}\n", start));
}

/** Read the attributes of a block that are text, up to a blank line; variables by names alone. */
function attributesOf(resource: string, block: string): Record<string, string | null> {
  const [, body = ""] = resource.split(`  ${block}\n`);
  const [lines = ""] = body.split(/\n\n|\n +\}/);
  const attributes = lines.matchAll(/^ +"?([\w.]+)"? += (".*")$/gm);
  return Object.fromEntries(
    [...attributes].map(([, name = "", hcl = ""]) => [
      name,
      literal(hcl.replaceAll("${var.", "${")),
    ]),
  );
}

test.run();
