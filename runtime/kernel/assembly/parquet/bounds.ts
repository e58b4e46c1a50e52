/** The least and the greatest value of a column, as the footer tells them. */
import { copy, isLess, precedes } from "../bytes";
import { BOOLEAN, DOUBLE, FLOAT, INT32, INT64, valueEnd, width } from "./column";

/** Two bounds, the least and the greatest: a length, whether it is a value, and its bytes. */
export const bounds: usize = memory.data(192, 16);
const BOUND_BYTES: usize = 96;
const EXACT: usize = 4;
const BYTES: usize = 16;
/** The length of a bound that there is none of. */
const NONE: u32 = 0xffffffff;
/** Bounds stand in the footer, which every query reads. */
const LONGEST: usize = 64;

/** Find the bounds of PLAIN values, of which there may be none. */
export function findBounds(type: u32, from: usize, end: usize): void {
  store<u32>(bounds, NONE);
  store<u32>(bounds + BOUND_BYTES, NONE);
  if (from === end) return;
  if (type === INT32) wholeBounds<i32>(from, end);
  else if (type === INT64) wholeBounds<i64>(from, end);
  else if (type === FLOAT) floatBounds<f32>(from, end);
  else if (type === DOUBLE) floatBounds<f64>(from, end);
  else if (type === BOOLEAN) wholeBounds<u8>(from, end);
  else if (width === 0) textBounds(from, end);
  else fixedBounds(from, end);
}

function setBound(bound: usize, from: usize, length: usize, isExact: bool): void {
  store<u32>(bound, length as u32);
  store<u32>(bound, isExact ? 1 : 0, EXACT);
  copy(bound + BYTES, from, length);
}

function wholeBounds<T>(from: usize, end: usize): void {
  let least = load<T>(from);
  let greatest = least;
  for (let at = from + sizeof<T>(); at < end; at += sizeof<T>()) {
    const value = load<T>(at);
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  setNumber<T>(bounds, least, true);
  setNumber<T>(bounds + BOUND_BYTES, greatest, true);
}

function setNumber<T>(bound: usize, value: T, isExact: bool): void {
  store<u32>(bound, sizeof<T>() as u32);
  store<u32>(bound, isExact ? 1 : 0, EXACT);
  store<T>(bound, value, BYTES);
}

/**
 * Zeros have a sign of which readers make different things, so a least zero is negative and a
 * greatest one positive. No bounds where a value is not a number.
 *
 * @see https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift
 */
function floatBounds<T>(from: usize, end: usize): void {
  const zero = 0 as T;
  let least = Infinity as T;
  let greatest = -Infinity as T;
  for (let at = from; at < end; at += sizeof<T>()) {
    const value = load<T>(at);
    if (!(value <= (Infinity as T))) return;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  setNumber<T>(bounds, least === zero ? (-zero as T) : least, least !== zero);
  setNumber<T>(bounds + BOUND_BYTES, greatest === zero ? zero : greatest, greatest !== zero);
}

function textBounds(from: usize, end: usize): void {
  let least = from + 4;
  let leastEnd = valueEnd(from, end);
  let greatest = least;
  let greatestEnd = leastEnd;
  for (let at = leastEnd; at < end; ) {
    const value = at + 4;
    at = valueEnd(at, end);
    if (precedes(value, at, least, leastEnd)) {
      least = value;
      leastEnd = at;
    } else if (precedes(greatest, greatestEnd, value, at)) {
      greatest = value;
      greatestEnd = at;
    }
  }
  setLow(least, leastEnd);
  setHigh(greatest, greatestEnd);
}

/** A long value is cut, before a character. */
function setLow(from: usize, end: usize): void {
  if (end - from <= LONGEST) {
    setBound(bounds, from, end - from, true);
    return;
  }
  let length = LONGEST;
  while (length > 0 && ((load<u8>(from + length) as u32) & 0xc0) === 0x80) length--;
  setBound(bounds, from, length, false);
}

/** A long value is cut at an ASCII character, whose successor takes its place: that stays UTF-8. */
function setHigh(from: usize, end: usize): void {
  const high = bounds + BOUND_BYTES;
  if (end - from <= LONGEST) {
    setBound(high, from, end - from, true);
    return;
  }
  for (let length = LONGEST; length > 0; length--) {
    const last = load<u8>(from + length - 1) as u32;
    if (last >= 0x7f) continue;
    setBound(high, from, length, false);
    store<u8>(high + BYTES + length - 1, (last + 1) as u8);
    return;
  }
}

/** Two's complement, the high byte first. */
function fixedBounds(from: usize, end: usize): void {
  const size = width as usize;
  let least = from;
  let greatest = from;
  for (let at = from + size; at < end; at += size) {
    if (isLess(at, least, size)) least = at;
    else if (isLess(greatest, at, size)) greatest = at;
  }
  setBound(bounds, least, size, true);
  setBound(bounds + BOUND_BYTES, greatest, size, true);
}
