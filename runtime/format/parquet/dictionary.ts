import type { PlainValues } from "../../columns/PlainValues.js";
import { DistinctValues } from "./DistinctValues.js";

/** The distinct values of a column, and for each value which one it is. */
export interface Dictionary {
  /** The distinct values, in the order in which they first come. */
  readonly values: PlainValues;
  readonly indexes: Uint32Array;
}

/** Readers hold a dictionary in memory. */
const mostBytes = 1 << 20;
/** One for all, for a column's takes longer to make than to fill. */
const table = new DistinctValues();

/** From here on it is looked at whether values repeat at all. */
const firstCheck = 512;

/**
 * Make the dictionary of a column, if values repeat so much that it pays.
 *
 * @param width - bytes of a value; 0 where each has its length before it
 */
export function buildDictionary(values: PlainValues, width: number): Dictionary | undefined {
  table.reset(values.bytes);
  const indexes = new Uint32Array(values.count);
  let nextCheck = firstCheck;
  let at = 0;
  for (let row = 0; row < values.count; row++) {
    const end = width === 0 ? table.endOf(at) : at + width;
    const index = table.index(at, end);
    if (index < 0 || table.size > mostBytes) return undefined;
    indexes[row] = index;
    at = end;
    if (row + 1 === nextCheck) {
      if (table.count > row * 0.7) return undefined;
      nextCheck *= 2;
    }
  }
  const indexBits = 32 - Math.clz32(Math.max(1, table.count - 1));
  if (table.size + (values.count * indexBits) / 8 >= values.end) return undefined;
  return { values: table.plain(), indexes };
}
