import type { DeliveryPlan } from "../../core/deliverDemandRecords.js";
import {
  deliverExportFile,
  type FileProgress,
  untouched,
} from "../../core/snapshot/export/deliverExportFile.js";
import { type ExportFile, stemOf } from "../../core/snapshot/export/ExportFile.js";
import { readExport, readExportFiles } from "../../core/snapshot/export/readExport.js";
import { obstacleOf } from "../../core/snapshot/obstacleOf.js";
import type { Deadline } from "../../util/Deadline.js";
import type { Entry } from "../openLocation.js";
import { UserError } from "../UserError.js";
import type { BackfillJob, PartProgress } from "./BackfillJob.js";

/**
 * Make the backfill from an export: a part for each of its files.
 *
 * @param folder - the export's, which has its manifests
 * @throws {ExportError} or {UserError} if it cannot be read or delivered
 */
export async function exportJob(
  { source, key: folder }: Entry,
  plan: DeliveryPlan,
  deadline: Deadline,
): Promise<BackfillJob> {
  const tableExport = await readExport(source, folder);
  const { id, itemCount, snapshot } = tableExport;
  const obstacle = obstacleOf(snapshot, plan);
  if (obstacle !== undefined) throw UserError.at(folder, "export", obstacle);
  const files = await readExportFiles(source, folder);
  return {
    id,
    tableName: snapshot.tableName,
    expected: itemCount,
    parts: files.map((file) => ({
      name: stemOf(file),
      run(from, onProgress) {
        const job = { source, folder, tableExport, file };
        return deliverExportFile(
          job,
          (from as FileProgress | undefined) ?? untouched,
          plan,
          deadline,
          onProgress,
        );
      },
    })),
    reconcile: (progress) => reconcile(progress, files, itemCount),
  };
}

function reconcile(
  progress: ReadonlyMap<string, PartProgress>,
  files: readonly ExportFile[],
  itemCount: number,
): readonly string[] {
  const problems = files.flatMap((file) => {
    const received = progress.get(stemOf(file))?.counts.received ?? 0;
    if (received === file.itemCount) return [];
    const problem = `has ${received} items where manifest-files.json says ${file.itemCount}`;
    return [`${file.dataFileS3Key}: ${problem}; copy the file again, or export the table again`];
  });
  const listed = files.reduce((total, file) => total + file.itemCount, 0);
  if (listed === itemCount) return problems;
  const problem = `the files have ${listed} items where manifest-summary.json says ${itemCount}`;
  return [...problems, `${problem}; manifest-files.json is not whole: copy it again`];
}
