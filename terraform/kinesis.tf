# A change that is larger than the stream's records may be is not replicated. Where the limit is
# not 1024 KiB, set it as docs/first-deploy.md says: the argument exists from provider 6.20 on.
resource "aws_kinesis_stream" "changes" {
  count = var.create_stream ? 1 : 0

  name             = var.config.stream.name
  shard_count      = var.config.stream.mode == "PROVISIONED" ? var.config.stream.shards : null
  retention_period = var.config.stream.retentionHours
  encryption_type  = "KMS"
  kms_key_id       = coalesce(var.kms_key_arn, "alias/aws/kinesis")

  stream_mode_details {
    stream_mode = var.config.stream.mode
  }
}

data "aws_kinesis_stream" "existing" {
  count = var.create_stream ? 0 : 1

  name = var.config.stream.name
}

locals {
  stream_arn = one(concat(aws_kinesis_stream.changes[*].arn, data.aws_kinesis_stream.existing[*].arn))
}
