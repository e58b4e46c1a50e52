import type { DeliveryCounts } from "../../delivery/DeliveryCounts.js";
import type { ReplayedRecord } from "./deliverReplay.js";

/** What became of a replay. */
export interface ReplaySummary extends DeliveryCounts {
  readonly source: "quarantine" | "failures" | "stream";
  readonly environment: string;
  readonly archive: string;
  readonly dryRun: boolean;
  /** False after an interrupt. */
  readonly complete: boolean;
  /** Objects, or shards, that were read. */
  readonly read: number;
  /** Records that an earlier replay had settled, so that they were left out. */
  readonly settledBefore: number;
  /** Objects that could not be read, and why. */
  readonly problems: readonly string[];
  /** Each record, of a dry run. */
  readonly records: readonly ReplayedRecord[];
}

/** What a replay has come to. */
export type ReplayResult = Pick<
  ReplaySummary,
  "complete" | "read" | "settledBefore" | "problems" | "records"
> & { readonly counts: DeliveryCounts };
