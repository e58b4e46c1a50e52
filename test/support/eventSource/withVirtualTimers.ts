import type { VirtualClock } from "./VirtualClock.js";

/**
 * Do work while the process's own `setTimeout` and `clearTimeout` are a virtual clock's, so that
 * deadlines of code that knows nothing of the clock come in virtual time. For work in memory only:
 * a clock does not wait for a network.
 */
export async function withVirtualTimers<T>(
  clock: VirtualClock,
  work: () => Promise<T>,
): Promise<T> {
  const { setTimeout, clearTimeout } = globalThis;
  const virtual = (run: (...args: unknown[]) => void, milliseconds = 0, ...args: unknown[]) =>
    timer(clock.setTimer(() => run(...args), milliseconds));
  const clear = (handle: { cancel?: () => void } | undefined) => handle?.cancel?.();
  Object.assign(globalThis, { setTimeout: virtual, clearTimeout: clear });
  try {
    return await work();
  } finally {
    Object.assign(globalThis, { setTimeout, clearTimeout });
  }
}

/** What `setTimeout` answers in Node, as far as code uses it. */
function timer(cancel: () => void) {
  const handle = { cancel, ref: () => handle, unref: () => handle, hasRef: () => true };
  return handle;
}
