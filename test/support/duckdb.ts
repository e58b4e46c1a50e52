/** DuckDB as an independent reader. */
import {
  DuckDBBlobValue,
  type DuckDBConnection,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  type DuckDBValue,
} from "@duckdb/node-api";
import { type PlainCell, plainMap } from "./cells.js";

/** With its cache, a file that is written again at once, in the same size, is read as it was. */
const configuration = { threads: "1", enable_external_file_cache: "false" };

/** Work with a database in memory, which is closed afterwards. */
export async function withDuckDB<T>(
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(":memory:", configuration);
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Run a query and give its rows, cells in plain form. */
export async function queryRows(
  connection: DuckDBConnection,
  sql: string,
): Promise<Record<string, PlainCell>[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader
    .getRowObjects()
    .map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, plain(cell)])),
    );
}

function plain(value: DuckDBValue): PlainCell {
  if (typeof value === "bigint" || value instanceof DuckDBDecimalValue) return String(value);
  if (value instanceof DuckDBDateValue)
    return isoTime(BigInt(value.days) * 86_400_000n).slice(0, 10);
  if (value instanceof DuckDBTimestampTZValue) return isoTime(value.micros / 1000n);
  if (value instanceof DuckDBBlobValue) return Buffer.from(value.bytes).toString("hex");
  if (value instanceof DuckDBListValue) return value.items.map(plain);
  if (value instanceof DuckDBMapValue)
    return plainMap(value.entries.map(({ key, value }) => [String(key), plain(value)]));
  if (value instanceof DuckDBStructValue)
    return { entries: Object.entries(value.entries).map(([name, cell]) => [name, plain(cell)]) };
  return value as null | boolean | number | string;
}

function isoTime(millis: bigint): string {
  return new Date(Number(millis)).toISOString();
}
