import type { ParquetMapping, RecordType } from "../../codec/RecordType.js";
import { columnsOf } from "../../columns/columnsOf.js";
import type { Format } from "../Format.js";
import { type Compression, codecOf } from "./compression.js";
import { writeParquet } from "./writeParquet.js";

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
      const { schema } = mappingOf(recordType);
      const metadata = provenance(recordType);
      return writeParquet(columnsOf(recordType, rows), { schema, createdBy, metadata }, codec);
    },
  };
}

function mappingOf({ name, parquet }: RecordType): ParquetMapping {
  if (parquet === undefined) throw new Error(`${name} has no mapping to Parquet`);
  return parquet;
}

function provenance({ name, version, fingerprint }: RecordType) {
  return {
    "demand_pipeline.record": name,
    "demand_pipeline.schema_version": version,
    "demand_pipeline.fingerprint": fingerprint,
  };
}
