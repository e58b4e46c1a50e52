import type { SchemaElement } from "hyparquet";
import { parquetShape } from "../../runtime/columns/parquetShape.js";
import type { TableColumns } from "../../runtime/columns/TableColumns.js";
import { filledColumns } from "./filledColumns.js";

const optional = { repetition_type: "OPTIONAL" } as const;
const text = { type: "BYTE_ARRAY", converted_type: "UTF8", ...optional } as const;
const listGroup = { name: "list", repetition_type: "REPEATED", num_children: 1 } as const;

/** Columns that take several pages, a dictionary or none, bits, no values, and lists of lists. */
export const largeSchema: readonly SchemaElement[] = [
  { name: "root", num_children: 7 },
  { name: "number", type: "INT32", ...optional },
  { name: "unique", ...text },
  { name: "common", ...text },
  { name: "long", ...text },
  { name: "nothing", type: "INT64", ...optional },
  { name: "flag", type: "BOOLEAN", ...optional },
  { name: "lists", converted_type: "LIST", num_children: 1, ...optional },
  listGroup,
  { name: "element", converted_type: "LIST", num_children: 1, ...optional },
  listGroup,
  { name: "element", type: "INT32", ...optional },
];

/** Give the cells of the first rows. */
export function largeRows(count: number) {
  return Array.from({ length: count }, (_, row) => largeRow(row));
}

/** Some texts have 64 KiB. */
function largeRow(row: number) {
  return {
    number: row % 11 === 0 ? null : row - 50_000,
    unique: `unique-${(row * 7919) % 1_000_003}-é`,
    common: row % 3 === 0 ? null : `common-${row % 5}`,
    long: row % 5000 === 7 ? String(row).repeat(65_536 / 4) : "",
    nothing: null,
    flag: row % 7 === 0 ? null : row % 2 === 0,
    lists:
      row % 4 === 0 ? null : Array.from({ length: row % 4 }, (_, at) => [row, at, null].slice(at)),
  };
}

/** Lay the first rows out as columns. */
export function largeTable(rows: number): TableColumns {
  return filledColumns(parquetShape(largeSchema), largeRows(rows));
}
