# Compaction has a workgroup of its own, so that what it reads is counted apart from what people do.
locals {
  workgroups = {
    queries    = var.config.athena.workgroup
    compaction = "${var.config.athena.workgroup}-compaction"
  }
}

resource "aws_athena_workgroup" "all" {
  for_each = local.workgroups

  name          = each.value
  description   = "${each.key} of the archive of ${local.environment}"
  force_destroy = !var.protected

  configuration {
    enforce_workgroup_configuration    = true
    publish_cloudwatch_metrics_enabled = true
    requester_pays_enabled             = false
    bytes_scanned_cutoff_per_query     = var.config.athena.scanLimitGibibytes * 1024 * 1024 * 1024

    engine_version {
      selected_engine_version = "Athena engine version 3"
    }

    result_configuration {
      output_location       = "s3://${aws_s3_bucket.all["results"].id}/${each.value}/"
      expected_bucket_owner = local.account

      encryption_configuration {
        encryption_option = var.kms_key_arn == null ? "SSE_S3" : "SSE_KMS"
        kms_key_arn       = var.kms_key_arn
      }
    }
  }
}

locals {
  # What an operator asks of any record's changes; the dictionary has queries of its columns.
  record_queries = {
    "changes by hour"          = "changes_by_hour"
    "delay of delivery"        = "delivery_delay"
    "misfits by reason"        = "misfits_by_reason"
    "rescued values"           = "rescued_values"
    "removals by time to live" = "expired_items"
  }

  query_texts = concat(
    flatten([for record, names in local.records : [for title, file in local.record_queries : {
      name = "${record}: ${title}"
      text = templatefile("${path.module}/queries/${file}.sql", {
        database = var.config.archive.database
        changes  = names.changes
      })
    }]]),
    [{
      name = "quarantine by reason"
      text = templatefile("${path.module}/queries/quarantine_by_reason.sql", {
        database   = var.config.archive.database
        quarantine = module.tables.quarantine
      })
    }],
  )
}

resource "aws_athena_named_query" "all" {
  for_each = { for query in local.query_texts : query.name => query.text }

  name        = each.key
  description = trimprefix(split("\n", each.value)[0], "-- ")
  workgroup   = aws_athena_workgroup.all["queries"].id
  database    = aws_glue_catalog_database.archive.name
  query       = each.value
}
