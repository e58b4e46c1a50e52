# A backfill from an export of a table: a worker that delivers one of its files, and a machine that
# hands it all of them. docs/first-deploy.md says how to make an export and start it.
locals {
  map_results_prefix = "map-results"

  # The longest that Lambda allows: a file of an export has the items of a whole DynamoDB partition.
  backfill_timeout_seconds = 900
}

resource "aws_cloudwatch_log_group" "backfill" {
  name              = "/aws/lambda/${local.functions.backfill}"
  retention_in_days = var.config.function.logRetentionDays
}

resource "aws_lambda_function" "backfill" {
  function_name    = local.functions.backfill
  description      = "Delivers one file of an export of DynamoDB to the archive"
  role             = aws_iam_role.all["backfill"].arn
  filename         = "${local.packages}/backfillWorker.zip"
  source_code_hash = filebase64sha256("${local.packages}/backfillWorker.zip")
  handler          = local.handler
  runtime          = var.config.function.runtime
  architectures    = [var.config.function.architecture]
  memory_size      = var.backfill.memory_mebibytes
  timeout          = local.backfill_timeout_seconds
  kms_key_arn      = var.kms_key_arn

  environment {
    variables = merge(local.runtime_variables, {
      PIPELINE_EXPORT_BUCKET = local.buckets.exports.name
    })
  }

  depends_on = [aws_cloudwatch_log_group.backfill, aws_iam_role_policy.all]
}

resource "aws_sfn_state_machine" "backfill" {
  name       = local.machines.backfill
  type       = "STANDARD"
  role_arn   = aws_iam_role.all["backfill-machine"].arn
  definition = jsonencode(local.backfill_machine)

  depends_on = [aws_iam_role_policy.all, aws_lambda_function.backfill]
}

locals {
  # Input: {"export": the folder with manifest-files.json}. A file that fails is tried again; few
  # that go on failing stop no other, but the execution fails at its end. Where too many fail, it
  # stops, and a redrive takes up what is left. A file that is delivered twice changes nothing.
  backfill_machine = {
    Comment       = "Deliver every file of an export, as its manifest lists them"
    QueryLanguage = "JSONata"
    StartAt       = "DeliverFiles"

    States = {
      DeliverFiles = {
        Type                       = "Map"
        Label                      = "DeliverFiles"
        MaxConcurrency             = var.backfill.concurrency
        ToleratedFailurePercentage = var.backfill.tolerated_failure_percentage

        # Its name notwithstanding, the manifest has a JSON object a line.
        ItemReader = {
          Resource     = "arn:${local.partition}:states:::s3:getObject"
          ReaderConfig = { InputType = "JSONL" }
          Arguments = {
            Bucket = local.buckets.exports.name
            Key    = "{% $states.input.export & '/manifest-files.json' %}"
          }
        }

        ItemSelector = {
          export = "{% $states.input.export %}"
          file   = "{% $states.context.Map.Item.Value %}"
        }

        ItemProcessor = {
          ProcessorConfig = { Mode = "DISTRIBUTED", ExecutionType = "STANDARD" }
          StartAt         = "DeliverFile"

          States = {
            DeliverFile = {
              Type     = "Task"
              Resource = "arn:${local.partition}:states:::lambda:invoke"
              Arguments = {
                FunctionName = local.function_arns.backfill
                Payload      = "{% $states.input %}"
              }
              Output         = "{% $states.result.Payload %}"
              TimeoutSeconds = local.backfill_timeout_seconds + 60
              Retry = [{
                ErrorEquals     = ["States.ALL"]
                IntervalSeconds = 10
                BackoffRate     = 2
                MaxAttempts     = 4
                MaxDelaySeconds = 300
                JitterStrategy  = "FULL"
              }]
              Next = "IsDelivered"
            }

            # A file that takes longer than one invocation may is handed over again.
            IsDelivered = {
              Type    = "Choice"
              Choices = [{ Condition = "{% $states.input.done %}", Next = "Delivered" }]
              Default = "DeliverFile"
            }

            Delivered = { Type = "Succeed" }
          }
        }

        # One object for every outcome, with each file's input and output.
        ResultWriter = {
          Resource  = "arn:${local.partition}:states:::s3:putObject"
          Arguments = { Bucket = local.buckets.exports.name, Prefix = local.map_results_prefix }
        }

        Next = "CountFiles"
      }

      CountFiles = {
        Type      = "Task"
        Resource  = "arn:${local.partition}:states:::aws-sdk:sfn:describeMapRun"
        Arguments = { MapRunArn = "{% $states.input.MapRunArn %}" }
        Assign    = { results = "{% $states.input.ResultWriterDetails %}" }
        Output    = "{% $states.result.ItemCounts %}"
        Next      = "IsComplete"
      }

      IsComplete = {
        Type    = "Choice"
        Choices = [{ Condition = "{% $states.input.Succeeded = $states.input.Total %}", Next = "Complete" }]
        Default = "Incomplete"
      }

      Complete = { Type = "Succeed" }

      Incomplete = {
        Type  = "Fail"
        Error = "FilesFailed"
        Cause = "{% $string($states.input.Total - $states.input.Succeeded) & ' of ' & $string($states.input.Total) & ' files were not delivered: see s3://' & $results.Bucket & '/' & $results.Key & ', then start an execution for the export again' %}"
      }
    }
  }
}
