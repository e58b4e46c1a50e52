import type { Batch } from "./Batch.js";

/**
 * Return how long Lambda waits before it retries a batch, in milliseconds: longer from call to
 * call. How long, AWS does not say.
 */
export function retryDelay({ invocations }: Pick<Batch, "invocations">): number {
  return Math.min(60_000, 1000 * 2 ** Math.min(invocations, 6));
}
