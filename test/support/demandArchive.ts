/** Archives of demand records in folders, as queries see them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PlainCell } from "./cells.js";
import { queryRows, withDuckDB } from "./duckdb.js";

const views = ["demand_record_changes", "demand_record_latest"];

/** Query an archive: `demand_record_changes` and `demand_record_latest` as they are generated. */
export function queryArchive(folder: string, sql: string): Promise<Record<string, PlainCell>[]> {
  return withDuckDB(async (connection) => {
    await connection.run("SET TimeZone = 'UTC'");
    await connection.run(
      `CREATE VIEW demand_record_parquet AS SELECT * FROM read_parquet(
         '${join(folder, "demand_record/parquet/*/*.parquet")}',
         hive_partitioning = true, hive_types = {'change_date': VARCHAR})`,
    );
    for (const view of views) {
      const url = new URL(`../../generated/athena/${view}.sql`, import.meta.url);
      await connection.run(readFileSync(url, "utf8").replaceAll(/"\$\{database\}"\./g, ""));
    }
    return queryRows(connection, sql);
  });
}

/** Read the lines in an archive's quarantine. */
export function quarantineOf(folder: string): Record<string, unknown>[] {
  return filesBelow(join(folder, "quarantine"))
    .flatMap((file) => readFileSync(file, "utf8").trimEnd().split("\n"))
    .map((line) => JSON.parse(line));
}

/** List the files below a folder, sorted, those begun with a dot left out. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith("."))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    })
    .sort();
}
