/** UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */

/** Whether bytes are UTF-8; zeros follow them. */
export function isUtf8(from: usize, length: usize): bool {
  const end = from + length;
  let p = from;
  while (p < end) {
    while (p + 64 <= end && isAsciiBlock(p)) p += 64;
    const marks = i8x16.bitmask(v128.load(p));
    if (marks === 0) p += 16;
    else {
      p = characterEnd(p + (ctz(marks) as usize));
      if (p === 0) return false;
    }
  }
  return true;
}

/** Give what follows a character of several bytes, or 0. */
function characterEnd(p: usize): usize {
  const lead = load<u8>(p) as u32;
  const second = load<u8>(p + 1) as u32;
  if (lead < 0xe0) return lead >= 0xc2 && isRest(second) ? p + 2 : 0;
  if (!isRest(second) || !isRest(load<u8>(p + 2) as u32)) return 0;
  if (lead < 0xf0) {
    if (lead === 0xe0 && second < 0xa0) return 0;
    return lead === 0xed && second > 0x9f ? 0 : p + 3;
  }
  if (lead > 0xf4 || !isRest(load<u8>(p + 3) as u32)) return 0;
  if (lead === 0xf0 && second < 0x90) return 0;
  return lead === 0xf4 && second > 0x8f ? 0 : p + 4;
}

function isRest(byte: u32): bool {
  return (byte & 0xc0) === 0x80;
}

function isAsciiBlock(p: usize): bool {
  const a = v128.or(v128.load(p), v128.load(p, 16));
  const b = v128.or(v128.load(p, 32), v128.load(p, 48));
  return i8x16.bitmask(v128.or(a, b)) === 0;
}
