import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { RecordTypes } from "../../codec/RecordType.js";
import { StorageError } from "../../core/deliverWhole.js";
import { ExportError } from "../../core/snapshot/export/ExportError.js";
import type { DeliveryCounts } from "../../delivery/DeliveryCounts.js";
import { CheckpointFolder } from "../CheckpointFolder.js";
import { Progress } from "../demo/Progress.js";
import { Interruption } from "../Interruption.js";
import { type Archive, type ArchiveOptions, openArchive } from "../openArchive.js";
import { openAround } from "../openLocation.js";
import { UserError } from "../UserError.js";
import type { BackfillJob } from "./BackfillJob.js";
import { exportJob } from "./exportJob.js";
import { runJob, totalOf } from "./runJob.js";
import { beginScan, scanJob } from "./scanJob.js";

export interface BackfillOptions extends ArchiveOptions {
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
  /** The folder of checkpoints. */
  readonly checkpoint?: string;
  /** Begin anew, whatever checkpoints there are. */
  readonly restart?: true;
}

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
    const { job, checkpoints } = await openJob(options, archive, interruption);
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

interface OpenJob {
  readonly job: BackfillJob;
  readonly checkpoints: CheckpointFolder | undefined;
}

function openJob(
  options: BackfillOptions,
  archive: Archive,
  interruption: Interruption,
): Promise<OpenJob> {
  return options.export === undefined
    ? openScan(options, archive, interruption)
    : openExport(options, options.export, archive, interruption);
}

async function openExport(
  options: BackfillOptions,
  place: string,
  archive: Archive,
  { deadline }: Interruption,
): Promise<OpenJob> {
  const { environment, plan } = archive;
  const job = await exportJob(openAround(place, environment.region), plan, deadline);
  const checkpoints = await openCheckpoints(options, archive, `export-${job.id}`);
  return { job, checkpoints };
}

async function openScan(
  options: BackfillOptions,
  archive: Archive,
  { deadline }: Interruption,
): Promise<OpenJob> {
  const { environment, plan } = archive;
  const tableName = tableOf(options, Object.keys(environment.tables));
  const checkpoints = await openCheckpoints(options, archive, `scan-${tableName}`);
  const start = await beginScan({ tableName, segments: options.segments }, checkpoints);
  const client = new DynamoDBClient({ region: environment.region, maxAttempts: 10 });
  return { job: await scanJob(client, start, options.rcu, plan, deadline), checkpoints };
}

function tableOf({ scan, env }: BackfillOptions, tables: readonly string[]): string {
  if (typeof scan === "string") return scan;
  const [only, ...others] = tables;
  if (only !== undefined && others.length === 0) return only;
  throw UserError.at("--scan", "scan", `name the table; ${env} has ${tables.join(", ")}`);
}

async function openCheckpoints(
  { env, checkpoint, dryRun, restart }: BackfillOptions,
  archive: Archive,
  name: string,
): Promise<CheckpointFolder | undefined> {
  if (dryRun) return undefined;
  const path = checkpoint ?? join(".demand-pipeline", "backfill", env, name);
  const checkpoints = new CheckpointFolder(path);
  if (restart) await checkpoints.clear();
  await checkpoints.bind({ task: "backfill", archive: archive.name, source: name });
  return checkpoints;
}

function userError(error: unknown): unknown {
  if (error instanceof ExportError) return new UserError(error.message);
  if (!(error instanceof StorageError)) return error;
  const advice = "run the same command again to go on";
  return UserError.at("--archive", "storage", `${error.message}; ${advice}`);
}
