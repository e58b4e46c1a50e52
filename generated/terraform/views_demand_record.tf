# Generated from schemas/demand-record.schema.json (DemandRecord 1.0). Do not edit.
# Regenerate: npm run generate

locals {
  demand_record_view_columns = concat(local.demand_record_columns, [
    { name = "change_date", hive = "string", trino = "varchar", comment = "UTC day of the change, YYYY-MM-DD." },
  ])

  demand_record_changes_sql = <<-SQL
    WITH
      -- A batch that was retried may be stored twice: one place in the stream is one change.
      places AS (
        SELECT
          *,
          row_number() OVER (
            PARTITION BY
              "change_date",
              "change_shard_id",
              "change_sequence_number",
              CASE WHEN "change_shard_id" IS NULL OR "change_sequence_number" IS NULL THEN "change_id" END
            ORDER BY
              try_cast(split_part("change_schema_version", '.', 1) AS integer) DESC NULLS LAST,
              try_cast(split_part("change_schema_version", '.', 2) AS integer) DESC NULLS LAST,
              "change_id"
          ) AS "change_copy_of_place"
        FROM "${var.database}"."demand_record_parquet"
      ),
      -- The stream itself may carry a change twice, in two places.
      changes AS (
        SELECT
          *,
          row_number() OVER (
            PARTITION BY "change_date", "change_id"
            ORDER BY
              try_cast(split_part("change_schema_version", '.', 1) AS integer) DESC NULLS LAST,
              try_cast(split_part("change_schema_version", '.', 2) AS integer) DESC NULLS LAST,
              length("change_sequence_number"),
              "change_sequence_number",
              "change_shard_id"
          ) AS "change_copy"
        FROM places
        WHERE "change_copy_of_place" = 1
      )
    SELECT
      "change_id",
      "change_type",
      "change_time",
      "change_time_micros",
      "change_arrived_at",
      "change_shard_id",
      "change_sequence_number",
      "change_user_identity",
      "change_schema_version",
      "change_misfits",
      "change_rescued_data",
      "id",
      "revision",
      "event_id",
      "venue_id",
      "customer_id",
      "channel",
      "status",
      "quantity",
      "price_min",
      "price_max",
      "settled_amount",
      "currency",
      "score",
      "party_sizes",
      "seat_preferences",
      "tags",
      "attributes",
      "location",
      "requested_at",
      "expires_at",
      "event_date",
      "signature",
      "note",
      "raw",
      "system_id",
      "reference",
      "change_date"
    FROM changes
    WHERE "change_copy" = 1
  SQL

  # The form in which Athena itself keeps a view.
  demand_record_changes_view = jsonencode({
    originalSql  = local.demand_record_changes_sql
    catalog      = "awsdatacatalog"
    schema       = var.database
    columns      = [for column in local.demand_record_view_columns : { name = column.name, type = column.trino }]
    runAsInvoker = true
  })

  demand_record_latest_sql = <<-SQL
    WITH
      changes AS (
        SELECT
          *,
          row_number() OVER (
            PARTITION BY "id"
            ORDER BY
              "change_time_micros" DESC,
              -- A snapshot's time is that of its start, not of the item's last write.
              CASE WHEN "change_type" = 'SNAPSHOT' THEN 1 ELSE 0 END,
              "revision" DESC NULLS LAST,
              length("change_sequence_number") DESC NULLS LAST,
              "change_sequence_number" DESC NULLS LAST,
              "change_id" DESC,
              try_cast(split_part("change_schema_version", '.', 1) AS integer) DESC NULLS LAST,
              try_cast(split_part("change_schema_version", '.', 2) AS integer) DESC NULLS LAST
          ) AS "change_age"
        FROM "${var.database}"."demand_record_parquet"
      )
    SELECT
      "change_id",
      "change_type",
      "change_time",
      "change_time_micros",
      "change_arrived_at",
      "change_shard_id",
      "change_sequence_number",
      "change_user_identity",
      "change_schema_version",
      "change_misfits",
      "change_rescued_data",
      "id",
      "revision",
      "event_id",
      "venue_id",
      "customer_id",
      "channel",
      "status",
      "quantity",
      "price_min",
      "price_max",
      "settled_amount",
      "currency",
      "score",
      "party_sizes",
      "seat_preferences",
      "tags",
      "attributes",
      "location",
      "requested_at",
      "expires_at",
      "event_date",
      "signature",
      "note",
      "raw",
      "system_id",
      "reference",
      "change_date"
    FROM changes
    WHERE "change_age" = 1 AND "change_type" <> 'REMOVE'
  SQL

  # The form in which Athena itself keeps a view.
  demand_record_latest_view = jsonencode({
    originalSql  = local.demand_record_latest_sql
    catalog      = "awsdatacatalog"
    schema       = var.database
    columns      = [for column in local.demand_record_view_columns : { name = column.name, type = column.trino }]
    runAsInvoker = true
  })

  demand_record_stale_keys_columns = [
    { name = "id", hive = "string", trino = "varchar", comment = "Identifies the demand: the system that took it, a dot, and that system's own identifier, e.g. HOST.8f14e45f." },
    { name = "reason", hive = "string", trino = "varchar", comment = "Why the record is here: a code of the table of reasons" },
    { name = "path", hive = "string", trino = "varchar", comment = "JSON Pointer to the fault in the change record" },
    { name = "message", hive = "string", trino = "varchar", comment = "What is wrong there" },
    { name = "table_name", hive = "string", trino = "varchar", comment = "DynamoDB table that the record names" },
    { name = "item_key", hive = "string", trino = "varchar", comment = "The item's key as DynamoDB JSON" },
    { name = "change_id", hive = "string", trino = "varchar", comment = "Id of the change" },
    { name = "change_type", hive = "string", trino = "varchar", comment = "INSERT, MODIFY or REMOVE" },
    { name = "change_time_micros", hive = "bigint", trino = "bigint", comment = "Time of the change in microseconds" },
    { name = "change_arrived_at", hive = "timestamp", trino = "timestamp(3)", comment = "When Kinesis took the record" },
    { name = "change_shard_id", hive = "string", trino = "varchar", comment = "Kinesis shard" },
    { name = "change_sequence_number", hive = "string", trino = "varchar", comment = "Sequence number in the shard" },
    { name = "quarantine_date", hive = "string", trino = "varchar", comment = "UTC day of the record's arrival, YYYY-MM-DD." },
  ]

  demand_record_stale_keys_sql = <<-SQL
    WITH
      kept AS (
        SELECT
          *,
          json_extract_scalar("item_key", '$.id.S') AS "change_key_id",
          date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00', "change_arrived_at") * 1000
            AS "change_arrived_micros"
        FROM "${var.database}"."quarantine"
        WHERE "record_type" = 'DemandRecord' AND "item_key" IS NOT NULL
      ),
      quarantined AS (
        SELECT
          kept.*,
          -- A time that cannot be read, or lies a day after the arrival, says nothing of order.
          least(
            coalesce(kept."change_time_micros", kept."change_arrived_micros"),
            kept."change_arrived_micros" + 86400000000
          ) AS "change_order"
        FROM kept
        -- What a replay has delivered since is no longer missing.
        LEFT JOIN "${var.database}"."demand_record_parquet" AS delivered
          ON delivered."change_shard_id" = kept."change_shard_id"
          AND delivered."change_sequence_number" = kept."change_sequence_number"
        WHERE delivered."change_id" IS NULL
      ),
      newest_quarantined AS (
        SELECT
          *,
          row_number() OVER (
            PARTITION BY "item_key"
            ORDER BY
              "change_order" DESC,
              length("change_sequence_number") DESC,
              "change_sequence_number" DESC
          ) AS "change_age"
        FROM quarantined
      ),
      newest_delivered AS (
        SELECT
          "id" AS "change_key_id",
          max("change_time_micros") AS "change_order"
        FROM "${var.database}"."demand_record_parquet"
        GROUP BY "id"
      )
    SELECT
      quarantined."change_key_id" AS "id",
      quarantined."reason",
      quarantined."path",
      quarantined."message",
      quarantined."table_name",
      quarantined."item_key",
      quarantined."change_id",
      quarantined."change_type",
      quarantined."change_time_micros",
      quarantined."change_arrived_at",
      quarantined."change_shard_id",
      quarantined."change_sequence_number",
      quarantined."quarantine_date"
    FROM newest_quarantined AS quarantined
    LEFT JOIN newest_delivered AS delivered
      ON delivered."change_key_id" = quarantined."change_key_id"
    WHERE quarantined."change_age" = 1
      AND (
        delivered."change_order" IS NULL
        OR quarantined."change_order" >= delivered."change_order"
      )
  SQL

  # The form in which Athena itself keeps a view.
  demand_record_stale_keys_view = jsonencode({
    originalSql  = local.demand_record_stale_keys_sql
    catalog      = "awsdatacatalog"
    schema       = var.database
    columns      = [for column in local.demand_record_stale_keys_columns : { name = column.name, type = column.trino }]
    runAsInvoker = true
  })
}

