import { sqlName, sqlText } from "../table/sql.js";
import { template } from "../template.js";
import { trinoType } from "../terraform/trinoType.js";
import { ddlName, ddlText, ddlType } from "./ddl.js";
import type { HistoryColumn, HistoryTable } from "./historyTable.js";

/** What makes, fills and tends a history table, in one dialect. */
export interface HistoryStatements {
  readonly create: string;
  /** Takes the changes of some days that it does not have yet; safe to run again. */
  readonly merge: string;
  /** Makes large files of small ones, of some days. */
  readonly optimize: string;
  /** Forgets old states, and deletes files that nothing names any more. */
  readonly vacuum: readonly string[];
}

const mergeSql = template<HistoryTable>("historyMerge.sql", { sqlName, mergedCell });
const athenaTable = template<HistoryTable & AthenaOnly>("historyTable.sql", {
  ddlName,
  ddlText,
  ddlType,
});
const trinoTable = template<HistoryTable>("trinoHistoryTable.sql", {
  sqlName,
  sqlText,
  trinoIcebergType,
});

interface AthenaOnly {
  readonly snapshotSeconds: number;
}

/**
 * Spell the statements in Athena's dialect.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/querying-iceberg.html
 */
export function athenaHistory(table: HistoryTable): HistoryStatements {
  const days = `BETWEEN '\${from}' AND '\${to}'`;
  // Athena takes no quotes in these two: https://github.com/dbt-labs/dbt-athena/pull/191
  const name = `\${database}.${table.name}`;
  return {
    create: athenaTable({ ...table, snapshotSeconds: table.snapshotDays * 86_400 }),
    merge: mergeSql(table),
    optimize: `OPTIMIZE ${name} REWRITE DATA USING BIN_PACK\nWHERE ${table.partition} ${days}\n`,
    vacuum: [`VACUUM ${name}\n`],
  };
}

/**
 * Spell the same in Trino's, where an Iceberg catalog is at hand.
 *
 * @see https://trino.io/docs/current/connector/iceberg.html
 */
export function trinoHistory(table: HistoryTable): HistoryStatements {
  const days = `${sqlName(table.partition)} BETWEEN '\${from}' AND '\${to}'`;
  const alter = `ALTER TABLE "\${database}".${sqlName(table.name)} EXECUTE`;
  const retention = `retention_threshold => '${table.snapshotDays}d'`;
  return {
    create: trinoTable(table),
    merge: mergeSql(table),
    optimize: `${alter} optimize\nWHERE ${days}\n`,
    vacuum: [
      `${alter} expire_snapshots(${retention})\n`,
      `${alter} remove_orphan_files(${retention})\n`,
    ],
  };
}

/** Say how a cell of the view becomes one of the table. */
function mergedCell({ name, hive, iceberg }: HistoryColumn): string {
  const type = trinoIcebergType(iceberg);
  const isSame = type === trinoType(hive);
  return isSame ? sqlName(name) : `CAST(${sqlName(name)} AS ${type}) AS ${sqlName(name)}`;
}

/** Iceberg's timestamps are of microseconds. */
function trinoIcebergType(iceberg: string): string {
  return trinoType(iceberg).replaceAll("timestamp(3)", "timestamp(6)");
}
