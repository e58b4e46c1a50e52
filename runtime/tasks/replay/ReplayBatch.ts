import type { ArrivedRecord } from "../../core/ArrivedRecord.js";
import type { Parsed, ParseRules } from "../../core/parse.js";
import type { ReasonCode } from "../../core/reasons.js";

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
  parse(rules: ParseRules): Parsed;
}

/** Give a record's identity. */
export function identityOf({ shardId, sequenceNumber }: ArrivedRecord): string {
  return `${shardId} ${sequenceNumber}`;
}
