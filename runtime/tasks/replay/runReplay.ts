import { KinesisClient } from "@aws-sdk/client-kinesis";
import type { RecordTypes } from "../../codec/RecordType.js";
import { StorageError } from "../../core/deliverWhole.js";
import { Interruption } from "../Interruption.js";
import { type Archive, type ArchiveOptions, openArchive } from "../openArchive.js";
import { type CheckpointOptions, openCheckpoints } from "../openCheckpoints.js";
import { openLocation } from "../openLocation.js";
import { Progress } from "../Progress.js";
import { UserError } from "../UserError.js";
import { failureBatch, failureObjects } from "./failureBatches.js";
import { type ObjectSelection, quarantineBatch, quarantineObjects } from "./quarantineBatches.js";
import type { ReplayResult, ReplaySummary } from "./ReplaySummary.js";
import { type ObjectReplay, replayObjects } from "./replayObjects.js";
import { replayStream } from "./replayStream.js";

interface ObjectOptions extends ArchiveOptions, ObjectSelection {
  /** Replay records again that are settled. */
  readonly again?: true;
}

export interface QuarantineOptions extends ObjectOptions {
  /** Reason codes; absent for all. */
  readonly reason?: readonly string[];
}

export interface FailuresOptions extends ObjectOptions {
  /** Where the objects are; absent for the environment's bucket. */
  readonly from?: string;
}

export interface StreamOptions extends ArchiveOptions, CheckpointOptions {
  readonly since: Date;
  readonly until: Date;
  /** Absent for the environment's. */
  readonly stream?: string;
}

/** Replay records that are in quarantine; those that are poison still, stay. */
export function replayQuarantine(
  options: QuarantineOptions,
  recordTypes: RecordTypes,
): Promise<ReplaySummary> {
  return run("quarantine", options, recordTypes, async (archive, context) => {
    const { source } = archive;
    return replayAll(options, archive, context, {
      keys: await quarantineObjects(source, options),
      read: (key) => quarantineBatch(source, key, options.reason),
      markOf: (key) => key,
      inQuarantine: true,
    });
  });
}

/** Replay events that Lambda gave up; poison in them goes to quarantine. */
export function replayFailures(
  options: FailuresOptions,
  recordTypes: RecordTypes,
): Promise<ReplaySummary> {
  return run("failures", options, recordTypes, async (archive, context) => {
    const { region, archive: own } = archive.environment;
    // Terraform names it so.
    const { source } = openLocation(options.from ?? `s3://${own.bucket}-failures`, region);
    return replayAll(options, archive, context, {
      keys: await failureObjects(source, options),
      read: (key) => failureBatch(source, key),
      markOf: (key) => `failures/${key}`,
      inQuarantine: false,
    });
  });
}

/**
 * Replay what arrived in a stream in a time; poison in it goes to quarantine.
 *
 * @param client - of the stream's Region, unless another is given
 */
export function replayStreamRange(
  options: StreamOptions,
  recordTypes: RecordTypes,
  client?: KinesisClient,
): Promise<ReplaySummary> {
  return run("stream", options, recordTypes, async (archive, { interruption, progress }) => {
    const { region, stream } = archive.environment;
    const { since, until } = options;
    return replayStream({
      archive,
      interruption,
      range: {
        client: client ?? new KinesisClient({ region }),
        stream: options.stream ?? stream.name,
        since,
        until,
      },
      checkpoints: await openCheckpoints(options, archive, "replay", nameOf(options, stream.name)),
      onShards: (count) => progress.start("replaying shards", count),
      onShard: () => progress.advance(1),
    });
  });
}

interface Context {
  readonly interruption: Interruption;
  readonly progress: Progress;
}

function replayAll(
  options: ObjectOptions,
  archive: Archive,
  { interruption, progress }: Context,
  objects: Pick<ObjectReplay, "keys" | "read" | "markOf" | "inQuarantine">,
): Promise<ReplayResult> {
  progress.start("replaying objects", objects.keys.length);
  return replayObjects({
    ...objects,
    archive,
    interruption,
    again: options.again ?? false,
    dryRun: options.dryRun ?? false,
    onObject: () => progress.advance(1),
  });
}

async function run(
  source: ReplaySummary["source"],
  options: ArchiveOptions,
  recordTypes: RecordTypes,
  work: (archive: Archive, context: Context) => Promise<ReplayResult>,
): Promise<ReplaySummary> {
  const archive = openArchive(options, recordTypes);
  const context = { interruption: new Interruption(), progress: new Progress() };
  try {
    const { counts, ...result } = await work(archive, context);
    const { environment, name } = archive;
    return {
      source,
      environment: environment.environment,
      archive: name,
      dryRun: options.dryRun ?? false,
      ...counts,
      ...result,
    };
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    const advice = "run the same command again to go on";
    throw UserError.at("--archive", "storage", `${error.message}; ${advice}`);
  } finally {
    context.progress.stop();
    context.interruption.ignore();
  }
}

function nameOf({ since, until, stream }: StreamOptions, usual: string): string {
  return [stream ?? usual, since.toISOString(), until.toISOString()].join("_").replaceAll(":", "");
}
