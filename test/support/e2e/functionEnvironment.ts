/** The environment that Terraform would give the function, and where its S3 is. */
export function functionEnvironment(endpoint: string, bucket: string): Record<string, string> {
  return {
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    POWERTOOLS_LOG_LEVEL: "SILENT",
    PIPELINE_ENVIRONMENT: "test",
    PIPELINE_TABLES: JSON.stringify({ demand: { recordTypes: ["DemandRecord"], ignored: [] } }),
    PIPELINE_BUCKET: bucket,
    PIPELINE_PREFIX: "",
    PIPELINE_FORMATS: "parquet,avro",
    PIPELINE_PARQUET_COMPRESSION: "snappy",
    PIPELINE_PROJECTION_START: "2024-01-01",
  };
}
