# What wakes someone. docs/runbook.md has a section for each, by its name.
locals {
  five_minutes = 300

  delivery_dimensions = { service = "delivery", environment = local.environment }
  function_dimensions = { FunctionName = local.functions.delivery }

  # Alarms on one metric: breached where the statistic is at the threshold or above it, in every one
  # of the periods.
  metric_alarms = {
    iterator-age = {
      meaning   = "The delivery is behind the stream; records are lost once they leave it"
      namespace = "AWS/Lambda", metric = "IteratorAge", dimensions = local.function_dimensions
      statistic = "Maximum", threshold = var.config.alarms.iteratorAgeSeconds * 1000, periods = 3
    }
    function-errors = {
      meaning   = "Invocations of the delivery end in an error"
      namespace = "AWS/Lambda", metric = "Errors", dimensions = local.function_dimensions
      statistic = "Sum", threshold = var.config.alarms.functionErrors, periods = 1
    }
    function-throttles = {
      meaning   = "Lambda refuses invocations of the delivery"
      namespace = "AWS/Lambda", metric = "Throttles", dimensions = local.function_dimensions
      statistic = "Sum", threshold = 1, periods = 3
    }
    function-duration = {
      meaning   = "Invocations of the delivery come near their time limit"
      namespace = "AWS/Lambda", metric = "Duration", dimensions = local.function_dimensions
      statistic = "Maximum", threshold = var.config.function.timeoutSeconds * 1000 * 0.9, periods = 1
    }
    failed-batches = {
      meaning    = "Records were given up and lie in the bucket of failures"
      namespace  = "AWS/Lambda", metric = "OnFailureDestinationDeliveredEventCount"
      dimensions = { EventSourceMappingUUID = aws_lambda_event_source_mapping.changes.uuid }
      statistic  = "Sum", threshold = 1, periods = 1
    }
    failed-batches-lost = {
      meaning   = "Records were given up and could not be written to the bucket of failures"
      namespace = "AWS/Lambda", metric = "DestinationDeliveryFailures", dimensions = local.function_dimensions
      statistic = "Sum", threshold = 1, periods = 1
    }
    quarantined = {
      meaning   = "Records could not be delivered and lie in quarantine"
      namespace = "DemandPipeline", metric = "Quarantined", dimensions = local.delivery_dimensions
      statistic = "Sum", threshold = var.config.alarms.quarantinedRecords, periods = 1
    }
    misfits = {
      meaning   = "Values do not fit their columns and are kept beside them"
      namespace = "DemandPipeline", metric = "Misfits", dimensions = local.delivery_dimensions
      statistic = "Sum", threshold = var.config.alarms.misfits, periods = 1
    }
    storage-failures = {
      meaning   = "The archive refuses objects; their records come again"
      namespace = "DemandPipeline", metric = "Failed", dimensions = local.delivery_dimensions
      statistic = "Sum", threshold = 1, periods = 3
    }
    backfill-failed = {
      meaning    = "An execution of the backfill failed"
      namespace  = "AWS/States", metric = "ExecutionsFailed"
      dimensions = { StateMachineArn = local.machine_arns.backfill }
      statistic  = "Sum", threshold = 1, periods = 1
    }
    compaction-failed = {
      meaning    = "An execution of the compaction failed"
      namespace  = "AWS/States", metric = "ExecutionsFailed"
      dimensions = { StateMachineArn = local.machine_arns.compaction }
      statistic  = "Sum", threshold = 1, periods = 1
    }
  }

  # Alarms on metrics of a table's replication. They have a second dimension, DelegatedOperation,
  # whose values are not documented, so that the metrics are found by a query.
  replication_metrics = {
    replication-failed = {
      meaning = "DynamoDB gave up changes, which never arrive: larger than the stream's records may be"
      select  = "SUM(FailedToReplicateRecordCount)", threshold = 1
    }
    replication-age = {
      meaning = "DynamoDB cannot write to the stream; after 168 hours it stops trying for good"
      select  = "MAX(AgeOfOldestUnreplicatedRecord)", threshold = var.config.alarms.iteratorAgeSeconds * 1000
    }
  }

  replication_alarms = merge([
    for table in keys(var.config.tables) : {
      for name, alarm in local.replication_metrics : "${name}-${table}" => merge(alarm, {
        section = name
        query   = "SELECT ${alarm.select} FROM SCHEMA(\"AWS/DynamoDB\", TableName, DelegatedOperation) WHERE TableName = '${table}'"
      })
    }
  ]...)

  alarm_actions = compact([var.config.alarms.topicArn])
  alarm_prefix  = "${var.name}-${local.environment}"
}

resource "aws_cloudwatch_metric_alarm" "metric" {
  for_each = local.metric_alarms

  alarm_name          = "${local.alarm_prefix}-${each.key}"
  alarm_description   = "${each.value.meaning}. See docs/runbook.md#${each.key}."
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  period              = local.five_minutes
  evaluation_periods  = each.value.periods
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = each.value.threshold
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions
}

resource "aws_cloudwatch_metric_alarm" "replication" {
  for_each = local.replication_alarms

  alarm_name          = "${local.alarm_prefix}-${each.key}"
  alarm_description   = "${each.value.meaning}. See docs/runbook.md#${each.value.section}."
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = each.value.threshold
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions

  metric_query {
    id          = "replication"
    expression  = each.value.query
    period      = local.five_minutes
    return_data = true
  }
}

# The one that is breached by silence: compaction succeeds every day, or the history grows old.
resource "aws_cloudwatch_metric_alarm" "compaction_missing" {
  alarm_name          = "${local.alarm_prefix}-compaction-missing"
  alarm_description   = "No compaction has succeeded for two days. See docs/runbook.md#compaction-missing."
  namespace           = "AWS/States"
  metric_name         = "ExecutionsSucceeded"
  dimensions          = { StateMachineArn = local.machine_arns.compaction }
  statistic           = "Sum"
  period              = 24 * 60 * 60
  evaluation_periods  = 2
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  treat_missing_data  = "breaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions
}
