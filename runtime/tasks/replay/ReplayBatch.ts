import type { ArrivedRecord } from "../../core/ArrivedRecord.js";
import type { ReasonCode } from "../../core/reasons.js";
import type { Snapshot } from "../../core/snapshot/Snapshot.js";

/** Records that are replayed together. */
export interface ReplayBatch {
  /** What they come from: an object's key, or a shard. */
  readonly origin: string;
  readonly records: readonly ReplayRecord[];
}

/** A record to replay. */
export interface ReplayRecord {
  readonly arrived: ArrivedRecord;
  /** Why it was in quarantine; null where it was not. */
  readonly was: ReasonCode | null;
  /** The snapshot whose line it is; absent where it is a change record. */
  readonly snapshot?: Snapshot;
}

/** Give a record's identity. */
export function identityOf({ shardId, sequenceNumber }: ArrivedRecord): string {
  return `${shardId} ${sequenceNumber}`;
}
