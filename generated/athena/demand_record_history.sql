-- Generated from schemas/demand-record.schema.json (DemandRecord 1.0). Do not edit.
-- Regenerate: npm run generate
CREATE TABLE IF NOT EXISTS `${database}`.`demand_record_history` (
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
  `id` string COMMENT 'Identifies the demand: the system that took it, a dot, and that system\'s own identifier, e.g. HOST.8f14e45f.',
  `revision` bigint COMMENT 'Counts the writes of this demand; the greatest is the newest.',
  `event_id` string COMMENT 'The event that tickets are wanted for.',
  `venue_id` string COMMENT 'Where the event takes place, if that is settled.',
  `customer_id` string COMMENT 'Who wants the tickets; null where the demand is anonymous.',
  `channel` string COMMENT 'How the demand came in.',
  `status` string COMMENT 'What became of the demand so far: OPEN, HELD (tickets are set aside), FULFILLED, EXPIRED or CANCELLED.',
  `quantity` int COMMENT 'How many tickets are wanted.',
  `price_min` decimal(12,2) COMMENT 'The lowest price per ticket that is of interest, in the currency given.',
  `price_max` decimal(12,2) COMMENT 'The highest price per ticket that is accepted, in the currency given; missing where there is no limit.',
  `settled_amount` decimal(38,9) COMMENT 'The amount settled for the whole demand, in the currency given, to the last digit that settlement knows.',
  `currency` string COMMENT 'Currency of all amounts, as in ISO 4217: EUR.',
  `score` double COMMENT 'How likely the demand is to be fulfilled, as the ranking model sees it.',
  `party_sizes` array<int> COMMENT 'The sizes of the groups that want to sit together.',
  `seat_preferences` array<struct<`section`:string,`row`:string,`accessible`:boolean>> COMMENT 'Where the customer would like to sit, the best first.',
  `tags` array<string> COMMENT 'Labels that systems put on the demand, in no order.',
  `attributes` map<string,string> COMMENT 'Whatever the taking system knows besides, by name.',
  `location` struct<`lat`:double,`lon`:double,`source`:struct<`name`:string,`accuracy`:float>> COMMENT 'Where the customer was when the demand was made.',
  `requested_at` timestamp COMMENT 'When the customer made the demand.',
  `expires_at` timestamp COMMENT 'When the demand lapses and DynamoDB may delete it (its time to live).',
  `event_date` date COMMENT 'The day of the event, at the venue.',
  `signature` binary COMMENT 'The taking system\'s signature over the demand.',
  `note` string COMMENT 'What the customer wrote: missing if never asked, null if declined, empty if left empty.',
  `raw` string COMMENT 'The demand as the taking system sent it.',
  `system_id` string COMMENT 'The system that took the demand, from its id.',
  `reference` string COMMENT 'Names this revision of the demand to other systems: demand:<system>:<event>:<revision>.',
  `change_date` string COMMENT 'UTC day of the change, YYYY-MM-DD.'
)
PARTITIONED BY (`change_date`)
LOCATION '${location}/demand_record/history/'
TBLPROPERTIES (
  'table_type' = 'ICEBERG',
  'format' = 'parquet',
  'write_compression' = 'zstd',
  'vacuum_max_snapshot_age_seconds' = '604800'
)
