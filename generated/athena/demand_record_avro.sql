-- Generated from schemas/demand-record.schema.json (DemandRecord 1.0). Do not edit.
-- Regenerate: npm run generate
CREATE EXTERNAL TABLE IF NOT EXISTS `${database}`.`demand_record_avro` (
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
  `reference` string COMMENT 'Names this revision of the demand to other systems: demand:<system>:<event>:<revision>.'
)
COMMENT 'A customer\'s demand for tickets to one event: what is wanted, at which price, and what became of it.'
PARTITIONED BY (`change_date` string COMMENT 'UTC day of the change, YYYY-MM-DD.')
ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.avro.AvroSerDe'
WITH SERDEPROPERTIES (
  'avro.schema.literal' = '{"type":"record","name":"DemandRecord","fields":[
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
]}'
)
STORED AS INPUTFORMAT 'org.apache.hadoop.hive.ql.io.avro.AvroContainerInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.avro.AvroContainerOutputFormat'
LOCATION '${location}/demand_record/avro/'
TBLPROPERTIES (
  'classification' = 'avro',
  'projection.enabled' = 'true',
  'projection.change_date.type' = 'date',
  'projection.change_date.format' = 'yyyy-MM-dd',
  'projection.change_date.range' = '${projection_start},NOW+1DAYS',
  'projection.change_date.interval' = '1',
  'projection.change_date.interval.unit' = 'DAYS',
  'storage.location.template' = '${location}/demand_record/avro/change_date=${change_date}/'
)
