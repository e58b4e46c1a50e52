import { ByteWriter, parquetWrite } from "hyparquet-writer";
import type { ParquetMapping, RecordType, TableRow } from "../../codec/RecordType.js";
import type { Format } from "../Format.js";
import { type Compression, codecOf } from "./compression.js";

export { type Compression, compressions, isAvailable } from "./compression.js";

/** The `created_by` of the files; its form is that which readers know to parse. */
const createdBy = "demand-pipeline version 0.1.0";

/** Make the Parquet format: one row group, statistics for every column. */
export function parquetFormat(compression: Compression): Format {
  const codec = codecOf(compression);
  return {
    name: "parquet",
    extension: "parquet",
    contentType: "application/vnd.apache.parquet",
    writes: ({ parquet }) => parquet !== undefined,
    encode(recordType, rows) {
      const writer = new ByteWriter();
      parquetWrite({
        writer,
        ...codec,
        ...content(mappingOf(recordType), rows),
        createdBy,
        rowGroupSize: rows.length,
        kvMetadata: provenance(recordType),
      });
      return writer.getBytes();
    },
  };
}

function mappingOf({ name, parquet }: RecordType): ParquetMapping {
  if (parquet === undefined) throw new Error(`${name} has no mapping to Parquet`);
  return parquet;
}

function content(mapping: ParquetMapping, rows: readonly TableRow[]) {
  const columns = mapping.columns(rows);
  return {
    schema: [...mapping.schema],
    columnData: columns.map(({ name, data }) => ({ name, data: [...data] })),
  };
}

function provenance({ name, version, fingerprint }: RecordType) {
  return [
    { key: "demand_pipeline.record", value: name },
    { key: "demand_pipeline.schema_version", value: version },
    { key: "demand_pipeline.fingerprint", value: fingerprint },
  ];
}
