import {
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  type DuckDBValue,
} from "@duckdb/node-api";
import { spellDay } from "../../codec/calendar.js";

/** Turn what DuckDB read into the cell from which the row codec wrote it. */
export function cellOf(value: DuckDBValue): unknown {
  if (value instanceof DuckDBDecimalValue) return String(value);
  if (value instanceof DuckDBDateValue) return spellDay(value.days);
  if (value instanceof DuckDBTimestampTZValue) return new Date(Number(value.micros / 1000n));
  if (value instanceof DuckDBBlobValue) return value.bytes;
  if (value instanceof DuckDBListValue) return value.items.map(cellOf);
  if (value instanceof DuckDBMapValue) {
    return Object.fromEntries(value.entries.map((entry) => [entry.key, cellOf(entry.value)]));
  }
  if (value instanceof DuckDBStructValue) {
    const entries = Object.entries(value.entries);
    return Object.fromEntries(entries.map(([name, cell]) => [name, cellOf(cell)]));
  }
  return value;
}
