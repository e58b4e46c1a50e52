const none = new Uint8Array(0);
const leastBytes = 4096;

/** Definition or repetition levels, one for each entry of a column. */
export class Levels {
  bytes: Uint8Array = none;
  count = 0;

  push(level: number): void {
    if (this.count === this.bytes.length) this.#grow(1);
    this.bytes[this.count++] = level;
  }

  /** Append the same level so many times. */
  repeat(level: number, times: number): void {
    if (this.count + times > this.bytes.length) this.#grow(times);
    this.bytes.fill(level, this.count, this.count + times);
    this.count += times;
  }

  /** Append levels. If they are the first, they are not copied, and must stay as they are. */
  append(levels: Uint8Array): void {
    if (this.count === 0) {
      this.bytes = levels;
      this.count = levels.length;
      return;
    }
    if (this.count + levels.length > this.bytes.length) this.#grow(levels.length);
    this.bytes.set(levels, this.count);
    this.count += levels.length;
  }

  #grow(more: number): void {
    const grown = new Uint8Array(Math.max(leastBytes, this.bytes.length * 2, this.count + more));
    grown.set(this.bytes);
    this.bytes = grown;
  }
}
