/**
 * The kernel: reads change records by a plan and appends what they say to columns. What it does not
 * understand with certainty it refuses, and the row codec reads that record.
 */
import { releaseAll, take } from "./arena";
import { encodeRows } from "./avro/encodeRows";
import { byteAt, OPEN_BRACE } from "./json";
import { clearKeys } from "./keySet";
import { readMembers } from "./members";
import { input, isFull, nodes, restore, save, setMemory } from "./memory";
import { setSeed } from "./parquet/distinct";
import { encodeColumn } from "./parquet/encodeColumn";
import { clearResult, isComplete } from "./record";

export { condense } from "./condense";

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

/** Read the record of so many bytes at the input's beginning. */
export function scan(length: usize): i32 {
  memory.fill(input + length, 0, SENTINEL);
  save();
  clearKeys();
  clearResult();
  const end = byteAt(input) === OPEN_BRACE ? readMembers(nodes, input + 1, 0) : 0;
  if (end === input + length && isComplete()) return APPENDED;
  restore();
  return isFull ? NO_ROOM : REFUSED_RECORD;
}

/** Whether the input's first bytes, so many, are all ASCII. */
export function isAscii(length: usize): bool {
  memory.fill(input + length, 0, SENTINEL);
  let all = i8x16.splat(0);
  for (let at: usize = 0; at < length; at += 16) all = v128.or(all, v128.load(input + at));
  return i8x16.bitmask(all) === 0;
}

/** Take back the record that was appended last. */
export function rollback(): void {
  restore();
}
