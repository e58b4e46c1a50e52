import { type FileProgress, untouched } from "../../core/snapshot/export/deliverExportFile.js";
import { type ExportFile, readFile } from "../../core/snapshot/export/ExportFile.js";

/**
 * What the backfill worker is given: one entry of an export's manifest. It is JSON, as Step
 * Functions passes it from an item of a distributed map over `manifest-files.json`:
 *
 * ```json
 * {
 *   "export": "nightly/AWSDynamoDB/01693685827463-2d8752fd",
 *   "file": {
 *     "itemCount": 8,
 *     "md5Checksum": "sQMSpEILNgoQmarvDFonGQ==",
 *     "etag": "af83d6f217c19b8b0fff8023d8ca4716-1",
 *     "dataFileS3Key": "AWSDynamoDB/01693685827463-2d8752fd/data/asdl123dasas.json.gz"
 *   }
 * }
 * ```
 */
export interface BackfillTask {
  /** Key of the folder that has the export's manifests, without a slash at its end. */
  readonly export: string;
  readonly file: ExportFile;
  /** How far earlier invocations came; absent at first. */
  readonly progress?: FileProgress;
}

/**
 * What the worker answers: the next task for the same file. Where `done` is false, the time was over
 * before the file was; the answer is then handed to the worker again, as it is.
 */
export interface BackfillAnswer extends BackfillTask {
  readonly progress: FileProgress;
  readonly done: boolean;
}

/** A task that is none. */
export class MalformedTaskError extends Error {
  override readonly name = "MalformedTaskError";
}

/**
 * Read what the worker is given.
 *
 * @throws {MalformedTaskError} or {ExportError} if it is no task
 */
export function readTask(input: unknown): Required<BackfillTask> {
  const task = objectAt(input, "the input");
  if (typeof task.export !== "string") {
    throw new MalformedTaskError("export: expected the key of the export's folder");
  }
  return {
    export: task.export.replace(/\/+$/, ""),
    file: readFile(objectAt(task.file, "file"), "file"),
    progress: task.progress === undefined ? untouched : readProgress(task.progress),
  };
}

function readProgress(value: unknown): FileProgress {
  const progress = objectAt(value, "progress");
  objectAt(progress.counts, "progress.counts");
  if (Number.isSafeInteger(progress.lines) && Number(progress.lines) >= 0) {
    return value as FileProgress;
  }
  throw new MalformedTaskError("progress.lines: expected a number of lines");
}

function objectAt(value: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw new MalformedTaskError(`${place}: expected an object`);
}
