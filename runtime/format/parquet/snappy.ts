/**
 * Snappy's block format.
 *
 * @see https://github.com/google/snappy/blob/main/format_description.txt
 */

/** Matches are looked for within blocks of this size, so that offsets take two bytes. */
const blockBytes = 1 << 16;
const tableBits = 14;

/** Compress bytes; the same bytes always give the same. */
export function compressSnappy(bytes: Uint8Array): Uint8Array {
  return new SnappyWriter(bytes).compress();
}

class SnappyWriter {
  readonly #out: Uint8Array;
  readonly #view: DataView;
  readonly #table = new Uint16Array(1 << tableBits);
  #end = 0;

  constructor(private readonly bytes: Uint8Array) {
    this.#out = new Uint8Array(32 + bytes.length + Math.ceil(bytes.length / 6));
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  compress(): Uint8Array {
    this.#length();
    for (let from = 0; from < this.bytes.length; from += blockBytes) {
      this.#block(from, Math.min(from + blockBytes, this.bytes.length));
    }
    return this.#out.subarray(0, this.#end);
  }

  #length(): void {
    let rest = this.bytes.length;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.#out[this.#end++] = (rest & 127) | 128;
    this.#out[this.#end++] = rest;
  }

  #block(from: number, to: number): void {
    const view = this.#view;
    this.#table.fill(0);
    let literal = from;
    let at = from + 1;
    // Where nothing has matched for long, look at fewer places.
    let patience = 32;
    while (at + 4 <= to) {
      const word = view.getInt32(at, true);
      const slot = Math.imul(word, 0x1e35a7bd) >>> (32 - tableBits);
      const candidate = from + (this.#table[slot] as number);
      this.#table[slot] = at - from;
      if (candidate >= at || view.getInt32(candidate, true) !== word) {
        at += patience++ >>> 5;
        continue;
      }
      const length = 4 + this.#matchLength(candidate + 4, at + 4, to);
      this.#literal(literal, at);
      this.#copy(at - candidate, length);
      at += length;
      literal = at;
      patience = 32;
    }
    this.#literal(literal, to);
  }

  #matchLength(candidate: number, at: number, to: number): number {
    let length = 0;
    while (at + length < to && this.bytes[candidate + length] === this.bytes[at + length]) length++;
    return length;
  }

  #literal(from: number, to: number): void {
    const length = to - from;
    if (length === 0) return;
    const rest = length - 1;
    if (rest < 60) this.#out[this.#end++] = rest << 2;
    else if (rest < 256) {
      this.#out[this.#end++] = 60 << 2;
      this.#out[this.#end++] = rest;
    } else {
      this.#out[this.#end++] = 61 << 2;
      this.#out[this.#end++] = rest & 0xff;
      this.#out[this.#end++] = rest >>> 8;
    }
    this.#copyBytes(from, to);
  }

  #copyBytes(from: number, to: number): void {
    if (to - from > 32) this.#out.set(this.bytes.subarray(from, to), this.#end);
    else
      for (let at = from; at < to; at++)
        this.#out[this.#end + at - from] = this.bytes[at] as number;
    this.#end += to - from;
  }

  /** A copy takes 64 bytes at most; one of four to eleven from nearby has a form of its own. */
  #copy(offset: number, length: number): void {
    let rest = length;
    for (; rest >= 68; rest -= 64) this.#copyTwo(offset, 64);
    if (rest > 64) {
      this.#copyTwo(offset, 60);
      rest -= 60;
    }
    if (rest >= 12 || offset >= 2048) this.#copyTwo(offset, rest);
    else {
      this.#out[this.#end++] = ((offset >>> 8) << 5) | ((rest - 4) << 2) | 1;
      this.#out[this.#end++] = offset & 0xff;
    }
  }

  #copyTwo(offset: number, length: number): void {
    this.#out[this.#end++] = ((length - 1) << 2) | 2;
    this.#out[this.#end++] = offset & 0xff;
    this.#out[this.#end++] = offset >>> 8;
  }
}
