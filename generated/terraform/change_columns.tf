# Generated from schemas/change-metadata.schema.json (ChangeMetadata 1.0). Do not edit.
# Regenerate: npm run generate

locals {
  # The columns of every record's tables, ahead of its own.
  change_columns = [
    { name = "change_id", hive = "string", trino = "varchar", comment = "Identifies the change: the event's id, or shard and sequence number joined by a colon for a snapshot." },
    { name = "change_type", hive = "string", trino = "varchar", comment = "What happened to the item: INSERT, MODIFY, REMOVE, or SNAPSHOT where a backfill found it." },
    { name = "change_time", hive = "timestamp", trino = "timestamp(3)", comment = "When the item changed, to the millisecond." },
    { name = "change_time_micros", hive = "bigint", trino = "bigint", comment = "When the item changed, in microseconds since 1970-01-01 UTC, as finely as the table's stream tells." },
    { name = "change_arrived_at", hive = "timestamp", trino = "timestamp(3)", comment = "When the change arrived in the stream; null for a snapshot." },
    { name = "change_shard_id", hive = "string", trino = "varchar", comment = "The shard of the stream that carried the change, or the export or scan that found it." },
    { name = "change_sequence_number", hive = "string", trino = "varchar", comment = "The change's place in its shard: decimal text, too long for a number." },
    { name = "change_user_identity", hive = "string", trino = "varchar", comment = "Who made the change where that is not a client; principal dynamodb.amazonaws.com is the time to live." },
    { name = "change_schema_version", hive = "string", trino = "varchar", comment = "Version of the record schema by which the row was written." },
    { name = "change_misfits", hive = "array<string>", trino = "array(varchar)", comment = "Values that do not fit their columns, each with its place: /price: expected N, found S." },
    { name = "change_rescued_data", hive = "string", trino = "varchar", comment = "What the columns cannot say, as DynamoDB JSON by JSON Pointer: columns and this are the item, exactly." },
  ]
}
