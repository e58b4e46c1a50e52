-- Generated from order.schema.json (Order 1.0). Do not edit.
-- Regenerate: npm run generate
CREATE OR REPLACE VIEW "${database}"."order_stale_keys" AS
WITH
  kept AS (
    SELECT
      *,
      json_extract_scalar("item_key", '$.orderId.S') AS "change_key_order_id",
      date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00', "change_arrived_at") * 1000
        AS "change_arrived_micros"
    FROM "${database}"."quarantine"
    WHERE "record_type" = 'Order' AND "item_key" IS NOT NULL
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
    LEFT JOIN "${database}"."order_parquet" AS delivered
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
      coalesce("order_id", "id", "order_number") AS "change_key_order_id",
      max("change_time_micros") AS "change_order"
    FROM "${database}"."order_parquet"
    GROUP BY coalesce("order_id", "id", "order_number")
  )
SELECT
  quarantined."change_key_order_id" AS "order_id",
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
  ON delivered."change_key_order_id" = quarantined."change_key_order_id"
WHERE quarantined."change_age" = 1
  AND (
    delivered."change_order" IS NULL
    OR quarantined."change_order" >= delivered."change_order"
  )
