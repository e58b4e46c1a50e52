-- Generated from order.schema.json (Order 1.0). Do not edit.
-- Regenerate: npm run generate
CREATE EXTERNAL TABLE IF NOT EXISTS `${database}`.`order_parquet` (
  `change_id` string COMMENT 'Identifies the change: the event\'s id, or shard and sequence number joined by a colon for a snapshot.',
  `change_type` string COMMENT 'What happened to the item: INSERT, MODIFY, REMOVE, or SNAPSHOT where a backfill found it.',
  `change_time` timestamp COMMENT 'When the item changed, to the millisecond.',
  `change_time_micros` bigint COMMENT 'When the item changed, in microseconds since 1970-01-01 UTC, as finely as the table\'s stream tells.',
  `change_arrived_at` timestamp COMMENT 'When the change arrived in the stream; null for a snapshot.',
  `change_shard_id` string COMMENT 'The shard of the stream that carried the change, or the export or scan that found it.',
  `change_sequence_number` string COMMENT 'The change\'s place in its shard: decimal text, too long for a number.',
  `change_user_identity` string COMMENT 'Who made the change where that is not a client; principal dynamodb.amazonaws.com is the time to live.',
  `change_schema_version` string COMMENT 'Version of the record schema by which the row was written.',
  `change_misfits` array<string> COMMENT 'Values that do not fit their columns, each with its place: /price: expected N, found S.',
  `change_rescued_data` string COMMENT 'What the columns cannot say, as DynamoDB JSON by JSON Pointer: columns and this are the item, exactly.',
  `id` string,
  `note` string COMMENT 'long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long long lo…'
)
COMMENT 'A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A long story of orders. A lon…'
PARTITIONED BY (`change_date` string COMMENT 'UTC day of the change, YYYY-MM-DD.')
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
WITH SERDEPROPERTIES (
  'serialization.format' = '1'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION '${location}/order/parquet/'
TBLPROPERTIES (
  'classification' = 'parquet',
  'projection.enabled' = 'true',
  'projection.change_date.type' = 'date',
  'projection.change_date.format' = 'yyyy-MM-dd',
  'projection.change_date.range' = '${projection_start},NOW+1DAYS',
  'projection.change_date.interval' = '1',
  'projection.change_date.interval.unit' = 'DAYS',
  'storage.location.template' = '${location}/order/parquet/change_date=${change_date}/'
)
