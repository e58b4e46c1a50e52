import { base64Values } from "../codec/base64Values.js";
import { writeBase64 } from "../codec/binary.js";
import type { LeafEntries } from "../columns/Segment.js";
import { Arena } from "./Arena.js";
import {
  arrivalBytes,
  arrivalOffsets,
  columnWords,
  cursorBytes,
  firstFree,
  inputBytes,
  keySetBytes,
  keySpanBytes,
  knownTextBytes,
  resultBytes,
  resultOffsets,
  scratchBytes,
  slack,
} from "./layout.js";
import type { PlanNode } from "./PlanNode.js";
import { Instance, Memory, type WasmMemory, type WasmModule } from "./webAssembly.js";
import { withLength } from "./withLength.js";
import { writePlan } from "./writePlan.js";

/** What a kernel is to read. */
export interface KernelPlan {
  readonly root: PlanNode;
  /** The number of key attributes. */
  readonly keys: number;
  /** The columns that are filled: those of the change first. */
  readonly leaves: readonly KernelLeaf[];
  /** The entries of rescued data for the NULLs that are reported, by bit. */
  readonly nulls: readonly string[];
  readonly schemaVersion: string;
  /** The first instant at which a change may have been made, in milliseconds since the epoch. */
  readonly earliest: number;
}

/** A leaf column, as far as the kernel must know it. */
export interface KernelLeaf {
  /** Bytes of a value; 0 where they vary. */
  readonly width: number;
  readonly isRepeated: boolean;
  readonly maxDefinition: number;
}

/** What is known of a record beside its data. */
export interface Arrival {
  readonly shardId: string;
  readonly sequenceNumber: string;
  /** Milliseconds since the epoch. */
  readonly arrivedAt: number;
}

/** What became of a record; a refused one may be of another table than the expected one. */
export type Scan = "refused" | "appended" | "full" | "other-table";
const scans: readonly Scan[] = ["refused", "appended", "full", "other-table"];

interface Exports {
  setup(block: number): void;
  scan(length: number, arrivedAt: number): number;
  empty(): void;
  countValues(leaf: number, from: number, to: number): number;
}

/** A buffer's own method, which its types leave out. */
interface Bytes extends Buffer {
  utf8Write(text: string, offset: number, length: number): number;
}

