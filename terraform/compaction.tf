# Every night, what is new in <record>_changes goes into the Iceberg table <record>_history, whose
# files are then joined to larger ones and whose old ones are removed.
locals {
  # A record that is late lies in the day of its change. What came since the run of the day before is
  # at most that day, and as long as the stream holds a record back, old.
  compaction_days = ceil(var.config.stream.retentionHours / 24) + 1

  # Athena writes to at most 100 partitions, each a day, in one statement.
  compaction_days_at_once = 31

  # The lines of comment at a statement's head are for people; Athena refuses some statements below
  # them.
  compaction_steps = {
    for record in keys(local.records) : record => {
      for step in ["merge", "optimize", "vacuum"] : step => trimspace(replace(replace(replace(
        file("${path.module}/../generated/athena/${record}_history_${step}.sql"),
        "/(?m)^-- .*\n/", ""),
        "$${database}", var.config.archive.database),
      "$${location}", local.location))
    }
  }
}

resource "aws_sfn_state_machine" "compaction" {
  name       = local.machines.compaction
  type       = "STANDARD"
  role_arn   = aws_iam_role.all["compaction"].arn
  definition = jsonencode(local.compaction_machine)

  depends_on = [aws_iam_role_policy.all, aws_athena_workgroup.all]
}

resource "aws_scheduler_schedule" "compaction" {
  name                         = local.machines.compaction
  description                  = "Starts compaction"
  schedule_expression          = var.compaction_schedule
  schedule_expression_timezone = "UTC"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_sfn_state_machine.compaction.arn
    role_arn = aws_iam_role.all["compaction-schedule"].arn
    input    = jsonencode({})
  }
}

locals {
  # Input: {"from": day, "to": day}, both optional and in UTC, for days that a replay or a backfill
  # names. A merge only inserts what is missing, so a run may come twice, late, or for days that were
  # compacted before. Two at a time may not: a run waits for those that began earlier.
  compaction_machine = {
    Comment        = "Bring the history up to date, then tidy its files"
    QueryLanguage  = "JSONata"
    StartAt        = "ChooseDays"
    TimeoutSeconds = 20 * 60 * 60 # One that hangs does not hold up the next night's.

    States = {
      ChooseDays = {
        Type = "Pass"
        Assign = {
          from = "{% $exists($states.input.from) ? $states.input.from : $fromMillis($toMillis($states.context.Execution.StartTime) - ${local.compaction_days * local.day_millis}, '[Y0001]-[M01]-[D01]') %}"
          to   = "{% $exists($states.input.to) ? $states.input.to : $fromMillis($toMillis($states.context.Execution.StartTime), '[Y0001]-[M01]-[D01]') %}"
        }
        Next = "CutDays"
      }

      CutDays = {
        Type   = "Pass"
        Assign = { spans = "{% ${replace(trimspace(local.cut_days), "/\\s+/", " ")} %}" }
        Next   = "ListRuns"
      }

      ListRuns = {
        Type     = "Task"
        Resource = "arn:${local.partition}:states:::aws-sdk:sfn:listExecutions"
        Arguments = {
          StateMachineArn = "{% $states.context.StateMachine.Id %}"
          StatusFilter    = "RUNNING"
        }
        # The newest comes first. The list lags, so that it may lack this run at first.
        Output = { oldest = "{% ($runs := $states.result.Executions; $count($runs) > 0 ? $runs[-1].ExecutionArn : 'none yet') %}" }
        Next   = "IsFirst"
      }

      IsFirst = {
        Type    = "Choice"
        Choices = [{ Condition = "{% $states.input.oldest = $states.context.Execution.Id %}", Next = "Compact" }]
        Default = "WaitForOthers"
      }

      WaitForOthers = { Type = "Wait", Seconds = 60, Next = "ListRuns" }

      Compact = {
        Type           = "Map"
        Items          = [for record, steps in local.compaction_steps : merge({ record = record }, steps)]
        MaxConcurrency = 1

        ItemProcessor = {
          ProcessorConfig = { Mode = "INLINE" }
          StartAt         = "BringUpToDate"

          States = {
            BringUpToDate = {
              Type           = "Map"
              Items          = "{% $spans %}"
              MaxConcurrency = 1

              ItemSelector = {
                merge    = "{% $states.input.merge %}"
                optimize = "{% $states.input.optimize %}"
                from     = "{% $states.context.Map.Item.Value.from %}"
                to       = "{% $states.context.Map.Item.Value.to %}"
              }

              ItemProcessor = {
                ProcessorConfig = { Mode = "INLINE" }
                StartAt         = "Merge"

                States = {
                  Merge    = merge(local.compaction_query, { Arguments = local.compaction_arguments.merge, Next = "Optimize" })
                  Optimize = merge(local.compaction_query, { Arguments = local.compaction_arguments.optimize, Next = "Keep" })
                  Keep     = { Type = "Succeed", Output = { from = "{% $states.input.from %}", to = "{% $states.input.to %}" } }
                }
              }

              Output = "{% $states.input %}"
              Next   = "Vacuum"
            }

            Vacuum = merge(local.compaction_query, {
              Arguments = local.compaction_arguments.vacuum
              Output    = { record = "{% $states.input.record %}" }
              End       = true
            })
          }
        }

        End = true
      }
    }
  }

  day_millis = 24 * 60 * 60 * 1000

  # The days from $from to $to in spans, each short enough for one statement.
  cut_days = <<-JSONATA
    (
      $first := $toMillis($from);
      $last := $toMillis($to);
      $span := ${local.compaction_days_at_once * local.day_millis};
      $day := function($millis) { $fromMillis($millis, '[Y0001]-[M01]-[D01]') };
      [$map([0..$floor(($last - $first) / $span)], function($index) {{
        'from': $day($first + $index * $span),
        'to': $day($min([$last, $first + ($index + 1) * $span - ${local.day_millis}]))
      }})]
    )
  JSONATA

  compaction_query = {
    Type     = "Task"
    Resource = "arn:${local.partition}:states:::athena:startQueryExecution.sync"
    # The next query needs the item, not this one's result.
    Output         = "{% $states.input %}"
    TimeoutSeconds = 2 * 60 * 60
    # Athena ends OPTIMIZE and VACUUM with an error where there is more to do than one run does.
    Retry = [{
      ErrorEquals     = ["States.ALL"]
      IntervalSeconds = 30
      BackoffRate     = 2
      MaxAttempts     = 5
      MaxDelaySeconds = 600
    }]
  }

  compaction_arguments = {
    for step, query in {
      merge    = "$replace($replace($states.input.merge, '$${from}', $states.input.from), '$${to}', $states.input.to)"
      optimize = "$replace($replace($states.input.optimize, '$${from}', $states.input.from), '$${to}', $states.input.to)"
      vacuum   = "$states.input.vacuum"
      } : step => {
      QueryString = "{% ${query} %}"
      WorkGroup   = local.workgroups.compaction
    }
  }
}
