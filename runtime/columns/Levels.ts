/** Definition or repetition levels, one for each entry of a column. */
export class Levels {
  bytes = new Uint8Array(4096);
  count = 0;

  push(level: number): void {
    if (this.count === this.bytes.length) this.#grow(1);
    this.bytes[this.count++] = level;
  }

  append(levels: Uint8Array): void {
    if (this.count + levels.length > this.bytes.length) this.#grow(levels.length);
    this.bytes.set(levels, this.count);
    this.count += levels.length;
  }

  #grow(more: number): void {
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.count + more));
    grown.set(this.bytes);
    this.bytes = grown;
  }
}
