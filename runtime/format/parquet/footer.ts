import type { SchemaElement } from "hyparquet";
import { physicalType } from "../../columns/Shape.js";
import {
  i32,
  i64,
  list,
  struct,
  type ThriftStruct,
  type ThriftValue,
  thriftBytes,
} from "./CompactProtocol.js";
import type { ColumnChunk } from "./columnChunk.js";
import { type Codec, convertedTypes, physicalTypes, repetitionTypes } from "./constants.js";
import type { Bounds } from "./statistics.js";

/** What a file says of itself. */
export interface FileDescription {
  readonly schema: readonly SchemaElement[];
  readonly rows: number;
  readonly createdBy: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/** A column's pages and where in the file they begin. */
export interface PlacedChunk {
  readonly chunk: ColumnChunk;
  readonly offset: number;
}

/** Spell a file's metadata: one row group, none where there are no rows. */
export function footer(
  file: FileDescription,
  chunks: readonly PlacedChunk[],
  codec: Codec,
): Uint8Array {
  const pairs = Object.entries(file.metadata);
  return thriftBytes({
    1: i32(2),
    2: list(file.schema.map((element) => struct(schemaElement(element)))),
    3: i64(file.rows),
    4: list(file.rows === 0 ? [] : [struct(rowGroup(file.rows, chunks, codec))]),
    5: list(pairs.map(([key, value]) => struct({ 1: key, 2: value }))),
    6: file.createdBy,
    // Each column is in the order of its type, without which bounds mean nothing.
    7: list(chunks.map(() => struct({ 1: struct({}) }))),
  });
}

function rowGroup(rows: number, chunks: readonly PlacedChunk[], codec: Codec): ThriftStruct {
  return {
    1: list(chunks.map((placed) => struct(columnMetadata(placed, codec)))),
    2: i64(sum(chunks, ({ uncompressedBytes }) => uncompressedBytes)),
    3: i64(rows),
    5: i64(chunks[0]?.offset ?? 0),
    6: i64(sum(chunks, ({ compressedBytes }) => compressedBytes)),
  };
}

function sum(chunks: readonly PlacedChunk[], count: (chunk: ColumnChunk) => number): number {
  return chunks.reduce((total, { chunk }) => total + count(chunk), 0);
}

function columnMetadata({ chunk, offset }: PlacedChunk, codec: Codec): ThriftStruct {
  const { column, dictionaryBytes } = chunk;
  return {
    2: i64(0),
    3: struct({
      1: i32(physicalTypes[physicalType(column.shape.type)]),
      2: list(chunk.encodings.map(i32)),
      3: list(column.path),
      4: i32(codec.id),
      5: i64(column.definitions.count),
      6: i64(chunk.uncompressedBytes),
      7: i64(chunk.compressedBytes),
      9: i64(offset + dictionaryBytes),
      11: dictionaryBytes > 0 ? i64(offset) : undefined,
      12: struct(statistics(chunk.nulls, chunk.bounds)),
    }),
  };
}

function statistics(nulls: number, bounds: Bounds | undefined): ThriftStruct {
  return {
    3: i64(nulls),
    5: bounds?.max?.bytes,
    6: bounds?.min.bytes,
    7: bounds?.max?.exact,
    8: bounds?.min.exact,
  };
}

function schemaElement(element: SchemaElement): ThriftStruct {
  const { type, type_length, repetition_type, num_children, converted_type } = element;
  return {
    1: type && i32(physicalTypes[type]),
    2: number(type_length),
    3: repetition_type && i32(repetitionTypes[repetition_type]),
    4: element.name,
    5: number(num_children),
    6: number(converted_type && convertedTypes[converted_type]),
    7: number(element.scale),
    8: number(element.precision),
    10: element.logical_type && struct(logicalType(element.logical_type)),
  };
}

function number(value: number | undefined): ThriftValue | undefined {
  return value === undefined ? undefined : i32(value);
}

type LogicalType = NonNullable<SchemaElement["logical_type"]>;

/** @throws {RangeError} if no generated schema has such a type */
function logicalType(logical: LogicalType): ThriftStruct {
  switch (logical.type) {
    case "STRING":
      return { 1: struct({}) };
    case "MAP":
      return { 2: struct({}) };
    case "LIST":
      return { 3: struct({}) };
    case "DECIMAL":
      return { 5: struct({ 1: i32(logical.scale), 2: i32(logical.precision) }) };
    case "DATE":
      return { 6: struct({}) };
    case "TIMESTAMP":
      return { 8: struct({ 1: logical.isAdjustedToUTC, 2: struct({ 1: struct({}) }) }) };
    default:
      throw new RangeError(`no column of logical type ${logical.type}`);
  }
}
