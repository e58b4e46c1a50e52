import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  type KinesisClient,
  ListShardsCommand,
  type _Record as StreamedRecord,
} from "@aws-sdk/client-kinesis";
import type { KinesisStreamEvent, KinesisStreamRecord } from "aws-lambda";

/** A batch of one shard's records, as Lambda hands it to a function. */
export type Batch = KinesisStreamEvent;

/** Read a stream from its beginning to what is its end now, shard by shard, in Lambda's batches. */
export async function* readStream(
  client: KinesisClient,
  stream: string,
  batchSize: number,
): AsyncGenerator<Batch> {
  const { Shards = [] } = await client.send(new ListShardsCommand({ StreamName: stream }));
  for (const { ShardId = "" } of Shards) yield* readShard(client, stream, ShardId, batchSize);
}

async function* readShard(
  client: KinesisClient,
  stream: string,
  shard: string,
  batchSize: number,
): AsyncGenerator<Batch> {
  const { ShardIterator } = await client.send(
    new GetShardIteratorCommand({
      StreamName: stream,
      ShardId: shard,
      ShardIteratorType: "TRIM_HORIZON",
    }),
  );
  let iterator = ShardIterator;
  while (iterator !== undefined) {
    const answer = await client.send(
      new GetRecordsCommand({ ShardIterator: iterator, Limit: batchSize }),
    );
    const { Records = [], MillisBehindLatest = 0, NextShardIterator } = answer;
    if (Records.length > 0)
      yield { Records: Records.map((record) => lambdaRecord(record, stream, shard)) };
    if (Records.length === 0 && MillisBehindLatest === 0) return;
    iterator = NextShardIterator;
  }
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html */
function lambdaRecord(record: StreamedRecord, stream: string, shard: string): KinesisStreamRecord {
  const sequenceNumber = record.SequenceNumber ?? "";
  return {
    kinesis: {
      kinesisSchemaVersion: "1.0",
      partitionKey: record.PartitionKey ?? "",
      sequenceNumber,
      data: Buffer.from(record.Data ?? []).toString("base64"),
      approximateArrivalTimestamp: (record.ApproximateArrivalTimestamp?.getTime() ?? 0) / 1000,
    },
    eventSource: "aws:kinesis",
    eventVersion: "1.0",
    eventID: `${shard}:${sequenceNumber}`,
    eventName: "aws:kinesis:record",
    invokeIdentityArn: "arn:aws:iam::000000000000:role/local",
    awsRegion: "us-east-1",
    eventSourceARN: `arn:aws:kinesis:us-east-1:000000000000:stream/${stream}`,
  };
}
