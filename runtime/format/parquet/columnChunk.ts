import type { LeafColumn } from "../../columns/LeafColumn.js";
import type { PlainValues } from "../../columns/PlainValues.js";
import { fixedWidth } from "../../columns/Shape.js";
import { i32, struct, type ThriftStruct, thriftBytes } from "./CompactProtocol.js";
import { type Codec, encodings, pageTypes } from "./constants.js";
import { buildDictionary, type Dictionary } from "./dictionary.js";
import { bitWidth, encodeHybrid } from "./hybrid.js";
import { type PageRange, pageRanges } from "./pageRanges.js";
import { type Bounds, boundsOf } from "./statistics.js";

/** The pages of one column, and what the footer says of them. */
export interface ColumnChunk {
  readonly column: LeafColumn;
  readonly parts: readonly Uint8Array[];
  /** The bytes of the dictionary page; 0 where there is none. */
  readonly dictionaryBytes: number;
  readonly compressedBytes: number;
  readonly uncompressedBytes: number;
  readonly encodings: readonly number[];
  readonly nulls: number;
  readonly bounds: Bounds | undefined;
}

/** Write a column's pages. */
export function columnChunk(column: LeafColumn, codec: Codec): ColumnChunk {
  const { type } = column.shape;
  const dictionary =
    type.kind === "boolean" ? undefined : buildDictionary(column.values, fixedWidth(type));
  const pages = new PageWriter(codec);
  if (dictionary) pages.dictionary(dictionary.values);
  const dictionaryBytes = pages.compressedBytes;
  for (const range of pageRanges(column, dictionary?.indexes)) {
    pages.data(range, dictionary, pageBody(column, range, dictionary));
  }
  return {
    column,
    parts: pages.parts,
    dictionaryBytes,
    compressedBytes: pages.compressedBytes,
    uncompressedBytes: pages.uncompressedBytes,
    encodings: [dictionary ? encodings.rleDictionary : encodings.plain, encodings.rle],
    nulls: column.definitions.count - column.values.count,
    bounds: boundsOf(type, dictionary?.values ?? column.values),
  };
}

/** Compresses pages and puts their headers before them. */
class PageWriter {
  readonly parts: Uint8Array[] = [];
  compressedBytes = 0;
  uncompressedBytes = 0;

  constructor(private readonly codec: Codec) {}

  dictionary({ bytes, end, count }: PlainValues): void {
    const header = { 1: i32(count), 2: i32(encodings.plain) };
    this.#page({ 1: i32(pageTypes.dictionary), 7: struct(header) }, bytes.subarray(0, end));
  }

  data({ entries }: PageRange, dictionary: Dictionary | undefined, body: Uint8Array): void {
    const header = {
      1: i32(entries[1] - entries[0]),
      2: i32(dictionary ? encodings.rleDictionary : encodings.plain),
      3: i32(encodings.rle),
      4: i32(encodings.rle),
    };
    this.#page({ 1: i32(pageTypes.data), 5: struct(header) }, body);
  }

  #page(header: ThriftStruct, body: Uint8Array): void {
    const compressed = this.codec.compress(body);
    const sizes = { 2: i32(body.length), 3: i32(compressed.length) };
    const head = thriftBytes({ ...header, ...sizes });
    this.parts.push(head, compressed);
    this.compressedBytes += head.length + compressed.length;
    this.uncompressedBytes += head.length + body.length;
  }
}

/** Repetition levels, definition levels, values: those of a data page of version 1. */
function pageBody(
  column: LeafColumn,
  { entries, values, bytes }: PageRange,
  dictionary: Dictionary | undefined,
): Uint8Array {
  const { maxDefinition, maxRepetition, definitions, repetitions } = column;
  const parts: Uint8Array[] = [];
  if (maxRepetition > 0)
    parts.push(...levels(repetitions.bytes.subarray(...entries), maxRepetition));
  if (maxDefinition > 0)
    parts.push(...levels(definitions.bytes.subarray(...entries), maxDefinition));
  if (dictionary) parts.push(...indexes(dictionary, values));
  else if (column.shape.type.kind === "boolean")
    parts.push(bits(column.values.bytes.subarray(...bytes)));
  else parts.push(column.values.bytes.subarray(...bytes));
  return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
}

function levels(numbers: Uint8Array, max: number): readonly Uint8Array[] {
  const encoded = encodeHybrid(numbers, bitWidth(max));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(encoded.length);
  return [length, encoded];
}

function indexes(dictionary: Dictionary, values: readonly [number, number]): readonly Uint8Array[] {
  // Some readers refuse a width of no bits.
  const width = Math.max(1, bitWidth(dictionary.values.count - 1));
  return [Uint8Array.of(width), encodeHybrid(dictionary.indexes.subarray(...values), width)];
}

/** Pack booleans, the first in the lowest bit. */
function bits(booleans: Uint8Array): Uint8Array {
  const packed = new Uint8Array(Math.ceil(booleans.length / 8));
  for (let at = 0; at < booleans.length; at++) {
    packed[at >> 3] = (packed[at >> 3] as number) | ((booleans[at] as number) << (at & 7));
  }
  return packed;
}
