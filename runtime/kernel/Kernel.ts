import { isUtf8 } from "node:buffer";
import type { LeafEntries } from "../columns/Segment.js";
import { Arena } from "./Arena.js";
import { base64Values } from "./base64Values.js";
import {
  cursorBytes,
  firstFree,
  inputBytes,
  keySetBytes,
  keySpanBytes,
  limitBytes,
  resultBytes,
  resultOffsets,
  scratchBytes,
  slack,
  type spans,
} from "./layout.js";
import type { PlanNode } from "./PlanNode.js";
import { Instance, Memory, type WasmMemory, type WasmModule } from "./webAssembly.js";
import { writePlan } from "./writePlan.js";

/** A leaf column, as far as the kernel must know it. */
export interface KernelLeaf {
  /** Bytes of a value; 0 where they vary. */
  readonly width: number;
  readonly isRepeated: boolean;
}

/** What became of a record. */
export type Scan = "refused" | "appended" | "full";
const scans: readonly Scan[] = ["refused", "appended", "full"];

interface Exports {
  setup(block: number): void;
  isAscii(length: number): number;
  scan(length: number): number;
  rollback(): void;
}

/** Rows that fit in the columns at a time, values of a repeated column for each of them. */
const mostRows = 4096;
const mostElements = 8;
/** Bytes for the values of a column that vary in length. */
const mostBytes = 1 << 19;
const leastBytes = 1 << 16;
/** What the columns of a wide table may take together. */
const mostBytesInAll = 1 << 26;

/** The kernel with a plan, and columns that it fills. */
export class Kernel {
  readonly #memory: WasmMemory;
  readonly #exports: Exports;
  readonly #input: number;
  readonly #cursors: number;
  readonly #saved: number;
  readonly #result: number;
  readonly #starts: readonly number[];
  /** The memory as bytes and words; it has its size once the kernel is made. */
  readonly bytes: Buffer;
  /** The same; Node's buffers take long to cut a piece out. */
  readonly #plain: Uint8Array;
  readonly #words: Uint32Array;
  readonly #longs: BigInt64Array;
  #rows = 0;

