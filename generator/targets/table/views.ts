/** The views of a record's table, in SQL that Athena, Trino and DuckDB read alike. */
import type { Format, Model, RecordModel } from "../../model/model.js";
import { template } from "../template.js";
import { changeDate, storedColumns, type TableColumn, tableColumn } from "./columns.js";
import { tableName } from "./physicalTable.js";
import { sqlName } from "./sql.js";
import { staleKeysView } from "./staleKeysView.js";
import { storedCell } from "./storedCell.js";

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
  const staleKeys = staleKeysView(record, viewedFormat(record));
  return [changes, latestView(model, record), ...(staleKeys === undefined ? [] : [staleKeys])];
}

/**
 * Describe the view that has each change once. `change_date` leads the windows' partitions, so that
 * a filter on it reaches the table and prunes objects.
 */
function changesView(model: Model, record: RecordModel): View {
  const data = viewData(model, record);
  return {
    name: `${record.table.name}_changes`,
    columns: data.columns,
    tables: [data.table],
    query: changesSql(data),
  };
}

/** Describe the view that has the newest state of each item that was not removed. */
function latestView(model: Model, record: RecordModel): View {
  const data = viewData(model, record);
  const { key, versionField } = record;
  return {
    name: `${record.table.name}_latest`,
    columns: data.columns,
    tables: [data.table],
    query: latestSql({
      ...data,
      key: key.map((name) => columnOf(record, name)),
      version: versionField === undefined ? undefined : columnOf(record, versionField),
    }),
  };
}

interface ViewData {
  readonly columns: readonly TableColumn[];
  readonly table: string;
  /** Cells of the columns, where one of them is stored under other names too. */
  readonly renamed: readonly Cell[] | undefined;
}

interface Cell {
  readonly name: string;
  readonly cell: string;
}

interface LatestData extends ViewData {
  readonly key: readonly string[];
  readonly version: string | undefined;
}

const changesSql = template<ViewData>("changesView.sql", { namedCell, sqlName });
const latestSql = template<LatestData>("latestView.sql", { namedCell, sqlName });

function namedCell({ name, cell }: Cell): string {
  return cell === sqlName(name) ? cell : `${cell} AS ${sqlName(name)}`;
}

function viewData(model: Model, record: RecordModel): ViewData {
  const format = viewedFormat(record);
  const fields = storedColumns(model, record).map(({ field }) => field);
  const cells = fields.map((field) => ({ name: field.column, cell: storedCell(field, format) }));
  const isRenamed = cells.some(({ name, cell }) => cell !== sqlName(name));
  const partition = { name: changeDate.name, cell: sqlName(changeDate.name) };
  return {
    columns: [...fields.map(tableColumn), changeDate],
    table: tableName(record, format),
    renamed: isRenamed ? [...cells, partition] : undefined,
  };
}

/** Parquet where both formats are written, for it is read by columns. */
function viewedFormat({ table }: RecordModel): Format {
  return table.formats.includes("parquet") ? "parquet" : "avro";
}

function columnOf(record: RecordModel, name: string): string {
  const field = record.fields.find((field) => field.name === name);
  if (field === undefined) throw new RangeError(`${record.name} has no field ${name}`);
  return field.column;
}
