# Generated from schemas/demand-record.schema.json (DemandRecord 1.0). Do not edit.
# Regenerate: npm run generate

locals {
  demand_record_columns = concat(local.change_columns, [
    { name = "id", hive = "string", trino = "varchar", comment = "Identifies the demand: the system that took it, a dot, and that system's own identifier, e.g. HOST.8f14e45f." },
    { name = "revision", hive = "bigint", trino = "bigint", comment = "Counts the writes of this demand; the greatest is the newest." },
    { name = "event_id", hive = "string", trino = "varchar", comment = "The event that tickets are wanted for." },
    { name = "venue_id", hive = "string", trino = "varchar", comment = "Where the event takes place, if that is settled." },
    { name = "customer_id", hive = "string", trino = "varchar", comment = "Who wants the tickets; null where the demand is anonymous." },
    { name = "channel", hive = "string", trino = "varchar", comment = "How the demand came in." },
    { name = "status", hive = "string", trino = "varchar", comment = "What became of the demand so far: OPEN, HELD (tickets are set aside), FULFILLED, EXPIRED or CANCELLED." },
    { name = "quantity", hive = "int", trino = "integer", comment = "How many tickets are wanted." },
    { name = "price_min", hive = "decimal(12,2)", trino = "decimal(12,2)", comment = "The lowest price per ticket that is of interest, in the currency given." },
    { name = "price_max", hive = "decimal(12,2)", trino = "decimal(12,2)", comment = "The highest price per ticket that is accepted, in the currency given; missing where there is no limit." },
    { name = "settled_amount", hive = "decimal(38,9)", trino = "decimal(38,9)", comment = "The amount settled for the whole demand, in the currency given, to the last digit that settlement knows." },
    { name = "currency", hive = "string", trino = "varchar", comment = "Currency of all amounts, as in ISO 4217: EUR." },
    { name = "score", hive = "double", trino = "double", comment = "How likely the demand is to be fulfilled, as the ranking model sees it." },
    { name = "party_sizes", hive = "array<int>", trino = "array(integer)", comment = "The sizes of the groups that want to sit together." },
    { name = "seat_preferences", hive = "array<struct<section:string,row:string,accessible:boolean>>", trino = "array(row(\"section\" varchar,\"row\" varchar,\"accessible\" boolean))", comment = "Where the customer would like to sit, the best first." },
    { name = "tags", hive = "array<string>", trino = "array(varchar)", comment = "Labels that systems put on the demand, in no order." },
    { name = "attributes", hive = "map<string,string>", trino = "map(varchar,varchar)", comment = "Whatever the taking system knows besides, by name." },
    { name = "location", hive = "struct<lat:double,lon:double,source:struct<name:string,accuracy:float>>", trino = "row(\"lat\" double,\"lon\" double,\"source\" row(\"name\" varchar,\"accuracy\" real))", comment = "Where the customer was when the demand was made." },
    { name = "requested_at", hive = "timestamp", trino = "timestamp(3)", comment = "When the customer made the demand." },
    { name = "expires_at", hive = "timestamp", trino = "timestamp(3)", comment = "When the demand lapses and DynamoDB may delete it (its time to live)." },
    { name = "event_date", hive = "date", trino = "date", comment = "The day of the event, at the venue." },
    { name = "signature", hive = "binary", trino = "varbinary", comment = "The taking system's signature over the demand." },
    { name = "note", hive = "string", trino = "varchar", comment = "What the customer wrote: missing if never asked, null if declined, empty if left empty." },
    { name = "raw", hive = "string", trino = "varchar", comment = "The demand as the taking system sent it." },
    { name = "system_id", hive = "string", trino = "varchar", comment = "The system that took the demand, from its id." },
    { name = "reference", hive = "string", trino = "varchar", comment = "Names this revision of the demand to other systems: demand:<system>:<event>:<revision>." },
  ])

  demand_record_avro_schema = trimspace(<<-JSON
    {"type":"record","name":"DemandRecord","fields":[
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
      {"name":"revision","type":["null","long"],"default":null},
      {"name":"event_id","type":["null","string"],"default":null},
      {"name":"venue_id","type":["null","string"],"default":null},
      {"name":"customer_id","type":["null","string"],"default":null},
      {"name":"channel","type":["null","string"],"default":null},
      {"name":"status","type":["null","string"],"default":null},
      {"name":"quantity","type":["null","int"],"default":null},
      {"name":"price_min","type":["null",{"type":"bytes","logicalType":"decimal","precision":12,"scale":2}],"default":null},
      {"name":"price_max","type":["null",{"type":"bytes","logicalType":"decimal","precision":12,"scale":2}],"default":null},
      {"name":"settled_amount","type":["null",{"type":"bytes","logicalType":"decimal","precision":38,"scale":9}],"default":null},
      {"name":"currency","type":["null","string"],"default":null},
      {"name":"score","type":["null","double"],"default":null},
      {"name":"party_sizes","type":["null",{"type":"array","items":["null","int"]}],"default":null},
      {"name":"seat_preferences","type":["null",{"type":"array","items":["null",{"type":"record","name":"DemandRecordSeatPreference","fields":[{"name":"section","type":["null","string"],"default":null},{"name":"row","type":["null","string"],"default":null},{"name":"accessible","type":["null","boolean"],"default":null}]}]}],"default":null},
      {"name":"tags","type":["null",{"type":"array","items":["null","string"]}],"default":null},
      {"name":"attributes","type":["null",{"type":"map","values":["null","string"]}],"default":null},
      {"name":"location","type":["null",{"type":"record","name":"DemandRecordLocation","fields":[{"name":"lat","type":["null","double"],"default":null},{"name":"lon","type":["null","double"],"default":null},{"name":"source","type":["null",{"type":"record","name":"DemandRecordLocationSource","fields":[{"name":"name","type":["null","string"],"default":null},{"name":"accuracy","type":["null","float"],"default":null}]}],"default":null}]}],"default":null},
      {"name":"requested_at","type":["null",{"type":"long","logicalType":"timestamp-millis"}],"default":null},
      {"name":"expires_at","type":["null",{"type":"long","logicalType":"timestamp-millis"}],"default":null},
      {"name":"event_date","type":["null",{"type":"int","logicalType":"date"}],"default":null},
      {"name":"signature","type":["null","bytes"],"default":null},
      {"name":"note","type":["null","string"],"default":null},
      {"name":"raw","type":["null","string"],"default":null},
      {"name":"system_id","type":["null","string"],"default":null},
      {"name":"reference","type":["null","string"],"default":null}
    ]}
  JSON
  )
}

