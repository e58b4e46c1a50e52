/**
 * JSON's strings. The input is UTF-8 (the host has seen to it) and ends with zeros, which no
 * string holds, so that no scan goes past it.
 */
import { full } from "./memory";

export const QUOTE: u32 = 0x22;
export const BACKSLASH: u32 = 0x5c;
const LAST_CONTROL: u32 = 0x1f;

/** Where `copyText` stopped writing. */
export let copyEnd: usize = 0;

/** Find the next quote, backslash or control character from `at` on. */
export function plainEnd(at: usize): usize {
  let p = at;
  while (true) {
    const marks = special(v128.load(p));
    if (marks !== 0) return p + (ctz(marks) as usize);
    p += 16;
  }
}

/** Mark quotes, backslashes and control characters. */
export function special(bytes: v128): i32 {
  const quotes = i8x16.eq(bytes, i8x16.splat(QUOTE as i8));
  const backslashes = i8x16.eq(bytes, i8x16.splat(BACKSLASH as i8));
  // Processors compare bytes without a sign in more steps.
  const controls = i8x16.eq(bytes, i8x16.min_u(bytes, i8x16.splat(LAST_CONTROL as i8)));
  return i8x16.bitmask(v128.or(v128.or(quotes, backslashes), controls));
}

/** Pass over a string whose opening quote is behind; gives what follows the closing one, or 0. */
export function passText(from: usize): usize {
  let p = from;
  while (true) {
    p = plainEnd(p);
    const mark = load<u8>(p) as u32;
    if (mark === QUOTE) return p + 1;
    if (mark !== BACKSLASH) return 0;
    p = passEscape(p + 1);
    if (p === 0) return 0;
  }
}

/** Pass over what follows a backslash. */
function passEscape(p: usize): usize {
  const letter = load<u8>(p) as u32;
  if (letter === 0x75) return hex4(p + 1) < 0 ? 0 : p + 5;
  return simpleEscape(letter) === 0 ? 0 : p + 1;
}

/** Give the character that a letter after a backslash stands for, or 0. */
function simpleEscape(letter: u32): u32 {
  switch (letter) {
    case 0x22:
    case 0x5c:
    case 0x2f:
      return letter;
    case 0x62:
      return 8;
    case 0x66:
      return 12;
    case 0x6e:
      return 10;
    case 0x72:
      return 13;
    case 0x74:
      return 9;
    default:
      return 0;
  }
}

/** Read four hexadecimal digits; negative if they are none. */
function hex4(p: usize): i32 {
  let value: i32 = 0;
  for (let i: usize = 0; i < 4; i++) {
    const digit = hexDigit(load<u8>(p + i) as u32);
    if (digit < 0) return -1;
    value = (value << 4) | digit;
  }
  return value;
}

function hexDigit(c: u32): i32 {
  if (c - 0x30 < 10) return (c - 0x30) as i32;
  const letter = (c | 0x20) - 0x61;
  return letter < 6 ? ((letter + 10) as i32) : -1;
}

/**
 * Copy a string's content as UTF-8 and set `copyEnd`; 0 if it is malformed, has a lone surrogate
 * or lacks room. Sixteen bytes behind `limit` may be written.
 */
export function copyText(from: usize, to: usize, limit: usize): usize {
  let p = from;
  let out = to;
  while (true) {
    if (out > limit) return full();
    const bytes = v128.load(p);
    v128.store(out, bytes);
    const marks = special(bytes);
    if (marks === 0) {
      p += 16;
      out += 16;
      continue;
    }
    const run = ctz(marks) as usize;
    p += run;
    out += run;
    const mark = load<u8>(p) as u32;
    if (mark === QUOTE) {
      copyEnd = out;
      return out > limit ? full() : p + 1;
    }
    if (mark !== BACKSLASH) return 0;
    p = copyEscape(p + 1, out);
    if (p === 0) return 0;
    out = copyEnd;
  }
}

function copyEscape(p: usize, out: usize): usize {
  const letter = load<u8>(p) as u32;
  if (letter !== 0x75) {
    const character = simpleEscape(letter);
    store<u8>(out, character as u8);
    copyEnd = out + 1;
    return character === 0 ? 0 : p + 1;
  }
  const unit = hex4(p + 1);
  if (unit < 0) return 0;
  if ((unit & 0xf800) !== 0xd800) {
    copyEnd = putCharacter(out, unit as u32);
    return p + 5;
  }
  const low = load<u16>(p + 5) === 0x755c ? hex4(p + 7) : -1;
  if (unit >= 0xdc00 || low < 0xdc00 || low > 0xdfff) return 0;
  copyEnd = putCharacter(out, (0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00)) as u32);
  return p + 11;
}

/** Write a character in UTF-8. */
function putCharacter(out: usize, character: u32): usize {
  if (character < 0x80) {
    store<u8>(out, character as u8);
    return out + 1;
  }
  if (character < 0x800) {
    store<u8>(out, (0xc0 | (character >> 6)) as u8);
    store<u8>(out + 1, (0x80 | (character & 0x3f)) as u8);
    return out + 2;
  }
  if (character < 0x10000) {
    store<u8>(out, (0xe0 | (character >> 12)) as u8);
    store<u8>(out + 1, (0x80 | ((character >> 6) & 0x3f)) as u8);
    store<u8>(out + 2, (0x80 | (character & 0x3f)) as u8);
    return out + 3;
  }
  store<u8>(out, (0xf0 | (character >> 18)) as u8);
  store<u8>(out + 1, (0x80 | ((character >> 12) & 0x3f)) as u8);
  store<u8>(out + 2, (0x80 | ((character >> 6) & 0x3f)) as u8);
  store<u8>(out + 3, (0x80 | (character & 0x3f)) as u8);
  return out + 4;
}
