import type { ArchiveOptions } from "../openArchive.js";
import type { CheckpointOptions } from "../openCheckpoints.js";

/** What a backfill is told. */
export interface BackfillOptions extends ArchiveOptions, CheckpointOptions {
  /** The table to scan; `true`: the environment's only one. */
  readonly scan?: string | true;
  /** The place of an export. */
  readonly export?: string;
  /** Segments of a scan. */
  readonly segments: number;
  /** Read capacity units a second that a scan may take. */
  readonly rcu: number;
  /** Files of an export at a time. */
  readonly files: number;
}
