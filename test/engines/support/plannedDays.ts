import type { QueryResult } from "../harness/trino/Trino.js";

interface PlannedTable {
  readonly table: { readonly schemaTable: { readonly table: string } };
  readonly constraint: { readonly columnConstraints: readonly ColumnConstraint[] };
}

interface ColumnConstraint {
  readonly columnName: string;
  readonly domain: { readonly ranges: readonly Record<"low" | "high", { value: string }>[] };
}

/**
 * Tell by Trino's plan which days a statement reads of each table: the first and the last, by the
 * table's name; none of a table that it reads whole.
 */
export async function plannedDays(
  query: (sql: string) => Promise<QueryResult>,
  statement: string,
): Promise<Record<string, string[]>> {
  const { rows } = await query(`EXPLAIN (TYPE IO, FORMAT JSON) ${statement}`);
  const tables: PlannedTable[] = JSON.parse(String(rows[0]?.["Query Plan"])).inputTableColumnInfos;
  return Object.fromEntries(
    tables.map(({ table, constraint }) => [table.schemaTable.table, daysOf(constraint)]),
  );
}

function daysOf({ columnConstraints }: PlannedTable["constraint"]): string[] {
  const onDay = columnConstraints.find(({ columnName }) => columnName === "change_date");
  const ranges = onDay?.domain.ranges ?? [];
  return [ranges.at(0)?.low, ranges.at(-1)?.high].flatMap((end) => end?.value ?? []);
}
