import { type BatchLimits, payloadLimit } from "./cutBatch.js";
import type { KinesisStream } from "./KinesisStream.js";
import { eventBytes } from "./kinesisEvent.js";
import { Lane, type Work } from "./Lane.js";
import type { MappingSettings } from "./MappingSettings.js";
import type { Shard, StreamRecord } from "./Shard.js";

/** The lanes of all shards of a stream, a shard's parents before the shard itself. */
export class Lanes {
  readonly #stream: KinesisStream;
  readonly #factor: number;
  readonly #limits: BatchLimits;
  readonly #lanes = new Map<Shard, readonly Lane[]>();

  constructor(stream: KinesisStream, settings: MappingSettings) {
    const bytesOf = (record: StreamRecord) => eventBytes(stream.arn, record);
    this.#stream = stream;
    this.#factor = settings.parallelizationFactor;
    this.#limits = { ...settings, payloadBytes: payloadLimit, bytesOf };
  }

  /** Return the batch that is ready first; `undefined` where nothing is left to do. */
  next(): Work | undefined {
    const lanes = this.#stream.shards.flatMap((shard) => this.#lanesOf(shard) ?? []);
    const works = lanes.map((lane) => lane.next()).filter((work) => work !== undefined);
    return works.reduce<Work | undefined>(
      (first, work) => (first === undefined || work.at < first.at ? work : first),
      undefined,
    );
  }

  /**
   * Return a shard's lanes, once its parents are done with; `undefined` before that.
   *
   * @see https://docs.aws.amazon.com/streams/latest/dev/kinesis-using-sdk-java-after-resharding.html
   */
  #lanesOf(shard: Shard): readonly Lane[] | undefined {
    const known = this.#lanes.get(shard);
    if (known) return known;
    const parentsDoneAt = shard.parents.map((parent) => this.#doneAt(parent));
    if (!parentsDoneAt.every((at) => at !== undefined)) return undefined;
    const from = Math.max(shard.createdAt, ...parentsDoneAt);
    const lanes = Array.from(
      { length: this.#factor },
      (_, index) => new Lane(shard, index, this.#factor, this.#limits, from),
    );
    this.#lanes.set(shard, lanes);
    return lanes;
  }

  #doneAt(shard: Shard): number | undefined {
    const ends = this.#lanesOf(shard)?.map((lane) => lane.doneAt());
    return ends?.every((at) => at !== undefined) ? Math.max(...ends) : undefined;
  }
}
