import { trinoHistory } from "../../../generator/targets/athena/historyStatements.js";
import { historyTable } from "../../../generator/targets/athena/historyTable.js";
import type { Trino } from "../harness/trino/Trino.js";
import type { Archive } from "./deployTables.js";
import type { GeneratedRecord } from "./GeneratedRecord.js";

/** A history table on the mock AWS, tended by the generated statements in Trino's dialect. */
export interface History {
  /** Take the changes of some days, both included. */
  merge(from: string, to?: string): Promise<void>;
  /** Give the statement that does it. */
  mergeSql(from: string, to?: string): string;
  optimize(from: string, to: string): Promise<void>;
  vacuum(): Promise<void>;
}

/** Make the history table of a record whose other tables are deployed; anew, if there is one. */
export async function makeHistory(
  trino: Trino,
  archive: Archive,
  { model, record }: GeneratedRecord,
): Promise<History> {
  const table = historyTable(model, record);
  const { create, merge, optimize, vacuum } = trinoHistory(table);
  const location = `s3://${archive.bucket}/${archive.prefix}`;
  const fill = (sql: string, from = "", to = from) =>
    fillPlaceholders(sql, { ...archive, location, from, to });
  const run = async (sql: string, from?: string, to?: string) => {
    // Only the catalog of Iceberg makes such a table; the other finds it there, as Athena does.
    const catalog = sql === create ? "iceberg" : "awsdatacatalog";
    await trino.query(fill(sql, from, to), { catalog, schema: archive.database });
  };
  await run(`DROP TABLE IF EXISTS ${table.name}`);
  await run(create);
  return {
    merge: (from, to) => run(merge, from, to),
    mergeSql: (from, to) => fill(merge, from, to),
    optimize: (from, to) => run(optimize, from, to),
    async vacuum() {
      for (const sql of vacuum) await run(sql);
    },
  };
}

/** Fill in the placeholders of generated SQL. */
export function fillPlaceholders(sql: string, values: object): string {
  const known = new Map(Object.entries(values));
  return sql.replace(/\$\{(\w+)\}/g, (placeholder, name) => known.get(name) ?? placeholder);
}
