import { setTimeout as sleep } from "node:timers/promises";

/** The clock that a limit goes by. */
export interface Clock {
  /** Milliseconds from some moment on. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

const realClock: Clock = { now: () => performance.now(), wait: (millis) => sleep(millis) };

/**
 * Spreads what costs units over time, so that it costs so many a second, however many ask for it at
 * once. What it will cost is estimated by what it cost last.
 */
export class RateLimit {
  readonly #millisPerUnit: number;
  readonly #clock: Clock;
  #next = 0;
  #estimate: number;

  /** @param estimate - what the first is taken to cost */
  constructor(unitsPerSecond: number, estimate: number, clock: Clock = realClock) {
    this.#millisPerUnit = 1000 / unitsPerSecond;
    this.#estimate = estimate;
    this.#clock = clock;
  }

  /** Do what costs units as soon as there is room for it. */
  async run<T>(work: () => Promise<{ readonly units: number; readonly value: T }>): Promise<T> {
    const now = this.#clock.now();
    const start = Math.max(now, this.#next);
    const estimate = this.#estimate;
    this.#next = start + estimate * this.#millisPerUnit;
    if (start > now) await this.#clock.wait(start - now);
    const { units, value } = await work();
    this.#next += (units - estimate) * this.#millisPerUnit;
    this.#estimate = units;
    return value;
  }
}
