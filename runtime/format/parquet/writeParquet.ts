import type { TableColumns } from "../../columns/TableColumns.js";
import { ByteWriter } from "../ByteWriter.js";
import { writeColumnChunk } from "./columnChunk.js";
import type { Codec } from "./compression.js";
import { type FileDescription, writeFooter } from "./footer.js";

const magic = Buffer.from("PAR1", "latin1");

/**
 * Write columns as a Parquet file.
 *
 * @see https://parquet.apache.org/docs/file-format/
 */
export function writeParquet(
  { leaves, rows }: TableColumns,
  file: Omit<FileDescription, "rows">,
  codec: Codec,
): Uint8Array {
  const out = new ByteWriter();
  out.append(magic);
  const chunks = leaves.map((leaf) => writeColumnChunk(out, leaf, codec));
  const start = out.length;
  writeFooter(out, { ...file, rows }, chunks);
  out.word(out.length - start);
  out.append(magic);
  return out.finish();
}
