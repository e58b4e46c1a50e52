/**
 * A seeded source of pseudo-random numbers: the same seed gives the same numbers on every machine.
 * Good enough for samples and simulations, and for nothing secret.
 */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** Return a fraction in [0, 1). */
  fraction(): number {
    return this.#word() / 2 ** 32;
  }

  /** Return an integer in [0, `bound`). */
  below(bound: number): number {
    return Math.floor(this.fraction() * bound);
  }

  /** Return an integer in [`low`, `high`]. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** Return true in a `share` of all calls; a share of 0 draws nothing. */
  chance(share: number): boolean {
    return share > 0 && this.fraction() < share;
  }

  /** Return one of `values`, which has at least one. */
  pick<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new RangeError("cannot pick from an empty list");
    return value;
  }

  /** Return `length` decimal digits, the first and the last not zero. */
  digits(length: number): string {
    const inner = Array.from({ length: Math.max(0, length - 2) }, () => this.below(10));
    const ends = length > 1 ? [this.between(1, 9)] : [];
    return [this.between(1, 9), ...inner, ...ends].join("");
  }

  /** Return `length` lower-case hex digits. */
  hex(length: number): string {
    return Array.from({ length }, () => this.below(16).toString(16)).join("");
  }

  /** Return a UUID of version 4 in lower case. */
  uuid(): string {
    const variant = (8 + this.below(4)).toString(16);
    const third = `4${this.hex(3)}`;
    const fourth = `${variant}${this.hex(3)}`;
    return [this.hex(8), this.hex(4), third, fourth, this.hex(12)].join("-");
  }

  /** Return `length` bytes. */
  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256));
  }

  // A counter whose every value is scattered over all 32 bits.
  #word(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let word = this.#state;
    word = Math.imul(word ^ (word >>> 15), 0x2c1b3c6d);
    word = Math.imul(word ^ (word >>> 12), 0x297a2d39);
    return (word ^ (word >>> 15)) >>> 0;
  }
}
