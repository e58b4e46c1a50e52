/** Finds what repeats within the last 32 KiB, by a table of the last two places of four bytes. */
import { endOfMatch } from "../parquet/snappy";

const TABLE_BITS: u32 = 14;
export const TABLE_BYTES: usize = 1 << (TABLE_BITS + 3);
/** Shorter ones take no fewer bits than the literals. */
const LEAST: usize = 5;
const LONGEST: usize = 258;
const FARTHEST: usize = 32768;
/** A match of so many bytes is good enough. */
const GOOD: usize = 32;
/** Where nothing has matched for so many bytes' logarithm, look at fewer places. */
const PATIENCE: usize = 7;

/** The codes of lengths begin here; below are the literals and the end of a block. */
export const FIRST_LENGTH: u32 = 257;
const LAST_LENGTH: u32 = 285;

/** How often each literal or length, and each distance, comes. */
export const literalCounts: usize = memory.data(1152, 16);
export const distanceCounts: usize = memory.data(128, 16);

/** Sequences: literals so many, and above their number a match's length and distance. */
export let sequencesEnd: usize = 0;

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
  memory.fill(literalCounts, 0, 1152);
  memory.fill(distanceCounts, 0, 128);
  sequencesEnd = sequences;
  let literal = from;
  let at = from;
  while (at + 8 <= to) {
    const word = wordAt(at);
    const slot = slotOf(table, word);
    const places = load<u64>(slot);
    store<u64>(slot, (places << 32) | (at as u64));
    const limit = min(to, at + LONGEST);
    const near = places as u32 as usize;
    const far = (places >> 32) as usize;
    let match = near;
    let end = at;
    if (near >= start && at - near <= FARTHEST && wordAt(near) === word) {
      end = endOfMatch(near + LEAST, at + LEAST, limit);
    }
    if (end - at < GOOD && far >= start && at - far <= FARTHEST && wordAt(far) === word) {
      const farEnd = endOfMatch(far + LEAST, at + LEAST, limit);
      if (farEnd > end) {
        match = far;
        end = farEnd;
      }
    }
    if (end === at) {
      at += 1 + ((at - literal) >> PATIENCE);
      continue;
    }
    addSequence(literal, at, end - at, at - match);
    remember(at + 1, min(end, to - 8), table);
    at = end;
    literal = at;
  }
  addSequence(literal, to, 0, 0);
}

function wordAt(at: usize): u64 {
  return load<u64>(at) << (64 - ((LEAST as u64) << 3));
}

function slotOf(table: usize, word: u64): usize {
  const hash = word * (((0x9e3779b9 as u64) << 32) | 0x7f4a7c15);
  return table + (((hash >> (64 - TABLE_BITS)) as usize) << 3);
}

/** Put the places inside a match into the table. */
function remember(from: usize, to: usize, table: usize): void {
  for (let at = from; at < to; at++) {
    const slot = slotOf(table, wordAt(at));
    store<u64>(slot, (load<u64>(slot) << 32) | (at as u64));
  }
}

function addSequence(from: usize, to: usize, length: usize, distance: usize): void {
  for (let at = from; at < to; at++) increment(literalCounts, load<u8>(at) as u32);
  store<u64>(
    sequencesEnd,
    ((to - from) as u64) | ((length as u64) << 32) | ((distance as u64) << 48),
  );
  sequencesEnd += 8;
  if (length === 0) return;
  increment(literalCounts, lengthSymbol(length as u32));
  increment(distanceCounts, distanceSymbol(distance as u32));
}

function increment(counts: usize, index: u32): void {
  const count = counts + ((index as usize) << 2);
  store<u32>(count, load<u32>(count) + 1);
}

/** Lengths share a code with others; these bits tell them apart. */
export function lengthBits(length: u32): u32 {
  return length < 11 || length === 258 ? 0 : 29 - clz(length - 3);
}

export function lengthSymbol(length: u32): u32 {
  if (length < 11) return FIRST_LENGTH - 3 + length;
  if (length === 258) return LAST_LENGTH;
  const bits = lengthBits(length);
  return FIRST_LENGTH + (bits << 2) + ((length - 3) >> bits);
}

export function distanceBits(distance: u32): u32 {
  return distance < 5 ? 0 : 30 - clz(distance - 1);
}

export function distanceSymbol(distance: u32): u32 {
  if (distance < 5) return distance - 1;
  const bits = distanceBits(distance);
  return (bits << 1) + ((distance - 1) >> bits);
}
