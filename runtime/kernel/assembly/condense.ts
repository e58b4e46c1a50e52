/** A record that goes to JSON.parse: its JSON is checked, and what nobody reads is left out. */
import { byteAt, CLOSE_BRACE, COLON, COMMA, keyEnd, OPEN_BRACE, passValue } from "./json";
import { addKey, clearKeys, hashKey, nextObject } from "./keySet";
import { clear, input } from "./memory";
import { isUtf8 } from "./utf8";
import {
  AWS_REGIO,
  DYNAMODB,
  EVENT_NAM,
  EVENT_SOU,
  INSERT_WORD,
  MODIFY_WORD,
  OLD_IMAGE,
  RECORD_FO,
  SIZE_BYTE,
} from "./words";

/** Zeros behind the record, at which every scan stops. */
const SENTINEL: usize = 48;

/** Whether the record says that its change has a new image. */
let hasNew: bool = false;
/** Where what is left goes, and what of it begins behind what was left out last. */
let out: usize = 0;
let left: usize = 0;

/**
 * Check the record of so many bytes at the input's beginning, leave out members that are not read,
 * and empty the old image of what was inserted or modified.
 *
 * @returns the bytes that are left; 0 unless the record is certain to be JSON, in UTF-8, in which
 *   no key comes twice, and then the input is spoilt
 */
export function condense(length: usize): usize {
  clear(input + length, SENTINEL);
  if (!isUtf8(input, length)) return 0;
  clearKeys();
  hasNew = false;
  out = input;
  left = input;
  const end = input + length;
  if (byteAt(input) !== OPEN_BRACE || passAround(input + 1, 1) !== end) return 0;
  leaveOut(end, end);
  return out - input;
}

/** Leave out bytes, which lie behind those that were left out before. */
function leaveOut(from: usize, to: usize): void {
  if (out !== left) memory.copy(out, left, from - left);
  out += from - left;
  left = to;
}

/** Pass over the members of the record, which is the first level, or of its `dynamodb`. */
function passAround(from: usize, level: u32): usize {
  if (byteAt(from) === CLOSE_BRACE) return from + 1;
  const object = nextObject();
  let p = from;
  let isFirst = true;
  while (true) {
    const end = keyEnd(p);
    if (end === 0 || byteAt(end + 1) !== COLON || !addKey(object, hashKey(p + 1, end))) return 0;
    const next = level === 1 ? passOuter(p + 1, end) : passInner(p + 1, end);
    if (next === 0) return 0;
    const c = byteAt(next);
    if (c !== CLOSE_BRACE && c !== COMMA) return 0;
    // Of two commas one goes with it: the one behind while nothing stands before.
    if (!isUnread(p + 1, end)) isFirst = false;
    else if (isFirst) leaveOut(p, c === COMMA ? next + 1 : next);
    else leaveOut(p - 1, next);
    p = next + 1;
    if (c === CLOSE_BRACE) return p;
  }
}

/** Whether a key is one of those that every record has and nobody reads, as its beginning tells. */
function isUnread(key: usize, end: usize): bool {
  const word = load<u64>(key);
  const length = end - key;
  if (length === 9) return word === AWS_REGIO || word === SIZE_BYTE;
  return (length === 11 && word === EVENT_SOU) || (length === 12 && word === RECORD_FO);
}

/** Pass over the value of a member of the record. */
function passOuter(key: usize, end: usize): usize {
  const value = end + 2;
  const word = load<u64>(key);
  if (end - key === 8 && word === DYNAMODB && byteAt(value) === OPEN_BRACE) {
    return passAround(value + 1, 2);
  }
  if (end - key === 9 && word === EVENT_NAM && byteAt(key + 8) === 0x65) {
    const name = load<u64>(value);
    hasNew = name === INSERT_WORD || name === MODIFY_WORD;
  }
  return passValue(value, 1);
}

/** Pass over the value of a member of `dynamodb`. */
function passInner(key: usize, end: usize): usize {
  const value = end + 2;
  const next = passValue(value, 2);
  const isOld = end - key === 8 && load<u64>(key) === OLD_IMAGE && byteAt(value) === OPEN_BRACE;
  if (hasNew && isOld && next !== 0) leaveOut(value + 1, next - 1);
  return next;
}
