/** Bytes that are appended one behind the other. */
export class ByteWriter {
  #bytes: Buffer;
  #end = 0;

  constructor(capacity: number) {
    this.#bytes = Buffer.allocUnsafe(capacity);
  }

  /** The bytes so far. */
  get length(): number {
    return this.#end;
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#end++] = value;
  }

  /** Append a whole number in groups of seven bits, the lowest first. */
  varint(value: number): void {
    this.#reserve(10);
    let rest = value;
    // Sizes reach beyond 32 bits, so no bit operators.
    for (; rest >= 128; rest = Math.floor(rest / 128)) {
      this.#bytes[this.#end++] = (rest % 128) | 128;
    }
    this.#bytes[this.#end++] = rest;
  }

  /** Append a number so that those near zero take few bytes, whatever their sign. */
  zigzag(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  word(value: number): void {
    this.#reserve(4);
    this.#end = this.#bytes.writeUInt32LE(value, this.#end);
  }

  append(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#end);
    this.#end += bytes.length;
  }

  text(text: string): void {
    this.#reserve(text.length * 3);
    this.#end += this.#bytes.write(text, this.#end, "utf8");
  }

  /** Give a copy of the bytes. */
  finish(): Uint8Array {
    return Uint8Array.prototype.slice.call(this.#bytes, 0, this.#end);
  }

  #reserve(width: number): void {
    if (this.#end + width <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#end + width));
    grown.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = grown;
  }
}
