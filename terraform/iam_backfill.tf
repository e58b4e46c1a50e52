data "aws_iam_policy_document" "backfill" {
  statement {
    sid       = "Log"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = [local.log_arns.backfill]
  }

  statement {
    sid       = "ReadExports"
    actions   = ["s3:GetObject"]
    resources = ["${local.bucket_arns.exports}/*"]
  }

  statement {
    sid       = "Deliver"
    actions   = ["s3:PutObject"]
    resources = local.delivered_arns
  }

  dynamic "statement" {
    for_each = local.customer_keys

    content {
      sid       = "UseKey"
      actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
      resources = [statement.value]
    }
  }
}

data "aws_iam_policy_document" "backfill_machine" {
  statement {
    sid       = "InvokeWorker"
    actions   = ["lambda:InvokeFunction"]
    resources = [local.function_arns.backfill]
  }

  # A distributed map runs its items as executions of the machine itself.
  statement {
    sid       = "RunMap"
    actions   = ["states:StartExecution"]
    resources = [local.machine_arns.backfill]
  }

  statement {
    sid       = "WatchMap"
    actions   = ["states:DescribeExecution", "states:RedriveExecution", "states:StopExecution"]
    resources = ["${local.arn.states}:execution:${local.machines.backfill}/*"]
  }

  statement {
    sid       = "CountMap"
    actions   = ["states:DescribeMapRun"]
    resources = ["${local.arn.states}:mapRun:${local.machines.backfill}/*"]
  }

  statement {
    sid       = "ReadManifest"
    actions   = ["s3:GetObject"]
    resources = ["${local.bucket_arns.exports}/*"]
  }

  statement {
    sid = "WriteResults"
    actions = [
      "s3:AbortMultipartUpload",
      "s3:ListMultipartUploadParts",
      "s3:PutObject",
    ]
    resources = ["${local.bucket_arns.exports}/${local.map_results_prefix}/*"]
  }

  dynamic "statement" {
    for_each = local.customer_keys

    content {
      sid       = "UseKey"
      actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
      resources = [statement.value]
    }
  }
}
