import type { RecordType } from "../codec/RecordType.js";
import { avroShape } from "./avroShape.js";
import { parquetShape } from "./parquetShape.js";
import type { Shape } from "./Shape.js";
import { type Row, TableColumns } from "./TableColumns.js";

/**
 * Lay rows out as columns. Rows that are written in several formats are laid out once.
 *
 * @throws {TypeError} if a cell is none of its column's type
 */
export function columnsOf(recordType: RecordType, rows: readonly Row[]): TableColumns {
  const known = laidOut.get(rows);
  if (known) return known;
  const columns = emptyColumns(recordType);
  for (const row of rows) columns.append(row);
  columns.finish();
  laidOut.set(rows, columns);
  return columns;
}

/** Make the columns of a record type, without rows. */
export function emptyColumns(recordType: RecordType): TableColumns {
  return new TableColumns(shapesOf(recordType));
}

const laidOut = new WeakMap<readonly Row[], TableColumns>();
const shapes = new WeakMap<RecordType, readonly Shape[]>();

/**
 * Give the shapes of a record type's columns.
 *
 * @throws {Error} if the record type has no mapping to any format, or two that disagree
 */
export function shapesOf(recordType: RecordType): readonly Shape[] {
  let known = shapes.get(recordType);
  if (known === undefined) {
    known = readShapes(recordType);
    shapes.set(recordType, known);
  }
  return known;
}

function readShapes({ name, parquet, avro }: RecordType): readonly Shape[] {
  const [shapes, others = shapes] = [
    ...(parquet ? [parquetShape(parquet.schema)] : []),
    ...(avro ? [avroShape(avro.schema)] : []),
  ];
  if (shapes === undefined) throw new Error(`${name} has no mapping to any format`);
  // Both are made by functions that name an object's members in the same order.
  if (shapes === others || JSON.stringify(shapes) === JSON.stringify(others)) return shapes;
  throw new Error(`${name} has columns in Avro that are not those in Parquet`);
}
