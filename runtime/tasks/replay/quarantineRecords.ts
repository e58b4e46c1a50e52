import type { ArrivedRecord } from "../../core/ArrivedRecord.js";
import type { ReasonCode } from "../../core/reasons.js";
import type { Snapshot } from "../../core/snapshot/Snapshot.js";
import { UserError } from "../UserError.js";
import type { ReplayRecord } from "./ReplayBatch.js";

/**
 * Read the records of a quarantine object.
 *
 * @param place - the object, for the error
 * @throws {UserError} with the first line that is none of the quarantine table
 */
export function quarantineRecords(text: string, place: string): readonly ReplayRecord[] {
  return text.split("\n").flatMap((line, index) => {
    return line === "" ? [] : [readRecord(line, `${place}:${index + 1}`)];
  });
}

function readRecord(line: string, place: string): ReplayRecord {
  const row = readRow(line, place);
  const arrived = {
    shardId: text(row, "change_shard_id", place),
    sequenceNumber: text(row, "change_sequence_number", place),
    arrivedAt: arrivalOf(row, place),
    data: text(row, "data", place),
  };
  const snapshot = snapshotOf(row, arrived);
  return {
    arrived,
    was: text(row, "reason", place) as ReasonCode,
    ...(snapshot && { snapshot }),
  };
}

/** Lines of snapshots are told by their shards; what they have in common is in every row. */
function snapshotOf(row: Row, { shardId, arrivedAt }: ArrivedRecord): Snapshot | undefined {
  if (!/^(scan|export):/.test(shardId)) return undefined;
  const common = { tableName: String(row.table_name), takenAt: new Date(arrivedAt) };
  if (row.change_type !== "SNAPSHOT") return { kind: "changes", ...common };
  return { kind: "items", ...common, micros: BigInt(Number(row.change_time_micros)) };
}

type Row = Readonly<Record<string, unknown>>;

function readRow(line: string, place: string): Row {
  try {
    const row: unknown = JSON.parse(line);
    if (typeof row === "object" && row !== null) return row as Row;
  } catch {
    // Told below.
  }
  throw UserError.at(place, "quarantine", "is no line of the quarantine table");
}

function text(row: Row, column: string, place: string): string {
  const value = row[column];
  if (typeof value === "string") return value;
  throw UserError.at(place, "quarantine", `has no text in ${column}`);
}

function arrivalOf(row: Row, place: string): number {
  const time = Date.parse(`${text(row, "change_arrived_at", place).replace(" ", "T")}Z`);
  if (!Number.isNaN(time)) return time;
  throw UserError.at(place, "quarantine", "has no time in change_arrived_at");
}
