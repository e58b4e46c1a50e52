/**
 * The symbols of deflate: literals, the end of a block, lengths and distances.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1951#section-3.2.5
 */

/** Literals, below them the bytes' own numbers, and lengths. */
export const LITERALS: u32 = 286;
export const END_OF_BLOCK: u32 = 256;
const FIRST_LENGTH: u32 = 257;
export const DISTANCES: u32 = 30;

/** Lengths of matches; deflate has one more, with a code of its own. */
export const SHORTEST: u32 = 3;
export const LONGEST: u32 = 257;

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
