import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance, JsonDuckDBValueConverter } from "@duckdb/node-api";
import type { RecordType, RecordTypes } from "../../codec/RecordType.js";
import { shapesOf } from "../../columns/columnsOf.js";
import { quarantineColumns } from "../../delivery/quarantine.js";
import { parquetFormat } from "../../format/parquet/index.js";
import { cellOf } from "./cellOf.js";
import { generatedViews } from "./generatedViews.js";
import { literal, type QueryEngine, type QueryResult } from "./QueryEngine.js";
import { wholeTexts } from "./wholeTexts.js";

/** A row with cells as the row codec makes them. */
export type ExactRow = Readonly<Record<string, unknown>>;

/** DuckDB over an archive in a folder: its Parquet objects under the generated views. */
export class ArchiveDatabase implements QueryEngine {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #folder: string;
  /** Tables without an object. */
  readonly #empty = new Set<string>();
  readonly #scratch = mkdtempSync(join(tmpdir(), "demand-pipeline-console-"));

  private constructor(folder: string, instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#folder = folder;
    this.#instance = instance;
    this.#connection = connection;
  }

  /** Open the archive below a folder; tables without an object are empty. */
  static async open(folder: string, recordTypes: RecordTypes): Promise<ArchiveDatabase> {
    const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
    const database = new ArchiveDatabase(folder, instance, await instance.connect());
    try {
      await database.#connection.run("SET TimeZone = 'UTC'");
      for (const type of Object.values(recordTypes)) await database.#createTable(type);
      await database.#createQuarantine();
    } catch (error) {
      database.close();
      throw error;
    }
    return database;
  }

  async query(sql: string): Promise<QueryResult> {
    const reader = await this.#connection.runAndReadAll(sql);
    return { columns: reader.columnNames(), rows: reader.convertRows(JsonDuckDBValueConverter) };
  }

  /** Give rows of a record type's view, every digit and character kept. */
  async rows(
    recordType: RecordType,
    view: "changes" | "latest",
    where = "true",
  ): Promise<ExactRow[]> {
    const columns = shapesOf(recordType).map(wholeTexts).join(", ");
    const query = `SELECT ${columns} FROM "${recordType.table}_${view}" WHERE ${where}`;
    const reader = await this.#connection.runAndReadAll(query);
    return reader
      .getRowObjects()
      .map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, cellOf(cell)])),
      );
  }

  places(table: string): string {
    if (this.#empty.has(table)) {
      return `(SELECT *, '' AS object, 0 AS "row" FROM "${table}_parquet")`;
    }
    const files = join(this.#folder, table, "parquet/*/*.parquet");
    const skipped = join(this.#folder, "/").length;
    return `(SELECT *, substr(filename, ${skipped + 1}) AS object, file_row_number AS "row"
      FROM read_parquet(${literal(files)}, union_by_name = true, filename = true,
        file_row_number = true, hive_partitioning = true, hive_types = {'change_date': VARCHAR}))`;
  }

  close(): void {
    this.#connection.closeSync();
    this.#instance.closeSync();
    rmSync(this.#scratch, { recursive: true, force: true });
  }

  async #createTable(recordType: RecordType): Promise<void> {
    const { table } = recordType;
    const files = join(this.#folder, table, "parquet/*/*.parquet");
    if (!(await this.#exists(files))) this.#empty.add(table);
    await this.#connection.run(
      `CREATE VIEW "${table}_parquet" AS ${
        this.#empty.has(table)
          ? `SELECT *, '' AS change_date FROM read_parquet(${literal(this.#emptyFile(recordType))})`
          : `SELECT * FROM read_parquet(${literal(files)}, union_by_name = true,
               hive_partitioning = true, hive_types = {'change_date': VARCHAR})`
      }`,
    );
    for (const sql of generatedViews(table)) await this.#connection.run(sql);
  }

  async #createQuarantine(): Promise<void> {
    const files = join(this.#folder, "quarantine/*/*.jsonl");
    const columns = quarantineColumns.map(({ name, type }) => `'${name}': '${duckType(type)}'`);
    const read = `SELECT * FROM read_json(${literal(files)}, columns = {${columns.join(", ")}},
      format = 'newline_delimited', maximum_object_size = 33554432,
      hive_partitioning = true, hive_types = {'quarantine_date': VARCHAR})`;
    const none = quarantineColumns.map(({ name, type }) => `NULL::${duckType(type)} AS "${name}"`);
    await this.#connection.run(
      `CREATE VIEW quarantine AS ${
        (await this.#exists(files))
          ? read
          : `SELECT ${none.join(", ")}, '' AS quarantine_date WHERE false`
      }`,
    );
  }

  async #exists(pattern: string): Promise<boolean> {
    const { rows } = await this.query(`SELECT 1 FROM glob(${literal(pattern)}) LIMIT 1`);
    return rows.length > 0;
  }

  /** Write a file without rows, which has the columns and their types. */
  #emptyFile(recordType: RecordType): string {
    const file = join(this.#scratch, `${recordType.table}.parquet`);
    writeFileSync(file, parquetFormat("snappy").encode(recordType, [], "0".repeat(32)));
    return file;
  }
}

function duckType(type: string): string {
  return type === "string" ? "VARCHAR" : type.toUpperCase();
}
