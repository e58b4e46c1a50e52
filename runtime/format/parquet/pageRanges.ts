import type { LeafColumn } from "../../columns/LeafColumn.js";
import { fixedWidth } from "../../columns/Shape.js";

/** What of a column one page holds: `[from, to)` of each. */
export interface PageRange {
  readonly entries: readonly [number, number];
  readonly values: readonly [number, number];
  /** Of the PLAIN values. */
  readonly bytes: readonly [number, number];
}

/** A page is what a reader decompresses at a time. */
const pageBytes = 1 << 20;
const pageEntries = 1 << 17;

/**
 * Cut a column into pages, each of whole rows.
 *
 * @param indexes - of the values in a dictionary, where pages hold these
 */
export function pageRanges(column: LeafColumn, indexes?: Uint32Array): readonly PageRange[] {
  const { definitions, values } = column;
  const isSmall = indexes !== undefined || values.end <= pageBytes;
  if (isSmall && definitions.count <= pageEntries) {
    return [{ entries: [0, definitions.count], values: [0, values.count], bytes: [0, values.end] }];
  }
  return cut(column, indexes === undefined ? pageBytes : Number.POSITIVE_INFINITY);
}

function cut(column: LeafColumn, mostBytes: number): readonly PageRange[] {
  const { definitions, repetitions, maxDefinition, maxRepetition, values } = column;
  const width = fixedWidth(column.shape.type);
  const ranges: PageRange[] = [];
  let [entry, value, byte] = [0, 0, 0];
  let from: Position = [0, 0, 0];
  for (; entry < definitions.count; entry++) {
    const isFull = byte - from[2] >= mostBytes || entry - from[0] >= pageEntries;
    if (isFull && (maxRepetition === 0 || repetitions.bytes[entry] === 0)) {
      ranges.push(between(from, [entry, value, byte]));
      from = [entry, value, byte];
    }
    if (definitions.bytes[entry] !== maxDefinition) continue;
    byte += width === 0 ? 4 + values.bytes.readUInt32LE(byte) : width;
    value++;
  }
  ranges.push(between(from, [entry, value, byte]));
  return ranges;
}

type Position = readonly [entry: number, value: number, byte: number];

function between(from: Position, to: Position): PageRange {
  return { entries: [from[0], to[0]], values: [from[1], to[1]], bytes: [from[2], to[2]] };
}
