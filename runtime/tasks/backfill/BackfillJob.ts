import type { DeliveryCounts } from "../../delivery/DeliveryCounts.js";

/** A backfill, in parts that are independent of each other. */
export interface BackfillJob {
  /** What is read: the export's or the scan's id, as in the rows' shards. */
  readonly id: string;
  readonly tableName: string;
  /** Items in all parts; of a scan, what DynamoDB last counted. */
  readonly expected: number;
  readonly parts: readonly BackfillPart[];
  /** Say what is not as it must be, when all parts are done. */
  reconcile(progress: ReadonlyMap<string, PartProgress>): readonly string[];
}

/** A segment of a scan or a file of an export. */
export interface BackfillPart {
  /** Unique in the job. */
  readonly name: string;
  /**
   * Deliver the part from where it was left.
   *
   * @param from - what `onProgress` was last told; undefined at first
   * @param onProgress - told after each batch that is stored
   * @returns the last progress; not done where an interrupt came
   */
  run(
    from: PartProgress | undefined,
    onProgress: (progress: PartProgress) => Promise<void>,
  ): Promise<PartProgress>;
}

/** How far a part has come; what else a part needs to go on is in it, too, as JSON. */
export interface PartProgress {
  readonly counts: DeliveryCounts;
  readonly done: boolean;
}
