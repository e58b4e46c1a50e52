import { legible } from "../core/legible.js";
import type { Poison } from "../core/Poison.js";
import type { Routes } from "../core/Routes.js";

/** A column of the quarantine table. */
export interface QuarantineColumn {
  readonly name: string;
  /** In Athena's DDL, for its JSON SerDes. */
  readonly type: "string" | "bigint" | "timestamp";
  readonly doc: string;
}

/**
 * The columns of the quarantine table, in order: what the members of its JSON Lines are. The Hive
 * partition is `quarantine_date`, the UTC day of arrival.
 */
export const quarantineColumns = [
  { name: "reason", type: "string", doc: "Why the record is here: a code of the table of reasons" },
  { name: "path", type: "string", doc: "JSON Pointer to the fault in the change record" },
  { name: "message", type: "string", doc: "What is wrong there" },
  { name: "record_type", type: "string", doc: "Record type that takes the item" },
  { name: "table_name", type: "string", doc: "DynamoDB table that the record names" },
  { name: "item_key", type: "string", doc: "The item's key as DynamoDB JSON" },
  { name: "change_id", type: "string", doc: "Id of the change" },
  { name: "change_type", type: "string", doc: "INSERT, MODIFY or REMOVE" },
  { name: "change_time_micros", type: "bigint", doc: "Time of the change in microseconds" },
  { name: "change_arrived_at", type: "timestamp", doc: "When Kinesis took the record" },
  { name: "change_shard_id", type: "string", doc: "Kinesis shard" },
  { name: "change_sequence_number", type: "string", doc: "Sequence number in the shard" },
  { name: "data", type: "string", doc: "The record's data as it came, in base64" },
] as const satisfies readonly QuarantineColumn[];

type QuarantineRow = Record<(typeof quarantineColumns)[number]["name"], string | number | null>;

/** Spell records as JSON Lines of the quarantine table, in the order given. */
export function quarantineLines(poisons: readonly Poison[], routes: Routes): Uint8Array {
  const lines = poisons.map((poison) => `${JSON.stringify(quarantineRow(poison, routes))}\n`);
  return Buffer.from(lines.join(""));
}

function quarantineRow({ arrived, failure, known }: Poison, routes: Routes): QuarantineRow {
  const { tableName, recordType, key, changeId, changeType, micros } =
    known ?? legible(arrived.data, routes);
  return {
    reason: failure.code,
    path: failure.path,
    message: failure.message,
    record_type: recordType,
    table_name: tableName,
    item_key: key,
    change_id: changeId,
    change_type: changeType,
    // Within 2^53: a time in microseconds has 16 digits.
    change_time_micros: micros === null ? null : Number(micros),
    change_arrived_at: hiveTimestamp(new Date(arrived.arrivedAt)),
    change_shard_id: arrived.shardId,
    change_sequence_number: arrived.sequenceNumber,
    data: arrived.data,
  };
}

/** The one form of timestamps that all of Athena's JSON SerDes read: `2024-05-01 10:00:00.000`. */
function hiveTimestamp(instant: Date): string {
  return instant.toISOString().replace("T", " ").replace("Z", "");
}
