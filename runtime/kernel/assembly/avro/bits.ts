/** Writes bits, the first in the lowest bit of a byte. */

/** Where the next bits go, and those that fill no byte yet. */
export let out: usize = 0;
export let held: u64 = 0;
export let heldBits: u32 = 0;

/** Go on at a place, with bits that fill no byte yet. */
export function writeAt(to: usize, bits: u64, count: u32): void {
  out = to;
  held = bits;
  heldBits = count;
}

/** Write bits, 56 at most. */
export function putBits(bits: u64, count: u32): void {
  held |= bits << (heldBits as u64);
  heldBits += count;
  store<u64>(out, held);
  out += (heldBits >> 3) as usize;
  held >>= (heldBits & ~7) as u64;
  heldBits &= 7;
}
