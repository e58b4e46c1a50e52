import { decodedLength, writeBase64 } from "../codec/binary.js";
import { Arena } from "./Arena.js";
import { firstFree, inputBytes, keySetBytes, slack } from "./layout.js";
import { Instance, Memory, type WasmModule } from "./webAssembly.js";

interface Exports {
  setup(block: number): void;
  isAscii(length: number): number;
  condense(length: number): number;
}

/** Gives the JSON text of records that the kernel did not take, if they are spelt as usual. */
export class RecordText {
  readonly #exports: Exports;
  readonly #input: number;
  readonly #bytes: Buffer;

  constructor(module: WasmModule) {
    const memory = new Memory({ initial: firstFree / 65_536 });
    const arena = new Arena(memory, firstFree);
    this.#exports = new Instance(module, { env: { memory } }).exports as Exports;
    this.#input = arena.take(inputBytes + slack);
    const block = arena.take(64);
    arena.setWords(block, [this.#input, 0, 0, 0, 0, 0, 0, 0, arena.take(keySetBytes)]);
    this.#exports.setup(block);
    this.#bytes = Buffer.from(memory.buffer);
  }

  /**
   * Give the JSON text of a record, with an empty old image where the change has a new one.
   *
   * @param data - the record in base64
   * @returns undefined unless it is certain that the text has one reading, and no deep nesting
   */
  read(data: string): string | undefined {
    if (decodedLength(data) > inputBytes) return undefined;
    const length = writeBase64(data, this.#bytes, this.#input);
    if (length <= 0) return undefined;
    const isAscii = this.#exports.isAscii(length) !== 0;
    const left = this.#exports.condense(length);
    if (left === 0) return undefined;
    return this.#bytes.toString(isAscii ? "latin1" : "utf8", this.#input, this.#input + left);
  }
}
