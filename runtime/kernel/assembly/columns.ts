/** Appends to leaf columns. */
import { copy } from "./bytes";
import {
  COLUMN,
  CURSOR,
  DEFINITIONS,
  DEFINITIONS_LIMIT,
  LEAF,
  LEAVES,
  LEVELS,
  MAX_DEFINITION,
  PRESENT,
  REPETITIONS,
  VALUES,
  VALUES_LIMIT,
} from "./layout";
import { columnOf, cursorOf, full, row } from "./memory";

/** Append an entry's levels to a leaf; false for want of room. */
export function entry(leaf: u32, definition: u32, repetition: u32): bool {
  return enter(columnOf(leaf), cursorOf(leaf), definition, repetition);
}

function enter(column: usize, cursor: usize, definition: u32, repetition: u32): bool {
  const toRepetitions = load<u32>(column, REPETITIONS) as usize;
  if (toRepetitions === 0) {
    store<u8>((load<u32>(column, DEFINITIONS) as usize) + row, definition as u8);
    return true;
  }
  const at = load<u32>(cursor, LEVELS) as usize;
  if (at >= (load<u32>(column, DEFINITIONS_LIMIT) as usize)) return full() !== 0;
  store<u8>(at, definition as u8);
  store<u8>(at + toRepetitions, repetition as u8);
  store<u32>(cursor, (at + 1) as u32, LEVELS);
  return true;
}

/** Append an entry without a value to all leaves of a node. */
export function missing(node: usize, definition: u32, repetition: u32): bool {
  const first = load<u32>(node, LEAF);
  const end = first + load<u32>(node, LEAVES);
  for (let leaf = first; leaf < end; leaf++) {
    if (!entry(leaf, definition, repetition)) return false;
  }
  return true;
}

/** Append the levels of a value that has been put into the node's leaf. */
export function present(node: usize, repetition: u32): bool {
  return enter(columnIn(node), cursorIn(node), load<u32>(node, PRESENT), repetition);
}

/** Append the levels of a value that has been put into a leaf that is in no list. */
export function presentIn(leaf: u32): void {
  const column = columnOf(leaf);
  store<u8>(
    (load<u32>(column, DEFINITIONS) as usize) + row,
    load<u32>(column, MAX_DEFINITION) as u8,
  );
}

/** Give the address of the column of the node's leaf. */
export function columnIn(node: usize): usize {
  return load<u32>(node, COLUMN) as usize;
}

function cursorIn(node: usize): usize {
  return load<u32>(node, CURSOR) as usize;
}

/** Give the address where the next value of the node's leaf goes. */
export function valueEnd(node: usize): usize {
  return load<u32>(cursorIn(node), VALUES) as usize;
}

export function valueEndIn(leaf: u32): usize {
  return load<u32>(cursorOf(leaf), VALUES) as usize;
}

export function setValueEnd(node: usize, end: usize): void {
  store<u32>(cursorIn(node), end as u32, VALUES);
}

export function setValueEndIn(leaf: u32, end: usize): void {
  store<u32>(cursorOf(leaf), end as u32, VALUES);
}

/** Give the address at which the room for the leaf's values ends; 16 bytes more may be written. */
export function valueLimit(node: usize): usize {
  return load<u32>(columnIn(node), VALUES_LIMIT) as usize;
}

export function valueLimitIn(leaf: u32): usize {
  return load<u32>(columnOf(leaf), VALUES_LIMIT) as usize;
}

/** Put a value of four bytes; 0 for want of room. */
export function put32(node: usize, value: u32): usize {
  const at = valueEnd(node);
  if (at + 4 > valueLimit(node)) return full();
  store<u32>(at, value);
  setValueEnd(node, at + 4);
  return at;
}

/** Put a value of eight bytes; 0 for want of room. */
export function put64(node: usize, value: u64): usize {
  return append64(columnIn(node), cursorIn(node), value);
}

export function put64In(leaf: u32, value: u64): usize {
  return append64(columnOf(leaf), cursorOf(leaf), value);
}

function append64(column: usize, cursor: usize, value: u64): usize {
  const at = load<u32>(cursor, VALUES) as usize;
  if (at + 8 > (load<u32>(column, VALUES_LIMIT) as usize)) return full();
  store<u64>(at, value);
  store<u32>(cursor, (at + 8) as u32, VALUES);
  return at;
}

/** Put a text, so many bytes; up to 16 behind them are read. 0 for want of room. */
export function putText(leaf: u32, from: usize, length: usize): usize {
  const at = valueEndIn(leaf);
  const end = at + 4 + length;
  if (end > valueLimitIn(leaf)) return full();
  store<u32>(at, length as u32);
  copy(at + 4, from, length);
  setValueEndIn(leaf, end);
  return at;
}
