import type { WasmMemory } from "./webAssembly.js";

/** Hands out places in the kernel's memory, one behind the other, and writes into them. */
export class Arena {
  #end: number;

  constructor(
    private readonly memory: WasmMemory,
    start: number,
  ) {
    this.#end = start;
  }

  /** The memory's bytes; a longer life of the view than the memory's present size is no use. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.memory.buffer);
  }

  /** Take so many bytes, which are zero; the address is a multiple of 16. */
  take(length: number): number {
    const at = (this.#end + 15) & ~15;
    this.#end = at + length;
    const missing = this.#end - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / pageBytes));
    return at;
  }

  /** Take a place for bytes and write them. */
  put(bytes: Uint8Array): number {
    const at = this.take(bytes.length + 16);
    this.bytes.set(bytes, at);
    return at;
  }

  /** Write words of 32 bits. */
  setWords(at: number, words: readonly number[]): void {
    new Uint32Array(this.memory.buffer, at, words.length).set(words);
  }
}

const pageBytes = 65_536;
