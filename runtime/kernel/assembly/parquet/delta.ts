/**
 * Numbers as differences from the one before, in groups that have as many bits as their widest; and
 * texts as the lengths of all, in that form, before the bytes of all.
 *
 * @see https://parquet.apache.org/docs/file-format/data-pages/encodings/#delta-encoding-delta_binary_packed--5
 * @see https://parquet.apache.org/docs/file-format/data-pages/encodings/#delta-length-byte-array-delta_length_byte_array--6
 */
import { putVarint, putZigzag } from "../arena";
import { copy } from "../bytes";

const BLOCK: u32 = 128;
const GROUP: u32 = 32;
const GROUPS: u32 = BLOCK / GROUP;

/** What stands before the blocks takes at most; and a block's least difference and widths. */
const HEAD_BYTES: usize = 32;
const BLOCK_HEAD_BYTES: usize = 16;

/** A block's differences, then what they exceed the least by: words of 64 bits. */
const differences: usize = memory.data(1024, 16);

/** The bytes that so many numbers, of so many bytes each, take at most. */
export function deltaBound(count: u32, width: usize): usize {
  return (
    HEAD_BYTES + ((count / BLOCK + 1) as usize) * (BLOCK_HEAD_BYTES + (BLOCK as usize) * width)
  );
}

/** Encode numbers of the type `T`; gives where that ends. */
export function putDeltas<T>(out: usize, from: usize, count: u32): usize {
  let end = putVarint(out, BLOCK);
  end = putVarint(end, GROUPS);
  end = putVarint(end, count);
  end = putZigzag(end, count === 0 ? 0 : (load<T>(from) as i64));
  for (let at: u32 = 1; at < count; at += BLOCK) {
    end = putBlock<T>(end, from + (at as usize) * sizeof<T>(), min(BLOCK, count - at));
  }
  return end;
}

/**
 * Encode texts that have their lengths before them; gives where that ends. Needs room for the
 * lengths' bound and for all that lies between `from` and `to`.
 */
export function putTexts(out: usize, from: usize, to: usize, count: u32): usize {
  // Nothing is written there before they have been read.
  const lengths = out + deltaBound(count, 4) + (to - from) - ((count as usize) << 2);
  let next = lengths;
  for (let at = from; at < to; at += 4 + (load<u32>(at) as usize)) {
    store<u32>(next, load<u32>(at));
    next += 4;
  }
  let end = putDeltas<i32>(out, lengths, count);
  for (let at = from; at < to; ) {
    const length = load<u32>(at) as usize;
    copy(end, at + 4, length);
    end += length;
    at += 4 + length;
  }
  return end;
}

function putBlock<T>(out: usize, from: usize, count: u32): usize {
  const least = subtract<T>(from, count);
  let widths = putZigzag(out, least as i64);
  let end = widths + (GROUPS as usize);
  for (let first: u32 = 0; first < BLOCK; first += GROUP) {
    const group = differences + ((first as usize) << 3);
    const width = first < count ? exceed<T>(group, min(GROUP, count - first), least) : 0;
    store<u8>(widths++, width as u8);
    if (width > 0) end = putGroup(end, group, width);
  }
  return end;
}

/** Find each number's difference from the one before; gives the least. They may wrap around. */
function subtract<T>(from: usize, count: u32): T {
  let before = load<T>(from - sizeof<T>());
  let least = (load<T>(from) - before) as T;
  for (let index: u32 = 0; index < count; index++) {
    const number = load<T>(from + (index as usize) * sizeof<T>());
    const difference = (number - before) as T;
    store<T>(differences + ((index as usize) << 3), difference);
    least = min<T>(least, difference);
    before = number;
  }
  return least;
}

/** Make differences what they exceed the least by, and the rest of the group 0; gives their bits. */
function exceed<T>(group: usize, count: u32, least: T): u32 {
  let all: u64 = 0;
  for (let index: u32 = 0; index < GROUP; index++) {
    const at = group + ((index as usize) << 3);
    let excess: u64 = 0;
    if (index < count) {
      const difference = (load<T>(at) - least) as T;
      excess = sizeof<T>() === 4 ? (difference as u32 as u64) : (difference as u64);
    }
    store<u64>(at, excess);
    all |= excess;
  }
  return (64 - clz(all)) as u32;
}

/** Pack a group, the first number in the lowest bits. */
function putGroup(out: usize, group: usize, width: u32): usize {
  const bits = width as u64;
  let at = out;
  let held: u64 = 0;
  let filled: u64 = 0;
  for (let index: usize = 0; index < (GROUP as usize); index++) {
    const number = load<u64>(group + (index << 3));
    held |= number << filled;
    filled += bits;
    if (filled < 64) continue;
    store<u64>(at, held);
    at += 8;
    filled -= 64;
    held = filled === 0 ? 0 : number >> (bits - filled);
  }
  store<u64>(at, held);
  return out + ((width as usize) << 2);
}
