interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/**
 * A clock that moves only when it is told to. Code under test waits on it with `sleep` and
 * `setTimer`, and `runOnClock` moves it from timer to timer.
 */
export class VirtualClock {
  #now: number;
  #timers: Timer[] = [];
  #stopped = false;

  /** `start`: milliseconds since the epoch. */
  constructor(start: number) {
    this.#now = start;
  }

  /** Return the time in milliseconds since the epoch. */
  now(): number {
    return this.#now;
  }

  /** Resolve after so many milliseconds of this clock; never, if it is stopped before. */
  sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.setTimer(resolve, milliseconds);
    });
  }

  /** Run a function after so many milliseconds; the answer cancels it. */
  setTimer(run: () => void, milliseconds: number): () => void {
    const timer = { at: this.#now + Math.max(0, milliseconds), run };
    if (!this.#stopped) this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Return when the next timer is due; `undefined` where there is none. */
  nextTimer(): number | undefined {
    return this.#first()?.at;
  }

  /** Move to the next timer and run it. */
  runNextTimer(): void {
    const timer = this.#first();
    if (timer === undefined) return;
    this.#timers = this.#timers.filter((other) => other !== timer);
    this.#now = timer.at;
    timer.run();
  }

  /** Move to a time and stop: whoever waits on this clock waits for ever. */
  stopAt(time: number): void {
    this.#now = time;
    this.#timers = [];
    this.#stopped = true;
  }

  // Of several at one time, the one that was set first.
  #first(): Timer | undefined {
    return this.#timers.reduce<Timer | undefined>(
      (first, timer) => (first === undefined || timer.at < first.at ? timer : first),
      undefined,
    );
  }
}
