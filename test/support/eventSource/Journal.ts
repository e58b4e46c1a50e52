import type { DiscardReason, OnFailureObject } from "./onFailureObject.js";
import type { StreamRecord } from "./Shard.js";

/** What became of a record, as Lambda sees it. */
export type Fate =
  /** A checkpoint passed it: the function said that it is safe. */
  | "passed"
  /** Given up; an on-failure object has it. */
  | "on failure"
  /** The stream forgot it before it was done with: lost. */
  | "expired";

/** One call of the function. Times are in milliseconds since the epoch. */
export interface Invocation {
  readonly number: number;
  readonly requestId: string;
  readonly shardId: string;
  readonly lane: number;
  readonly start: number;
  readonly end: number;
  readonly records: readonly StreamRecord[];
  readonly ending: "answered" | "threw" | "timed out" | "killed" | "throttled" | "answer lost";
  /** Set where it answered. */
  readonly response?: unknown;
  /** Set where it threw. */
  readonly error?: unknown;
}

/** An on-failure object and why there is one. */
export interface Discarded extends OnFailureObject {
  readonly reason: DiscardReason;
  readonly records: readonly StreamRecord[];
}

/** All that a mapping did, in the order of virtual time. */
export class Journal {
  readonly invocations: Invocation[] = [];
  readonly discarded: Discarded[] = [];
  readonly #fates = new Map<StreamRecord, Fate>();

  /** Note what became of records, each of which has one fate only. */
  settle(records: readonly StreamRecord[], fate: Fate): void {
    for (const record of records) {
      const before = this.#fates.get(record);
      if (before) throw new Error(`${record.sequenceNumber} was ${before} and now is ${fate}`);
      this.#fates.set(record, fate);
    }
  }

  /** Return what became of a record; `undefined` while it is not decided. */
  fateOf(record: StreamRecord): Fate | undefined {
    return this.#fates.get(record);
  }
}
