/** Appends to leaf columns. */
import {
  DEFINITIONS,
  DEFINITIONS_LIMIT,
  LEAF,
  LEAVES,
  PRESENT,
  REPETITIONS,
  VALUES,
  VALUES_LIMIT,
} from "./layout";
import { cursorOf, full, limitOf } from "./memory";

/** Append an entry's levels to a leaf; false for want of room. */
export function entry(leaf: u32, definition: u32, repetition: u32): bool {
  const cursor = cursorOf(leaf);
  const at = load<u32>(cursor, DEFINITIONS);
  if (at >= load<u32>(limitOf(leaf), DEFINITIONS_LIMIT)) return full() !== 0;
  store<u8>(at as usize, definition as u8);
  store<u32>(cursor, at + 1, DEFINITIONS);
  const level = load<u32>(cursor, REPETITIONS);
  if (level !== 0) {
    store<u8>(level as usize, repetition as u8);
    store<u32>(cursor, level + 1, REPETITIONS);
  }
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
  return entry(load<u32>(node, LEAF), load<u32>(node, PRESENT), repetition);
}

/** Give the address where the next value of the node's leaf goes. */
export function valueEnd(node: usize): usize {
  return load<u32>(cursorOf(load<u32>(node, LEAF)), VALUES) as usize;
}

export function setValueEnd(node: usize, end: usize): void {
  store<u32>(cursorOf(load<u32>(node, LEAF)), end as u32, VALUES);
}

/** Give the address at which the room for the leaf's values ends; 16 bytes more may be written. */
export function valueLimit(node: usize): usize {
  return load<u32>(limitOf(load<u32>(node, LEAF)), VALUES_LIMIT) as usize;
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
  const at = valueEnd(node);
  if (at + 8 > valueLimit(node)) return full();
  store<u64>(at, value);
  setValueEnd(node, at + 8);
  return at;
}
