import type { RecordTypes } from "../../codec/RecordType.js";
import { deadlineOf, type Invocation } from "../../core/createDelivery.js";
import type { DeliveryPlan } from "../../core/deliverDemandRecords.js";
import { deliveryPlan } from "../../core/deliveryPlan.js";
import {
  deliverExportFile,
  type ExportFileJob,
  type FileProgress,
} from "../../core/snapshot/export/deliverExportFile.js";
import { ExportError } from "../../core/snapshot/export/ExportError.js";
import { readExport } from "../../core/snapshot/export/readExport.js";
import { obstacleOf } from "../../core/snapshot/obstacleOf.js";
import type { ObjectSource } from "../../delivery/ObjectSource.js";
import type { Services } from "../../services.js";
import { type BackfillAnswer, readTask } from "./BackfillTask.js";

/** Lambda's handler of one file of an export. */
export type BackfillWorker = (input: unknown, context: Invocation) => Promise<BackfillAnswer>;

/**
 * Make the handler that delivers files of exports.
 *
 * It throws where the file is damaged, storage refuses, lines are missing or the time does not
 * suffice for one batch; to call it again is harmless, for what is stored stays as it is.
 *
 * @param exports - the bucket of the exports
 */
export function createBackfillWorker(
  recordTypes: RecordTypes,
  services: Services,
  exports: ObjectSource,
): BackfillWorker {
  const plan = deliveryPlan(recordTypes, services);
  return async (input, context) => {
    const task = readTask(input);
    const deadline = deadlineOf(context);
    try {
      const job = await openJob(exports, task, plan);
      const progress = await deliverExportFile(job, task.progress, plan, deadline);
      check(progress, task);
      report(job, progress, context, services);
      return { ...task, progress, done: progress.done };
    } finally {
      deadline.clear();
    }
  };
}

type Task = ReturnType<typeof readTask>;

async function openJob(
  source: ObjectSource,
  { export: folder, file }: Task,
  plan: DeliveryPlan,
): Promise<ExportFileJob> {
  const tableExport = await readExport(source, folder);
  const obstacle = obstacleOf(tableExport.snapshot, plan);
  if (obstacle !== undefined) throw new ExportError(folder, obstacle);
  return { source, folder, tableExport, file };
}

function check({ lines, done }: FileProgress, { file, progress }: Task): void {
  if (done && lines !== file.itemCount) {
    const problem = `has ${lines} lines where the manifest says ${file.itemCount}`;
    throw new ExportError(file.dataFileS3Key, `${problem}; all of them are delivered`);
  }
  if (!done && lines === progress.lines) {
    const problem = "the time was over before a batch was stored";
    throw new ExportError(file.dataFileS3Key, `${problem}; give the function more memory or time`);
  }
}

function report(
  { file }: ExportFileJob,
  { lines, counts, done }: FileProgress,
  { awsRequestId }: Invocation,
  { log }: Services,
): void {
  log.info("file", {
    requestId: awsRequestId,
    file: file.dataFileS3Key,
    lines,
    of: file.itemCount,
    done,
    ...counts,
  });
}
