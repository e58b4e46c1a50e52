import { Deadline } from "../util/Deadline.js";

const signals = ["SIGINT", "SIGTERM"] as const;

/** Exit code of a task that was interrupted, as shells have it for SIGINT. */
export const interrupted = 130;

/**
 * Ends a task's work between two batches when the user interrupts it; a second interrupt ends the
 * process at once, which is harmless, too.
 */
export class Interruption {
  /** Is over once there was an interrupt. */
  readonly deadline: Deadline;
  #came = false;
  readonly #take = () => {
    this.#came = true;
    this.ignore();
  };

  constructor() {
    this.deadline = new Deadline(() => (this.#came ? 0 : Number.POSITIVE_INFINITY));
    for (const signal of signals) process.on(signal, this.#take);
  }

  /** Whether there was an interrupt. */
  get came(): boolean {
    return this.#came;
  }

  /** Leave signals to the process from now on. */
  ignore(): void {
    for (const signal of signals) process.off(signal, this.#take);
  }
}
