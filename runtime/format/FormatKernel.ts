import { randomInt } from "node:crypto";
import type { LeafColumn } from "../columns/LeafColumn.js";
import { loadKernel } from "../kernel/loadKernel.js";
import { Instance, Memory, type WasmMemory } from "../kernel/webAssembly.js";

/** Where a leaf column lies in the kernel's memory: addresses. */
export interface LeafPlace {
  readonly definitions: number;
  /** 0 where the column is in no list. */
  readonly repetitions: number;
  readonly values: number;
}

interface Exports {
  setSeed(seed: number): void;
  releaseAll(): void;
  take(bytes: number): number;
  encodeColumn(block: number, isSnappy: boolean): number;
  encodeRows(block: number, isDeflated: boolean): number;
}

/** The module's own data need less. */
const firstPages = 4;

/** The kernel with a memory of its own, in which files are written; it grows to the largest. */
export class FormatKernel {
  readonly #memory: WasmMemory = new Memory({ initial: firstPages });
  readonly #exports: Exports;
  #bytes = new Uint8Array(0);
  #words = new Uint32Array(0);

  constructor() {
    const instance = new Instance(loadKernel(), { env: { memory: this.#memory } });
    this.#exports = instance.exports as unknown as Exports;
    this.#exports.setSeed(randomInt(2 ** 31));
  }

  /** Forget what has been put into the memory. */
  release(): void {
    this.#exports.releaseAll();
  }

  /** Copy a leaf column in. */
  putLeaf({ definitions, repetitions, values, maxRepetition }: LeafColumn): LeafPlace {
    const place = {
      definitions: this.#take(definitions.count),
      repetitions: maxRepetition > 0 ? this.#take(repetitions.count) : 0,
      values: this.#take(values.end),
    };
    this.#set(place.definitions, definitions.bytes, definitions.count);
    if (maxRepetition > 0) this.#set(place.repetitions, repetitions.bytes, repetitions.count);
    this.#set(place.values, values.bytes, values.end);
    return place;
  }

  /** Copy words of 32 bits in; gives their address. */
  putWords(words: readonly number[]): number {
    const at = this.#take(words.length * 4);
    this.#renew();
    this.#words.set(words, at / 4);
    return at;
  }

  /** Encode the column that the words of a block tell of; gives the address of the result. */
  encodeColumn(block: number, isSnappy: boolean): number {
    return this.#exports.encodeColumn(block, isSnappy) >>> 0;
  }

  /** Encode the table that the words of a block tell of; gives the address of the result. */
  encodeRows(block: number, isDeflated: boolean): number {
    return this.#exports.encodeRows(block, isDeflated) >>> 0;
  }

  /** Read the word at an address, or one so many words behind it. */
  word(at: number, index = 0): number {
    this.#renew();
    return this.#words[at / 4 + index] as number;
  }

  /** Look at a piece of the memory; valid until more is put into it. */
  view(at: number, length: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, at, length);
  }

  /** @throws {WebAssembly.RuntimeError} where the memory would be larger than 4 GiB */
  #take(bytes: number): number {
    return this.#exports.take(bytes) >>> 0;
  }

  #set(at: number, { buffer, byteOffset }: Uint8Array, length: number): void {
    this.#renew();
    this.#bytes.set(new Uint8Array(buffer, byteOffset, length), at);
  }

  /** A memory that has grown has another buffer. */
  #renew(): void {
    if (this.#bytes.length > 0) return;
    this.#bytes = new Uint8Array(this.#memory.buffer);
    this.#words = new Uint32Array(this.#memory.buffer);
  }
}

let kernel: FormatKernel | undefined;

/** Give the process's kernel for writing files, empty. */
export function formatKernel(): FormatKernel {
  kernel ??= new FormatKernel();
  kernel.release();
  return kernel;
}
