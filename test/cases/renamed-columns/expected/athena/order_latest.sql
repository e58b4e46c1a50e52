-- Generated from order.schema.json (Order 1.0). Do not edit.
-- Regenerate: npm run generate
CREATE OR REPLACE VIEW "${database}"."order_latest" AS
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
  changes AS (
    SELECT
      *,
      row_number() OVER (
        PARTITION BY "order_id"
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
    FROM renamed
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
WHERE "change_age" = 1 AND "change_type" <> 'REMOVE'
