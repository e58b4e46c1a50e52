/** The addresses that the host has chosen, and what one record's scan keeps account of. */
import {
  COLUMN,
  COLUMN_BYTES,
  CURSOR,
  CURSOR_BYTES,
  DEFINITIONS,
  LEAF,
  LEVELS,
  NODE_BYTES,
  REPETITIONS,
  SEEN,
  VALUES,
  VALUES_START,
} from "./layout";

export let input: usize = 0;
export let cursors: usize = 0;
export let saved: usize = 0;
export let columns: usize = 0;
export let leafCount: u32 = 0;
export let mostRows: usize = 0;
export let result: usize = 0;
export let arrival: usize = 0;
export let keySet: usize = 0;
export let scratch: usize = 0;
export let scratchBytes: usize = 0;
export let keySpans: usize = 0;
export let keyCount: u32 = 0;
export let base64Table: usize = 0;
export let nodes: usize = 0;
export let nodeCount: u32 = 0;

/** Take the addresses. */
export function setMemory(block: usize): void {
  input = word(block, 0);
  cursors = word(block, 1);
  saved = word(block, 2);
  columns = word(block, 3);
  leafCount = word(block, 4) as u32;
  mostRows = word(block, 5);
  result = word(block, 6);
  arrival = word(block, 7);
  keySet = word(block, 8);
  scratch = word(block, 9);
  scratchBytes = word(block, 10);
  keySpans = word(block, 11);
  keyCount = word(block, 12) as u32;
  base64Table = word(block, 13);
  nodes = word(block, 14);
  nodeCount = word(block, 15) as u32;
  row = mostRows;
  empty();
  for (let index: u32 = 0; index < nodeCount; index++) {
    const node = nodes + (index as usize) * NODE_BYTES;
    const leaf = load<u32>(node, LEAF);
    store<u32>(node, cursorOf(leaf) as u32, CURSOR);
    store<u32>(node, columnOf(leaf) as u32, COLUMN);
  }
}

function word(block: usize, index: usize): usize {
  return load<u32>(block + (index << 2)) as usize;
}

/** The row that is being appended: its index. */
export let row: usize = 0;

/** Empty the columns. */
export function empty(): void {
  for (let leaf: u32 = 0; leaf < leafCount; leaf++) {
    const column = columnOf(leaf);
    const cursor = cursorOf(leaf);
    const definitions = load<u32>(column, DEFINITIONS);
    store<u32>(cursor, load<u32>(column, VALUES_START), VALUES);
    store<u32>(cursor, definitions, LEVELS);
    if (load<u32>(column, REPETITIONS) === 0) memory.fill(definitions as usize, 0, row);
  }
  row = 0;
}

/** Count the row that has been appended. */
export function nextRow(): void {
  row++;
}

/** Whether the record failed for want of room, and might do in empty columns. */
export let isFull: bool = false;

/** Refuse the record for want of room. */
export function full(): usize {
  isFull = true;
  return 0;
}

/** Remember where the columns end, to come back there. */
export function save(): void {
  isFull = false;
  copyCursors(cursors, saved);
}

/** Take back what has been appended since, to the row at hand. */
export function restore(): void {
  copyCursors(saved, cursors);
  for (let leaf: u32 = 0; leaf < leafCount; leaf++) {
    const column = columnOf(leaf);
    if (load<u32>(column, REPETITIONS) === 0) {
      store<u8>((load<u32>(column, DEFINITIONS) as usize) + row, 0);
    }
  }
}

function copyCursors(from: usize, to: usize): void {
  const bytes = (leafCount as usize) * CURSOR_BYTES;
  // There is room behind them for as many as are copied at once.
  for (let at: usize = 0; at < bytes; at += 64) {
    v128.store(to + at, v128.load(from + at));
    v128.store(to + at, v128.load(from + at, 16), 16);
    v128.store(to + at, v128.load(from + at, 32), 32);
    v128.store(to + at, v128.load(from + at, 48), 48);
  }
}

/** Number of the struct at hand: each in a life has its own. */
let struct: u32 = 0;

export function nextStruct(): u32 {
  struct++;
  if (struct === 0) {
    for (let node: u32 = 0; node < nodeCount; node++) {
      store<u32>(nodes + (node as usize) * NODE_BYTES, 0, SEEN);
    }
    struct = 1;
  }
  return struct;
}

export function cursorOf(leaf: u32): usize {
  return cursors + (leaf as usize) * CURSOR_BYTES;
}

export function columnOf(leaf: u32): usize {
  return columns + (leaf as usize) * COLUMN_BYTES;
}

/** Fill a piece of memory, a multiple of 16 bytes, with zeros. */
export function clear(from: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(from + at, i8x16.splat(0));
}
