import { setMaxListeners } from "node:events";

/** A moment by which work must have stopped. */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #remainingMillis: () => number;
  readonly #timer: NodeJS.Timeout | undefined;

  /** @param remainingMillis - the time left; Infinity where there is no end */
  constructor(remainingMillis: () => number) {
    this.#remainingMillis = remainingMillis;
    // Every put listens, and more than ten are no leak.
    setMaxListeners(0, this.#controller.signal);
    const remaining = remainingMillis();
    if (remaining === Number.POSITIVE_INFINITY) return;
    this.#timer = setTimeout(() => this.#abort(), Math.max(0, remaining));
  }

  /** Aborts when the time is over. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Ask the clock: a timer does not run while something computes. */
  isOver(): boolean {
    if (this.#remainingMillis() <= 0) this.#abort();
    return this.signal.aborted;
  }

  /** End the timer, which would keep the process alive. */
  clear(): void {
    clearTimeout(this.#timer);
  }

  #abort(): void {
    this.#controller.abort(new Error("the time is over"));
  }
}
