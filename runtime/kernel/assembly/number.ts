/** The numbers of an `N`: digits in quotes, `-12.50`. Exponents are left to the row codec. */
import { columnIn, put32, put64, setValueEnd, valueEnd, valueLimit } from "./columns";
import { byteAt, isDigit, MINUS, POINT } from "./json";
import { FIRST, SECOND, WIDTH } from "./layout";
import { full } from "./memory";
import { QUOTE } from "./text";

/** Digits whose number a word of 64 bits with a sign holds, whatever they are. */
const MOST_DIGITS: u32 = 18;

let isNegative: bool = false;
let whole: usize = 0;
let wholeDigits: u32 = 0;
let fraction: usize = 0;
let fractionDigits: u32 = 0;
/** All digits as one number, if they are no more than `MOST_DIGITS`. */
let unscaled: u64 = 0;

/**
 * Read a number up to its closing quote and set the variables above; gives what follows the quote,
 * or 0. Leading zeros and a point without digits are refused.
 */
export function readNumber(from: usize): usize {
  isNegative = byteAt(from) === MINUS;
  whole = isNegative ? from + 1 : from;
  unscaled = 0;
  let p = readDigits(whole);
  wholeDigits = (p - whole) as u32;
  if (wholeDigits === 0 || (wholeDigits > 1 && byteAt(whole) === 0x30)) return 0;
  fractionDigits = 0;
  if (byteAt(p) === POINT) {
    fraction = p + 1;
    p = readDigits(fraction);
    fractionDigits = (p - fraction) as u32;
    if (fractionDigits === 0) return 0;
  }
  return byteAt(p) === QUOTE ? p + 1 : 0;
}

/** Append digits to `unscaled`, and give where they end. */
function readDigits(from: usize): usize {
  let p = from;
  let value = unscaled;
  while (isDigit(byteAt(p))) {
    value = value * 10 + ((byteAt(p) - 0x30) as u64);
    p++;
  }
  unscaled = value;
  return p;
}

function signed(value: u64): i64 {
  return isNegative ? -(value as i64) : (value as i64);
}

/** Give a power of ten up to 10^18. */
function powerOfTen(exponent: u32): u64 {
  let power: u64 = 1;
  for (let i: u32 = 0; i < exponent; i++) power *= 10;
  return power;
}

/** Read a whole number of up to 18 digits; -0 is spelt otherwise than its value. */
function readWhole(from: usize): usize {
  const end = readNumber(from);
  if (end === 0 || fractionDigits !== 0 || wholeDigits > MOST_DIGITS) return 0;
  amount = signed(unscaled);
  return isNegative && amount === 0 ? 0 : end;
}

/** What was read last. */
let amount: i64 = 0;

export function readInt32(node: usize, from: usize): usize {
  const end = readWhole(from);
  if (end === 0 || amount < -0x80000000 || amount > 0x7fffffff) return 0;
  return put32(node, amount as u32) === 0 ? 0 : end;
}

export function readInt64(node: usize, from: usize): usize {
  const end = readWhole(from);
  return end === 0 || put64(node, amount as u64) === 0 ? 0 : end;
}

/**
 * Fifteen digits are what every double gives back, and their number and a power of ten up to 22 are
 * exact doubles, so that one division rounds correctly.
 */
export function readFloat64(node: usize, from: usize): usize {
  const end = readNumber(from);
  if (end === 0 || wholeDigits + fractionDigits > 15) return 0;
  const value = readFloat();
  if (isNegative && value === 0) return 0;
  return put64(node, reinterpret<u64>(value)) === 0 ? 0 : end;
}

/** Six digits are what every float of 32 bits gives back. */
export function readFloat32(node: usize, from: usize): usize {
  const end = readNumber(from);
  if (end === 0 || wholeDigits + fractionDigits > 6) return 0;
  const value = readFloat();
  if (isNegative && value === 0) return 0;
  return put32(node, reinterpret<u32>(value as f32)) === 0 ? 0 : end;
}

function readFloat(): f64 {
  const value = (unscaled as f64) / (powerOfTen(fractionDigits) as f64);
  return isNegative ? -value : value;
}

/** Read a decimal of the node's precision and scale. */
export function readDecimal(node: usize, from: usize): usize {
  const end = readNumber(from);
  const scale = load<u32>(node, SECOND);
  const room = load<u32>(node, FIRST) - scale;
  const significant: u32 = byteAt(whole) === 0x30 ? 0 : wholeDigits;
  if (end === 0 || significant > room || fractionDigits > scale) return 0;
  return putDecimal(node, scale) === 0 ? 0 : end;
}

