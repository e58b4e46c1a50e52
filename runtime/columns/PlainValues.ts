const none = Buffer.alloc(0);
const leastBytes = 16_384;

/** Texts are written together, at most so many, before they have left the processor's cache. */
const mostTexts = 64;
const mostUnits = 16_384;

/** Stands between texts that are written together: room for a length. */
const gap = "\0\0\0\0";

/**
 * Values in Parquet's PLAIN encoding, which is where most of them end: fixed widths in little
 * endian, text and bytes after their length in four bytes. Booleans take a byte each until they
 * are written.
 *
 * @see https://parquet.apache.org/docs/file-format/data-pages/encodings/
 */
export class PlainValues {
  #bytes: Buffer = none;
  #end = 0;
  #count = 0;
  #view = viewOf(none);
  /** Texts that are to be written together, since each call out of JavaScript has its price. */
  readonly #texts: string[] = [];
  /** How many of them are still to be written. */
  #pending = 0;
  /** The UTF-16 units of these texts. */
  #units = 0;

  /** The values and, behind `end`, room for more. */
  get bytes(): Buffer {
    this.#writePending();
    return this.#bytes;
  }

  /** The bytes in use. */
  get end(): number {
    this.#writePending();
    return this.#end;
  }

  /** The number of values. */
  get count(): number {
    return this.#count;
  }

  boolean(value: boolean): void {
    const at = this.#take(1);
    this.#bytes[at] = value ? 1 : 0;
  }

  int32(value: number): void {
    const at = this.#take(4);
    this.#view.setInt32(at, value, true);
  }

  int64(value: bigint): void {
    const at = this.#take(8);
    this.#view.setBigInt64(at, value, true);
  }

  /** Append a safe integer in eight bytes. */
  whole(value: number): void {
    const at = this.#take(8);
    this.#view.setInt32(at, value | 0, true);
    this.#view.setInt32(at + 4, Math.floor(value / 2 ** 32), true);
  }

  float32(value: number): void {
    const at = this.#take(4);
    this.#view.setFloat32(at, value, true);
  }

  float64(value: number): void {
    const at = this.#take(8);
    this.#view.setFloat64(at, value, true);
  }

  /** Append a safe integer as `bigEndian` does. */
  wholeBigEndian(value: number, width: number): void {
    const at = this.#take(width);
    this.#bytes.fill(value < 0 ? 0xff : 0, at, at + width - 8);
    this.#view.setInt32(at + width - 8, Math.floor(value / 2 ** 32));
    this.#view.setInt32(at + width - 4, value | 0);
  }

  /** Append a number in two's complement of `width` bytes, 8 to 16, the high byte first. */
  bigEndian(value: bigint, width: number): void {
    const at = this.#take(width);
    this.#view.setBigInt64(at, value >> BigInt((width - 8) * 8));
    this.#view.setBigInt64(at + width - 8, value);
  }

  /** Append text; false if it is not well-formed, and so has no UTF-8. */
  text(value: string): boolean {
    if (!value.isWellFormed()) return false;
    this.#texts[this.#pending++] = value;
    this.#units += value.length;
    this.#count++;
    if (this.#pending === mostTexts || this.#units > mostUnits) this.#writePending();
    return true;
  }

  /** Append texts; false if one is none, or not well-formed: some are appended then. */
  texts(values: readonly unknown[]): boolean {
    this.#writePending();
    for (let from = 0; from < values.length; from += mostTexts) {
      const texts = values.slice(from, from + mostTexts);
      if (!this.#writeTexts(texts)) return false;
      this.#count += texts.length;
    }
    return true;
  }

  binary(value: Uint8Array): void {
    const at = this.#take(4 + value.length);
    this.#view.setUint32(at, value.length, true);
    this.#bytes.set(value, at + 4);
  }

  /**
   * Append values that are in this encoding already. If they are the first, they are not copied,
   * and must stay as they are.
   */
  append(values: Uint8Array, count: number): void {
    if (this.#count === 0) {
      this.#bytes = Buffer.from(values.buffer, values.byteOffset, values.length);
      this.#view = viewOf(this.#bytes);
      this.#end = values.length;
      this.#count = count;
      return;
    }
    const at = this.#reserve(values.length);
    this.#bytes.set(values, at);
    this.#end = at + values.length;
    this.#count += count;
  }

  /** Go back to fewer values, which end earlier. */
  cut(end: number, count: number): void {
    this.#writePending();
    this.#end = end;
    this.#count = count;
  }

  #writePending(): void {
    if (this.#pending === 0) return;
    const isFull = this.#pending === this.#texts.length;
    const texts = isFull ? this.#texts : this.#texts.slice(0, this.#pending);
    this.#pending = 0;
    this.#units = 0;
    this.#writeTexts(texts);
  }

  /** Write texts in one go; writes none and gives false if one is none, or not well-formed. */
  #writeTexts(texts: readonly unknown[]): boolean {
    const joined = texts.join(gap);
    if (!joined.isWellFormed()) return false;
    // A UTF-16 unit takes three bytes at most.
    let at = this.#reserve(4 + joined.length * 3);
    const isAscii = this.#bytes.write(joined, at + 4, "utf8") === joined.length;
    for (let index = 0; index < texts.length; index++) {
      const text = texts[index];
      if (typeof text !== "string") return false;
      const length = isAscii ? text.length : Buffer.byteLength(text, "utf8");
      this.#view.setUint32(at, length, true);
      at += 4 + length;
    }
    this.#end = at;
    return true;
  }

  /** Make room for a value and give the place where it begins. */
  #take(width: number): number {
    const at = this.#reserve(width);
    this.#end = at + width;
    this.#count++;
    return at;
  }

  #reserve(width: number): number {
    this.#writePending();
    if (this.#end + width > this.#bytes.length) this.#grow(width);
    return this.#end;
  }

  #grow(width: number): void {
    const grown = Buffer.allocUnsafeSlow(
      Math.max(leastBytes, this.#bytes.length * 2, this.#end + width),
    );
    grown.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = grown;
    this.#view = viewOf(grown);
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
