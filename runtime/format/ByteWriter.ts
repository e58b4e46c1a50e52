const none = Buffer.alloc(0);
const firstBytes = 1 << 19;
/** A longer buffer is not kept. */
const mostSpareBytes = 1 << 23;

/** The buffer of the writer that finished last: new ones cost the system a fault for each page. */
let spare = none;

/** Bytes that are appended one behind the other. */
export class ByteWriter {
  #bytes = spare;
  #end = 0;

  constructor() {
    spare = none;
    this.#reserve(firstBytes);
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

  /** Give a copy of the bytes; nothing can be appended then. */
  finish(): Uint8Array {
    const bytes = Uint8Array.prototype.slice.call(this.#bytes, 0, this.#end);
    if (this.#bytes.length <= mostSpareBytes) spare = this.#bytes;
    this.#bytes = none;
    this.#end = 0;
    return bytes;
  }

  #reserve(width: number): void {
    if (this.#end + width <= this.#bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(this.#bytes.length * 2, this.#end + width));
    grown.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = grown;
  }
}
