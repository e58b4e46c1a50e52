/** Bytes, copied, compared and hashed: few at a time, for which a call out of the module takes longer. */

/** For hashes: 2^64 by the golden ratio, odd, so that a product's high bits depend on all others. */
export const GOLDEN_RATIO: u64 = ((0x9e3779b9 as u64) << 32) | 0x7f4a7c15;

/** Copy bytes; up to 15 more may be read and written. */
export function copy(to: usize, from: usize, bytes: usize): void {
  if (bytes > 256) {
    memory.copy(to, from, bytes);
    return;
  }
  for (let at: usize = 0; at < bytes; at += 16) v128.store(to + at, v128.load(from + at));
}

/** Whether bytes are equal, at least one; up to 7 more may be read. */
export function areEqual(a: usize, b: usize, bytes: usize): bool {
  let at: usize = 0;
  for (; at + 8 < bytes; at += 8) {
    if (load<u64>(a + at) !== load<u64>(b + at)) return false;
  }
  return (load<u64>(a + at) ^ load<u64>(b + at)) << ((64 - ((bytes - at) << 3)) as u64) === 0;
}

/** Whether one range comes before the other in the order of bytes; up to 7 more may be read. */
export function precedes(a: usize, aEnd: usize, b: usize, bEnd: usize): bool {
  const bytes = min(aEnd - a, bEnd - b);
  let at: usize = 0;
  for (; at + 8 <= bytes; at += 8) {
    const x = load<u64>(a + at);
    const y = load<u64>(b + at);
    if (x !== y) return isLower(x, y);
  }
  if (at < bytes) {
    const others = (64 - ((bytes - at) << 3)) as u64;
    const x = load<u64>(a + at) << others;
    const y = load<u64>(b + at) << others;
    if (x !== y) return isLower(x, y);
  }
  return aEnd - a < bEnd - b;
}

/** Compare words by the first byte that differs; to turn their bytes around would take longer. */
function isLower(x: u64, y: u64): bool {
  const shift = ctz(x ^ y) & 56;
  return ((x >> shift) & 0xff) < ((y >> shift) & 0xff);
}

/** Whether a number is less than another, both in two's complement, the high byte first. */
export function isLess(a: usize, b: usize, bytes: usize): bool {
  const x = load<i8>(a);
  const y = load<i8>(b);
  return x === y ? precedes(a + 1, a + bytes, b + 1, b + bytes) : x < y;
}
