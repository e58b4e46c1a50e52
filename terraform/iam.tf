# Who may do what. Every role has one policy, below; an action is never a pattern, and a resource
# is one of this module's or lies in one, but for the Glue catalog and Athena's own data catalog,
# which an account has one of.
locals {
  functions = {
    delivery = "${var.name}-delivery-${local.environment}"
    backfill = "${var.name}-backfill-${local.environment}"
  }

  function_arns = { for key, name in local.functions : key => "${local.arn.lambda}:function:${name}" }

  machines = {
    backfill   = "${var.name}-backfill-${local.environment}"
    compaction = "${var.name}-compaction-${local.environment}"
  }

  machine_arns = { for key, name in local.machines : key => "${local.arn.states}:stateMachine:${name}" }

  # role => the service that takes it on
  roles = {
    delivery            = "lambda.amazonaws.com"
    backfill            = "lambda.amazonaws.com"
    backfill-machine    = "states.amazonaws.com"
    compaction          = "states.amazonaws.com"
    compaction-schedule = "scheduler.amazonaws.com"
  }

  policies = {
    delivery            = data.aws_iam_policy_document.delivery.json
    backfill            = data.aws_iam_policy_document.backfill.json
    backfill-machine    = data.aws_iam_policy_document.backfill_machine.json
    compaction          = data.aws_iam_policy_document.compaction.json
    compaction-schedule = data.aws_iam_policy_document.compaction_schedule.json
  }
}

resource "aws_iam_role" "all" {
  for_each = local.roles

  name                 = "${var.name}-${each.key}-${local.environment}"
  assume_role_policy   = data.aws_iam_policy_document.trust[each.key].json
  permissions_boundary = var.permissions_boundary
}

resource "aws_iam_role_policy" "all" {
  for_each = local.policies

  name   = each.key
  role   = aws_iam_role.all[each.key].id
  policy = each.value
}

data "aws_iam_policy_document" "trust" {
  for_each = local.roles

  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = [each.value]
    }

    # Against a confused deputy. Lambda names no source when it takes on a function's role.
    dynamic "condition" {
      for_each = each.value == "lambda.amazonaws.com" ? [] : [local.account]

      content {
        test     = "StringEquals"
        variable = "aws:SourceAccount"
        values   = [condition.value]
      }
    }
  }
}

# What the policies below have in common.
locals {
  archive_arn = local.bucket_arns.archive

  # Where changes and quarantined records are written.
  delivered_arns = concat(
    [for pair in setproduct(keys(local.records), var.config.archive.formats) :
    "${local.archive_arn}/${local.key_prefix}${pair[0]}/${pair[1]}/*"],
    ["${local.archive_arn}/${local.key_prefix}quarantine/*"],
  )

  log_arns = {
    for key, name in local.functions : key => "${local.arn.logs}:log-group:/aws/lambda/${name}:*"
  }

  customer_keys = var.kms_key_arn == null ? [] : [var.kms_key_arn]
}
