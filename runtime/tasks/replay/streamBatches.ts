import { setTimeout as sleep } from "node:timers/promises";
import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  type KinesisClient,
  ListShardsCommand,
} from "@aws-sdk/client-kinesis";
import type { ArrivedRecord } from "../../core/ArrivedRecord.js";
import { defaultLimits } from "../../core/pack.js";
import { cutBatches } from "../../util/cutBatches.js";
import type { ReplayBatch } from "./ReplayBatch.js";

/** The part of a stream to replay. */
export interface StreamRange {
  readonly client: KinesisClient;
  readonly stream: string;
  /** Arrivals from here on. */
  readonly since: Date;
  /** Arrivals before this. */
  readonly until: Date;
}

/** List the shards of a stream, closed ones included. */
export async function shardsOf({ client, stream }: StreamRange): Promise<readonly string[]> {
  const shards: string[] = [];
  let NextToken: string | undefined;
  do {
    const from = NextToken === undefined ? { StreamName: stream } : { NextToken };
    const answer = await client.send(new ListShardsCommand(from));
    shards.push(...(answer.Shards ?? []).map(({ ShardId = "" }) => ShardId));
    NextToken = answer.NextToken;
  } while (NextToken !== undefined);
  return shards;
}

/**
 * Read a shard's records that arrived in a time, in batches that are cut where the records alone
 * say.
 *
 * @param after - a sequence number to go on behind; absent to begin
 */
export async function* streamBatches(
  range: StreamRange,
  shard: string,
  after?: string,
): AsyncGenerator<ReplayBatch> {
  const records = shardRecords(range, shard, after);
  for await (const batch of cutBatches(records, defaultLimits, ({ data }) => data.length)) {
    yield { origin: shard, records: batch.map(replayRecord) };
  }
}

function replayRecord(arrived: ArrivedRecord): ReplayBatch["records"][number] {
  return { arrived, was: null };
}

/** GetRecords may be called five times a second for a shard, by all who read it. */
const pauseMillis = 250;

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html */
async function* shardRecords(
  range: StreamRange,
  shard: string,
  after: string | undefined,
): AsyncGenerator<ArrivedRecord> {
  let iterator = await iteratorOf(range, shard, after);
  while (iterator !== undefined) {
    const command = new GetRecordsCommand({ ShardIterator: iterator });
    const answer = await range.client.send(command);
    const records = (answer.Records ?? []).map((record) => ({
      shardId: shard,
      sequenceNumber: record.SequenceNumber ?? "",
      arrivedAt: record.ApproximateArrivalTimestamp?.getTime() ?? Number.NaN,
      data: Buffer.from(record.Data ?? []).toString("base64"),
    }));
    const until = range.until.getTime();
    yield* records.filter(({ arrivedAt }) => arrivedAt < until);
    const past = records.some(({ arrivedAt }) => arrivedAt >= until);
    if (past || (records.length === 0 && answer.MillisBehindLatest === 0)) return;
    iterator = answer.NextShardIterator;
    await sleep(pauseMillis);
  }
}

async function iteratorOf(
  { client, stream, since }: StreamRange,
  shard: string,
  after: string | undefined,
): Promise<string | undefined> {
  const from =
    after === undefined
      ? ({ ShardIteratorType: "AT_TIMESTAMP", Timestamp: since } as const)
      : ({ ShardIteratorType: "AFTER_SEQUENCE_NUMBER", StartingSequenceNumber: after } as const);
  const command = new GetShardIteratorCommand({ StreamName: stream, ShardId: shard, ...from });
  return (await client.send(command)).ShardIterator;
}
