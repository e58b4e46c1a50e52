/** Finds what repeats within the last 32 KiB, by a table of the last two places of four bytes. */
import { endOfMatch } from "../parquet/snappy";

const TABLE_BITS: u32 = 13;
export const TABLE_BYTES: usize = 1 << (TABLE_BITS + 3);
/** Deflate has one more, with a code of its own. */
const LONGEST: usize = 257;
const FARTHEST: usize = 32768;
/** So much is compared at once. */
const WIDE: usize = 16;
/** Where nothing has matched for so many bytes' logarithm, look at fewer places. */
const PATIENCE: usize = 7;

/** The codes of lengths begin here; below are the literals and the end of a block. */
const FIRST_LENGTH: u32 = 257;

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
    const places = remember(slotOf(table, at), at);
    const near = places as u32 as usize;
    const far = (places >> 32) as usize;
    const isNear = matches(near, start, at);
    const isFar = matches(far, start, at);
    if ((isNear | isFar) === 0) {
      at += 1 + ((at - literal) >> PATIENCE);
      continue;
    }
    const nearLength = isNear * commonBytes(near, at);
    const farLength = isFar * commonBytes(far, at);
    const match = nearLength < farLength ? far : near;
    const limit = min(to, at + LONGEST);
    let end = at + (max(nearLength, farLength) as usize);
    if (end - at === WIDE) end = endOfMatch(match + WIDE, end, max(end, limit));
    end = min(end, limit);
    addSequence(literal, at, end - at, at - match);
    remember(slotOf(table, at + 1), at + 1);
    at = end;
    literal = at;
  }
  addSequence(literal, to, 0, 0);
}

/** Put a place before the two that are in a slot; gives these. */
function remember(slot: usize, at: usize): u64 {
  const places = load<u64>(slot);
  store<u64>(slot, (places << 32) | (at as u64));
  return places;
}

function slotOf(table: usize, at: usize): usize {
  return table + (((load<u32>(at) * 0x1e35a7bd) >> (32 - TABLE_BITS)) << 3);
}

/** 1 if four bytes are those at a place before, which is not too far. */
function matches(place: usize, start: usize, at: usize): u32 {
  const isReached = ((place >= start) as u32) & ((at - place <= FARTHEST) as u32);
  return isReached & ((load<u32>(place) === load<u32>(at)) as u32);
}

/** Count how many bytes are equal, 16 at most. */
function commonBytes(a: usize, b: usize): u32 {
  return ctz((i8x16.bitmask(i8x16.eq(v128.load(a), v128.load(b))) as u32) ^ 0x1ffff);
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
  return max(29 - (clz(length - 3) as i32), 0) as u32;
}

export function lengthSymbol(length: u32): u32 {
  const bits = lengthBits(length);
  return FIRST_LENGTH + (bits << 2) + ((length - 3) >> bits);
}

export function distanceBits(distance: u32): u32 {
  return max(30 - (clz(distance - 1) as i32), 0) as u32;
}

export function distanceSymbol(distance: u32): u32 {
  const bits = distanceBits(distance);
  return (bits << 1) + ((distance - 1) >> bits);
}
