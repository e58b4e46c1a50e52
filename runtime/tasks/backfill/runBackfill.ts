import type { RecordTypes } from "../../codec/RecordType.js";
import { StorageError } from "../../core/deliverWhole.js";
import { ExportError } from "../../core/snapshot/export/ExportError.js";
import type { DeliveryCounts } from "../../delivery/DeliveryCounts.js";
import { Interruption } from "../Interruption.js";
import { type Archive, openArchive } from "../openArchive.js";
import { Progress } from "../Progress.js";
import { UserError } from "../UserError.js";
import type { BackfillJob } from "./BackfillJob.js";
import type { BackfillOptions } from "./BackfillOptions.js";
import { openBackfill } from "./openBackfill.js";
import { runJob, totalOf } from "./runJob.js";

/** What became of a backfill. */
export interface BackfillSummary extends DeliveryCounts {
  readonly environment: string;
  readonly archive: string;
  readonly source: "scan" | "export";
  readonly id: string;
  readonly table: string;
  readonly dryRun: boolean;
  /** False after an interrupt. */
  readonly complete: boolean;
  /** Items that the export's manifest, or roughly DynamoDB, says there are. */
  readonly expected: number;
  readonly parts: number;
  /** What does not reconcile; empty where all is well. */
  readonly problems: readonly string[];
  /** The folder of checkpoints; null for a dry run. */
  readonly checkpoint: string | null;
}

/**
 * Deliver a table's items from a scan or an export, as far as it gets.
 *
 * @throws {UserError} if the options or the source are wrong, or storage refuses
 */
export async function runBackfill(
  options: BackfillOptions,
  recordTypes: RecordTypes,
): Promise<BackfillSummary> {
  const archive = openArchive(options, recordTypes);
  const interruption = new Interruption();
  const progress = new Progress();
  try {
    const { job, checkpoints } = await openBackfill(options, archive, interruption);
    progress.start(`backfill of ${job.tableName}`, job.expected);
    const parts = await runJob(job, {
      atOnce: options.export === undefined ? options.segments : options.files,
      checkpoints,
      interruption,
      onItems: (count) => progress.advance(count),
    });
    const complete = [...parts.values()].every(({ done }) => done);
    return {
      ...describe(options, archive, job),
      complete,
      ...totalOf(parts),
      problems: complete ? job.reconcile(parts) : [],
      checkpoint: checkpoints?.path ?? null,
    };
  } catch (error) {
    throw userError(error);
  } finally {
    progress.stop();
    interruption.ignore();
  }
}

function describe(options: BackfillOptions, { environment, name }: Archive, job: BackfillJob) {
  return {
    environment: environment.environment,
    archive: name,
    source: options.export === undefined ? ("scan" as const) : ("export" as const),
    id: job.id,
    table: job.tableName,
    dryRun: options.dryRun ?? false,
    expected: job.expected,
    parts: job.parts.length,
  };
}

function userError(error: unknown): unknown {
  if (error instanceof ExportError) return new UserError(error.message);
  if (!(error instanceof StorageError)) return error;
  const advice = "run the same command again to go on";
  return UserError.at("--archive", "storage", `${error.message}; ${advice}`);
}
