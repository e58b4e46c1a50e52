import type { Misfit } from "../codec/Misfit.js";
import type { ArrivedRecord } from "../core/ArrivedRecord.js";
import type { ReasonCode } from "../core/reasons.js";
import type { FormatName } from "../format/Format.js";
import type { PutResult } from "./Storage.js";

/** What became of a batch: one fate for each record, in batch order. */
export interface ArchiveDelivery {
  readonly fates: readonly Fate[];
  /** The objects that are stored, those that were there already included. */
  readonly objects: readonly StoredObject[];
  /** Why objects are not stored. */
  readonly faults: readonly StorageFault[];
}

/** What became of a record. */
export type Fate =
  /** Stored in all of its record type's formats. */
  | (Arrival & {
      readonly outcome: "delivered";
      readonly recordType: string;
      /** Milliseconds since the epoch. */
      readonly changedAt: number;
      readonly misfits: readonly Misfit[];
    })
  /** Stored in quarantine. */
  | (Arrival & { readonly outcome: "quarantined"; readonly reason: ReasonCode })
  /** Passed over, as the configuration wants it. */
  | (Arrival & { readonly outcome: "ignored" })
  /** Not stored, so that it must come again. */
  | (Arrival & { readonly outcome: "failed" });

interface Arrival {
  readonly arrived: ArrivedRecord;
}

export type Outcome = Fate["outcome"];

/** An object that is known to be in storage. */
export interface StoredObject {
  /** Below the archive's location. */
  readonly key: string;
  readonly format: FormatName | "quarantine";
  readonly records: number;
  readonly bytes: number;
  readonly result: PutResult;
}

/** A failure for which something is not known to be in storage. */
export interface StorageFault {
  /** The object; absent where the failure came before there was one. */
  readonly key?: string;
  readonly error: unknown;
}

/** Number of records of each outcome. */
export type Tally = Readonly<Record<Outcome, number>>;

/** Count a delivery's records by outcome. */
export function tally({ fates }: ArchiveDelivery): Tally {
  const counts = { delivered: 0, quarantined: 0, ignored: 0, failed: 0 };
  for (const { outcome } of fates) counts[outcome]++;
  return counts;
}

/** Find the first record, in batch order, that must come again. */
export function firstFailed({ fates }: ArchiveDelivery): ArrivedRecord | undefined {
  return fates.find(({ outcome }) => outcome === "failed")?.arrived;
}

/** List the misfits of the delivered records. */
export function deliveredMisfits({ fates }: ArchiveDelivery): readonly Misfit[] {
  return fates.flatMap((fate) => (fate.outcome === "delivered" ? fate.misfits : []));
}
