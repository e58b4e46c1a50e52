import type { LeafColumn } from "../../columns/LeafColumn.js";
import { fixedWidth, physicalType } from "../../columns/Shape.js";
import { type FormatKernel, formatKernel } from "../FormatKernel.js";
import { physicalTypes } from "./constants.js";

/** A column as its pages, before their headers. */
export interface EncodedColumn {
  readonly pages: readonly EncodedPage[];
  readonly bounds: Bounds | undefined;
}

/** A page; its bytes are valid until the next column is encoded. */
export interface EncodedPage {
  readonly isDictionary: boolean;
  /** Entries, null or not; of a dictionary the values. */
  readonly count: number;
  readonly body: Uint8Array;
  /** The body in snappy, where that was asked for; empty else. */
  readonly snappy: Uint8Array;
  /** Whether the body looks as if compression left it as long as it is. */
  readonly isRandom: boolean;
  /** Of its values, one of `encodings`. */
  readonly encoding: number;
}

/** The least and the greatest value of a column, PLAIN but without lengths. */
export interface Bounds {
  readonly min: Bound;
  /** Undefined where a long text has no short bound above it. */
  readonly max: Bound | undefined;
}

export interface Bound {
  readonly bytes: Uint8Array;
  /** Whether it is a value; a long one is cut. */
  readonly exact: boolean;
}

/** Encode a column, in the kernel: `runtime/kernel/assembly/parquet`. */
export function encodeColumn(column: LeafColumn, isSnappy: boolean): EncodedColumn {
  const kernel = formatKernel();
  const { type } = column.shape;
  const { definitions, repetitions, values } = kernel.putLeaf(column);
  const block = kernel.putWords([
    ...[definitions, repetitions, values, column.definitions.count],
    ...[column.values.end, column.values.count],
    ...[physicalTypes[physicalType(type)], fixedWidth(type)],
    ...[column.maxDefinition, column.maxRepetition],
  ]);
  const result = kernel.encodeColumn(block, isSnappy);
  const count = kernel.word(result);
  const first = kernel.word(result, 1);
  return {
    pages: Array.from({ length: count }, (_, page) => pageAt(kernel, first + page * pageBytes)),
    bounds: boundsAt(kernel, kernel.word(result, 2)),
  };
}

/** What a page takes in the list of them, and a bound of the two. */
const pageBytes = 32;
const boundBytes = 96;
const boundHead = 16;
const nothing = new Uint8Array(0);
/** The length of a bound that there is none of. */
const none = 0xffffffff;

function pageAt(kernel: FormatKernel, at: number): EncodedPage {
  const word = (index: number) => kernel.word(at, index);
  const body = kernel.view(word(2), word(3));
  const snappy = word(5) === 0 ? nothing : kernel.view(word(4), word(5));
  return {
    count: word(0),
    isDictionary: word(1) === 1,
    body,
    snappy,
    isRandom: word(6) === 1,
    encoding: word(7),
  };
}

function boundsAt(kernel: FormatKernel, at: number): Bounds | undefined {
  const min = boundAt(kernel, at);
  return min && { min, max: boundAt(kernel, at + boundBytes) };
}

/** Bounds outlive the column's other bytes. */
function boundAt(kernel: FormatKernel, at: number): Bound | undefined {
  const length = kernel.word(at);
  if (length === none) return undefined;
  return { bytes: kernel.view(at + boundHead, length).slice(), exact: kernel.word(at, 1) === 1 };
}
