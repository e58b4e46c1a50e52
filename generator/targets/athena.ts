/** The target `athena`: the tables' DDL and the views. */
import type { Model, RecordModel } from "../model/model.js";
import { ddlName, ddlText, ddlType } from "./athena/ddl.js";
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
import { template } from "./template.js";

/**
 * Emit one statement a file, with `${database}`, `${location}` and `${projection_start}` to be
 * filled in: `athena/<table>_<format>.sql`, `athena/<table>_changes.sql`, where the record has a
 * key `athena/<table>_latest.sql` and `athena/<table>_stale_keys.sql`, and `athena/quarantine.sql`.
 */
export const athena: Target = {
  name: "athena",
  emit: (model) => [
    ...model.records.flatMap((record) => recordFiles(model, record)),
    tableFile(quarantineTable, provenanceOfAll),
  ],
};

function recordFiles(model: Model, record: RecordModel): readonly GeneratedFile[] {
  const tables = record.table.formats.map((format) => physicalTable(model, record, format));
  return [
    ...tables.map((table) => tableFile(table, provenance(record))),
    ...recordViews(model, record).map((view) => viewFile(view, provenance(record))),
  ];
}

const tableSql = template<PhysicalTable & Header>("athenaTable.sql", { ddlName, ddlText, ddlType });
const viewSql = template<View & Header>("athenaView.sql");

interface Header {
  readonly provenance: string;
  readonly regenerate: string;
}

function tableFile(table: PhysicalTable, provenance: string): GeneratedFile {
  return {
    path: `athena/${table.name}.sql`,
    text: tableSql({ ...table, provenance, regenerate }),
  };
}

function viewFile(view: View, provenance: string): GeneratedFile {
  return {
    path: `athena/${view.name}.sql`,
    text: viewSql({ ...view, provenance, regenerate }),
  };
}
