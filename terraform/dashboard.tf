# One page that tells whether the pipeline is well, from the top: alarms, what flows, how late it
# is, what does not fit, and the machinery below.
resource "aws_cloudwatch_dashboard" "pipeline" {
  dashboard_name = local.alarm_prefix
  dashboard_body = jsonencode({
    widgets = concat([local.alarm_widget], [
      for index, graph in local.graphs : {
        type   = "metric"
        x      = index % 2 * 12
        y      = 3 + floor(index / 2) * 6
        width  = 12
        height = 6
        properties = {
          title   = graph.title
          region  = var.config.region
          view    = "timeSeries"
          stacked = false
          period  = local.five_minutes
          stat    = graph.stat
          metrics = graph.metrics
        }
      }
    ])
  })
}

locals {
  alarm_widget = {
    type   = "alarm"
    x      = 0
    y      = 0
    width  = 24
    height = 3
    properties = {
      title = "Alarms"
      alarms = concat(
        [for alarm in aws_cloudwatch_metric_alarm.metric : alarm.arn],
        [for alarm in aws_cloudwatch_metric_alarm.replication : alarm.arn],
        [aws_cloudwatch_metric_alarm.compaction_missing.arn],
      )
    }
  }

  delivery_metric = ["service", "delivery", "environment", local.environment]
  function_metric = ["FunctionName", local.functions.delivery]
  stream_metric   = ["StreamName", var.config.stream.name]

  graphs = [
    {
      title   = "Records, by what became of them"
      stat    = "Sum"
      metrics = [for name in ["Delivered", "Quarantined", "Ignored", "Failed"] : concat(["DemandPipeline", name], local.delivery_metric)]
    },
    {
      title   = "Seconds from a change to its delivery"
      stat    = "Maximum"
      metrics = [for name in ["OldestChangeAge", "NewestChangeAge"] : concat(["DemandPipeline", name], local.delivery_metric)]
    },
    {
      title   = "Values that do not fit their columns"
      stat    = "Sum"
      metrics = [concat(["DemandPipeline", "Misfits"], local.delivery_metric)]
    },
    {
      title   = "Objects stored"
      stat    = "Sum"
      metrics = [for name in ["StoredObjects", "StoredBytes"] : concat(["DemandPipeline", name], local.delivery_metric)]
    },
    {
      title   = "Age of what the delivery reads, in milliseconds"
      stat    = "Maximum"
      metrics = [concat(["AWS/Lambda", "IteratorAge"], local.function_metric)]
    },
    {
      title   = "Invocations, errors and throttles"
      stat    = "Sum"
      metrics = [for name in ["Invocations", "Errors", "Throttles"] : concat(["AWS/Lambda", name], local.function_metric)]
    },
    {
      title   = "Duration of invocations, in milliseconds"
      stat    = "p99"
      metrics = [concat(["AWS/Lambda", "Duration"], local.function_metric)]
    },
    {
      title   = "Records in the stream, and those that it refused"
      stat    = "Sum"
      metrics = [for name in ["IncomingRecords", "WriteProvisionedThroughputExceeded"] : concat(["AWS/Kinesis", name], local.stream_metric)]
    },
    {
      title = "Replication from DynamoDB"
      stat  = "Maximum"
      metrics = [
        for name in ["FailedToReplicateRecordCount", "AgeOfOldestUnreplicatedRecord", "ThrottledPutRecordCount"] :
        [{ expression = "SEARCH('{AWS/DynamoDB,TableName,DelegatedOperation} MetricName=\"${name}\" AND TableName=(${local.table_search})', 'Maximum')" }]
      ]
    },
    {
      title = "Executions of backfill and compaction"
      stat  = "Sum"
      metrics = [
        for pair in setproduct(values(local.machine_arns), ["ExecutionsSucceeded", "ExecutionsFailed"]) :
        ["AWS/States", pair[1], "StateMachineArn", pair[0]]
      ]
    },
  ]

  table_search = join(" OR ", [for table in keys(var.config.tables) : "\"${table}\""])
}
