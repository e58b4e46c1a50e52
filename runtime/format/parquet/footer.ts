import type { SchemaElement } from "hyparquet";
import { physicalType } from "../../columns/Shape.js";
import type { ByteWriter } from "../ByteWriter.js";
import { ThriftWriter } from "./CompactProtocol.js";
import type { ColumnChunk } from "./columnChunk.js";
import { convertedTypes, physicalTypes, repetitionTypes } from "./constants.js";

/** What a file says of itself. */
export interface FileDescription {
  readonly schema: readonly SchemaElement[];
  readonly rows: number;
  readonly createdBy: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Write a file's metadata: one row group, none where there are no rows. */
export function writeFooter(
  out: ByteWriter,
  { schema, rows, createdBy, metadata }: FileDescription,
  chunks: readonly ColumnChunk[],
): void {
  const thrift = new ThriftWriter(out);
  thrift.i32(1, 2);
  thrift.structs(2, schema, writeElement);
  thrift.i64(3, rows);
  thrift.structs(4, rows === 0 ? [] : [{ chunks, rows }], writeRowGroup);
  thrift.structs(5, Object.entries(metadata), writePair);
  thrift.text(6, createdBy);
  // Each column is in the order of its type, without which bounds mean nothing.
  thrift.structs(7, chunks, (union) => union.empty(1));
  thrift.end();
}

function writePair(thrift: ThriftWriter, [key, value]: readonly [string, string]): void {
  thrift.text(1, key);
  thrift.text(2, value);
}

interface RowGroup {
  readonly chunks: readonly ColumnChunk[];
  readonly rows: number;
}

function writeRowGroup(thrift: ThriftWriter, { chunks, rows }: RowGroup): void {
  thrift.structs(1, chunks, writeChunk);
  thrift.i64(
    2,
    sum(chunks, ({ uncompressedBytes }) => uncompressedBytes),
  );
  thrift.i64(3, rows);
  thrift.i64(5, chunks[0]?.offset ?? 0);
  thrift.i64(
    6,
    sum(chunks, ({ compressedBytes }) => compressedBytes),
  );
}

function sum(chunks: readonly ColumnChunk[], count: (chunk: ColumnChunk) => number): number {
  return chunks.reduce((total, chunk) => total + count(chunk), 0);
}

function writeChunk(thrift: ThriftWriter, chunk: ColumnChunk): void {
  thrift.i64(2, 0);
  thrift.struct(3, chunk, writeColumn);
}

function writeColumn(thrift: ThriftWriter, chunk: ColumnChunk): void {
  const { column, offset, dictionaryBytes } = chunk;
  thrift.i32(1, physicalTypes[physicalType(column.shape.type)]);
  thrift.i32s(2, chunk.encodings);
  thrift.texts(3, column.path);
  thrift.i32(4, chunk.codecId);
  thrift.i64(5, column.definitions.count);
  thrift.i64(6, chunk.uncompressedBytes);
  thrift.i64(7, chunk.compressedBytes);
  thrift.i64(9, offset + dictionaryBytes);
  thrift.i64(11, dictionaryBytes > 0 ? offset : undefined);
  thrift.struct(12, chunk, writeStatistics);
}

function writeStatistics(thrift: ThriftWriter, { nulls, bounds }: ColumnChunk): void {
  thrift.i64(3, nulls);
  thrift.binary(5, bounds?.max?.bytes);
  thrift.binary(6, bounds?.min.bytes);
  thrift.boolean(7, bounds?.max?.exact);
  thrift.boolean(8, bounds?.min.exact);
}

function writeElement(thrift: ThriftWriter, element: SchemaElement): void {
  const { type, repetition_type, converted_type, logical_type } = element;
  thrift.i32(1, type && physicalTypes[type]);
  thrift.i32(2, element.type_length);
  thrift.i32(3, repetition_type && repetitionTypes[repetition_type]);
  thrift.text(4, element.name);
  thrift.i32(5, element.num_children);
  thrift.i32(6, converted_type && convertedTypes[converted_type]);
  thrift.i32(7, element.scale);
  thrift.i32(8, element.precision);
  if (logical_type) thrift.struct(10, logical_type, writeLogicalType);
}

type LogicalType = NonNullable<SchemaElement["logical_type"]>;
type LogicalTypeOf<T> = Extract<LogicalType, { readonly type: T }>;

/** Members of the union that have no fields. */
const emptyTypes: Readonly<Record<string, number>> = { STRING: 1, MAP: 2, LIST: 3, DATE: 6 };

/** @throws {RangeError} if no generated schema has such a type */
function writeLogicalType(union: ThriftWriter, logical: LogicalType): void {
  const empty = emptyTypes[logical.type];
  if (empty !== undefined) union.empty(empty);
  else if (logical.type === "DECIMAL") union.struct(5, logical, writeDecimal);
  else if (logical.type === "TIMESTAMP") union.struct(8, logical, writeTimestamp);
  else throw new RangeError(`no column of logical type ${logical.type}`);
}

function writeDecimal(thrift: ThriftWriter, decimal: LogicalTypeOf<"DECIMAL">): void {
  thrift.i32(1, decimal.scale);
  thrift.i32(2, decimal.precision);
}

/** All are in milliseconds, the first of the units. */
function writeTimestamp(
  thrift: ThriftWriter,
  { isAdjustedToUTC }: LogicalTypeOf<"TIMESTAMP">,
): void {
  thrift.boolean(1, isAdjustedToUTC);
  thrift.struct(2, 1, (unit, milliseconds) => unit.empty(milliseconds));
}
