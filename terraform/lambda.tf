resource "aws_cloudwatch_log_group" "delivery" {
  name              = "/aws/lambda/${local.functions.delivery}"
  retention_in_days = var.config.function.logRetentionDays
}

resource "aws_lambda_function" "delivery" {
  function_name                  = local.functions.delivery
  description                    = "Delivers changes of DynamoDB from Kinesis to the archive"
  role                           = aws_iam_role.all["delivery"].arn
  filename                       = "${local.packages}/deliveryWorker.zip"
  source_code_hash               = filebase64sha256("${local.packages}/deliveryWorker.zip")
  handler                        = local.handler
  runtime                        = var.config.function.runtime
  architectures                  = [var.config.function.architecture]
  memory_size                    = var.config.function.memoryMebibytes
  timeout                        = var.config.function.timeoutSeconds
  reserved_concurrent_executions = var.reserved_concurrency
  kms_key_arn                    = var.kms_key_arn

  environment {
    variables = local.runtime_variables
  }

  depends_on = [aws_cloudwatch_log_group.delivery, aws_iam_role_policy.all]
}

# Without filters, since they drop for good what is not JSON.
resource "aws_lambda_event_source_mapping" "changes" {
  event_source_arn                   = local.stream_arn
  function_name                      = aws_lambda_function.delivery.arn
  starting_position                  = "TRIM_HORIZON" # LATEST can miss what comes while it is created.
  batch_size                         = var.config.eventSource.batchSize
  maximum_batching_window_in_seconds = var.config.eventSource.batchingWindowSeconds
  parallelization_factor             = var.config.eventSource.parallelizationFactor
  maximum_record_age_in_seconds      = var.config.eventSource.maximumRecordAgeSeconds
  maximum_retry_attempts             = -1
  bisect_batch_on_function_error     = true
  function_response_types            = ["ReportBatchItemFailures"]

  destination_config {
    on_failure {
      destination_arn = aws_s3_bucket.all["failures"].arn
    }
  }

  # Counts what goes to the destination above.
  metrics_config {
    metrics = ["EventCount"]
  }

  # The first invocation needs somewhere to write.
  depends_on = [aws_s3_bucket_policy.all, aws_s3_bucket_server_side_encryption_configuration.all]
}
