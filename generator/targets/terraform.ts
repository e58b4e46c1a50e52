/** The target `terraform`: a module that makes the tables and views in Glue. */
import type { Format, Model, RecordModel } from "../model/model.js";
import { schemaLiteral } from "./avro/schema.js";
import { changeDate, earlierColumns, tableColumn } from "./table/columns.js";
import { type PhysicalTable, physicalTable } from "./table/physicalTable.js";
import { quarantineTable } from "./table/quarantine.js";
import { recordViews, type View } from "./table/views.js";
import {
  type GeneratedFile,
  provenance,
  provenanceOfAll,
  regenerate,
  type Target,
} from "./target.js";
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
    moduleFile("quarantine", quarantineText),
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
  provenance: provenanceOfAll,
  regenerate,
};

function moduleFile(name: string, text: string): GeneratedFile {
  return { path: `terraform/${name}.tf`, text };
}

function changeColumnsText(change: RecordModel): string {
  return changeColumnsTf({
    ...header(change),
    columns: change.fields.map(tableColumn),
  });
}

function tablesText(model: Model, record: RecordModel): string {
  const { formats, name } = record.table;
  const tables = formats.map((format) => physicalTable(model, record, format));
  return tablesTf({
    ...header(record),
    stem: name,
    open: "concat(local.change_columns, [",
    close: "])",
    columns: record.fields.map(tableColumn),
    earlierColumns: formats.flatMap((format) => earlierColumns(model, record, format)),
    avroSchema: formats.includes("avro") ? schemaLiteral(model, record) : undefined,
    tables: tables.map((table, at) => ({
      ...tableResource(table),
      hasEarlierColumns: earlierColumns(model, record, formats[at] as Format).length > 0,
    })),
  });
}

const quarantineText = tablesTf({
  ...ofAllRecords,
  stem: quarantineTable.name,
  open: "[",
  close: "]",
  columns: quarantineTable.columns,
  avroSchema: undefined,
  tables: [tableResource(quarantineTable)],
});

function tableResource(table: PhysicalTable) {
  const { comment, properties, storage } = table;
  return {
    ...table,
    parameters: { EXTERNAL: "TRUE", comment, ...properties },
    hasAvroSchema: "avro.schema.literal" in storage.serdeProperties,
  };
}

function viewsText(model: Model, record: RecordModel): string {
  return viewsTf({
    ...header(record),
    stem: record.table.name,
    partition: changeDate,
    views: recordViews(model, record).map((view) => viewResource(record, view)),
  });
}

/** The views of changes have the columns of the tables, in one list. */
function viewResource(record: RecordModel, view: View) {
  const ownColumns = !view.columns.includes(changeDate);
  const columnsName = `${ownColumns ? view.name : `${record.table.name}_view`}_columns`;
  return { ...view, ownColumns, columnsName };
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
