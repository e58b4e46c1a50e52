import { Random } from "../../../runtime/demand/sample/Random.js";
import { evenRanges, type HashRange, halves, hashKey, isInRange, joined } from "./hashKey.js";
import type { Shard, StreamRecord } from "./Shard.js";
import { nextSequenceNumber } from "./sequenceNumber.js";

export interface StreamOptions {
  /** Default `demand`. */
  readonly name?: string;
  /** Open shards at the start. Default 1. */
  readonly shards?: number;
  /** Largest record: its data and partition key. Default 1 MiB, at most 10 MiB. */
  readonly maxRecordBytes?: number;
  /** How long a record can be read. Default 7 days, as this pipeline's streams are set up. */
  readonly retentionHours?: number;
  /** When the stream was made, in milliseconds since the epoch. Default 0. */
  readonly createdAt?: number;
  readonly seed?: number;
}

/** What a producer puts. */
export interface PutRecord {
  readonly partitionKey: string;
  readonly data: Uint8Array;
  /** When it reaches the stream, in milliseconds since the epoch; never before the put before. */
  readonly at: number;
  readonly dataText?: string;
}

/** A Kinesis data stream: shards that take records, split and merge. */
export class KinesisStream {
  readonly arn: string;
  readonly maxRecordBytes: number;
  readonly retention: number;
  /** All shards, in the order in which they were made. */
  readonly shards: Shard[] = [];
  readonly #random: Random;
  #now: number;

  constructor(options: StreamOptions = {}) {
    this.arn = `arn:aws:kinesis:eu-west-1:123456789012:stream/${options.name ?? "demand"}`;
    this.maxRecordBytes = options.maxRecordBytes ?? 1024 * 1024;
    this.retention = (options.retentionHours ?? 168) * 3_600_000;
    this.#random = new Random(options.seed ?? 1);
    this.#now = options.createdAt ?? 0;
    for (const range of evenRanges(options.shards ?? 1)) this.#open(range, []);
  }

  /** Return whether the stream takes a record of this size. */
  takes({ data, partitionKey }: Pick<PutRecord, "data" | "partitionKey">): boolean {
    return data.length + Buffer.byteLength(partitionKey) <= this.maxRecordBytes;
  }

  /** Put a record into the open shard of its partition key. */
  put(put: PutRecord): StreamRecord {
    if (!this.takes(put)) throw new RangeError("the record is larger than the stream takes");
    this.#moveTo(put.at);
    const shard = this.#shardOf(hashKey(put.partitionKey));
    const record = {
      shardId: shard.id,
      sequenceNumber: nextSequenceNumber(shard, put.at, this.#random),
      partitionKey: put.partitionKey,
      data: put.data,
      arrival: put.at,
      ...(put.dataText !== undefined && { dataText: put.dataText }),
    };
    shard.records.push(record);
    return record;
  }

  /** Replace an open shard by two that share its hash keys. */
  split(shard: Shard, at: number): [Shard, Shard] {
    this.#close([shard], at);
    const [low, high] = halves(shard.range);
    return [this.#open(low, [shard]), this.#open(high, [shard])];
  }

  /** Replace two open shards whose hash keys lie side by side by one. */
  merge(a: Shard, b: Shard, at: number): Shard {
    const range = joined(a.range, b.range);
    if (range === undefined) throw new RangeError("only adjacent shards merge");
    this.#close([a, b], at);
    return this.#open(range, [a, b]);
  }

  /** Return the shards that take records, by their hash keys. */
  openShards(): Shard[] {
    const open = this.shards.filter(({ closedAt }) => closedAt === undefined);
    return open.sort((a, b) => (a.range.start < b.range.start ? -1 : 1));
  }

  /** Return every record that was ever put. */
  records(): StreamRecord[] {
    return this.shards.flatMap(({ records }) => records);
  }

  #open(range: HashRange, parents: readonly Shard[]): Shard {
    const ordinal = this.shards.length;
    const id = `shardId-${String(ordinal).padStart(12, "0")}`;
    const createdAt = this.#now;
    const shard = { id, ordinal, range, parents, createdAt, closedAt: undefined, records: [] };
    this.shards.push(shard);
    return shard;
  }

  #close(shards: readonly Shard[], at: number): void {
    this.#moveTo(at);
    for (const shard of shards) {
      if (shard.closedAt !== undefined) throw new RangeError(`${shard.id} is closed`);
      shard.closedAt = at;
    }
  }

  #shardOf(key: bigint): Shard {
    const shard = this.shards.find((s) => s.closedAt === undefined && isInRange(s.range, key));
    if (shard === undefined) throw new RangeError("no open shard has this hash key");
    return shard;
  }

  #moveTo(at: number): void {
    if (at < this.#now) throw new RangeError("a stream's time does not go back");
    this.#now = at;
  }
}