  constructor(
    module: WasmModule,
    root: PlanNode,
    keys: number,
    private readonly leaves: readonly KernelLeaf[],
  ) {
    this.#memory = new Memory({ initial: firstFree / 65_536 });
    const instance = new Instance(module, { env: { memory: this.#memory } });
    this.#exports = instance.exports as unknown as Exports;
    const arena = new Arena(this.#memory, firstFree);
    const plan = writePlan(root, arena);
    this.#input = arena.take(inputBytes + slack);
    this.#cursors = arena.take(leaves.length * cursorBytes + slack);
    this.#saved = arena.take(leaves.length * cursorBytes + slack);
    this.#result = arena.take(resultBytes);
    const limits = arena.take(leaves.length * limitBytes + slack);
    this.#starts = this.#layOutColumns(arena, limits);
    const block = arena.take(64);
    arena.setWords(block, [
      ...[this.#input, this.#cursors, limits, this.#saved, leaves.length, this.#result],
      ...[arena.take(keySetBytes), arena.take(scratchBytes + slack), scratchBytes],
      ...[arena.take(keys * keySpanBytes + slack), keys, arena.put(base64Values)],
      ...[arena.put(powersOfTen()), plan.address, plan.count],
    ]);
    this.#exports.setup(block);
    this.bytes = Buffer.from(this.#memory.buffer);
    this.#plain = new Uint8Array(this.#memory.buffer);
    this.#words = new Uint32Array(this.#memory.buffer);
    this.#longs = new BigInt64Array(this.#memory.buffer);
    this.clear();
  }

  /** The rows in the columns. */
  get rows(): number {
    return this.#rows;
  }

  /** Empty the columns. */
  clear(): void {
    this.#words.set(this.#starts, this.#cursors / 4);
    this.#rows = 0;
  }

  /** Read a record, which stands in base64, and append what it says to the columns. */
  scan(data: string): Scan {
    const length = this.#decode(data);
    if (length === 0) return "refused";
    const scan = scans[this.#exports.scan(length)] as Scan;
    if (scan === "appended") this.#rows++;
    return scan;
  }

  /** Take back the record that was appended last. */
  rollback(): void {
    this.#exports.rollback();
    this.#rows--;
  }

  /** Microseconds since the epoch of the record's change. */
  micros(): bigint {
    return this.#longs[(this.#result + resultOffsets.micros) / 8] as bigint;
  }

  /** A bit for each field whose NULL is reported: the lower and the upper half. */
  nulls(): readonly [number, number] {
    const at = (this.#result + resultOffsets.nulls) / 4;
    return [this.#words[at] as number, this.#words[at + 1] as number];
  }

  /** 1 for INSERT, 2 for MODIFY, 3 for REMOVE. */
  eventName(): number {
    return this.#words[(this.#result + resultOffsets.name) / 4] as number;
  }

  /** A text of the record, as it stands there: ASCII. Empty where it is not there. */
  span(index: (typeof spans)[keyof typeof spans]): string {
    const at = (this.#result + resultOffsets.spans) / 4 + index * 2;
    const from = this.#words[at] as number;
    return this.bytes.toString("latin1", from, from + (this.#words[at + 1] as number));
  }

  /** Compare a text of the record, as `span` gives it. */
  isSpan(index: (typeof spans)[keyof typeof spans], text: string): boolean {
    const at = (this.#result + resultOffsets.spans) / 4 + index * 2;
    const from = this.#words[at] as number;
    if (this.#words[at + 1] !== text.length) return false;
    for (let i = 0; i < text.length; i++) {
      if (this.#plain[from + i] !== text.charCodeAt(i)) return false;
    }
    return true;
  }

  /** Give where the value is that the last record has put into a leaf; 0 if it has put none. */
  lastValue(leaf: number): number {
    const word = (this.#saved + leaf * cursorBytes) / 4 + 2;
    const before = this.#words[word] as number;
    const after = this.#words[(this.#cursors + leaf * cursorBytes) / 4 + 2] as number;
    return before === after ? 0 : before;
  }

  /** The columns as they are; valid until the next scan. */
  entries(): LeafEntries[] {
    return this.leaves.map((_, leaf) => {
      const part = (cursor: number) => {
        const index = leaf * (cursorBytes / 4) + cursor;
        const from = this.#starts[index] as number;
        return this.bytes.subarray(from, this.#words[this.#cursors / 4 + index]);
      };
      return { definitions: part(0), repetitions: part(1), values: part(2) };
    });
  }

  /** Decode into the input; 0 if it is not canonical base64, or too long. */
  #decode(data: string): number {
    const padding = data.endsWith("==") ? 2 : data.endsWith("=") ? 1 : 0;
    const length = (data.length / 4) * 3 - padding;
    if (data.length % 4 !== 0 || length > inputBytes || length < 2) return 0;
    // Node takes the URL's alphabet, too, and passes over what is neither.
    if (data.includes("-") || data.includes("_")) return 0;
    const written = this.bytes.write(data, this.#input, length, "base64");
    if (written !== length) return 0;
    const last = length - (3 - padding);
    const end = this.#input + length;
    if (padding > 0 && this.bytes.toString("base64", this.#input + last, end) !== data.slice(-4))
      return 0;
    const isText = this.#exports.isAscii(length) || isUtf8(this.#plain.subarray(this.#input, end));
    return isText ? length : 0;
  }

  /** Give the words of all cursors of empty columns. */
  #layOutColumns(arena: Arena, limits: number): number[] {
    const share = Math.floor(mostBytesInAll / Math.max(1, this.leaves.length));
    const variable = Math.min(mostBytes, Math.max(leastBytes, share));
    return this.leaves.flatMap(({ width, isRepeated }, leaf) => {
      const entries = isRepeated ? mostRows * mostElements : mostRows;
      const definitions = arena.take(entries);
      const repetitions = isRepeated ? arena.take(entries) : 0;
      const size = width === 0 ? variable : width * entries;
      const values = arena.take(size + slack);
      arena.setWords(limits + leaf * limitBytes, [definitions + entries, values + size, width, 0]);
      return [definitions, repetitions, values, 0];
    });
  }
}

/** The powers of ten that are exact doubles. */
function powersOfTen(): Uint8Array {
  return new Uint8Array(Float64Array.from({ length: 23 }, (_, power) => 10 ** power).buffer);
}
