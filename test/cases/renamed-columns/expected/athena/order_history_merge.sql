-- Generated from order.schema.json (Order 1.0). Do not edit.
-- Regenerate: npm run generate
-- For the days from ${from} to ${to}, at most 100 of them.
MERGE INTO "${database}"."order_history" AS history
USING (
  SELECT
    "change_id",
    "change_type",
    CAST("change_time" AS timestamp(6)) AS "change_time",
    "change_time_micros",
    CAST("change_arrived_at" AS timestamp(6)) AS "change_arrived_at",
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
  FROM "${database}"."order_changes"
  WHERE "change_date" BETWEEN '${from}' AND '${to}'
) AS changes
ON
  history."change_date" BETWEEN '${from}' AND '${to}'
  AND history."change_date" = changes."change_date"
  -- The id and not the place in the stream, which may carry a change in two.
  AND history."change_id" = changes."change_id"
WHEN NOT MATCHED THEN
  INSERT (
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
  )
  VALUES (
    changes."change_id",
    changes."change_type",
    changes."change_time",
    changes."change_time_micros",
    changes."change_arrived_at",
    changes."change_shard_id",
    changes."change_sequence_number",
    changes."change_user_identity",
    changes."change_schema_version",
    changes."change_misfits",
    changes."change_rescued_data",
    changes."order_id",
    changes."revision",
    changes."remark",
    changes."line",
    changes."other",
    changes."change_date"
  )
