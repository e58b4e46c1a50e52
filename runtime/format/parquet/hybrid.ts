/** The RLE/bit-packed hybrid, in which Parquet keeps levels and indexes into a dictionary. */

/** Count the bits that a number up to `max` needs. */
export function bitWidth(max: number): number {
  return 32 - Math.clz32(max);
}

/** A run of fewer equal values is shorter bit-packed. */
const shortestRun = 8;

/**
 * Encode numbers of a bit width. Runs of equal ones take a few bytes, others are packed in groups
 * of eight.
 *
 * @see https://parquet.apache.org/docs/file-format/data-pages/encodings/#run-length-encoding--bit-packing-hybrid-rle--3
 */
export function encodeHybrid(numbers: Uint8Array | Uint32Array, width: number): Uint8Array {
  const out = new HybridWriter(numbers, width);
  let packFrom = 0;
  let at = 0;
  while (at < numbers.length) {
    let end = at + 1;
    while (end < numbers.length && numbers[end] === numbers[at]) end++;
    // A group that is open takes its eight from the run's beginning.
    const padding = (8 - ((at - packFrom) & 7)) & 7;
    if (end - at - padding >= shortestRun) {
      out.pack(packFrom, at + padding);
      out.run(at + padding, end);
      packFrom = end;
    }
    at = end;
  }
  out.pack(packFrom, numbers.length);
  return out.bytes();
}

class HybridWriter {
  readonly #out: Uint8Array;
  #end = 0;

  constructor(
    private readonly numbers: Uint8Array | Uint32Array,
    private readonly width: number,
  ) {
    // Every run but the last spares at least what its head takes.
    this.#out = new Uint8Array(Math.ceil((numbers.length * width) / 8) + numbers.length + 32);
  }

  bytes(): Uint8Array {
    return this.#out.subarray(0, this.#end);
  }

  run(from: number, to: number): void {
    this.#varint((to - from) << 1);
    let value = this.numbers[from] as number;
    for (let bits = this.width; bits > 0; bits -= 8) {
      this.#out[this.#end++] = value & 0xff;
      value >>>= 8;
    }
  }

  /** Pack numbers, the last group filled up with zeros. */
  pack(from: number, to: number): void {
    if (from === to) return;
    const groups = Math.ceil((to - from) / 8);
    this.#varint((groups << 1) | 1);
    const end = this.#end + groups * this.width;
    let bits = 0;
    let held = 0;
    for (let at = from; at < to; at++) {
      // At most 7 bits are held, and no dictionary has 2^24 values.
      held |= (this.numbers[at] as number) << bits;
      bits += this.width;
      while (bits >= 8) {
        this.#out[this.#end++] = held & 0xff;
        held >>>= 8;
        bits -= 8;
      }
    }
    if (bits > 0) this.#out[this.#end++] = held & 0xff;
    this.#out.fill(0, this.#end, end);
    this.#end = end;
  }

  #varint(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.#out[this.#end++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.#out[this.#end++] = rest;
  }
}
