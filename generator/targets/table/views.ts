/** The views of a record's table, in SQL that Athena, Trino and DuckDB read alike. */
import type { Model, RecordModel } from "../../model/model.js";
import { template } from "../template.js";
import { changeDate, storedColumns, type TableColumn, tableColumn } from "./columns.js";
import { tableName } from "./physicalTable.js";
import { sqlName } from "./sql.js";
import { staleKeysView } from "./staleKeysView.js";

/** A view; its query has the placeholder `${database}`. */
export interface View {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  /** The tables that it reads. */
  readonly tables: readonly string[];
  /** Lines of SQL, the last one ended. */
  readonly query: string;
}

/** Describe a record's views; without a key there is no latest state, and nothing is stale. */
export function recordViews(model: Model, record: RecordModel): readonly View[] {
  const changes = changesView(model, record);
  if (record.key.length === 0) return [changes];
  const staleKeys = staleKeysView(record, viewedTable(record));
  return [changes, latestView(model, record), ...(staleKeys === undefined ? [] : [staleKeys])];
}

/**
 * Describe the view that has each change once. `change_date` leads the windows' partitions, so that
 * a filter on it reaches the table and prunes objects.
 */
function changesView(model: Model, record: RecordModel): View {
  const columns = viewColumns(model, record);
  const table = viewedTable(record);
  return {
    name: `${record.table.name}_changes`,
    columns,
    tables: [table],
    query: changesSql({ columns, table }),
  };
}

/** Describe the view that has the newest state of each item that was not removed. */
function latestView(model: Model, record: RecordModel): View {
  const columns = viewColumns(model, record);
  const table = viewedTable(record);
  const { key, versionField } = record;
  return {
    name: `${record.table.name}_latest`,
    columns,
    tables: [table],
    query: latestSql({
      columns,
      table,
      key: key.map((name) => columnOf(record, name)),
      version: versionField === undefined ? undefined : columnOf(record, versionField),
    }),
  };
}

interface ViewData {
  readonly columns: readonly TableColumn[];
  readonly table: string;
}

interface LatestData extends ViewData {
  readonly key: readonly string[];
  readonly version: string | undefined;
}

const changesSql = template<ViewData>("changesView.sql", { sqlName });
const latestSql = template<LatestData>("latestView.sql", { sqlName });

function viewColumns(model: Model, record: RecordModel): readonly TableColumn[] {
  return [...storedColumns(model, record).map(({ field }) => tableColumn(field)), changeDate];
}

/** Parquet where both formats are written, for it is read by columns. */
function viewedTable(record: RecordModel): string {
  const format = record.table.formats.includes("parquet") ? "parquet" : "avro";
  return tableName(record, format);
}

function columnOf(record: RecordModel, name: string): string {
  const field = record.fields.find((field) => field.name === name);
  if (field === undefined) throw new RangeError(`${record.name} has no field ${name}`);
  return field.column;
}
