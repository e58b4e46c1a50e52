# Generated from order.schema.json (Order 1.0). Do not edit.
# Regenerate: npm run generate

locals {
  order_columns = concat(local.change_columns, [
    { name = "order_id", hive = "string", trino = "varchar", comment = null },
    { name = "revision", hive = "bigint", trino = "bigint", comment = null },
    { name = "remark", hive = "string", trino = "varchar", comment = null },
    { name = "line", hive = "struct<sku:string>", trino = "row(\"sku\" varchar)", comment = null },
    { name = "other", hive = "string", trino = "varchar", comment = null },
  ])

  order_earlier_columns = [
    { name = "id", hive = "string", trino = "varchar", comment = "Earlier name of order_id, in old objects only; the views read both." },
    { name = "order_number", hive = "string", trino = "varchar", comment = "Earlier name of order_id, in old objects only; the views read both." },
    { name = "version", hive = "bigint", trino = "bigint", comment = "Earlier name of revision, in old objects only; the views read both." },
    { name = "note", hive = "string", trino = "varchar", comment = "Earlier name of remark, in old objects only; the views read both." },
  ]

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
      {"name":"order_id","type":["null","string"],"default":null,"aliases":["id","order_number"]},
      {"name":"revision","type":["null","long"],"default":null,"aliases":["version"]},
      {"name":"remark","type":["null","string"],"default":null,"aliases":["note"]},
      {"name":"line","type":["null",{"type":"record","name":"OrderLine","fields":[{"name":"sku","type":["null","string"],"default":null,"aliases":["article"]}]}],"default":null},
      {"name":"other","type":["null","string"],"default":null}
    ]}
  JSON
  )
}

resource "aws_glue_catalog_table" "order_parquet" {
  name          = "order_parquet"
  database_name = var.database
  description   = "Order"
  table_type    = "EXTERNAL_TABLE"

  parameters = {
    "EXTERNAL"                             = "TRUE"
    "comment"                              = "Order"
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
      for_each = concat(local.order_columns, local.order_earlier_columns)

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
  description   = "Order"
  table_type    = "EXTERNAL_TABLE"

  parameters = {
    "EXTERNAL"                             = "TRUE"
    "comment"                              = "Order"
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
