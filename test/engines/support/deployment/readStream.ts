import { ListShardsCommand } from "@aws-sdk/client-kinesis";
import { readShard } from "../../../support/e2e/readShard.js";
import { KinesisStream } from "../../../support/eventSource/KinesisStream.js";
import type { Moto } from "../../harness/moto/Moto.js";
import { kinesisOf } from "./mockAccount.js";

/** Read all that is on a stream of the mock AWS into the simulator's stream of the same name. */
export async function readStream(moto: Moto, name: string): Promise<KinesisStream> {
  const client = kinesisOf(moto);
  const { Shards = [] } = await client.send(new ListShardsCommand({ StreamName: name }));
  const stream = new KinesisStream({ name, shards: Shards.length });
  for (const shard of stream.shards) {
    const options = { client, stream: name, shardId: shard.id, batchSize: 1000, open: () => false };
    for await (const records of readShard(options)) {
      shard.records.push(...records);
    }
  }
  return stream;
}
