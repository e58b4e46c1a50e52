/** Interleaves the columns' values to rows. */
import { putZigzag } from "../arena";
import { putLeafValue, putVariable } from "./leafValue";
import {
  CHILD_COUNT,
  CHILDREN,
  DEFINITIONS,
  DEFINITIONS_END,
  INNER,
  LAST_LEAF,
  LEAF,
  LEAF_BYTES,
  LEAVES,
  NODE_BYTES,
  OPERATION,
  OPTIONAL,
  PRESENT,
  REPETITIONS,
  STRUCT,
  VARIABLE,
} from "./nodes";

let nodes: usize = 0;
let leaves: usize = 0;

export function setTable(nodesAt: usize, leavesAt: usize): void {
  nodes = nodesAt;
  leaves = leavesAt;
}

/** Write what the node's columns have next; gives where it ends. */
export function putNode(node: usize, out: usize): usize {
  const leaf = leaves + (load<u32>(node, LEAF) as usize) * LEAF_BYTES;
  const definition = load<u8>(load<u32>(leaf, DEFINITIONS) as usize) as u32;
  const isPresent = definition >= load<u32>(node, PRESENT);
  let end = out;
  // Which branch of ["null", T] follows: its index as a long.
  if (load<u32>(node, OPTIONAL) !== 0) store<u8>(end++, isPresent ? 2 : 0);
  const operation = load<u32>(node, OPERATION);
  if (operation <= LAST_LEAF) {
    passEntry(leaf);
    if (!isPresent) return end;
    return operation === VARIABLE ? putVariable(leaf, end) : putLeafValue(node, leaf, end);
  }
  if (!isPresent) passMissing(node);
  else if (operation === STRUCT) return putChildren(node, end);
  else return putElements(node, leaf, definition, end);
  return end;
}

function passEntry(leaf: usize): void {
  store<u32>(leaf, load<u32>(leaf, DEFINITIONS) + 1, DEFINITIONS);
  const repetition = load<u32>(leaf, REPETITIONS);
  if (repetition !== 0) store<u32>(leaf, repetition + 1, REPETITIONS);
}

/** Pass over an entry of each leaf that has no value. */
function passMissing(node: usize): void {
  const first = leaves + (load<u32>(node, LEAF) as usize) * LEAF_BYTES;
  const end = first + (load<u32>(node, LEAVES) as usize) * LEAF_BYTES;
  for (let leaf = first; leaf < end; leaf += LEAF_BYTES) passEntry(leaf);
}

function putChildren(node: usize, out: usize): usize {
  const first = nodes + (load<u32>(node, CHILDREN) as usize) * NODE_BYTES;
  const last = first + (load<u32>(node, CHILD_COUNT) as usize) * NODE_BYTES;
  let end = out;
  for (let child = first; child < last; child += NODE_BYTES) end = putNode(child, end);
  return end;
}

/** An array is one block of its elements, and a block of none. */
function putElements(node: usize, leaf: usize, definition: u32, out: usize): usize {
  let end = out;
  if (definition === load<u32>(node, PRESENT)) passMissing(node);
  else {
    const count = countElements(leaf, load<u32>(node, INNER));
    end = putZigzag(end, count as i64);
    for (let element: u32 = 0; element < count; element++) end = putChildren(node, end);
  }
  store<u8>(end, 0);
  return end + 1;
}

/** Count the entries that continue a list at the level, up to where the list around it goes on. */
function countElements(leaf: usize, inner: u32): u32 {
  const entry = load<u32>(leaf, DEFINITIONS);
  const left = load<u32>(leaf, DEFINITIONS_END) - entry;
  const repetitions = load<u32>(leaf, REPETITIONS);
  let count: u32 = 1;
  for (let at: u32 = 1; at < left; at++) {
    const level = load<u8>((repetitions + at) as usize) as u32;
    if (level < inner) break;
    if (level === inner) count++;
  }
  return count;
}
