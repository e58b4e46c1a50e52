import type { TableColumns } from "../../columns/TableColumns.js";
import { ByteWriter } from "../ByteWriter.js";
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

const magic = Buffer.from("Obj\x01", "latin1");

/**
 * Write an object container file.
 *
 * @see https://avro.apache.org/docs/1.12.0/specification/#object-container-files
 */
export function avroContainer(
  { metadata, columns, sync }: AvroContent,
  codec: AvroCodec = "deflate",
): Uint8Array {
  const out = new ByteWriter();
  writeHeader(out, { ...metadata, "avro.codec": codec });
  out.append(sync);
  for (const { rows, bytes } of encodeRows(columns, blockBytes, codec === "deflate")) {
    out.zigzag(rows);
    out.zigzag(bytes.length);
    out.append(bytes);
    out.append(sync);
  }
  return out.finish();
}

function writeHeader(out: ByteWriter, metadata: Readonly<Record<string, string>>): void {
  out.append(magic);
  const pairs = Object.entries(metadata);
  out.zigzag(pairs.length);
  for (const text of pairs.flat()) {
    out.zigzag(Buffer.byteLength(text));
    out.text(text);
  }
  out.zigzag(0);
}
