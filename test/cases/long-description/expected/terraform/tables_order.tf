# Generated from order.schema.json (Order 1.0). Do not edit.
# Regenerate: npm run generate

locals {
  order_columns = concat(local.change_columns, [
    { name = "id", hive = "string", trino = "varchar", comment = null },
    { name = "note", hive = "string", trino = "varchar", comment = "long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long lo…" },
  ])

  order_avro_schema = trimspace(<<-JSON
    {"type":"record","name":"Order","fields":[
      {"name":"change_id","type":"string"},
      {"name":"change_type","type":"string"},
      {"name":"change_time","type":{"type":"long","logicalType":"timestamp-millis"}},
      {"name":"change_time_micros","type":"long"},
      {"name":"change_arrived_at","type":["null",{"type":"long","logicalType":"timestamp-millis"}],"default":null},
      {"name":"change_shard_id","type":["null","string"],"default":null},
      {"name":"change_sequence_number","type":["null","string"],"default":null},
      {"name":"change_user_identity","type":["null","string"],"default":null},
      {"name":"change_schema_version","type":["null","string"],"default":null},
      {"name":"change_misfits","type":["null",{"type":"array","items":["null","string"]}],"default":null},
      {"name":"change_rescued_data","type":["null","string"],"default":null},
      {"name":"id","type":["null","string"],"default":null},
      {"name":"note","type":["null","string"],"default":null}
    ]}
  JSON
  )
}

resource "aws_glue_catalog_table" "order_parquet" {
  name          = "order_parquet"
  database_name = var.database
  description   = "A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A lon…"
  table_type    = "EXTERNAL_TABLE"

  parameters = {
    "EXTERNAL"                             = "TRUE"
    "comment"                              = "A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A lon…"
    "classification"                       = "parquet"
    "projection.enabled"                   = "true"
    "projection.change_date.type"          = "date"
    "projection.change_date.format"        = "yyyy-MM-dd"
    "projection.change_date.range"         = "${var.projection_start},NOW+1DAYS"
    "projection.change_date.interval"      = "1"
    "projection.change_date.interval.unit" = "DAYS"
    "storage.location.template"            = "${var.location}/order/parquet/change_date=$${change_date}/"
  }

  partition_keys {
    name    = "change_date"
    type    = "string"
    comment = "UTC day of the change, YYYY-MM-DD."
  }

  storage_descriptor {
    location      = "${var.location}/order/parquet/"
    input_format  = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat"
    output_format = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat"

    ser_de_info {
      serialization_library = "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"

      parameters = {
        "serialization.format" = "1"
      }
    }

    dynamic "columns" {
      for_each = local.order_columns

      content {
        name    = columns.value.name
        type    = columns.value.hive
        comment = columns.value.comment
      }
    }
  }
}

resource "aws_glue_catalog_table" "order_avro" {
  name          = "order_avro"
  database_name = var.database
  description   = "A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A lon…"
  table_type    = "EXTERNAL_TABLE"

  parameters = {
    "EXTERNAL"                             = "TRUE"
    "comment"                              = "A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A lon…"
    "classification"                       = "avro"
    "projection.enabled"                   = "true"
    "projection.change_date.type"          = "date"
    "projection.change_date.format"        = "yyyy-MM-dd"
    "projection.change_date.range"         = "${var.projection_start},NOW+1DAYS"
    "projection.change_date.interval"      = "1"
    "projection.change_date.interval.unit" = "DAYS"
    "storage.location.template"            = "${var.location}/order/avro/change_date=$${change_date}/"
  }

  partition_keys {
    name    = "change_date"
    type    = "string"
    comment = "UTC day of the change, YYYY-MM-DD."
  }

  storage_descriptor {
    location      = "${var.location}/order/avro/"
    input_format  = "org.apache.hadoop.hive.ql.io.avro.AvroContainerInputFormat"
    output_format = "org.apache.hadoop.hive.ql.io.avro.AvroContainerOutputFormat"

    ser_de_info {
      serialization_library = "org.apache.hadoop.hive.serde2.avro.AvroSerDe"

      parameters = {
        "avro.schema.literal" = local.order_avro_schema
      }
    }

    dynamic "columns" {
      for_each = local.order_columns

      content {
        name    = columns.value.name
        type    = columns.value.hive
        comment = columns.value.comment
      }
    }
  }
}
