import type { Model, RecordModel } from "../../model/model.js";
import { spell } from "../../types/logicalTypes.js";
import { changeDate, storedColumns, type TableColumn, tableColumn } from "../table/columns.js";

/**
 * A record's Iceberg table: each change once, a Hive partition a day. It has the columns of the
 * view of changes, so a query may read either.
 *
 * Texts hold placeholders: `${database}`, `${location}` and, in statements, the days `${from}` and
 * `${to}`, both included.
 */
export interface HistoryTable {
  readonly name: string;
  /** The view whose changes it takes. */
  readonly changes: string;
  readonly columns: readonly HistoryColumn[];
  /** Name of the column that is the day of the change. */
  readonly partition: string;
  readonly location: string;
  /** How long an earlier state can be queried, and files that nothing names any more are kept. */
  readonly snapshotDays: number;
}

/** A column of a history table. */
export interface HistoryColumn extends TableColumn {
  readonly iceberg: string;
}

/** As long as the stream keeps its records. */
const snapshotDays = 7;

/** Describe a record's history table. */
export function historyTable(model: Model, record: RecordModel): HistoryTable {
  const { name } = record.table;
  const columns = storedColumns(model, record).map(({ field }) => ({
    ...tableColumn(field),
    iceberg: spell("iceberg", field),
  }));
  return {
    name: `${name}_history`,
    changes: `${name}_changes`,
    columns: [...columns, { ...changeDate, iceberg: changeDate.hive }],
    partition: changeDate.name,
    // Nothing else may lie there: a clean-up deletes what the table does not name.
    location: `\${location}/${name}/history/`,
    snapshotDays,
  };
}
