/** Writes a table's rows, in blocks. */
import { take, trim } from "../arena";
import { deflateBound, openDeflate, putDeflated } from "./deflate";
import { putNode, setTable } from "./encodeRow";

/** A block: its rows, and where its bytes begin and end. */
const BLOCK_BYTES: usize = 16;
const FROM: usize = 4;
const END: usize = 8;

/** What there is to read: the number of blocks, and their address. */
const result: usize = memory.data(16, 16);

let blocks: usize = 0;
let count: u32 = 0;

/**
 * Encode the rows of the table that a block of words tells of: addresses of nodes and leaves, rows,
 * the bytes from which on a block is full, the bytes that all rows take at most. Gives the address of
 * the result.
 */
export function encodeRows(table: usize, isDeflated: bool): usize {
  setTable(load<u32>(table) as usize, load<u32>(table, 4) as usize);
  const most = load<u32>(table, 16) as usize;
  const least = max(1, load<u32>(table, 12)) as usize;
  blocks = take((min(load<u32>(table, 8) as usize, most / least) + 1) * BLOCK_BYTES);
  count = 0;
  putRows(load<u32>(table) as usize, load<u32>(table, 8), least, take(most));
  if (isDeflated) deflateBlocks();
  store<u32>(result, count);
  store<u32>(result, blocks as u32, 4);
  return result;
}

/** The first node is a row. */
function putRows(root: usize, rows: u32, blockBytes: usize, start: usize): void {
  let from = start;
  let first: u32 = 0;
  let end = start;
  for (let row: u32 = 1; row <= rows; row++) {
    end = putNode(root, end);
    if (end - from < blockBytes && row < rows) continue;
    const block = blockAt(count++);
    store<u32>(block, row - first);
    setBytes(block, from, end);
    from = end;
    first = row;
  }
  trim(end);
}

function blockAt(index: u32): usize {
  return blocks + (index as usize) * BLOCK_BYTES;
}

function setBytes(block: usize, from: usize, end: usize): void {
  store<u32>(block, from as u32, FROM);
  store<u32>(block, end as u32, END);
}

function deflateBlocks(): void {
  openDeflate();
  for (let index: u32 = 0; index < count; index++) {
    const block = blockAt(index);
    const from = load<u32>(block, FROM) as usize;
    const to = load<u32>(block, END) as usize;
    const out = take(deflateBound(to - from));
    const end = putDeflated(out, from, to);
    trim(end);
    setBytes(block, out, end);
  }
}
