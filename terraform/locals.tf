data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  environment = var.config.environment
  account     = data.aws_caller_identity.current.account_id
  partition   = data.aws_partition.current.partition

  # service => the beginning of the ARNs of the account's resources. Written out, so that a plan
  # shows whole policies, and that a machine's role can name the machine.
  arn = {
    for service in ["athena", "glue", "kinesis", "lambda", "logs", "states"] :
    service => "arn:${local.partition}:${service}:${var.config.region}:${local.account}"
  }

  # Keys in the archive begin with this.
  key_prefix = var.config.archive.prefix == "" ? "" : "${var.config.archive.prefix}/"
  location   = trimsuffix("s3://${var.config.archive.bucket}/${local.key_prefix}", "/")

  # Table names by record; what the generated module makes.
  records = module.tables.tables

  packages = coalesce(var.packages, "${path.module}/../dist/functions")
  handler  = "index.handler"

  # What the functions are told: the variables that runtime/config.ts reads. V8 compiles what is hot on
  # four threads, which on two processors take turns with the function's own; with 0 they are one
  # fewer than the processors, and the first event takes a tenth less. To read the source map at each
  # start would take as much again, so that is left to whoever reads a stack trace.
  runtime_variables = {
    PIPELINE_ENVIRONMENT         = local.environment
    PIPELINE_TABLES              = jsonencode(var.config.tables)
    PIPELINE_BUCKET              = var.config.archive.bucket
    PIPELINE_PREFIX              = var.config.archive.prefix
    PIPELINE_FORMATS             = join(",", var.config.archive.formats)
    PIPELINE_PARQUET_COMPRESSION = var.config.archive.parquetCompression
    PIPELINE_PROJECTION_START    = var.config.archive.projectionStart
    POWERTOOLS_LOG_LEVEL         = var.config.function.logLevel
    NODE_OPTIONS                 = "--v8-pool-size=0"
  }
}
