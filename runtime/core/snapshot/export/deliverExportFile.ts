import {
  countDelivery,
  type DeliveryCounts,
  noCounts,
  sumCounts,
} from "../../../delivery/DeliveryCounts.js";
import type { ObjectSource } from "../../../delivery/ObjectSource.js";
import { cutBatches } from "../../../util/cutBatches.js";
import type { Deadline } from "../../../util/Deadline.js";
import type { ArrivedRecord } from "../../ArrivedRecord.js";
import type { DeliveryPlan } from "../../deliverDemandRecords.js";
import { defaultLimits } from "../../pack.js";
import { deliverSnapshot } from "../deliverSnapshot.js";
import type { ExportFile } from "./ExportFile.js";
import { exportRecords } from "./exportRecords.js";
import { openDataFile } from "./openDataFile.js";
import type { TableExport } from "./TableExport.js";

/** A file to deliver, and where it lies. */
export interface ExportFileJob {
  readonly source: ObjectSource;
  /** The export's folder, which has the manifests. */
  readonly folder: string;
  readonly tableExport: TableExport;
  readonly file: ExportFile;
}

/** How far a file has come. */
export interface FileProgress {
  /** Lines that are delivered. */
  readonly lines: number;
  readonly counts: DeliveryCounts;
  readonly done: boolean;
}

/** A file of which nothing is delivered. */
export const untouched: FileProgress = { lines: 0, counts: noCounts, done: false };

/**
 * Deliver a data file of an export from where it was left, batch by batch, as long as there is time.
 * A batch of lines is always the same, so that one that is delivered again changes nothing.
 *
 * @param onProgress - told after each batch
 * @throws {ExportError} if the file is missing or damaged; {StorageError} if storage refuses
 */
export async function deliverExportFile(
  job: ExportFileJob,
  from: FileProgress,
  plan: DeliveryPlan,
  deadline: Deadline,
  onProgress: (progress: FileProgress) => Promise<void> | void = () => {},
): Promise<FileProgress> {
  let progress = from;
  for await (const batch of batchesAfter(job, from.lines)) {
    const delivery = await deliverSnapshot(batch, job.tableExport.snapshot, plan, deadline);
    if (delivery === "stopped") return progress;
    progress = {
      lines: progress.lines + batch.length,
      counts: sumCounts([progress.counts, countDelivery(delivery)]),
      done: false,
    };
    await onProgress(progress);
  }
  return { ...progress, done: true };
}

async function* batchesAfter(
  { source, folder, tableExport, file }: ExportFileJob,
  lines: number,
): AsyncGenerator<readonly ArrivedRecord[]> {
  const key = await openDataFile(source, folder, file);
  const records = exportRecords(source, key, tableExport, file);
  const left = after(records, lines);
  yield* cutBatches(left, defaultLimits, ({ data }) => data.length);
}

async function* after<T>(items: AsyncIterable<T>, count: number): AsyncGenerator<T> {
  let passed = 0;
  for await (const item of items) if (++passed > count) yield item;
}
