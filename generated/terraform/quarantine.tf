# Generated from all record schemas. Do not edit.
# Regenerate: npm run generate

locals {
  quarantine_columns = [
    { name = "reason", hive = "string", trino = "varchar", comment = "Why the record is here: a code of the table of reasons" },
    { name = "path", hive = "string", trino = "varchar", comment = "JSON Pointer to the fault in the change record" },
    { name = "message", hive = "string", trino = "varchar", comment = "What is wrong there" },
    { name = "record_type", hive = "string", trino = "varchar", comment = "Record type that takes the item" },
    { name = "table_name", hive = "string", trino = "varchar", comment = "DynamoDB table that the record names" },
    { name = "item_key", hive = "string", trino = "varchar", comment = "The item's key as DynamoDB JSON" },
    { name = "change_id", hive = "string", trino = "varchar", comment = "Id of the change" },
    { name = "change_type", hive = "string", trino = "varchar", comment = "INSERT, MODIFY or REMOVE" },
    { name = "change_time_micros", hive = "bigint", trino = "bigint", comment = "Time of the change in microseconds" },
    { name = "change_arrived_at", hive = "timestamp", trino = "timestamp(3)", comment = "When Kinesis took the record" },
    { name = "change_shard_id", hive = "string", trino = "varchar", comment = "Kinesis shard" },
    { name = "change_sequence_number", hive = "string", trino = "varchar", comment = "Sequence number in the shard" },
    { name = "data", hive = "string", trino = "varchar", comment = "The record's data as it came, in base64" },
  ]
}

resource "aws_glue_catalog_table" "quarantine" {
  name          = "quarantine"
  database_name = var.database
  description   = "Records that could not be delivered, with the reason and the original bytes."
  table_type    = "EXTERNAL_TABLE"

  parameters = {
    "EXTERNAL"                                 = "TRUE"
    "comment"                                  = "Records that could not be delivered, with the reason and the original bytes."
    "classification"                           = "json"
    "projection.enabled"                       = "true"
    "projection.quarantine_date.type"          = "date"
    "projection.quarantine_date.format"        = "yyyy-MM-dd"
    "projection.quarantine_date.range"         = "${var.projection_start},NOW+1DAYS"
    "projection.quarantine_date.interval"      = "1"
    "projection.quarantine_date.interval.unit" = "DAYS"
    "storage.location.template"                = "${var.location}/quarantine/quarantine_date=$${quarantine_date}/"
  }

  partition_keys {
    name    = "quarantine_date"
    type    = "string"
    comment = "UTC day of the record's arrival, YYYY-MM-DD."
  }

  storage_descriptor {
    location      = "${var.location}/quarantine/"
    input_format  = "org.apache.hadoop.mapred.TextInputFormat"
    output_format = "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat"

    ser_de_info {
      serialization_library = "org.openx.data.jsonserde.JsonSerDe"

      parameters = {
        "serialization.format" = "1"
      }
    }

    dynamic "columns" {
      for_each = local.quarantine_columns

      content {
        name    = columns.value.name
        type    = columns.value.hive
        comment = columns.value.comment
      }
    }
  }
}
