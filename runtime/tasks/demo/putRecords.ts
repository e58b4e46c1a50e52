import { type KinesisClient, PutRecordsCommand } from "@aws-sdk/client-kinesis";

/** What goes onto a stream. */
export interface StreamRecord {
  readonly partitionKey: string;
  readonly data: Uint8Array;
}

/** @see https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html */
const recordsAtOnce = 500;

/** Put records onto a stream, again where it refuses some for now. */
export async function putRecords(
  client: KinesisClient,
  stream: string,
  records: readonly StreamRecord[],
  onProgress: (count: number) => void,
): Promise<void> {
  for (let start = 0; start < records.length; start += recordsAtOnce) {
    const batch = records.slice(start, start + recordsAtOnce);
    await putBatch(client, stream, batch);
    onProgress(batch.length);
  }
}

const attempts = 10;

async function putBatch(
  client: KinesisClient,
  stream: string,
  batch: readonly StreamRecord[],
): Promise<void> {
  let rest = batch;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const Records = rest.map(({ partitionKey, data }) => ({
      PartitionKey: partitionKey,
      Data: data,
    }));
    const answer = await client.send(new PutRecordsCommand({ StreamName: stream, Records }));
    rest = rest.filter((_, index) => answer.Records?.[index]?.ErrorCode !== undefined);
    if (rest.length === 0) return;
  }
  throw new Error(`the stream refused ${rest.length} records ${attempts} times`);
}
