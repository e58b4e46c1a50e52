import { type DeliveryCounts, noCounts, sumCounts } from "../../delivery/DeliveryCounts.js";
import type { CheckpointFolder } from "../CheckpointFolder.js";
import type { Interruption } from "../Interruption.js";
import type { Archive } from "../openArchive.js";
import { deliverReplay, type ReplayedRecord } from "./deliverReplay.js";
import type { ReplayResult } from "./ReplaySummary.js";
import { type StreamRange, shardsOf, streamBatches } from "./streamBatches.js";

/** A stream's part to replay, shard by shard. */
export interface StreamReplay {
  readonly archive: Archive;
  readonly interruption: Interruption;
  readonly range: StreamRange;
  /** Where progress is kept; absent for a dry run, which tells of each record instead. */
  readonly checkpoints: CheckpointFolder | undefined;
  onShards(count: number): void;
  onShard(): void;
}

interface ShardProgress {
  /** The last sequence number that is stored; absent at first. */
  readonly after?: string;
  readonly counts: DeliveryCounts;
  readonly done: boolean;
}

/**
 * Replay the part of a stream.
 *
 * @throws {StorageError} if storage refuses
 */
export async function replayStream(replay: StreamReplay): Promise<ReplayResult> {
  const shards = await shardsOf(replay.range);
  replay.onShards(shards.length);
  const progress: ShardProgress[] = [];
  const records: ReplayedRecord[] = [];
  for (const shard of shards) {
    if (replay.interruption.came) break;
    progress.push(await replayShard(replay, shard, records));
    replay.onShard();
  }
  return {
    complete: progress.length === shards.length && progress.every(({ done }) => done),
    read: progress.length,
    settledBefore: 0,
    problems: [],
    records,
    counts: sumCounts(progress.map(({ counts }) => counts)),
  };
}

async function replayShard(
  { archive, interruption, range, checkpoints }: StreamReplay,
  shard: string,
  told: ReplayedRecord[],
): Promise<ShardProgress> {
  let progress = (await checkpoints?.read<ShardProgress>(shard)) ?? {
    counts: noCounts,
    done: false,
  };
  if (progress.done) return progress;
  for await (const batch of streamBatches(range, shard, progress.after)) {
    const replayed = await deliverReplay(batch, archive.plan, interruption.deadline, false);
    if (replayed === "stopped") return progress;
    const counts = sumCounts([progress.counts, replayed.counts]);
    const after = batch.records.at(-1)?.arrived.sequenceNumber;
    progress = { counts, done: false, ...(after !== undefined && { after }) };
    await checkpoints?.write(shard, progress);
    if (!checkpoints) for (const record of replayed.records) told.push(record);
  }
  progress = { ...progress, done: true };
  await checkpoints?.write(shard, progress);
  return progress;
}
