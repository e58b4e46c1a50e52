import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { CheckpointFolder } from "../CheckpointFolder.js";
import type { Interruption } from "../Interruption.js";
import type { Archive } from "../openArchive.js";
import { openCheckpoints } from "../openCheckpoints.js";
import { openAround } from "../openLocation.js";
import { UserError } from "../UserError.js";
import type { BackfillJob } from "./BackfillJob.js";
import type { BackfillOptions } from "./BackfillOptions.js";
import { exportJob } from "./exportJob.js";
import { beginScan, describeTable, scanJob } from "./scanJob.js";

/** A backfill that is ready to run. */
export interface OpenBackfill {
  readonly job: BackfillJob;
  readonly checkpoints: CheckpointFolder | undefined;
}

/**
 * Open the source of a backfill, and its checkpoints.
 *
 * @throws {UserError} or {ExportError} if the source or the checkpoints do not fit
 */
export function openBackfill(
  options: BackfillOptions,
  archive: Archive,
  interruption: Interruption,
): Promise<OpenBackfill> {
  return options.export === undefined
    ? openScan(options, archive, interruption)
    : openExport(options, options.export, archive, interruption);
}

async function openExport(
  options: BackfillOptions,
  place: string,
  archive: Archive,
  { deadline }: Interruption,
): Promise<OpenBackfill> {
  const { environment, plan } = archive;
  const job = await exportJob(openAround(place, environment.region), plan, deadline);
  const checkpoints = await openCheckpoints(options, archive, "backfill", `export-${job.id}`);
  return { job, checkpoints };
}

async function openScan(
  options: BackfillOptions,
  archive: Archive,
  { deadline }: Interruption,
): Promise<OpenBackfill> {
  const { environment, plan } = archive;
  const tableName = tableOf(options, Object.keys(environment.tables));
  const client = new DynamoDBClient({ region: environment.region, maxAttempts: 10 });
  const tools = { client, plan, deadline };
  const table = await describeTable(tableName, tools);
  const checkpoints = await openCheckpoints(options, archive, "backfill", `scan-${tableName}`);
  const start = await beginScan({ tableName, segments: options.segments }, checkpoints);
  return { job: scanJob(start, table, options.rcu, tools), checkpoints };
}

function tableOf({ scan, env }: BackfillOptions, tables: readonly string[]): string {
  if (typeof scan === "string") return scan;
  const [only, ...others] = tables;
  if (only !== undefined && others.length === 0) return only;
  throw UserError.at("--scan", "scan", `name the table; ${env} has ${tables.join(", ")}`);
}
