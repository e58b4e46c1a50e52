/** Generated tables and views in DuckDB, for what their SQL says. */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { PhysicalTable } from "../../generator/targets/table/physicalTable.js";
import type { View } from "../../generator/targets/table/views.js";
import { withDuckDB } from "./duckdb.js";

/** Some of a row's cells, in a form that DuckDB casts to the columns' types. */
export type Cells = Readonly<Record<string, string | number | null>>;

export interface FilledTable {
  readonly table: PhysicalTable;
  readonly rows: readonly Cells[];
}

/** Work with views of filled tables. */
export async function withTables<T>(
  tables: readonly FilledTable[],
  views: readonly View[],
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  return await withDuckDB(async (connection) => {
    await connection.run(trinoFunctions);
    for (const table of tables) await create(connection, table);
    for (const { name, query } of views)
      await connection.run(`CREATE VIEW ${name} AS ${query.replaceAll(`\${database}`, "main")}`);
    return await work(connection);
  });
}

/** What DuckDB calls by another name. */
const trinoFunctions =
  "CREATE MACRO json_extract_scalar(document, path) AS json_extract_string(document, path)";

async function create(connection: DuckDBConnection, { table, rows }: FilledTable): Promise<void> {
  const columns = [...table.columns, table.partition];
  const types = columns.map(({ name, hive }) => `"${name}" ${duckdbTypes[hive] ?? hive}`);
  await connection.run(`CREATE TABLE ${table.name} (${types.join(", ")})`);
  for (const row of rows) await insert(connection, table.name, row);
}

const duckdbTypes: Readonly<Record<string, string>> = {
  string: "VARCHAR",
  "array<string>": "VARCHAR[]",
};

async function insert(connection: DuckDBConnection, table: string, row: Cells): Promise<void> {
  const names = Object.keys(row).map((name) => `"${name}"`);
  const marks = names.map((_, at) => `$${at + 1}`);
  const sql = `INSERT INTO ${table} (${names.join(", ")}) VALUES (${marks.join(", ")})`;
  await connection.run(sql, Object.values(row));
}
