data "aws_iam_policy_document" "delivery" {
  statement {
    sid       = "Log"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = [local.log_arns.delivery]
  }

  statement {
    sid = "ReadStream"
    actions = [
      "kinesis:DescribeStream",
      "kinesis:DescribeStreamSummary",
      "kinesis:GetRecords",
      "kinesis:GetShardIterator",
      "kinesis:ListShards",
    ]
    resources = ["${local.arn.kinesis}:stream/${var.config.stream.name}"]
  }

  statement {
    sid       = "Deliver"
    actions   = ["s3:PutObject"]
    resources = local.delivered_arns
  }

  # Lambda writes there in the function's name.
  statement {
    sid       = "WriteFailures"
    actions   = ["s3:PutObject"]
    resources = ["${local.bucket_arns.failures}/aws/lambda/*"]
  }

  statement {
    sid       = "ListFailures"
    actions   = ["s3:ListBucket"]
    resources = [local.bucket_arns.failures]
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
