import { setTimeout as sleep } from "node:timers/promises";
import type { VirtualClock } from "./VirtualClock.js";

/** How work ended. */
export type Ending<T> =
  | { readonly kind: "returned"; readonly value: T }
  | { readonly kind: "threw"; readonly error: unknown }
  /** The clock came to the deadline first; what waits on it is frozen. */
  | { readonly kind: "out of time" };

/**
 * Run work in virtual time: the clock stands still while the work has anything to do, and moves to
 * the next timer when it waits. Work that waits for something real, with no timer set, is waited for
 * in real time, up to `patience` milliseconds; then it counts as hanging, and its time is up.
 */
export async function runOnClock<T>(
  clock: VirtualClock,
  work: () => T | PromiseLike<T>,
  deadline: number,
  patience = 10_000,
): Promise<Ending<T>> {
  const watched = watch(work);
  let waitedUntil = Date.now() + patience;
  for (;;) {
    await new Promise((resolve) => setImmediate(resolve));
    if (watched.value) return watched.value;
    const next = clock.nextTimer();
    if (next !== undefined && next <= deadline) {
      clock.runNextTimer();
      waitedUntil = Date.now() + patience;
    } else if (next !== undefined || Date.now() > waitedUntil) {
      clock.stopAt(deadline);
      return { kind: "out of time" };
    } else {
      await Promise.race([watched.settled, sleep(1)]);
    }
  }
}

interface Watched<T> {
  value: Ending<T> | undefined;
  settled: Promise<void>;
}

function watch<T>(work: () => T | PromiseLike<T>): Watched<T> {
  const watched: Watched<T> = { value: undefined, settled: Promise.resolve() };
  watched.settled = ending(work).then((value) => {
    watched.value = value;
  });
  return watched;
}

async function ending<T>(work: () => T | PromiseLike<T>): Promise<Ending<T>> {
  try {
    return { kind: "returned", value: await work() };
  } catch (error) {
    return { kind: "threw", error };
  }
}
