/** The table of records that could not be delivered: JSON Lines that the runtime writes. */
import type { TableColumn } from "./columns.js";
import { type PhysicalTable, projection } from "./physicalTable.js";

const location = `\${location}/quarantine/`;

const partition: TableColumn = {
  name: "quarantine_date",
  hive: "string",
  comment: "UTC day of the record's arrival, YYYY-MM-DD.",
};

/** The one quarantine table of all record types; the members of the runtime's JSON Lines. */
export const quarantineTable: PhysicalTable = {
  name: "quarantine",
  comment: "Records that could not be delivered, with the reason and the original bytes.",
  columns: [
    column("reason", "string", "Why the record is here: a code of the table of reasons"),
    column("path", "string", "JSON Pointer to the fault in the change record"),
    column("message", "string", "What is wrong there"),
    column("record_type", "string", "Record type that takes the item"),
    column("table_name", "string", "DynamoDB table that the record names"),
    column("item_key", "string", "The item's key as DynamoDB JSON"),
    column("change_id", "string", "Id of the change"),
    column("change_type", "string", "INSERT, MODIFY or REMOVE"),
    column("change_time_micros", "bigint", "Time of the change in microseconds"),
    column("change_arrived_at", "timestamp", "When Kinesis took the record"),
    column("change_shard_id", "string", "Kinesis shard"),
    column("change_sequence_number", "string", "Sequence number in the shard"),
    column("data", "string", "The record's data as it came, in base64"),
  ],
  partition,
  storage: {
    serde: "org.openx.data.jsonserde.JsonSerDe",
    serdeProperties: { "serialization.format": "1" },
    inputFormat: "org.apache.hadoop.mapred.TextInputFormat",
    outputFormat: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
  },
  location,
  properties: { classification: "json", ...projection(partition.name, location) },
};

function column(name: string, hive: string, comment: string): TableColumn {
  return { name, hive, comment };
}
