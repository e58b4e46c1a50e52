import type { LeafColumn } from "../../columns/LeafColumn.js";
import type { ByteWriter } from "../ByteWriter.js";
import { ThriftWriter } from "./CompactProtocol.js";
import { type Codec, uncompressed } from "./compression.js";
import { codecIds, encodings, pageTypes } from "./constants.js";
import { type Bounds, type EncodedPage, encodeColumn } from "./encodeColumn.js";

/** What the footer says of a column's pages. */
export interface ColumnChunk {
  readonly column: LeafColumn;
  readonly codecId: number;
  /** Where in the file it begins. */
  readonly offset: number;
  /** The bytes of the dictionary page; 0 where there is none. */
  readonly dictionaryBytes: number;
  readonly compressedBytes: number;
  readonly uncompressedBytes: number;
  readonly encodings: readonly number[];
  readonly nulls: number;
  readonly bounds: Bounds | undefined;
}

/** Write a column's pages. A column that would become no smaller is not compressed. */
export function writeColumnChunk(out: ByteWriter, column: LeafColumn, codec: Codec): ColumnChunk {
  const { pages, bounds } = encodeColumn(column, codec.id === codecIds.snappy);
  const { id, bodies } = pack(pages, codec);
  const offset = out.length;
  let dictionaryBytes = 0;
  let uncompressedBytes = 0;
  for (const [index, page] of pages.entries()) {
    const body = bodies[index] as Uint8Array;
    const start = out.length;
    writeHeader(out, page, body.length);
    uncompressedBytes += out.length - start + page.body.length;
    out.append(body);
    if (page.isDictionary) dictionaryBytes = out.length - start;
  }
  return {
    column,
    codecId: id,
    offset,
    dictionaryBytes,
    compressedBytes: out.length - offset,
    uncompressedBytes,
    encodings: [...encodingsOf(pages), encodings.rle],
    nulls: column.definitions.count - column.values.count,
    bounds,
  };
}

/** Give the encodings of the data pages, each once. */
function encodingsOf(pages: readonly EncodedPage[]): Iterable<number> {
  return new Set(pages.flatMap(({ isDictionary, encoding }) => (isDictionary ? [] : encoding)));
}

interface PackedPages {
  readonly id: number;
  readonly bodies: readonly Uint8Array[];
}

function pack(pages: readonly EncodedPage[], codec: Codec): PackedPages {
  const plain = pages.map(({ body }) => body);
  const size = sizeOf(plain);
  if (size >= codec.leastBytes) {
    const bodies = pages.map((page) => codec.packed(page));
    if (sizeOf(bodies) < size) return { id: codec.id, bodies };
  }
  return { id: uncompressed.id, bodies: plain };
}

function sizeOf(bodies: readonly Uint8Array[]): number {
  return bodies.reduce((total, { length }) => total + length, 0);
}

function writeHeader(out: ByteWriter, page: EncodedPage, packedBytes: number): void {
  const { isDictionary, body } = page;
  const thrift = new ThriftWriter(out);
  thrift.i32(1, isDictionary ? pageTypes.dictionary : pageTypes.data);
  thrift.i32(2, body.length);
  thrift.i32(3, packedBytes);
  if (isDictionary) thrift.struct(7, page, writeDictionaryHeader);
  else thrift.struct(5, page, writeDataHeader);
  thrift.end();
}

function writeDictionaryHeader(thrift: ThriftWriter, { count, encoding }: EncodedPage): void {
  thrift.i32(1, count);
  thrift.i32(2, encoding);
}

function writeDataHeader(thrift: ThriftWriter, { count, encoding }: EncodedPage): void {
  thrift.i32(1, count);
  thrift.i32(2, encoding);
  thrift.i32(3, encodings.rle);
  thrift.i32(4, encodings.rle);
}
