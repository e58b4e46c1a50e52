/** The target `terraform`: a module that makes the tables and views in Glue. */
import type { Model, RecordModel } from "../model/model.js";
import { changeDate, tableColumn } from "./table/columns.js";
import { type PhysicalTable, physicalTable } from "./table/physicalTable.js";
import { recordViews } from "./table/views.js";
import { type GeneratedFile, provenance, regenerate, type Target } from "./target.js";
import { type Helpers, template } from "./template.js";
import { hclColumn, hclEntries, hclLines, hclTemplate, hclText } from "./terraform/hcl.js";

/** Emit a Terraform module, `terraform/*.tf`. */
export const terraform: Target = {
  name: "terraform",
  emit: (model) => [
    moduleFile("versions", versionsTf(ofAllRecords)),
    moduleFile("variables", variablesTf(ofAllRecords)),
    moduleFile("change_columns", changeColumnsText(model.change)),
    ...model.records.flatMap((record) => [
      moduleFile(`tables_${record.table.name}`, tablesText(model, record)),
      moduleFile(`views_${record.table.name}`, viewsText(model, record)),
    ]),
    moduleFile("outputs", outputsText(model)),
  ],
};

const helpers: Helpers = { hclColumn, hclEntries, hclLines, hclTemplate, hclText };
const versionsTf = template("terraformVersions.tf", helpers);
const variablesTf = template("terraformVariables.tf", helpers);
const changeColumnsTf = template("terraformChangeColumns.tf", helpers);
const tablesTf = template("terraformTables.tf", helpers);
const viewsTf = template("terraformViews.tf", helpers);
const outputsTf = template("terraformOutputs.tf", helpers);

const ofAllRecords = {
  provenance: "Generated from all record schemas. Do not edit.",
  regenerate,
};

function moduleFile(name: string, text: string): GeneratedFile {
  return { path: `terraform/${name}.tf`, text };
}

function changeColumnsText(change: RecordModel): string {
  return changeColumnsTf({
    ...header(change),
    columns: change.fields.map(tableColumn),
    partition: changeDate,
  });
}

function tablesText(model: Model, record: RecordModel): string {
  const tables = record.table.formats.map((format) => physicalTable(model, record, format));
  const avro = tables.find((table) => table.format === "avro");
  return tablesTf({
    ...header(record),
    stem: record.table.name,
    columns: record.fields.map(tableColumn),
    avroSchema: avro?.storage.serdeProperties["avro.schema.literal"],
    tables: tables.map(tableResource),
  });
}

function tableResource(table: PhysicalTable) {
  const parameters = { EXTERNAL: "TRUE", comment: table.comment, ...table.properties };
  return { ...table, parameters, isAvro: table.format === "avro" };
}

function viewsText(model: Model, record: RecordModel): string {
  return viewsTf({
    ...header(record),
    stem: record.table.name,
    partition: changeDate,
    views: recordViews(model, record),
  });
}

function outputsText(model: Model): string {
  const records = model.records.map((record) => ({
    stem: record.table.name,
    relations: relations(model, record),
  }));
  return outputsTf({ ...ofAllRecords, records });
}

/** Label a record's tables by format and its views by what they show, aligned. */
function relations(model: Model, record: RecordModel) {
  const names = [
    ...record.table.formats.map((format) => physicalTable(model, record, format).name),
    ...recordViews(model, record).map((view) => view.name),
  ];
  const labels = names.map((name) => name.slice(record.table.name.length + 1));
  const width = Math.max(...labels.map((label) => label.length));
  return names.map((name, at) => ({ name, label: labels[at]?.padEnd(width) }));
}

function header(record: RecordModel) {
  return { provenance: provenance(record), regenerate };
}
