import type { HashRange } from "./hashKey.js";

/** A record as it lies on the stream. Times are in milliseconds since the epoch. */
export interface StreamRecord {
  readonly shardId: string;
  readonly sequenceNumber: string;
  readonly partitionKey: string;
  readonly data: Uint8Array;
  /** When the stream took it. */
  readonly arrival: number;
  /** What Lambda's event has for `data` in place of the base64 of the bytes. */
  readonly dataText?: string;
}

/** A shard: a range of hash keys and what was put into it. */
export interface Shard {
  readonly id: string;
  /** Its place among all shards that the stream ever had. */
  readonly ordinal: number;
  readonly range: HashRange;
  /** Shards that it replaced by a split (one) or a merge (two). */
  readonly parents: readonly Shard[];
  readonly createdAt: number;
  /** When it was replaced; no record is put into it after that. */
  closedAt: number | undefined;
  /** In the order of their sequence numbers, which is the order of arrival. */
  readonly records: StreamRecord[];
}
