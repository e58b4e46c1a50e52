import type { ArrivedRecord } from "../ArrivedRecord.js";

/** A table's items as a scan or an export found them: what their lines have in common. */
export type Snapshot = ItemsSnapshot | ChangesSnapshot;

/** Each line has an item as it was: `{"Item": …}`. */
export interface ItemsSnapshot {
  readonly kind: "items";
  readonly tableName: string;
  /** When the items were as they are told, for the Hive partition of lines that are no items. */
  readonly takenAt: Date;
  /** The time of the rows, in microseconds since the epoch. */
  readonly micros: bigint;
}

/** Each line has an item's last change in a time: the lines of an incremental export. */
export interface ChangesSnapshot {
  readonly kind: "changes";
  readonly tableName: string;
  /** When the time ends. */
  readonly takenAt: Date;
}

/**
 * How much earlier than its start a snapshot's rows are dated, in microseconds. A live change that
 * the snapshot does not show must be the newer, although clocks differ and DynamoDB gives the times
 * of changes only approximately.
 */
const snapshotLead = 300_000_000n;

/** Give the id of a snapshot's row. */
export function changeIdOf({ shardId, sequenceNumber }: ArrivedRecord): string {
  return `${shardId}:${sequenceNumber}`;
}

/** Describe a snapshot of items that was begun at a moment. */
export function itemsSnapshot(tableName: string, begun: Date): ItemsSnapshot {
  const micros = BigInt(begun.getTime()) * 1000n - snapshotLead;
  return { kind: "items", tableName, takenAt: begun, micros };
}
