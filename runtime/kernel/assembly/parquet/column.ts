/** The column that is being written, as the host has copied it in. */

/** Parquet's physical types. */
export const BOOLEAN: u32 = 0;
export const INT32: u32 = 1;
export const INT64: u32 = 2;
export const FLOAT: u32 = 4;
export const DOUBLE: u32 = 5;

export let definitions: usize = 0;
export let repetitions: usize = 0;
export let entries: u32 = 0;
/** PLAIN values; booleans take a byte each. */
export let values: usize = 0;
export let valuesEnd: usize = 0;
export let valueCount: u32 = 0;
export let type: u32 = 0;
/** Bytes of a value; 0 where its length stands before it. */
export let width: u32 = 0;
export let maxDefinition: u32 = 0;
export let maxRepetition: u32 = 0;

/** Take what the host says of the column: words of 32 bits. */
export function setColumn(block: usize): void {
  definitions = word(block, 0) as usize;
  repetitions = word(block, 1) as usize;
  values = word(block, 2) as usize;
  entries = word(block, 3);
  valuesEnd = values + (word(block, 4) as usize);
  valueCount = word(block, 5);
  type = word(block, 6);
  width = word(block, 7);
  maxDefinition = word(block, 8);
  maxRepetition = word(block, 9);
}

function word(block: usize, index: usize): u32 {
  return load<u32>(block + (index << 2));
}

/** Give where the value that begins at `at` ends; the last one ends at `end`. */
export function valueEnd(at: usize, end: usize): usize {
  if (width !== 0) return at + (width as usize);
  return min(at + 4 + (load<u32>(at) as usize), end);
}

/** Count the bits that a number up to `most` needs. */
export function bitWidth(most: u32): u32 {
  return 32 - clz(most);
}
