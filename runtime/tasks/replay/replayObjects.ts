import { type DeliveryCounts, sumCounts } from "../../delivery/DeliveryCounts.js";
import { MissingObjectError } from "../../delivery/ObjectSource.js";
import type { Interruption } from "../Interruption.js";
import type { Archive } from "../openArchive.js";
import { UserError } from "../UserError.js";
import { deliverReplay, type ReplayedRecord } from "./deliverReplay.js";
import { markSettled, settledRecords } from "./marks.js";
import { identityOf, type ReplayBatch } from "./ReplayBatch.js";
import type { ReplayResult } from "./ReplaySummary.js";

/** Objects to replay, one after the other. */
export interface ObjectReplay {
  readonly archive: Archive;
  readonly interruption: Interruption;
  readonly keys: readonly string[];
  read(key: string): Promise<ReplayBatch>;
  /** Under which key an object's records are marked. */
  markOf(key: string): string;
  /** Whether the records are in quarantine, and stay there if they are poison still. */
  readonly inQuarantine: boolean;
  /** Replay records again that are settled. */
  readonly again: boolean;
  /** Tell of each record, and mark none. */
  readonly dryRun: boolean;
  onObject(): void;
}

/**
 * Replay the records of objects that no earlier replay has settled. An object's records are marked
 * when they are stored, so that a replay that was interrupted is given again.
 *
 * @throws {StorageError} if storage refuses
 */
export async function replayObjects(replay: ObjectReplay): Promise<ReplayResult> {
  const counts: DeliveryCounts[] = [];
  const problems: string[] = [];
  const records: ReplayedRecord[] = [];
  let read = 0;
  let settledBefore = 0;
  for (const key of replay.keys) {
    if (replay.interruption.came) break;
    const outcome = await replayObject(replay, key);
    if (outcome === "stopped") break;
    read++;
    if (outcome.problem !== undefined) problems.push(outcome.problem);
    settledBefore += outcome.settledBefore;
    counts.push(outcome.counts);
    if (replay.dryRun) for (const record of outcome.records) records.push(record);
    replay.onObject();
  }
  const complete = read === replay.keys.length;
  return { complete, read, settledBefore, problems, records, counts: sumCounts(counts) };
}

interface ReplayedObject {
  readonly counts: DeliveryCounts;
  readonly records: readonly ReplayedRecord[];
  readonly settledBefore: number;
  readonly problem?: string;
}

async function replayObject(
  replay: ObjectReplay,
  key: string,
): Promise<ReplayedObject | "stopped"> {
  const batch = await readBatch(replay, key);
  if (typeof batch === "string") {
    return { counts: sumCounts([]), records: [], settledBefore: 0, problem: batch };
  }
  const { archive, interruption, again, inQuarantine } = replay;
  const settled = again ? new Set() : await settledRecords(archive.source, replay.markOf(key));
  const left = batch.records.filter(({ arrived }) => !settled.has(identityOf(arrived)));
  const open = { ...batch, records: left };
  const replayed = await deliverReplay(open, archive.plan, interruption.deadline, inQuarantine);
  if (replayed === "stopped") return "stopped";
  await mark(replay, key, replayed.records);
  return { ...replayed, settledBefore: batch.records.length - left.length };
}

/** Give what is wrong with an object as text, for the other objects are replayed all the same. */
async function readBatch(replay: ObjectReplay, key: string): Promise<ReplayBatch | string> {
  try {
    return await replay.read(key);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    if (error instanceof MissingObjectError) return `${key} - error object: there is none`;
    throw error;
  }
}

async function mark(
  { archive, dryRun, inQuarantine, markOf }: ObjectReplay,
  key: string,
  records: readonly ReplayedRecord[],
): Promise<void> {
  if (dryRun) return;
  const settled = records.filter(({ outcome }) => !inQuarantine || outcome !== "quarantined");
  const names = settled.map(({ shard, sequenceNumber }) => `${shard} ${sequenceNumber}`);
  await markSettled(archive.storage, markOf(key), names);
}
