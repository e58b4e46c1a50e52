import { deflateRawSync } from "node:zlib";
import type { TableColumns } from "../../columns/TableColumns.js";
import { AvroBytes } from "./AvroBytes.js";
import { encodeRows } from "./encodeRows.js";

/** What an object container file holds. */
export interface AvroContent {
  /** The schema's JSON text under `avro.schema`, and what else is said of the file. */
  readonly metadata: Readonly<Record<string, string>>;
  /** Columns in that schema's order. */
  readonly columns: TableColumns;
  /** The 16 bytes after every block, at which readers find their way back. */
  readonly sync: Buffer;
}

/** How blocks are compressed. */
export type AvroCodec = "deflate" | "null";

/** A reader splits a file at blocks; the specification names no size, Hadoop's writer uses this. */
const blockBytes = 64_000;

/**
 * Write an object container file.
 *
 * @see https://avro.apache.org/docs/1.12.0/specification/#object-container-files
 */
export function avroContainer(
  { metadata, columns, sync }: AvroContent,
  codec: AvroCodec = "deflate",
): Uint8Array {
  const parts = [header({ ...metadata, "avro.codec": codec }, sync)];
  for (const { rows, bytes } of encodeRows(columns, blockBytes)) {
    // Level 1: six is twice as slow for a twelfth less.
    const body = codec === "deflate" ? deflateRawSync(bytes, { level: 1 }) : bytes.slice();
    parts.push(blockHead(rows, body.length), body, sync);
  }
  return Buffer.concat(parts);
}

const magic = Buffer.from("Obj\x01", "latin1");

function header(metadata: Readonly<Record<string, string>>, sync: Buffer): Uint8Array {
  const out = new AvroBytes();
  out.append(magic, 0, magic.length);
  const pairs = Object.entries(metadata);
  out.int(pairs.length);
  for (const text of pairs.flat()) putText(out, text);
  out.int(0);
  out.append(sync, 0, sync.length);
  return out.bytes.subarray(0, out.end);
}

function putText(out: AvroBytes, text: string): void {
  const bytes = Buffer.from(text);
  out.int(bytes.length);
  out.append(bytes, 0, bytes.length);
}

function blockHead(rows: number, length: number): Uint8Array {
  const out = new AvroBytes();
  out.int(rows);
  out.int(length);
  return out.bytes.slice(0, out.end);
}
