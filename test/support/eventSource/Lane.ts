import type { Batch } from "./Batch.js";
import { type BatchLimits, cutBatch } from "./cutBatch.js";
import { laneOf } from "./laneOf.js";
import type { Shard, StreamRecord } from "./Shard.js";

/** What a lane does next. */
export interface Work {
  readonly lane: Lane;
  readonly at: number;
  readonly batch: Batch;
  /** Set where the batch is one record that fits into no event. */
  readonly tooLarge: boolean;
}

/** A batch that waits for its retry. */
interface Delayed {
  readonly batch: Batch;
  readonly notBefore: number;
}

const fresh = { retries: 0, invocations: 0, functionError: false };

/** One of a shard's concurrent sequences of batches: one batch at a time, in order. */
export class Lane {
  readonly shard: Shard;
  readonly index: number;
  /** When it is done with what it does. */
  freeAt: number;
  readonly #factor: number;
  readonly #limits: BatchLimits;
  /** Records that no batch has yet. */
  #waiting: StreamRecord[] = [];
  #seen = 0;
  #delayed: Delayed[] = [];
  /** Set where the next batch is cut anew for a retry. */
  #recut: Delayed | undefined;

  /** `from`: when it may begin. */
  constructor(shard: Shard, index: number, factor: number, limits: BatchLimits, from: number) {
    this.shard = shard;
    this.index = index;
    this.freeAt = from;
    this.#factor = factor;
    this.#limits = limits;
  }

  /** Return the next batch and when it is ready; `undefined` while the lane has nothing. */
  next(): Work | undefined {
    this.#take();
    const [retry] = this.#delayed;
    if (retry) {
      const at = Math.max(this.freeAt, retry.notBefore);
      return { lane: this, at, batch: retry.batch, tooLarge: false };
    }
    const cut = cutBatch(this.#waiting, this.#notBefore(), this.#limits);
    if (cut === undefined) return undefined;
    const records = this.#waiting.slice(0, cut.count);
    const batch = { ...(this.#recut?.batch ?? fresh), records };
    return { lane: this, at: cut.at, batch, tooLarge: cut.tooLarge };
  }

  /** Begin what `next` returned. */
  begin({ batch }: Work): void {
    if (this.#delayed.length > 0) this.#delayed.shift();
    else {
      this.#waiting.splice(0, batch.records.length);
      this.#recut = undefined;
    }
  }

  /** Retry batches ahead of all others, the first of them after `notBefore`. */
  retry(batches: readonly Batch[], notBefore: number): void {
    this.#delayed.unshift(...batches.map((batch) => ({ batch, notBefore })));
  }

  /**
   * Put a batch back, to be read again from the checkpoint on: it may be cut otherwise. Where other
   * batches wait for their retry, it waits ahead of them.
   */
  rewind(batch: Batch, notBefore: number): void {
    if (this.#delayed.length > 0) {
      this.retry([batch], notBefore);
    } else {
      this.#waiting.unshift(...batch.records);
      this.#recut = { batch, notBefore };
    }
  }

  /** Return when the lane had done with a closed shard; `undefined` while it has not. */
  doneAt(): number | undefined {
    this.#take();
    const { closedAt } = this.shard;
    const busy = this.#waiting.length > 0 || this.#delayed.length > 0;
    return closedAt === undefined || busy ? undefined : Math.max(closedAt, this.freeAt);
  }

  #notBefore(): number {
    return Math.max(this.freeAt, this.#recut?.notBefore ?? 0);
  }

  #take(): void {
    const { records } = this.shard;
    for (; this.#seen < records.length; this.#seen++) {
      const record = records[this.#seen];
      if (record && laneOf(record.partitionKey, this.#factor) === this.index) {
        this.#waiting.push(record);
      }
    }
  }
}
