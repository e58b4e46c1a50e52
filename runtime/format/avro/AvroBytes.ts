/**
 * Bytes in Avro's binary encoding.
 *
 * @see https://avro.apache.org/docs/1.12.0/specification/#binary-encoding
 */
export class AvroBytes {
  bytes = new Uint8Array(1 << 16);
  end = 0;

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.end++] = value;
  }

  /** Append which branch of `["null", T]` follows: its index as a long. */
  bit(isPresent: boolean): void {
    this.byte(isPresent ? 2 : 0);
  }

  /** Append a number of 32 bits. */
  int(value: number): void {
    this.varint(((value << 1) ^ (value >> 31)) >>> 0);
  }

  /** Append a number of 64 bits, given in halves. */
  long(low: number, high: number): void {
    const sign = high >> 31;
    let rest = ((low << 1) ^ sign) >>> 0;
    let above = (((high << 1) | (low >>> 31)) ^ sign) >>> 0;
    this.reserve(10);
    while (above !== 0) {
      this.bytes[this.end++] = (rest & 127) | 128;
      rest = ((rest >>> 7) | (above << 25)) >>> 0;
      above >>>= 7;
    }
    this.varint(rest);
  }

  varint(value: number): void {
    this.reserve(5);
    let rest = value;
    while (rest >= 128) {
      this.bytes[this.end++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.end++] = rest;
  }

  append(source: Uint8Array, from: number, to: number): void {
    this.reserve(to - from);
    if (to - from > 48) this.bytes.set(source.subarray(from, to), this.end);
    else for (let at = from; at < to; at++) this.bytes[this.end + at - from] = source[at] as number;
    this.end += to - from;
  }

  /** Leave a byte for a count that is not known yet. */
  reserveCount(): number {
    this.byte(0);
    return this.end - 1;
  }

  /** Put a count in the byte that was left for it, and make more room where it takes more. */
  setCount(at: number, count: number): void {
    if (count < 64) {
      this.bytes[at] = count << 1;
      return;
    }
    const end = this.end;
    this.int(count);
    const width = this.end - end;
    const spelt = this.bytes.slice(end, this.end);
    this.bytes.copyWithin(at + width, at + 1, end);
    this.bytes.set(spelt, at);
    this.end = end + width - 1;
  }

  reserve(width: number): void {
    if (this.end + width <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.end + width));
    grown.set(this.bytes.subarray(0, this.end));
    this.bytes = grown;
  }
}
