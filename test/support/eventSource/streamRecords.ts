import type { StreamRecord } from "./Shard.js";

/** What records to make. */
export interface RecordOptions {
  /** Milliseconds from one arrival to the next. Default 0. */
  readonly every?: number;
  /** Arrival of the first. Default 0. */
  readonly from?: number;
  /** Bytes of data of each. Default 10. */
  readonly bytes?: number;
}

/** Make records of one shard with the sequence numbers 1, 2, 3, …, for tests of single rules. */
export function streamRecords(count: number, options: RecordOptions = {}): StreamRecord[] {
  const { every = 0, from = 0, bytes = 10 } = options;
  return Array.from({ length: count }, (_, i) => ({
    shardId: "shardId-000000000000",
    sequenceNumber: String(i + 1),
    partitionKey: `key-${i}`,
    data: new Uint8Array(bytes),
    arrival: from + i * every,
  }));
}
