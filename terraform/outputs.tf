output "function" {
  description = "The name of the function that delivers changes."
  value       = aws_lambda_function.delivery.function_name
}

output "stream_arn" {
  description = "The ARN of the stream of changes."
  value       = local.stream_arn
}

output "location" {
  description = "Where the archive's objects are, as s3://bucket/prefix."
  value       = local.location
}

output "database" {
  description = "The Glue database."
  value       = aws_glue_catalog_database.archive.name
}

output "workgroup" {
  description = "The Athena workgroup for queries."
  value       = aws_athena_workgroup.all["queries"].name
}

output "buckets" {
  description = "The names of the buckets: archive, failures, exports, results."
  value       = { for key, bucket in aws_s3_bucket.all : key => bucket.id }
}

output "machines" {
  description = "The ARNs of the state machines: backfill, compaction."
  value = {
    backfill   = aws_sfn_state_machine.backfill.arn
    compaction = aws_sfn_state_machine.compaction.arn
  }
}
