# The archive's objects are written once and the failures are the only copy of what they hold, so
# both keep versions, from which a deletion by mistake can be undone. Exports and query results can
# be made again.
locals {
  buckets = {
    archive  = { name = var.config.archive.bucket, versioned = true }
    failures = { name = "${var.config.archive.bucket}-failures", versioned = true }
    exports  = { name = "${var.config.archive.bucket}-exports", versioned = false }
    results  = { name = "${var.config.archive.bucket}-results", versioned = false }
  }

  # Where a redrive of a backfill ends, Step Functions has forgotten the execution, too.
  export_days = 30
  result_days = 14

  # Days for which a deleted or replaced object can be had back.
  undo_days = 30

  expirations = {
    # A mark of a replay is of no use once what was replayed is gone.
    archive = [
      for prefix in ["quarantine", "replayed"] :
      { id = prefix, prefix = "${local.key_prefix}${prefix}/", days = var.config.retention.quarantineDays }
    ]
    failures = [{ id = "failures", prefix = "", days = var.config.retention.failedBatchDays }]
    exports  = [{ id = "exports", prefix = "", days = local.export_days }]
    results  = [{ id = "results", prefix = "", days = local.result_days }]
  }
}

resource "aws_s3_bucket" "all" {
  for_each = local.buckets

  bucket        = each.value.name
  force_destroy = !var.protected
}

resource "aws_s3_bucket_public_access_block" "all" {
  for_each = local.buckets

  bucket                  = aws_s3_bucket.all[each.key].id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "all" {
  for_each = local.buckets

  bucket = aws_s3_bucket.all[each.key].id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "all" {
  for_each = local.buckets

  bucket = aws_s3_bucket.all[each.key].id

  rule {
    bucket_key_enabled = var.kms_key_arn != null

    apply_server_side_encryption_by_default {
      sse_algorithm     = var.kms_key_arn == null ? "AES256" : "aws:kms"
      kms_master_key_id = var.kms_key_arn
    }
  }
}

resource "aws_s3_bucket_versioning" "all" {
  for_each = { for key, bucket in local.buckets : key => bucket if bucket.versioned }

  bucket = aws_s3_bucket.all[each.key].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "all" {
  for_each = local.buckets

  bucket = aws_s3_bucket.all[each.key].id

  dynamic "rule" {
    for_each = local.expirations[each.key]

    content {
      id     = "expire-${rule.value.id}"
      status = "Enabled"

      filter {
        prefix = rule.value.prefix
      }

      expiration {
        days = rule.value.days
      }
    }
  }

  rule {
    id     = "remove-remains"
    status = "Enabled"

    filter {
      prefix = ""
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }

    noncurrent_version_expiration {
      noncurrent_days = local.undo_days
    }
  }

  # Delivered objects stay for good. What nobody reads costs less after a month; S3 leaves objects
  # below 128 KiB, for which it would not pay, where they are.
  dynamic "rule" {
    for_each = each.key == "archive" ? [local.key_prefix] : []

    content {
      id     = "tier-changes"
      status = "Enabled"

      filter {
        prefix = rule.value
      }

      transition {
        days          = 30
        storage_class = "INTELLIGENT_TIERING"
      }
    }
  }

  depends_on = [aws_s3_bucket_versioning.all]
}

resource "aws_s3_bucket_policy" "all" {
  for_each = local.buckets

  bucket = aws_s3_bucket.all[each.key].id
  policy = data.aws_iam_policy_document.bucket[each.key].json

  depends_on = [aws_s3_bucket_public_access_block.all]
}

data "aws_iam_policy_document" "bucket" {
  for_each = local.buckets

  statement {
    sid       = "DenyWithoutTls"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [local.bucket_arns[each.key], "${local.bucket_arns[each.key]}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }

  statement {
    sid       = "DenyOldTls"
    effect    = "Deny"
    actions   = ["s3:*"]
    resources = [local.bucket_arns[each.key], "${local.bucket_arns[each.key]}/*"]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "NumericLessThan"
      variable = "s3:TlsVersion"
      values   = ["1.2"]
    }
  }
}

locals {
  bucket_arns = { for key, bucket in local.buckets : key => "arn:${local.partition}:s3:::${bucket.name}" }
}
