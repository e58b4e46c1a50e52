variable "config" {
  description = "The environment, as config/environment.schema.json describes it."

  type = object({
    environment = string
    region      = string
    tables      = any
    archive = object({
      bucket             = string
      prefix             = string
      database           = string
      formats            = list(string)
      parquetCompression = string
      projectionStart    = string
    })
    stream = object({
      name                   = string
      mode                   = string
      shards                 = optional(number)
      retentionHours         = number
      maximumRecordKibibytes = number
    })
    eventSource = object({
      batchSize               = number
      batchingWindowSeconds   = number
      parallelizationFactor   = number
      maximumRecordAgeSeconds = number
    })
    function = object({
      runtime          = string
      architecture     = string
      memoryMebibytes  = number
      timeoutSeconds   = number
      logLevel         = string
      logRetentionDays = number
    })
    athena = object({
      workgroup          = string
      scanLimitGibibytes = number
    })
    retention = object({
      quarantineDays  = number
      failedBatchDays = number
    })
    alarms = object({
      topicArn           = optional(string)
      iteratorAgeSeconds = number
      quarantinedRecords = number
      misfits            = number
      functionErrors     = number
    })
  })

  validation {
    condition     = var.config.eventSource.maximumRecordAgeSeconds < var.config.stream.retentionHours * 3600
    error_message = "A record would leave the stream before it reaches maximumRecordAgeSeconds, and no copy would be kept."
  }
}

variable "name" {
  description = "What the names of functions, roles, machines and alarms begin with."
  type        = string
  default     = "demand"
}

variable "protected" {
  description = "Whether destroying the module leaves buckets that hold objects, and created tables, as they are."
  type        = bool
  default     = true
}

variable "created_tables" {
  description = "Those of the environment's DynamoDB tables that are created here; the others exist."

  type = map(object({
    partition_key = object({ name = string, type = string })
    sort_key      = optional(object({ name = string, type = string }))
    ttl_attribute = optional(string)
  }))
  default = {}

  validation {
    condition     = alltrue([for name in keys(var.created_tables) : contains(keys(var.config.tables), name)])
    error_message = "A table is created only if the environment names it."
  }
}

variable "create_stream" {
  description = "Whether the stream is created here; otherwise it exists."
  type        = bool
  default     = true
}

variable "kms_key_arn" {
  description = "The KMS key of stream, buckets and query results; null for the keys that AWS manages."
  type        = string
  default     = null
}

variable "permissions_boundary" {
  description = "The ARN of the policy that bounds every role, where the account asks for one."
  type        = string
  default     = null
}

variable "packages" {
  description = "The folder of the functions' packages, as npm run build leaves them; null for this project's."
  type        = string
  default     = null
}

variable "reserved_concurrency" {
  description = "Concurrent invocations kept for the delivery, which are also its limit; -1 for none. At least shards times parallelizationFactor, or shards fall behind."
  type        = number
  default     = -1
}

variable "backfill" {
  description = "The size of the backfill, a file of an export at a time."

  type = object({
    memory_mebibytes             = optional(number, 1769)
    concurrency                  = optional(number, 20)
    tolerated_failure_percentage = optional(number, 5)
  })
  default = {}
}

variable "compaction_schedule" {
  description = "When compaction runs, in UTC."
  type        = string
  default     = "cron(30 2 * * ? *)"
}