/** The longest base64 whose bytes the input has room for. */
const longestData = (inputBytes / 3) * 4;

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
  readonly #columns: number;
  readonly #result: number;
  readonly #arrival: number;
  /** The memory as bytes and numbers; it has its size once the kernel is made. */
  readonly bytes: Bytes;
  /** The same; Node's buffers take long to cut a piece out. */
  readonly #plain: Uint8Array;
  readonly #words: Uint32Array;
  readonly #doubles: Float64Array;
  #shardId = "";
  #rows = 0;

  constructor(
    module: WasmModule,
    private readonly plan: KernelPlan,
  ) {
    const { leaves, keys } = plan;
    this.#memory = new Memory({ initial: firstFree / 65_536 });
    const instance = new Instance(module, { env: { memory: this.#memory } });
    this.#exports = instance.exports as unknown as Exports;
    const arena = new Arena(this.#memory, firstFree);
    const { address, count } = writePlan(plan.root, arena);
    this.#input = arena.take(inputBytes + slack);
    this.#cursors = arena.take(leaves.length * cursorBytes + slack);
    this.#columns = arena.take(leaves.length * columnWords * 4);
    this.#layOutColumns(arena);
    this.#result = arena.take(resultBytes);
    this.#arrival = this.#layOutArrival(arena);
    const block = arena.take(64);
    arena.setWords(block, [
      ...[this.#input, this.#cursors, arena.take(leaves.length * cursorBytes + slack)],
      ...[this.#columns, leaves.length, mostRows],
      ...[this.#result, this.#arrival, arena.take(keySetBytes)],
      ...[arena.take(scratchBytes + slack), scratchBytes],
      ...[arena.take(keys * keySpanBytes + slack), keys, arena.put(base64Values), address, count],
    ]);
    this.bytes = Buffer.from(this.#memory.buffer) as Bytes;
    this.#plain = new Uint8Array(this.#memory.buffer);
    this.#words = new Uint32Array(this.#memory.buffer);
    this.#doubles = new Float64Array(this.#memory.buffer);
    this.#doubles[(this.#arrival + arrivalOffsets.earliest) / 8] = plan.earliest;
    this.#exports.setup(block);
  }

  /** The rows in the columns. */
  get rows(): number {
    return this.#rows;
  }

  /** Empty the columns. */
  clear(): void {
    this.#exports.empty();
    this.#rows = 0;
  }

  /** Take records of this table only; false if its name is too long. */
  expect(tableName: string): boolean {
    return this.#setKnown(arrivalOffsets.table, tableName);
  }

  /** Set the time of a snapshot's lines, in microseconds since the epoch. */
  setTime(micros: number): void {
    this.#doubles[(this.#arrival + arrivalOffsets.micros) / 8] = micros;
  }

  /**
   * Read a record, which stands in base64, and append what it says to the columns.
   *
   * @param changeId - of a record that says none itself
   */
  scan(data: string, { shardId, sequenceNumber, arrivedAt }: Arrival, changeId?: string): Scan {
    if (data.length > longestData) return "refused";
    const length = writeBase64(data, this.bytes, this.#input);
    if (length <= 0 || !this.#setKnown(arrivalOffsets.sequence, sequenceNumber)) return "refused";
    if (shardId !== this.#shardId) {
      if (!this.#setKnown(arrivalOffsets.shard, shardId)) return "refused";
      this.#shardId = shardId;
    }
    if (changeId !== undefined && !this.#setKnown(arrivalOffsets.id, changeId)) return "refused";
    const scan = scans[this.#exports.scan(length, arrivedAt)] as Scan;
    if (scan === "appended") this.#rows++;
    return scan;
  }

  /** The days since the epoch at which the record's change was made. */
  day(): number {
    return this.#words[(this.#result + resultOffsets.day) / 4] as number;
  }

  /** Milliseconds since the epoch of the record's change. */
  millis(): number {
    return this.#doubles[(this.#result + resultOffsets.millis) / 8] as number;
  }

  /** The table that the record names; empty where it has not been read. */
  tableName(): string {
    const at = (this.#result + resultOffsets.table) / 4;
    const from = this.#words[at] as number;
    return this.bytes.toString("utf8", from, from + (this.#words[at + 1] as number));
  }

  /** The columns as they are; valid until they are emptied. */
  entries(): LeafEntries[] {
    return this.plan.leaves.map((_, leaf) => this.leafEntries(leaf));
  }

  /** One of the columns as it is; valid until they are emptied. */
  leafEntries(leaf: number): LeafEntries {
    const isRepeated = this.plan.leaves[leaf]?.isRepeated === true;
    const cursor = (this.#cursors + leaf * cursorBytes) / 4;
    const column = this.#columns / 4 + leaf * columnWords;
    const [start, , , definitions, , toRepetitions] = this.#words.subarray(
      column,
      column + columnWords,
    ) as unknown as [number, number, number, number, number, number];
    const end = isRepeated ? (this.#words[cursor + 1] as number) : definitions + this.#rows;
    return {
      definitions: this.#plain.subarray(definitions, end),
      repetitions: isRepeated
        ? this.#plain.subarray(definitions + toRepetitions, end + toRepetitions)
        : none,
      values: this.#plain.subarray(start, this.#words[cursor]),
      count: this.#exports.countValues(leaf, definitions, end),
    };
  }

  /** Write a text where the kernel looks for it; false if it is too long. */
  #setKnown(offset: number, text: string): boolean {
    // A UTF-16 unit takes three bytes at most.
    if (text.length * 3 > knownTextBytes) return false;
    const at = this.#words[(this.#arrival + offset) / 4] as number;
    this.#words[at / 4] = this.bytes.utf8Write(text, at + 4, knownTextBytes);
    return true;
  }

  #layOutArrival(arena: Arena): number {
    const known = () => arena.take(4 + knownTextBytes + slack);
    const nulls = arena.take(this.plan.nulls.length * 4);
    arena.setWords(
      nulls,
      this.plan.nulls.map((text) => arena.put(withLength(text))),
    );
    const version = arena.put(withLength(this.plan.schemaVersion));
    const arrival = arena.take(arrivalBytes);
    arena.setWords(arrival + arrivalOffsets.shard, [
      known(),
      known(),
      version,
      known(),
      nulls,
      known(),
    ]);
    return arrival;
  }

  #layOutColumns(arena: Arena): void {
    const { leaves } = this.plan;
    const share = Math.floor(mostBytesInAll / Math.max(1, leaves.length));
    const variable = Math.min(mostBytes, Math.max(leastBytes, share));
    for (const [leaf, { width, isRepeated, maxDefinition }] of leaves.entries()) {
      const entries = isRepeated ? mostRows * mostElements : mostRows;
      const definitions = arena.take(entries);
      const repetitions = isRepeated ? arena.take(entries) : definitions;
      const size = width === 0 ? variable : width * entries;
      const values = arena.take(size + slack);
      arena.setWords(this.#columns + leaf * columnWords * 4, [
        ...[values, values + size, width],
        ...[definitions, definitions + entries, repetitions - definitions, maxDefinition],
      ]);
    }
  }
}

const none = new Uint8Array(0);
