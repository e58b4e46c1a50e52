import type { TableColumns } from "../../columns/TableColumns.js";
import { columnChunk } from "./columnChunk.js";
import type { Codec } from "./constants.js";
import { type FileDescription, footer, type PlacedChunk } from "./footer.js";

const magic = Buffer.from("PAR1", "latin1");

/**
 * Write columns as a Parquet file.
 *
 * @see https://parquet.apache.org/docs/file-format/
 */
export function writeParquet(
  columns: TableColumns,
  file: Omit<FileDescription, "rows">,
  codec: Codec,
): Uint8Array {
  const parts: Uint8Array[] = [magic];
  const chunks: PlacedChunk[] = [];
  let offset = magic.length;
  for (const leaf of columns.leaves) {
    const chunk = columnChunk(leaf, codec);
    parts.push(...chunk.parts);
    chunks.push({ chunk, offset });
    offset += chunk.compressedBytes;
  }
  const tail = footer({ ...file, rows: columns.rows }, chunks, codec);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(tail.length);
  return Buffer.concat([...parts, tail, length, magic]);
}
