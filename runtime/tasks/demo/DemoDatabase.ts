import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type DuckDBConnection, DuckDBInstance, JsonDuckDBValueConverter } from "@duckdb/node-api";

/** A query's result: column names, and a value in JSON form for each column of each row. */
export interface Result {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

const views = ["demand_record_changes", "demand_record_latest"];

/** DuckDB over a delivered archive: its Parquet objects under the generated views. */
export class DemoDatabase {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  /** Open the archive below a folder. */
  static async open(folder: string): Promise<DemoDatabase> {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    await connection.run("SET TimeZone = 'UTC'");
    const database = new DemoDatabase(instance, connection);
    await database.createViews(folder);
    return database;
  }

  async query(sql: string): Promise<Result> {
    const reader = await this.connection.runAndReadAll(sql);
    return {
      columns: reader.columnNames(),
      rows: reader.convertRows(JsonDuckDBValueConverter),
    };
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }

  private async createViews(folder: string): Promise<void> {
    await this.connection.run(
      `CREATE VIEW demand_record_parquet AS
       SELECT * FROM read_parquet(${literal(join(folder, "demand_record/parquet/*/*.parquet"))},
         hive_partitioning = true, hive_types = {'change_date': VARCHAR})`,
    );
    await this.connection.run(
      `CREATE VIEW quarantine AS
       SELECT * FROM read_json(${literal(join(folder, "quarantine/*/*.jsonl"))})`,
    );
    for (const view of views) await this.connection.run(generatedView(view));
  }
}

/** The generated views are written for Athena; DuckDB takes them but for the database's name. */
function generatedView(name: string): string {
  const path = new URL(`../../../generated/athena/${name}.sql`, import.meta.url);
  return readFileSync(fileURLToPath(path), "utf8").replaceAll('"${database}".', "");
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
