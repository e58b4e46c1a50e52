/** hyparquet as an independent reader, with decimals kept exact. */
import {
  type FileMetaData,
  parquetMetadata,
  parquetReadObjects,
  type SchemaElement,
} from "hyparquet";

/** Read a file's rows; a decimal comes as its unscaled number or big-endian bytes. */
export function readRows(file: ArrayBuffer): Promise<Record<string, unknown>[]> {
  const metadata = parquetMetadata(file);
  const exact: FileMetaData = { ...metadata, schema: metadata.schema.map(withoutDecimal) };
  return parquetReadObjects({ file, metadata: exact });
}

/** hyparquet makes floats of decimals, unless it does not know that they are some. */
function withoutDecimal(element: SchemaElement): SchemaElement {
  if (element.converted_type !== "DECIMAL") return element;
  const { converted_type: _c, logical_type: _l, ...plain } = element;
  return plain;
}
