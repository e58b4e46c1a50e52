import { setTimeout as sleep } from "node:timers/promises";
import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  type KinesisClient,
  type _Record as KinesisRecord,
} from "@aws-sdk/client-kinesis";
import type { StreamRecord } from "../eventSource/Shard.js";

export interface ReadOptions {
  readonly client: KinesisClient;
  readonly stream: string;
  readonly shardId: string;
  readonly batchSize: number;
  /** Tells whether more may come; asked when the shard's end is reached. */
  readonly open: () => boolean;
}

const pauseMillis = 200;

/** Read a shard from its beginning, batch by batch, until its end is reached and no more may come. */
export async function* readShard(options: ReadOptions): AsyncGenerator<StreamRecord[]> {
  const { client, shardId, batchSize, open } = options;
  let iterator = await firstIterator(options);
  while (iterator !== undefined) {
    // Asked before the records are, so that none comes between.
    const last = !open();
    const { Records = [], NextShardIterator } = await client.send(
      new GetRecordsCommand({ ShardIterator: iterator, Limit: batchSize }),
    );
    iterator = NextShardIterator;
    if (Records.length > 0) yield Records.map((record) => streamRecord(record, shardId));
    else if (last) return;
    else await sleep(pauseMillis);
  }
}

async function firstIterator({ client, stream, shardId }: ReadOptions) {
  const command = new GetShardIteratorCommand({
    StreamName: stream,
    ShardId: shardId,
    ShardIteratorType: "TRIM_HORIZON",
  });
  return (await client.send(command)).ShardIterator;
}

function streamRecord(record: KinesisRecord, shardId: string): StreamRecord {
  return {
    shardId,
    sequenceNumber: record.SequenceNumber ?? "",
    partitionKey: record.PartitionKey ?? "",
    data: record.Data ?? new Uint8Array(),
    arrival: record.ApproximateArrivalTimestamp?.getTime() ?? 0,
  };
}
