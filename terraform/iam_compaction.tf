data "aws_iam_policy_document" "compaction" {
  statement {
    sid       = "SeeOtherRuns"
    actions   = ["states:ListExecutions"]
    resources = [local.machine_arns.compaction]
  }

  statement {
    sid = "Query"
    actions = [
      "athena:GetQueryExecution",
      "athena:GetQueryResults",
      "athena:StartQueryExecution",
      "athena:StopQueryExecution",
    ]
    resources = ["${local.arn.athena}:workgroup/${local.workgroups.compaction}"]
  }

  statement {
    sid       = "FindCatalog"
    actions   = ["athena:GetDataCatalog"]
    resources = ["${local.arn.athena}:datacatalog/AwsDataCatalog"]
  }

  statement {
    sid     = "ReadTables"
    actions = ["glue:GetDatabase", "glue:GetPartitions", "glue:GetTable", "glue:GetTables"]
    resources = [
      "${local.arn.glue}:catalog",
      "${local.arn.glue}:database/${var.config.archive.database}",
      "${local.arn.glue}:table/${var.config.archive.database}/*",
    ]
  }

  # A commit of an Iceberg table is an update of its entry in the catalog.
  statement {
    sid     = "CommitHistory"
    actions = ["glue:UpdateTable"]
    resources = concat(
      ["${local.arn.glue}:catalog", "${local.arn.glue}:database/${var.config.archive.database}"],
      [for record in keys(local.records) : "${local.arn.glue}:table/${var.config.archive.database}/${record}_history"],
    )
  }

  statement {
    sid       = "ReadArchive"
    actions   = ["s3:GetObject"]
    resources = [for record in keys(local.records) : "${local.archive_arn}/${local.key_prefix}${record}/*"]
  }

  # VACUUM deletes; without the right to it says that it did, and does not.
  statement {
    sid     = "WriteHistory"
    actions = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:ListMultipartUploadParts", "s3:PutObject"]
    resources = [
      for record in keys(local.records) : "${local.archive_arn}/${local.key_prefix}${record}/history/*"
    ]
  }

  statement {
    sid       = "ReadAndWriteResults"
    actions   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"]
    resources = ["${local.bucket_arns.results}/${local.workgroups.compaction}/*"]
  }

  statement {
    sid       = "ListBuckets"
    actions   = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"]
    resources = [local.archive_arn, local.bucket_arns.results]
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

data "aws_iam_policy_document" "compaction_schedule" {
  statement {
    sid       = "StartCompaction"
    actions   = ["states:StartExecution"]
    resources = [local.machine_arns.compaction]
  }
}
