/**
 * The RLE/bit-packed hybrid, in which Parquet keeps levels and indexes into a dictionary: runs of
 * equal numbers take a few bytes, others are packed in groups of eight.
 *
 * @see https://parquet.apache.org/docs/file-format/data-pages/encodings/#run-length-encoding--bit-packing-hybrid-rle--3
 */
import { putVarint } from "../arena";

/** A run of fewer equal values is shorter bit-packed. */
const SHORTEST_RUN: u32 = 8;

/** The bytes that so many numbers take at most: a run spares what its head takes, but the last. */
export function hybridBound(count: u32, width: u32): usize {
  return ((((count as u64) * (width as u64)) >> 3) as usize) + (count as usize) + 32;
}

/** Encode numbers of so many bits, which lie as `T`; gives where that ends. */
export function putHybrid<T>(out: usize, from: usize, count: u32, width: u32): usize {
  let end = out;
  let packFrom: u32 = 0;
  let at: u32 = 0;
  while (at + SHORTEST_RUN <= count) {
    if (!isRun<T>(from, at)) {
      at++;
      continue;
    }
    const runEnd = endOfRun<T>(from, at, count);
    // A group that is open takes its eight from the run's beginning.
    const padding = (8 - ((at - packFrom) & 7)) & 7;
    if (runEnd - at >= SHORTEST_RUN + padding) {
      end = putPacked<T>(end, from, packFrom, at + padding, width);
      end = putRun(end, numberAt<T>(from, at), runEnd - at - padding, width);
      packFrom = runEnd;
    }
    at = runEnd;
  }
  return putPacked<T>(end, from, packFrom, count, width);
}

function numberAt<T>(from: usize, index: u32): u32 {
  return load<T>(from + (index as usize) * sizeof<T>()) as u32;
}

/** Whether eight numbers are equal. */
function isRun<T>(from: usize, at: u32): bool {
  const first = from + (at as usize) * sizeof<T>();
  if (sizeof<T>() === 1) return load<u64>(first) === rotl(load<u64>(first), 8);
  const lanes = v128.load(first);
  const next = v128.load(first, 16);
  const splat = v128.splat<T>(load<T>(first));
  return !v128.any_true(v128.or(v128.xor(lanes, splat), v128.xor(next, splat)));
}

/** Give the index behind the last of the numbers that equal the one at `at`, which eight do. */
function endOfRun<T>(from: usize, at: u32, count: u32): u32 {
  const number = load<T>(from + (at as usize) * sizeof<T>());
  const lanes = (16 / sizeof<T>()) as u32;
  let end = at + SHORTEST_RUN;
  while (end + lanes <= count && areAll<T>(from, end, number)) end += lanes;
  while (end < count && numberAt<T>(from, end) === (number as u32)) end++;
  return end;
}

function areAll<T>(from: usize, index: u32, number: T): bool {
  const lanes = v128.load(from + (index as usize) * sizeof<T>());
  return v128.all_true<T>(v128.eq<T>(lanes, v128.splat<T>(number)));
}

function putRun(out: usize, number: u32, count: u32, width: u32): usize {
  const end = putVarint(out, (count as u64) << 1);
  store<u32>(end, number);
  return end + ((width as usize) + 7) / 8;
}

/** Pack numbers, the last group filled up with zeros. */
function putPacked<T>(out: usize, from: usize, first: u32, end: u32, width: u32): usize {
  if (first === end) return out;
  const groups = (end - first + 7) >> 3;
  const start = putVarint(out, ((groups as u64) << 1) | 1);
  const stop = start + (groups as usize) * (width as usize);
  let at = start;
  let held: u64 = 0;
  let bits: u32 = 0;
  for (let index = first; index < end; index++) {
    held |= (numberAt<T>(from, index) as u64) << (bits as u64);
    bits += width;
    if (bits < 32) continue;
    store<u32>(at, held as u32);
    at += 4;
    held >>= 32;
    bits -= 32;
  }
  store<u64>(at, held);
  for (at += 8; at < stop; at += 8) store<u64>(at, 0);
  return stop;
}
