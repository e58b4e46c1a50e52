import { join } from "node:path";
import { CheckpointFolder } from "./CheckpointFolder.js";
import type { Archive, ArchiveOptions } from "./openArchive.js";

/** Where a task keeps its progress. */
export interface CheckpointOptions {
  /** The folder; by default one below `.demand-pipeline`. */
  readonly checkpoint?: string;
  /** Begin anew, whatever checkpoints there are. */
  readonly restart?: true;
}

/**
 * Open the checkpoints of a task for one source; undefined for a dry run, which writes none.
 *
 * @param source - unique to what is read
 * @throws {UserError} if the folder has the checkpoints of something else
 */
export async function openCheckpoints(
  options: ArchiveOptions & CheckpointOptions,
  archive: Archive,
  task: string,
  source: string,
): Promise<CheckpointFolder | undefined> {
  if (options.dryRun) return undefined;
  const path = options.checkpoint ?? join(".demand-pipeline", task, options.env, source);
  const checkpoints = new CheckpointFolder(path);
  if (options.restart) await checkpoints.clear();
  await checkpoints.bind({ task, archive: archive.name, source });
  return checkpoints;
}
