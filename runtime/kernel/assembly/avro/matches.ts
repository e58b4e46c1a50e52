/** Finds what repeats within the last 32 KiB, by a table of the last place of five bytes. */
import { GOLDEN_RATIO } from "../bytes";
import { byteAt, MINUS } from "../json";
import { endOfMatch, OTHERS } from "../parquet/snappy";
import { LONGEST } from "./symbols";

const TABLE_BITS: u64 = 14;
export const TABLE_BYTES: usize = 1 << ((TABLE_BITS as usize) + 2);
const FARTHEST: usize = 32768;
/** So much is compared at once. */
const WIDE: usize = 16;
/** Where nothing has matched for so many bytes' logarithm, look at fewer places. */
const PATIENCE: usize = 7;
const UUID_BYTES: usize = 36;

/** Sequences: literals so many, and above their number a match's length and distance. */
export let sequencesEnd: usize = 0;
export const SEQUENCE_BYTES: usize = 8;

/** What so many bytes' sequences take at most. */
export function sequenceBytes(bytes: usize): usize {
  return (bytes << 1) + 16;
}

/** Cut bytes into sequences; matches may begin at `start`. */
export function findMatches(
  start: usize,
  from: usize,
  to: usize,
  table: usize,
  sequences: usize,
): void {
  sequencesEnd = sequences;
  let literal = from;
  let at = from;
  while (at + 8 <= to) {
    const match = remember(slotOf(table, at), at);
    if (matches(match, start, at) === 0) {
      at += isUuid(at, to) ? UUID_BYTES : 1 + ((at - literal) >> PATIENCE);
      continue;
    }
    const limit = min(to, at + (LONGEST as usize));
    let end = at + (commonBytes(match, at) as usize);
    if (end - at === WIDE) end = endOfMatch(match + WIDE, end, max(end, limit));
    end = min(end, limit);
    addSequence(literal, at, end - at, at - match);
    remember(slotOf(table, at + 1), at + 1);
    at = end;
    literal = at;
  }
  addSequence(literal, to, 0, 0);
}

/** Put a place into a slot; gives the one that was there. */
function remember(slot: usize, at: usize): usize {
  const place = load<u32>(slot) as usize;
  store<u32>(slot, at as u32);
  return place;
}

function slotOf(table: usize, at: usize): usize {
  const hash = (load<u64>(at) << OTHERS) * GOLDEN_RATIO;
  return table + (((hash >> (64 - TABLE_BITS)) as usize) << 2);
}

/** 1 if five bytes are those at a place before, which is not too far: one branch, not three. */
function matches(place: usize, start: usize, at: usize): u32 {
  const isReached = u32(place >= start) & u32(at - place <= FARTHEST);
  return isReached & u32((load<u64>(place) ^ load<u64>(at)) << OTHERS === 0);
}

/** Whether a UUID begins that did not come before: what is in it did not, either. */
function isUuid(at: usize, to: usize): bool {
  return (
    byteAt(at + 8) === MINUS &&
    at + UUID_BYTES <= to &&
    byteAt(at + 13) === MINUS &&
    byteAt(at + 18) === MINUS &&
    byteAt(at + 23) === MINUS
  );
}

/** Count how many bytes are equal, 16 at most. */
function commonBytes(a: usize, b: usize): u32 {
  return ctz((i8x16.bitmask(i8x16.eq(v128.load(a), v128.load(b))) as u32) ^ 0x1ffff);
}

function addSequence(from: usize, to: usize, length: usize, distance: usize): void {
  const sequence = ((to - from) as u64) | ((length as u64) << 32) | ((distance as u64) << 48);
  store<u64>(sequencesEnd, sequence);
  sequencesEnd += SEQUENCE_BYTES;
}

/** The number of a sequence's literals. */
export function literalsIn(sequence: u64): usize {
  return sequence as u32 as usize;
}

/** The length of its match; 0 where there is none, at the end. */
export function lengthIn(sequence: u64): u32 {
  return ((sequence >> 32) as u32) & 0xffff;
}

export function distanceIn(sequence: u64): u32 {
  return (sequence >> 48) as u32;
}