resource "aws_glue_catalog_table" "demand_record_changes" {
  # No description: Trino takes it for the parameter "comment", by which it knows a view.
  name               = "demand_record_changes"
  database_name      = var.database
  table_type         = "VIRTUAL_VIEW"
  view_original_text = "/* Presto View: ${base64encode(local.demand_record_changes_view)} */"
  view_expanded_text = "/* Presto View */"

  parameters = {
    comment     = "Presto View"
    presto_view = "true"
  }

  storage_descriptor {
    # Athena fails on a view that has none.
    ser_de_info {
      name                  = "-"
      serialization_library = "-"
    }

    dynamic "columns" {
      for_each = local.demand_record_view_columns

      content {
        name    = columns.value.name
        type    = columns.value.hive
        comment = columns.value.comment
      }
    }
  }

  depends_on = [aws_glue_catalog_table.demand_record_parquet]
}

resource "aws_glue_catalog_table" "demand_record_latest" {
  # No description: Trino takes it for the parameter "comment", by which it knows a view.
  name               = "demand_record_latest"
  database_name      = var.database
  table_type         = "VIRTUAL_VIEW"
  view_original_text = "/* Presto View: ${base64encode(local.demand_record_latest_view)} */"
  view_expanded_text = "/* Presto View */"

  parameters = {
    comment     = "Presto View"
    presto_view = "true"
  }

  storage_descriptor {
    # Athena fails on a view that has none.
    ser_de_info {
      name                  = "-"
      serialization_library = "-"
    }

    dynamic "columns" {
      for_each = local.demand_record_view_columns

      content {
        name    = columns.value.name
        type    = columns.value.hive
        comment = columns.value.comment
      }
    }
  }

  depends_on = [aws_glue_catalog_table.demand_record_parquet]
}

resource "aws_glue_catalog_table" "demand_record_stale_keys" {
  # No description: Trino takes it for the parameter "comment", by which it knows a view.
  name               = "demand_record_stale_keys"
  database_name      = var.database
  table_type         = "VIRTUAL_VIEW"
  view_original_text = "/* Presto View: ${base64encode(local.demand_record_stale_keys_view)} */"
  view_expanded_text = "/* Presto View */"

  parameters = {
    comment     = "Presto View"
    presto_view = "true"
  }

  storage_descriptor {
    # Athena fails on a view that has none.
    ser_de_info {
      name                  = "-"
      serialization_library = "-"
    }

    dynamic "columns" {
      for_each = local.demand_record_stale_keys_columns

      content {
        name    = columns.value.name
        type    = columns.value.hive
        comment = columns.value.comment
      }
    }
  }

  depends_on = [aws_glue_catalog_table.demand_record_parquet, aws_glue_catalog_table.quarantine]
}