/** Read a decimal from text, which must be spelt with all digits of its scale. */
export function readDecimalText(node: usize, from: usize): usize {
  const end = readDecimal(node, from);
  return fractionDigits === load<u32>(node, SECOND) ? end : 0;
}

function putDecimal(node: usize, scale: u32): usize {
  const width = load<u32>(columnIn(node), WIDTH);
  if (width > 8) return putWide(node, scale, width);
  const value = signed(unscaled * powerOfTen(scale - fractionDigits));
  if (isNegative && value === 0) return 0;
  return width === 4 ? put32(node, value as u32) : put64(node, value as u64);
}

let high: u64 = 0;
let low: u64 = 0;

/** Put a number of more than 18 digits: two's complement, the high byte first. */
function putWide(node: usize, scale: u32, width: u32): usize {
  readWide(scale);
  if (isNegative) {
    if ((high | low) === 0) return 0;
    low = ~low + 1;
    high = ~high + (low === 0 ? 1 : 0);
  }
  const at = valueEnd(node);
  if (at + (width as usize) > valueLimit(node)) return full();
  if (width === 16) {
    store<u64>(at, bswap<u64>(high));
    store<u64>(at, bswap<u64>(low), 8);
  } else {
    for (let i: u32 = 0; i < width; i++) {
      const shift = (width - 1 - i) << 3;
      const byte = shift >= 64 ? high >> ((shift - 64) as u64) : low >> (shift as u64);
      store<u8>(at + (i as usize), byte as u8);
    }
  }
  setValueEnd(node, at + (width as usize));
  return at;
}

/** Set `high` and `low` to the digits with as many behind the point as the scale has. */
function readWide(scale: u32): void {
  const zeros = scale - fractionDigits;
  if (wholeDigits + fractionDigits <= MOST_DIGITS && zeros <= MOST_DIGITS) {
    multiply(unscaled, powerOfTen(zeros));
    return;
  }
  high = 0;
  low = 0;
  for (let i: u32 = 0; i < wholeDigits; i++) push(byteAt(whole + (i as usize)) - 0x30);
  for (let i: u32 = 0; i < fractionDigits; i++) push(byteAt(fraction + (i as usize)) - 0x30);
  for (let i: u32 = 0; i < zeros; i++) push(0);
}

/** Set `high` and `low` to a product. */
function multiply(a: u64, b: u64): void {
  const mask: u64 = 0xffffffff;
  const lower = (a & mask) * (b & mask);
  const middle = (a >> 32) * (b & mask) + (lower >> 32);
  const other = (a & mask) * (b >> 32) + (middle & mask);
  high = (a >> 32) * (b >> 32) + (middle >> 32) + (other >> 32);
  low = (other << 32) | (lower & mask);
}

/** Append a digit to the number in `high` and `low`. */
function push(digit: u32): void {
  const lower = (low & 0xffffffff) * 10 + (digit as u64);
  const upper = (low >> 32) * 10 + (lower >> 32);
  low = (upper << 32) | (lower & 0xffffffff);
  high = high * 10 + (upper >> 32);
}

/** Units of `FIRST`. */
const SECONDS: u32 = 0;
const MICROS: u32 = 2;

const FIRST_MILLIS: i64 = -62135596800000;
const LAST_MILLIS: i64 = 253402300799999;
const MILLIS_PER_DAY: i64 = 86400000;

/** Read an instant as a count since the epoch and set `amount` to its milliseconds. */
function readInstant(node: usize, from: usize): usize {
  const unit = load<u32>(node, FIRST);
  const end = readNumber(from);
  const mostFraction: u32 = unit === SECONDS ? 3 : 0;
  if (end === 0 || wholeDigits > 17 || fractionDigits > mostFraction) return 0;
  if (unit === SECONDS && wholeDigits > 14) return 0;
  amount = signed(unscaled * powerOfTen(mostFraction - fractionDigits));
  if (isNegative && amount === 0) return 0;
  if (unit === MICROS) {
    if (amount % 1000 !== 0) return 0;
    amount /= 1000;
  }
  return amount < FIRST_MILLIS || amount > LAST_MILLIS ? 0 : end;
}

export function readTimestampEpoch(node: usize, from: usize): usize {
  const end = readInstant(node, from);
  return end === 0 || put64(node, amount as u64) === 0 ? 0 : end;
}

/** Read a day as the instant at which it begins; any other has more to say than the date. */
export function readDateEpoch(node: usize, from: usize): usize {
  const end = readInstant(node, from);
  if (end === 0 || amount % MILLIS_PER_DAY !== 0) return 0;
  return put32(node, (amount / MILLIS_PER_DAY) as u32) === 0 ? 0 : end;
}
