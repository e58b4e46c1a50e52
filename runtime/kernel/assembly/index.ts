/**
 * The kernel: reads change records by a plan and appends what they say to columns. What it does not
 * understand with certainty it refuses, and the row codec reads that record.
 */
import { releaseAll, take } from "./arena";
import { encodeRows } from "./avro/encodeRows";
import { putChange } from "./change";
import { byteAt, OPEN_BRACE } from "./json";
import { clearKeys } from "./keySet";
import { MAX_DEFINITION } from "./layout";
import { readMembers } from "./members";
import {
  clear,
  columnOf,
  input,
  isFull,
  mostRows,
  nextRow,
  nextStruct,
  nodes,
  restore,
  row,
  save,
  setMemory,
} from "./memory";
import { setSeed } from "./parquet/distinct";
import { encodeColumn } from "./parquet/encodeColumn";
import { clearResult, isComplete, isOfTable } from "./record";
import { isUtf8 } from "./utf8";

export { condense } from "./condense";
export { empty } from "./memory";

export { encodeColumn, encodeRows, releaseAll, setSeed, take };

/** Take the addresses of what the host has laid out. */
export function setup(block: usize): void {
  setMemory(block);
}

/** Zeros behind the record, at which every scan stops. */
const SENTINEL: usize = 48;

/** Outcomes of `scan`. */
const REFUSED_RECORD: i32 = 0;
const APPENDED: i32 = 1;
const NO_ROOM: i32 = 2;
const OTHER_TABLE: i32 = 3;

/**
 * Read the record of so many bytes at the input's beginning.
 *
 * @param arrivedAt - milliseconds since the epoch
 */
export function scan(length: usize, arrivedAt: f64): i32 {
  clear(input + length, SENTINEL);
  if (row === mostRows) return NO_ROOM;
  if (!isUtf8(input, length)) return REFUSED_RECORD;
  save();
  clearKeys();
  clearResult();
  const end = byteAt(input) === OPEN_BRACE ? readMembers(nodes, input + 1, 0, nextStruct()) : 0;
  if (end === input + length && isComplete() && putChange(arrivedAt)) {
    nextRow();
    return APPENDED;
  }
  restore();
  if (isFull) return NO_ROOM;
  return isOfTable() ? REFUSED_RECORD : OTHER_TABLE;
}

/** Whether the input's first bytes, so many, are all ASCII. */
export function isAscii(length: usize): bool {
  clear(input + length, SENTINEL);
  let all = i8x16.splat(0);
  for (let at: usize = 0; at < length; at += 16) all = v128.or(all, v128.load(input + at));
  return i8x16.bitmask(all) === 0;
}

/** Count the values of a leaf that has entries with these definition levels. */
export function countValues(leaf: u32, from: usize, to: usize): u32 {
  const level = load<u32>(columnOf(leaf), MAX_DEFINITION) as u8;
  let count: u32 = 0;
  let at = from;
  for (; at + 16 <= to; at += 16) {
    count += popcnt(i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(level as i8)))) as u32;
  }
  for (; at < to; at++) if (load<u8>(at) === level) count++;
  return count;
}
