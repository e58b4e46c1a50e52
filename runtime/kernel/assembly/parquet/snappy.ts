/**
 * Snappy's block format.
 *
 * @see https://github.com/google/snappy/blob/main/format_description.txt
 */
import { putVarint } from "../arena";
import { copy, GOLDEN_RATIO } from "../bytes";

/** Matches are looked for within blocks of this size, so that offsets take two bytes. */
const BLOCK_BYTES: usize = 1 << 16;
const LEAST_BITS: u32 = 8;
const MOST_BITS: u32 = 14;
/** Shorter matches save little. */
const SHORTEST: usize = 5;
/** Shifts out of a word what follows these bytes. */
export const OTHERS: u64 = 24;
/** What the table of places seen takes. */
export const SNAPPY_TABLE_BYTES: usize = 1 << (MOST_BITS + 1);

/** The bytes that compressed ones take at most. */
export function snappyBound(bytes: usize): usize {
  return 32 + bytes + bytes / 6;
}

/** Compress bytes; gives where that ends. */
export function putSnappy(out: usize, from: usize, to: usize, table: usize): usize {
  let end = putVarint(out, (to - from) as u64);
  for (let at = from; at < to; at += BLOCK_BYTES) {
    end = putBlock(end, at, min(at + BLOCK_BYTES, to), table);
  }
  return end;
}

/** Write bytes as they are, in the same format. */
export function putStored(out: usize, from: usize, to: usize): usize {
  let end = putVarint(out, (to - from) as u64);
  for (let at = from; at < to; at += BLOCK_BYTES) {
    end = putLiteral(end, at, min(at + BLOCK_BYTES, to));
  }
  return end;
}

function putBlock(out: usize, from: usize, to: usize, table: usize): usize {
  const bits = min(MOST_BITS, max(LEAST_BITS, 32 - clz((to - from) as u32))) as u64;
  memory.fill(table, 0, (2 as usize) << (bits as usize));
  let end = out;
  let literal = from;
  let at = from + 1;
  // Where nothing has matched for long, look at fewer places.
  let patience: u32 = 32;
  while (at + 8 <= to) {
    const bytes = load<u64>(at) << OTHERS;
    const slot = table + (((bytes * GOLDEN_RATIO) >> (64 - bits)) as usize) * 2;
    const candidate = from + (load<u16>(slot) as usize);
    store<u16>(slot, (at - from) as u16);
    if (candidate >= at || load<u64>(candidate) << OTHERS !== bytes) {
      at += (patience++ >> 5) as usize;
      continue;
    }
    const matchEnd = endOfMatch(candidate + SHORTEST, at + SHORTEST, to);
    end = putCopy(putLiteral(end, literal, at), (at - candidate) as u32, (matchEnd - at) as u32);
    at = matchEnd;
    literal = at;
    patience = 32;
  }
  return putLiteral(end, literal, to);
}

/** Give where bytes from `at` on cease to be those from `candidate` on. */
export function endOfMatch(candidate: usize, at: usize, to: usize): usize {
  let p = at;
  let q = candidate;
  for (; p + 8 <= to; p += 8) {
    const difference = load<u64>(p) ^ load<u64>(q);
    if (difference !== 0) return p + ((ctz(difference) as usize) >> 3);
    q += 8;
  }
  while (p < to && load<u8>(p) === load<u8>(q)) {
    p++;
    q++;
  }
  return p;
}

function putLiteral(out: usize, from: usize, to: usize): usize {
  const length = to - from;
  if (length === 0) return out;
  const rest = (length - 1) as u32;
  let end = out;
  if (rest < 60) store<u8>(end++, (rest << 2) as u8);
  else if (rest < 256) {
    store<u8>(end, 60 << 2);
    store<u8>(end + 1, rest as u8);
    end += 2;
  } else {
    store<u8>(end, 61 << 2);
    store<u16>(end + 1, rest as u16);
    end += 3;
  }
  copy(end, from, length);
  return end + length;
}

/** A copy takes 64 bytes at most; one of four to eleven from nearby has a form of its own. */
function putCopy(out: usize, offset: u32, length: u32): usize {
  let end = out;
  let rest = length;
  for (; rest >= 68; rest -= 64) end = putLongCopy(end, offset, 64);
  if (rest > 64) {
    end = putLongCopy(end, offset, 60);
    rest -= 60;
  }
  if (rest >= 12 || offset >= 2048) return putLongCopy(end, offset, rest);
  store<u8>(end, (((offset >> 8) << 5) | ((rest - 4) << 2) | 1) as u8);
  store<u8>(end + 1, offset as u8);
  return end + 2;
}

function putLongCopy(out: usize, offset: u32, length: u32): usize {
  store<u8>(out, (((length - 1) << 2) | 2) as u8);
  store<u16>(out + 1, offset as u16);
  return out + 3;
}
