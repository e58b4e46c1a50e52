import { bestCompression } from "./deliveryWay.js";

/** The ways, as the table names them. */
export const labels = {
  parse: "base64 + `JSON.parse` alone",
  parquet: `event → Parquet (${bestCompression})`,
  parquetSnappy: "event → Parquet (snappy)",
  parquetNone: "event → Parquet (uncompressed)",
  avro: "event → Avro (deflate)",
  avroNone: "event → Avro (uncompressed)",
  slowParquet: `every record on the slow path → Parquet (${bestCompression})`,
  codecHyparquet: "`JSON.parse` + row codec + hyparquet-writer (snappy)",
  codecAvsc: "`JSON.parse` + row codec + avsc (deflate)",
  conventional: "`JSON.parse` + util-dynamodb + parquetjs-lite (snappy)",
} as const;

export type WayName = keyof typeof labels;
