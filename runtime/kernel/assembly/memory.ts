/** The addresses that the host has chosen, and what one record's scan keeps account of. */
import { CURSOR_BYTES, LIMIT_BYTES, NODE_BYTES, SEEN } from "./layout";

export let input: usize = 0;
export let cursors: usize = 0;
export let limits: usize = 0;
export let saved: usize = 0;
export let leafCount: usize = 0;
export let result: usize = 0;
export let keySet: usize = 0;
export let scratch: usize = 0;
export let scratchBytes: usize = 0;
export let keySpans: usize = 0;
export let keyCount: u32 = 0;
export let base64Table: usize = 0;
export let powers: usize = 0;
export let nodes: usize = 0;
export let nodeCount: u32 = 0;

/** Take the addresses. */
export function setMemory(block: usize): void {
  input = word(block, 0);
  cursors = word(block, 1);
  limits = word(block, 2);
  saved = word(block, 3);
  leafCount = word(block, 4);
  result = word(block, 5);
  keySet = word(block, 6);
  scratch = word(block, 7);
  scratchBytes = word(block, 8);
  keySpans = word(block, 9);
  keyCount = word(block, 10) as u32;
  base64Table = word(block, 11);
  powers = word(block, 12);
  nodes = word(block, 13);
  nodeCount = word(block, 14) as u32;
}

function word(block: usize, index: usize): usize {
  return load<u32>(block + (index << 2)) as usize;
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
  memory.copy(saved, cursors, leafCount * CURSOR_BYTES);
}

/** Take back what has been appended since. */
export function restore(): void {
  memory.copy(cursors, saved, leafCount * CURSOR_BYTES);
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

export function limitOf(leaf: u32): usize {
  return limits + (leaf as usize) * LIMIT_BYTES;
}
