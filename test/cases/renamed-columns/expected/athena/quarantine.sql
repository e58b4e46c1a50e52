-- Generated from all record schemas. Do not edit.
-- Regenerate: npm run generate
CREATE EXTERNAL TABLE IF NOT EXISTS `${database}`.`quarantine` (
  `reason` string COMMENT 'Why the record is here: a code of the table of reasons',
  `path` string COMMENT 'JSON Pointer to the fault in the change record',
  `message` string COMMENT 'What is wrong there',
  `record_type` string COMMENT 'Record type that takes the item',
  `table_name` string COMMENT 'DynamoDB table that the record names',
  `item_key` string COMMENT 'The item\'s key as DynamoDB JSON',
  `change_id` string COMMENT 'Id of the change',
  `change_type` string COMMENT 'INSERT, MODIFY or REMOVE',
  `change_time_micros` bigint COMMENT 'Time of the change in microseconds',
  `change_arrived_at` timestamp COMMENT 'When Kinesis took the record',
  `change_shard_id` string COMMENT 'Kinesis shard',
  `change_sequence_number` string COMMENT 'Sequence number in the shard',
  `data` string COMMENT 'The record\'s data as it came, in base64'
)
COMMENT 'Records that could not be delivered, with the reason and the original bytes.'
PARTITIONED BY (`quarantine_date` string COMMENT 'UTC day of the record\'s arrival, YYYY-MM-DD.')
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'serialization.format' = '1'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION '${location}/quarantine/'
TBLPROPERTIES (
  'classification' = 'json',
  'projection.enabled' = 'true',
  'projection.quarantine_date.type' = 'date',
  'projection.quarantine_date.format' = 'yyyy-MM-dd',
  'projection.quarantine_date.range' = '${projection_start},NOW+1DAYS',
  'projection.quarantine_date.interval' = '1',
  'projection.quarantine_date.interval.unit' = 'DAYS',
  'storage.location.template' = '${location}/quarantine/quarantine_date=${quarantine_date}/'
)
