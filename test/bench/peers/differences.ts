import type { DuckDBConnection } from "@duckdb/node-api";
import { queryRows, withDuckDB } from "../../support/duckdb.js";

/** Columns that a peer does not make, or spells in a way of its own: JSON texts. */
const leftOut = ["change_rescued_data", "change_user_identity", "raw"];
/** Columns in which a peer may have another order or type of the same values. */
const alike: Readonly<Record<string, string>> = {
  change_time: "epoch_ms(change_time)",
  change_arrived_at: "epoch_ms(change_arrived_at)",
  requested_at: "epoch_ms(requested_at)",
  expires_at: "epoch_ms(expires_at)",
  tags: "list_sort(tags)",
  attributes: "list_sort(map_entries(attributes))",
};

/** Count the rows that one Parquet file has and the other lacks, both ways. */
export async function differences(file: string, other: string): Promise<number> {
  return await withDuckDB(async (connection) => {
    const columns = await columnsOf(connection, file);
    const rows = (path: string) => `SELECT ${columns.join(", ")} FROM '${path}'`;
    const missing = (one: string, two: string) => `(${rows(one)}) EXCEPT ALL (${rows(two)})`;
    const both = `(${missing(file, other)}) UNION ALL (${missing(other, file)})`;
    const [counted] = await queryRows(connection, `SELECT count(*) AS differences FROM (${both})`);
    return Number(counted?.differences);
  });
}

async function columnsOf(connection: DuckDBConnection, file: string): Promise<string[]> {
  const described = await queryRows(connection, `DESCRIBE SELECT * FROM '${file}'`);
  const names = described.map(({ column_name }) => String(column_name));
  return names.filter((name) => !leftOut.includes(name)).map((name) => alike[name] ?? name);
}
