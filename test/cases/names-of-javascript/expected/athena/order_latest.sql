-- Generated from order.schema.json (Order 1.0). Do not edit.
-- Regenerate: npm run generate
CREATE OR REPLACE VIEW "${database}"."order_latest" AS
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
          length("change_sequence_number") DESC NULLS LAST,
          "change_sequence_number" DESC NULLS LAST,
          "change_id" DESC,
          try_cast(split_part("change_schema_version", '.', 1) AS integer) DESC NULLS LAST,
          try_cast(split_part("change_schema_version", '.', 2) AS integer) DESC NULLS LAST
      ) AS "change_age"
    FROM "${database}"."order_parquet"
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
  "has_own_property",
  "_proto_",
  "_10",
  "_2",
  "place0",
  "change_date"
FROM changes
WHERE "change_age" = 1 AND "change_type" <> 'REMOVE'
