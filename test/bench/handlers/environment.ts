/** The environment of the delivery function, as Terraform sets it. */
export const environment = {
  AWS_REGION: "eu-west-1",
  PIPELINE_ENVIRONMENT: "bench",
  PIPELINE_TABLES: JSON.stringify({ demand: { recordTypes: ["DemandRecord"], ignored: [] } }),
  PIPELINE_BUCKET: "archive",
  PIPELINE_PREFIX: "changes",
  PIPELINE_FORMATS: "parquet,avro",
  PIPELINE_PARQUET_COMPRESSION: "snappy",
  PIPELINE_PROJECTION_START: "2024-01-01",
  PIPELINE_KERNEL: "on",
} as const;
