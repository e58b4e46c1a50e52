/** Dates and timestamps in their canonical spelling; others lose something, which the row codec keeps. */
import { put32, put64 } from "./columns";
import { byteAt, isDigit, MINUS } from "./json";
import { QUOTE } from "./text";

const OUTSIDE: i32 = -1;

/** Read digits as a number; negative if there are others. */
function digits(p: usize, count: usize): i32 {
  let value: i32 = 0;
  for (let i: usize = 0; i < count; i++) {
    const c = byteAt(p + i);
    if (!isDigit(c)) return OUTSIDE;
    value = value * 10 + ((c - 0x30) as i32);
  }
  return value;
}

/** Days since the epoch of the date that was read last. */
let days: i32 = 0;

/** Read `YYYY-MM-DD`, ten characters, if there is such a day. */
function readDays(p: usize): bool {
  const year = digits(p, 4);
  const month = digits(p + 5, 2);
  const day = digits(p + 8, 2);
  if (byteAt(p + 4) !== MINUS || byteAt(p + 7) !== MINUS) return false;
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

export function readDate(node: usize, p: usize): usize {
  if (!readDays(p) || byteAt(p + 10) !== QUOTE) return 0;
  return put32(node, days as u32) === 0 ? 0 : p + 11;
}

/** Read `YYYY-MM-DDThh:mm:ss.mmm`, 23 characters, and a Z if there must be one. */
export function readTimestamp(node: usize, p: usize, hasZone: bool): usize {
  if (!readDays(p) || byteAt(p + 10) !== 0x54) return 0;
  const hour = digits(p + 11, 2);
  const minute = digits(p + 14, 2);
  const second = digits(p + 17, 2);
  const millis = digits(p + 20, 3);
  if (byteAt(p + 13) !== 0x3a || byteAt(p + 16) !== 0x3a || byteAt(p + 19) !== 0x2e) return 0;
  if ((hour | minute | second | millis) < 0 || hour > 23 || minute > 59 || second > 59) return 0;
  const end = hasZone ? p + 24 : p + 23;
  if ((hasZone && byteAt(p + 23) !== 0x5a) || byteAt(end) !== QUOTE) return 0;
  const time = (((hour * 60 + minute) * 60 + second) * 1000 + millis) as i64;
  return put64(node, ((days as i64) * 86400000 + time) as u64) === 0 ? 0 : end + 1;
}
