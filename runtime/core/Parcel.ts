import type { RecordType } from "../codec/RecordType.js";
import type { Change } from "./Change.js";
import type { Poison } from "./Poison.js";

/** Records of one shard that are stored together or not at all, in batch order. */
export type Parcel = ChangesParcel | QuarantineParcel;

/** An object in each format. */
export interface ChangesParcel {
  readonly kind: "changes";
  readonly shardId: string;
  readonly recordType: RecordType;
  /** The Hive partition. */
  readonly changeDate: string;
  readonly records: readonly Change[];
}

/** An object in quarantine. */
export interface QuarantineParcel {
  readonly kind: "quarantine";
  readonly shardId: string;
  /** The UTC day of arrival, `YYYY-MM-DD`: the Hive partition. */
  readonly day: string;
  readonly records: readonly Poison[];
}
