/** A record that goes to JSON.parse: its JSON is checked, and what nobody reads is left out. */
import { byteAt, CLOSE_BRACE, COLON, COMMA, keyEnd, OPEN_BRACE, passValue } from "./json";
import { addKey, clearKeys, hashKey, nextObject } from "./keySet";
import { clear, input } from "./memory";
import { isUtf8 } from "./utf8";
import { DYNAMODB, EVENT_NAM, INSERT_WORD, MODIFY_WORD, OLD_IMAGE } from "./words";

/** Zeros behind the record, at which every scan stops. */
const SENTINEL: usize = 48;

/** Whether the record says that its change has a new image. */
let hasNew: bool = false;
/** Where the members of the old image begin and end; 0 if there is none. */
let oldStart: usize = 0;
let oldEnd: usize = 0;

/**
 * Check the record of so many bytes at the input's beginning, and empty the old image of what was
 * inserted or modified.
 *
 * @returns the bytes that are left; 0 unless the record is certain to be JSON, in UTF-8, in which
 *   no key comes twice
 */
export function condense(length: usize): usize {
  clear(input + length, SENTINEL);
  if (!isUtf8(input, length)) return 0;
  clearKeys();
  hasNew = false;
  oldStart = 0;
  const end = input + length;
  if (byteAt(input) !== OPEN_BRACE || passAround(input + 1, 1) !== end) return 0;
  if (!hasNew || oldStart === 0) return length;
  memory.copy(oldStart, oldEnd, end - oldEnd);
  return length - (oldEnd - oldStart);
}

/** Pass over the members of the record, which is the first level, or of its `dynamodb`. */
function passAround(from: usize, level: u32): usize {
  if (byteAt(from) === CLOSE_BRACE) return from + 1;
  const object = nextObject();
  let p = from;
  while (true) {
    const end = keyEnd(p);
    if (end === 0 || byteAt(end + 1) !== COLON || !addKey(object, hashKey(p + 1, end))) return 0;
    p = level === 1 ? passOuter(p + 1, end) : passInner(p + 1, end);
    if (p === 0) return 0;
    const c = byteAt(p++);
    if (c === CLOSE_BRACE) return p;
    if (c !== COMMA) return 0;
  }
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
  if (end - key === 8 && load<u64>(key) === OLD_IMAGE && byteAt(value) === OPEN_BRACE) {
    oldStart = value + 1;
    oldEnd = next - 1;
  }
  return next;
}
