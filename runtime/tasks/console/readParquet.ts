import { DuckDBInstance, JsonDuckDBValueConverter } from "@duckdb/node-api";
import { readWithParquetJs } from "./parquetjs.js";
import { literal } from "./QueryEngine.js";
import type { ShownObject } from "./readObject.js";

/** Read a Parquet file with parquetjs-lite, and the columns that it cannot read with DuckDB. */
export async function readParquet(
  file: string,
  bytes: Uint8Array,
  rows: number,
): Promise<Omit<ShownObject, "key" | "bytes">> {
  const { createdBy, rows: count, metadata, columns } = await readWithParquetJs(bytes, rows);
  const unread = columns.filter(({ cells }) => cells === undefined).map(({ name }) => name);
  const others = await readWithDuckDB(file, unread, rows);
  const cells = columns.map((column) => column.cells ?? others.get(column.name) ?? []);
  return {
    count,
    facts: { format: "Parquet", "created by": createdBy, ...metadata },
    columns: columns.map(({ name, type, cells }) => ({
      name,
      type,
      reader: cells === undefined ? "DuckDB" : "parquetjs-lite",
    })),
    rows: Array.from({ length: Math.min(rows, count) }, (_, row) => cells.map((cell) => cell[row])),
  };
}

/** Read the first cells of some columns. */
async function readWithDuckDB(
  file: string,
  columns: readonly string[],
  rows: number,
): Promise<Map<string, unknown[]>> {
  if (columns.length === 0) return new Map();
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    const names = columns.map((name) => `"${name}"`).join(", ");
    const reader = await connection.runAndReadAll(
      `SELECT ${names} FROM read_parquet(${literal(file)}, file_row_number = true)
       ORDER BY file_row_number LIMIT ${rows}`,
    );
    const read = reader.convertColumns(JsonDuckDBValueConverter);
    return new Map(columns.map((name, index) => [name, read[index] ?? []]));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
