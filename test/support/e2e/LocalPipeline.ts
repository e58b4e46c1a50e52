import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { ListShardsCommand } from "@aws-sdk/client-kinesis";
import {
  type StreamRecord as PutRecord,
  putRecords,
} from "../../../runtime/tasks/demo/putRecords.js";
import { type LocalKinesis, startKinesis } from "../../../runtime/tasks/demo/startKinesis.js";
import type { Batch, Outcome } from "../eventSource/Batch.js";
import { kinesisEvent } from "../eventSource/kinesisEvent.js";
import { mappingSettings } from "../eventSource/MappingSettings.js";
import type { StreamRecord } from "../eventSource/Shard.js";
import { settle } from "../eventSource/settle.js";
import { S3Server } from "../S3Server.js";
import type { Faults } from "../s3/Fault.js";
import { functionEnvironment } from "./functionEnvironment.js";
import { type Invoked, LambdaProcess } from "./LambdaProcess.js";
import { readShard } from "./readShard.js";
import { unpackFunction } from "./unpackFunction.js";

export interface PipelineOptions {
  readonly shards: number;
  readonly batchSize: number;
  /** The function's time limit in milliseconds. */
  readonly timeout: number;
  readonly faults?: Faults;
}

/** How invocations ended, counted. */
export type InvocationCounts = Record<
  "answered" | "partial" | "threw" | "timed out" | "died",
  number
>;

const stream = "demand";
const bucket = "archive";
const arn = `arn:aws:kinesis:eu-west-1:000000000000:stream/${stream}`;
const settings = mappingSettings({
  bisectBatchOnFunctionError: true,
  reportBatchItemFailures: true,
});
/** Shorter than Lambda's, for the test's sake. */
const retryPauseMillis = 50;

/**
 * The pipeline on this machine: a Kinesis server, the packed delivery function in a process for
 * each shard, and an S3 server whose objects are files below a folder, too.
 */
export class LocalPipeline {
  readonly s3: S3Server;
  /** Every record that the function took, in the order in which it said so. */
  readonly passed: StreamRecord[] = [];
  readonly invocations: InvocationCounts = {
    answered: 0,
    partial: 0,
    threw: 0,
    "timed out": 0,
    died: 0,
  };
  readonly #folder: string;
  readonly #kinesis: LocalKinesis;
  readonly #options: PipelineOptions;
  readonly #functions: LambdaProcess[] = [];
  #consumers: Promise<unknown> = Promise.resolve();
  #open = true;

  private constructor(
    folder: string,
    kinesis: LocalKinesis,
    s3: S3Server,
    options: PipelineOptions,
  ) {
    this.#folder = folder;
    this.#kinesis = kinesis;
    this.s3 = s3;
    this.#options = options;
  }

  /** Start all servers and begin to read the stream. */
  static async start(options: PipelineOptions): Promise<LocalPipeline> {
    const folder = mkdtempSync(join(tmpdir(), "pipeline-"));
    const module = await unpackFunction(join(folder, "function"));
    const { faults } = options;
    const s3 = await S3Server.start({
      buckets: [bucket],
      directory: folder,
      ...(faults && { faults }),
    });
    const kinesis = await startKinesis(stream, options.shards);
    const pipeline = new LocalPipeline(folder, kinesis, s3, options);
    await pipeline.#consume(module);
    return pipeline;
  }

  /** The folder that has the objects. */
  get archive(): string {
    return join(this.#folder, bucket);
  }

  put(records: readonly PutRecord[]): Promise<void> {
    return putRecords(this.#kinesis.client, stream, records, () => undefined);
  }

  /** Kill the process of one shard's function. */
  kill(shard: number): void {
    this.#functions[shard % this.#functions.length]?.kill();
  }

  /** Wait until everything that is on the stream is delivered. */
  async drain(): Promise<void> {
    this.#open = false;
    await this.#consumers;
  }

  /** End every server and process, and remove the folder. */
  async stop(): Promise<void> {
    this.#open = false;
    await Promise.allSettled(this.#functions.map((lambda) => lambda.stop()));
    await this.#kinesis.stop();
    await this.s3.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #consume(module: string): Promise<void> {
    const { client } = this.#kinesis;
    const { Shards = [] } = await client.send(new ListShardsCommand({ StreamName: stream }));
    const environment = functionEnvironment(this.s3.endpoint, bucket);
    const consumers = Shards.map(({ ShardId = "" }) => {
      const lambda = new LambdaProcess({ module, environment, timeout: this.#options.timeout });
      this.#functions.push(lambda);
      return this.#consumeShard(ShardId, lambda);
    });
    this.#consumers = Promise.all(consumers);
    // Whoever drains hears of it; before that it is no unhandled rejection.
    this.#consumers.catch(() => undefined);
  }

  async #consumeShard(shardId: string, lambda: LambdaProcess): Promise<void> {
    const { client } = this.#kinesis;
    const { batchSize } = this.#options;
    const open = () => this.#open;
    for await (const records of readShard({ client, stream, shardId, batchSize, open })) {
      await this.#deliver(records, lambda);
    }
  }

  /** Call the function until all records are done with, by the rules of an event source mapping. */
  async #deliver(records: readonly StreamRecord[], lambda: LambdaProcess): Promise<void> {
    const waiting: Batch[] = [{ records, retries: 0, invocations: 0, functionError: false }];
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      const invoked = await lambda.invoke(kinesisEvent(arn, batch.records));
      const { passed, retry } = settle(batch, outcomeOf(invoked), settings);
      this.#count(invoked, retry.length > 0);
      this.passed.push(...passed);
      waiting.unshift(...retry);
      if (retry.length > 0) await sleep(retryPauseMillis);
    }
  }

  #count(invoked: Invoked, again: boolean): void {
    if (invoked.kind === "failed") this.invocations[invoked.how]++;
    else this.invocations[again ? "partial" : "answered"]++;
  }
}

function outcomeOf(invoked: Invoked): Outcome {
  return invoked.kind === "failed" ? { kind: "failed" } : invoked;
}
