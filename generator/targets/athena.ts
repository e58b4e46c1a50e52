/** The target `athena`: the tables' DDL and the views. */
import type { RecordModel } from "../model/model.js";
import { ddlName, ddlText, ddlType } from "./athena/ddl.js";
import { type PhysicalTable, physicalTable } from "./table/physicalTable.js";
import { recordViews, type View } from "./table/views.js";
import { type GeneratedFile, provenance, regenerate, type Target } from "./target.js";
import { template } from "./template.js";

/**
 * Emit one statement a file, with `${database}`, `${location}` and `${projection_start}` to be
 * filled in: `athena/<table>_<format>.sql`, `athena/<table>_changes.sql` and, where the record has
 * a key, `athena/<table>_latest.sql`.
 */
export const athena: Target = {
  name: "athena",
  emit: (model) =>
    model.records.flatMap((record) => [
      ...record.table.formats.map((format) => tableFile(physicalTable(model, record, format))),
      ...recordViews(model, record).map((view) => viewFile(record, view)),
    ]),
};

const tableSql = template<PhysicalTable & Header>("athenaTable.sql", { ddlName, ddlText, ddlType });

interface Header {
  readonly provenance: string;
  readonly regenerate: string;
}

function tableFile(table: PhysicalTable): GeneratedFile {
  return {
    path: `athena/${table.name}.sql`,
    text: tableSql({ ...table, ...header(table.record) }),
  };
}

function viewFile(record: RecordModel, { name, query }: View): GeneratedFile {
  const { provenance, regenerate } = header(record);
  return {
    path: `athena/${name}.sql`,
    text: `-- ${provenance}\n-- ${regenerate}\nCREATE OR REPLACE VIEW "\${database}"."${name}" AS\n${query}`,
  };
}

function header(record: RecordModel): Header {
  return { provenance: provenance(record), regenerate };
}
