import type { StreamRecord } from "./Shard.js";

/** Records of one lane that go to the function together. */
export interface Batch {
  readonly records: readonly StreamRecord[];
  /** Retries that count against the limit. */
  readonly retries: number;
  /** How often the function was called with them, or with a batch that they were split off. */
  readonly invocations: number;
  /** Whether the last of these ended in a function error. */
  readonly functionError: boolean;
}

/** How an invocation ended, as Lambda learns of it. */
export type Outcome =
  /** The function answered. */
  | { readonly kind: "answered"; readonly response: unknown }
  /** The function threw, timed out or died. */
  | { readonly kind: "failed" }
  /** The function was not called, or Lambda lost the answer. */
  | { readonly kind: "service error" };

/** What becomes of a batch after an invocation. */
export interface Settlement {
  /** Records that the checkpoint has passed. */
  readonly passed: readonly StreamRecord[];
  /** What is to be retried, in this order. */
  readonly retry: readonly Batch[];
  /** What is given up. */
  readonly discarded: Batch | undefined;
}
