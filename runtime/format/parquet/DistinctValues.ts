import { randomInt } from "node:crypto";
import { PlainValues } from "../../columns/PlainValues.js";

/** Chosen anew by each process, so that nobody can prepare values that fall on one place. */
const seed = randomInt(2 ** 32 - 1) | 0;

/** The longest search for a place: past it, the values have been made to collide. */
const longestProbe = 64;

/** Tells values, which are ranges of bytes, from one another. */
export class DistinctValues {
  /** The number of distinct values. */
  count = 0;
  /** The bytes of the distinct values. */
  size = 0;
  #slots = new Int32Array(1024);
  #hashes = new Int32Array(512);
  #starts = new Int32Array(512);
  #ends = new Int32Array(512);
  #bytes: Buffer = Buffer.alloc(0);
  #view: DataView = new DataView(new ArrayBuffer(0));

  /** Begin anew with the values of other bytes. */
  reset(bytes: Buffer): void {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#slots.fill(0);
    this.count = 0;
    this.size = 0;
  }

  /** Give where the value that begins at `at` ends, if its length stands before it. */
  endOf(at: number): number {
    return at + 4 + this.#view.getUint32(at, true);
  }

  /** Give the index of a value among the distinct ones; -1 if the search takes too long. */
  index(from: number, to: number): number {
    const hash = this.#hash(from, to);
    const mask = this.#slots.length - 1;
    for (let probe = 0; probe < longestProbe; probe++) {
      const slot = (hash + probe) & mask;
      const index = (this.#slots[slot] as number) - 1;
      if (index < 0) return this.#add(slot, hash, from, to);
      if (this.#hashes[index] === hash && this.#equals(index, from, to)) return index;
    }
    return -1;
  }

  /** Give the distinct values in a row. */
  plain(): PlainValues {
    const values = new PlainValues(this.size);
    for (let index = 0; index < this.count; index++) {
      values.append(this.#bytes.subarray(this.#starts[index], this.#ends[index]), 1);
    }
    return values;
  }

  #hash(from: number, to: number): number {
    let hash = seed;
    let at = from;
    for (; at + 4 <= to; at += 4) {
      hash = Math.imul(hash ^ this.#view.getInt32(at, true), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    for (; at < to; at++) hash = Math.imul(hash ^ (this.#bytes[at] as number), 0x85ebca6b);
    return (hash ^ (hash >>> 13)) | 0;
  }

  #equals(index: number, from: number, to: number): boolean {
    let other = this.#starts[index] as number;
    if ((this.#ends[index] as number) - other !== to - from) return false;
    for (let at = from; at < to; at++) if (this.#bytes[at] !== this.#bytes[other++]) return false;
    return true;
  }

  #add(slot: number, hash: number, from: number, to: number): number {
    const index = this.count++;
    this.#slots[slot] = this.count;
    this.#hashes[index] = hash;
    this.#starts[index] = from;
    this.#ends[index] = to;
    this.size += to - from;
    if (this.count === this.#hashes.length) this.#grow();
    return index;
  }

  #grow(): void {
    this.#hashes = doubled(this.#hashes);
    this.#starts = doubled(this.#starts);
    this.#ends = doubled(this.#ends);
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (let index = 0; index < this.count; index++) {
      let slot = (this.#hashes[index] as number) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = index + 1;
    }
  }
}

function doubled(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(numbers.length * 2);
  copy.set(numbers);
  return copy;
}