resource "aws_glue_catalog_table" "demand_record_parquet" {
  name          = "demand_record_parquet"
  database_name = var.database
  description   = "A customer's demand for tickets to one event: what is wanted, at which price, and what became of it."
  table_type    = "EXTERNAL_TABLE"

  parameters = {
    "EXTERNAL"                             = "TRUE"
    "comment"                              = "A customer's demand for tickets to one event: what is wanted, at which price, and what became of it."
    "classification"                       = "parquet"
    "projection.enabled"                   = "true"
    "projection.change_date.type"          = "date"
    "projection.change_date.format"        = "yyyy-MM-dd"
    "projection.change_date.range"         = "${var.projection_start},NOW+1DAYS"
    "projection.change_date.interval"      = "1"
    "projection.change_date.interval.unit" = "DAYS"
    "storage.location.template"            = "${var.location}/demand_record/parquet/change_date=$${change_date}/"
  }

  partition_keys {
    name    = "change_date"
    type    = "string"
    comment = "UTC day of the change, YYYY-MM-DD."
  }

  storage_descriptor {
    location      = "${var.location}/demand_record/parquet/"
    input_format  = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat"
    output_format = "org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat"

    ser_de_info {
      serialization_library = "org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe"

      parameters = {
        "serialization.format" = "1"
      }
    }

    dynamic "columns" {
      for_each = local.demand_record_columns

      content {
        name    = columns.value.name
        type    = columns.value.hive
        comment = columns.value.comment
      }
    }
  }
}

resource "aws_glue_catalog_table" "demand_record_avro" {
  name          = "demand_record_avro"
  database_name = var.database
  description   = "A customer's demand for tickets to one event: what is wanted, at which price, and what became of it."
  table_type    = "EXTERNAL_TABLE"

  parameters = {
    "EXTERNAL"                             = "TRUE"
    "comment"                              = "A customer's demand for tickets to one event: what is wanted, at which price, and what became of it."
    "classification"                       = "avro"
    "projection.enabled"                   = "true"
    "projection.change_date.type"          = "date"
    "projection.change_date.format"        = "yyyy-MM-dd"
    "projection.change_date.range"         = "${var.projection_start},NOW+1DAYS"
    "projection.change_date.interval"      = "1"
    "projection.change_date.interval.unit" = "DAYS"
    "storage.location.template"            = "${var.location}/demand_record/avro/change_date=$${change_date}/"
  }

  partition_keys {
    name    = "change_date"
    type    = "string"
    comment = "UTC day of the change, YYYY-MM-DD."
  }

  storage_descriptor {
    location      = "${var.location}/demand_record/avro/"
    input_format  = "org.apache.hadoop.hive.ql.io.avro.AvroContainerInputFormat"
    output_format = "org.apache.hadoop.hive.ql.io.avro.AvroContainerOutputFormat"

    ser_de_info {
      serialization_library = "org.apache.hadoop.hive.serde2.avro.AvroSerDe"

      parameters = {
        "avro.schema.literal" = local.demand_record_avro_schema
      }
    }

    dynamic "columns" {
      for_each = local.demand_record_columns

      content {
        name    = columns.value.name
        type    = columns.value.hive
        comment = columns.value.comment
      }
    }
  }
}
