/** The target `athena`: the tables' DDL and the views. */
import type { Model, RecordModel } from "../model/model.js";
import { checkLimits } from "./athena/checkLimits.js";
import { ddlName, ddlText, ddlType } from "./athena/ddl.js";
import { athenaHistory } from "./athena/historyStatements.js";
import { historyTable } from "./athena/historyTable.js";
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
 * For the Iceberg table there are `athena/<table>_history.sql` and, with the days `${from}` and
 * `${to}`, `…_history_merge.sql`, `…_history_optimize.sql` and `…_history_vacuum.sql`.
 */
export const athena: Target = {
  name: "athena",
  emit: (model) => [
    ...model.records.flatMap((record) => recordFiles(model, record)),
    tableFile(quarantineTable, provenanceOfAll),
  ],
  check: checkLimits,
};

function recordFiles(model: Model, record: RecordModel): readonly GeneratedFile[] {
  const tables = record.table.formats.map((format) => physicalTable(model, record, format));
  return [
    ...tables.map((table) => tableFile(table, provenance(record))),
    ...recordViews(model, record).map((view) => viewFile(view, provenance(record))),
    ...historyFiles(model, record),
  ];
}

function historyFiles(model: Model, record: RecordModel): readonly GeneratedFile[] {
  const table = historyTable(model, record);
  const { create, merge, optimize, vacuum } = athenaHistory(table);
  const file = (name: string, ...lines: readonly string[]): GeneratedFile => ({
    path: `athena/${name}.sql`,
    text: [`-- ${provenance(record)}`, `-- ${regenerate}`, ...lines].join("\n"),
  });
  return [
    file(table.name, create),
    file(`${table.name}_merge`, atMost, merge),
    file(`${table.name}_optimize`, atMost, bare, optimize),
    file(`${table.name}_vacuum`, bare, ...vacuum),
  ];
}

/** Athena writes no more Hive partitions in one statement. */
const atMost = `-- For the days from \${from} to \${to}, at most 100 of them.`;
/** It knows these two statements by their first word: https://github.com/dbt-labs/dbt-athena/pull/56 */
const bare = "-- Athena takes the statement without the lines of comment before it.";

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
