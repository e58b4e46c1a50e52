/** Dates and timestamps in their canonical spelling; others lose something, which the row codec keeps. */
import { put32, put64 } from "./columns";
import { byteAt, COLON, isDigit, MINUS, POINT } from "./json";
import { QUOTE } from "./text";

const ZERO: u32 = 0x30;
const LETTER_T: u32 = 0x54;
const LETTER_Z: u32 = 0x5a;

/** Give the values of sixteen characters, if they are digits. */
function valuesOf(text: v128): v128 {
  return i8x16.sub(text, i8x16.splat(ZERO as i8));
}

function areDigits(values: v128): bool {
  return i8x16.all_true(i8x16.eq(values, i8x16.min_u(values, i8x16.splat(9))));
}

/** Tens and ones. */
function places(): v128 {
  return i8x16(10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1);
}

/** Give the numbers of the first four pairs of digits. */
function firstPairs(values: v128): v128 {
  return i32x4.extadd_pairwise_i16x8_u(i16x8.extmul_low_i8x16_u(values, places()));
}

/** Give the numbers of the last four pairs of digits. */
function lastPairs(values: v128): v128 {
  return i32x4.extadd_pairwise_i16x8_u(i16x8.extmul_high_i8x16_u(values, places()));
}

/** Days since the epoch of the date that was read last. */
let days: i32 = 0;

/** Set `days`, if there is such a day, from the century, the year in it, month and day. */
function setDays(date: v128): bool {
  const year = i32x4.extract_lane(date, 0) * 100 + i32x4.extract_lane(date, 1);
  const month = i32x4.extract_lane(date, 2);
  const day = i32x4.extract_lane(date, 3);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return false;
  days = daysFromCivil(year, month, day);
  return true;
}

function daysIn(year: i32, month: i32): i32 {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeap(year: i32): bool {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Years begin in March here, so that the leap day is their last. */
function daysFromCivil(year: i32, month: i32, day: i32): i32 {
  const y = month <= 2 ? year - 1 : year;
  const era = y / 400;
  const yearOfEra = y - era * 400;
  const dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
}

/** Read `YYYY-MM-DD`, ten characters, if there is such a day. */
export function readDate(node: usize, p: usize): usize {
  const text = v128.load(p);
  // The digits, twice.
  const digits = valuesOf(
    i8x16.shuffle(text, text, 0, 1, 2, 3, 5, 6, 8, 9, 0, 1, 2, 3, 5, 6, 8, 9),
  );
  if (!areDigits(digits) || byteAt(p + 4) !== MINUS || byteAt(p + 7) !== MINUS) return 0;
  if (byteAt(p + 10) !== QUOTE || !setDays(firstPairs(digits))) return 0;
  return put32(node, days as u32) === 0 ? 0 : p + 11;
}

/** Read `YYYY-MM-DDThh:mm:ss.mmm`, 23 characters, and a Z if there must be one. */
export function readTimestamp(node: usize, p: usize, hasZone: bool): usize {
  const head = v128.load(p);
  const tail = v128.load(p, 8);
  // All digits but the last.
  const digits = valuesOf(
    i8x16.shuffle(head, tail, 0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 25, 26, 28, 29),
  );
  if (!areDigits(digits) || !isDigit(byteAt(p + 22))) return 0;
  if (byteAt(p + 4) !== MINUS || byteAt(p + 7) !== MINUS || byteAt(p + 10) !== LETTER_T) return 0;
  if (byteAt(p + 13) !== COLON || byteAt(p + 16) !== COLON || byteAt(p + 19) !== POINT) return 0;
  const end = hasZone ? p + 24 : p + 23;
  if ((hasZone && byteAt(p + 23) !== LETTER_Z) || byteAt(end) !== QUOTE) return 0;
  if (!setDays(firstPairs(digits))) return 0;
  const time = lastPairs(digits);
  const hour = i32x4.extract_lane(time, 0);
  const minute = i32x4.extract_lane(time, 1);
  const second = i32x4.extract_lane(time, 2);
  if (hour > 23 || minute > 59 || second > 59) return 0;
  const millis = i32x4.extract_lane(time, 3) * 10 + ((byteAt(p + 22) - ZERO) as i32);
  const ofDay = (((hour * 60 + minute) * 60 + second) * 1000 + millis) as i64;
  return put64(node, ((days as i64) * 86400000 + ofDay) as u64) === 0 ? 0 : end + 1;
}
