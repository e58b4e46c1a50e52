-- Generated from order.schema.json (Order 1.0). Do not edit.
-- Regenerate: npm run generate
CREATE OR REPLACE VIEW "${database}"."order_changes" AS
WITH
  -- Objects of before a column was renamed have it under its earlier name.
  renamed AS (
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
      coalesce("order_id", "id", "order_number") AS "order_id",
      coalesce("revision", "version") AS "revision",
      coalesce("remark", "note") AS "remark",
      "line",
      "other",
      "change_date"
    FROM "${database}"."order_parquet"
  ),
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
    FROM renamed
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
  "order_id",
  "revision",
  "remark",
  "line",
  "other",
  "change_date"
FROM changes
WHERE "change_copy" = 1
