import type { LeafColumn } from "../../columns/LeafColumn.js";
import type { TableColumns } from "../../columns/TableColumns.js";
import { type FormatKernel, formatKernel } from "../FormatKernel.js";
import { tableNodes } from "./tableNodes.js";

/** Encoded rows, as many as make a block. */
export interface AvroBlock {
  readonly rows: number;
  /** Valid until the kernel writes something else. */
  readonly bytes: Uint8Array;
}

/** The kernel's memory has twice that. */
const largestTable = 2 ** 31;

/** What a block takes in the list of them. */
const blockWords = 4;

/**
 * Encode columns row by row in Avro's binary encoding, in blocks of about so many bytes: in the
 * kernel, `runtime/kernel/assembly/avro`.
 *
 * @throws {RangeError} if the rows may be too large for its memory
 */
export function encodeRows(
  { columns, leaves, rows }: TableColumns,
  blockBytes: number,
  isDeflated = false,
): readonly AvroBlock[] {
  const kernel = formatKernel();
  const nodes = kernel.putWords(tableNodes(columns));
  const table = kernel.putWords(leaves.flatMap((leaf) => putLeaf(kernel, leaf)));
  const most = leaves.reduce((total, leaf) => total + mostBytes(leaf), 0);
  if (most > largestTable) throw new RangeError(`${rows} rows may take ${most} bytes: too many`);
  const block = kernel.putWords([nodes, table, rows, blockBytes, most]);
  const result = kernel.encodeRows(block, isDeflated);
  const first = kernel.word(result, 1);
  return Array.from({ length: kernel.word(result) }, (_, index) => {
    const [count = 0, from = 0, end = 0] = [0, 1, 2].map((word) =>
      kernel.word(first, index * blockWords + word),
    );
    return { rows: count, bytes: kernel.view(from, end - from) };
  });
}

function putLeaf(kernel: FormatKernel, leaf: LeafColumn): readonly number[] {
  const { definitions, repetitions, values } = kernel.putLeaf(leaf);
  return [definitions, repetitions, values, definitions + leaf.definitions.count];
}

/**
 * The bytes that a column's entries take at most: of a value a varint of its length or of seven bits
 * a byte; of an entry a byte for each null above it that it may be, a count and an end for each list.
 */
function mostBytes({ definitions, values, maxDefinition, maxRepetition }: LeafColumn): number {
  return values.end + values.count * 2 + definitions.count * (maxDefinition + maxRepetition * 6);
}
