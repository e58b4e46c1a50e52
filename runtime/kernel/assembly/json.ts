/** Any JSON value, passed over with all of its grammar checked. No white space is taken. */
import { addMember, hashKey, nextObject } from "./keySet";
import { passText, plainEnd, QUOTE } from "./text";
import {
  BOOL_HEAD,
  FALS,
  LIST_HEAD,
  MAP_HEAD,
  NULL_HEAD,
  NULL_TEXT,
  NUMBER_HEAD,
  SET_HEAD,
  SET_MASK,
  TEXT_HEAD,
  TRUE,
} from "./words";

export const COMMA: u32 = 0x2c;
export const COLON: u32 = 0x3a;
export const OPEN_BRACE: u32 = 0x7b;
export const CLOSE_BRACE: u32 = 0x7d;
export const OPEN_BRACKET: u32 = 0x5b;
export const CLOSE_BRACKET: u32 = 0x5d;
export const MINUS: u32 = 0x2d;
export const POINT: u32 = 0x2e;

/** The slow path takes deeper ones. */
export const DEEPEST: u32 = 80;

export function byteAt(p: usize): u32 {
  return load<u8>(p) as u32;
}

export function isDigit(c: u32): bool {
  return c - 0x30 < 10;
}

/** Find the end of an object's key, which begins with its quote; 0 if it has escapes. */
export function keyEnd(p: usize): usize {
  if (byteAt(p) !== QUOTE) return 0;
  const end = plainEnd(p + 1);
  return byteAt(end) === QUOTE ? end : 0;
}

/** Pass over a value; gives what follows it, or 0. */
export function passValue(p: usize, depth: u32): usize {
  if (depth > DEEPEST) return 0;
  const c = byteAt(p);
  if (c === QUOTE) return passText(p + 1);
  if (c === OPEN_BRACE) return passBraced(p, depth + 1);
  if (c === OPEN_BRACKET) return passArray(p + 1, depth + 1);
  if (c === MINUS || isDigit(c)) return passNumber(p);
  const word = load<u32>(p);
  if (word === TRUE || word === NULL_TEXT) return p + 4;
  return word === FALS && byteAt(p + 4) === 0x65 ? p + 5 : 0;
}

/** Pass over an attribute value by how it begins, or any other object. */
function passBraced(p: usize, depth: u32): usize {
  const head = load<u64>(p);
  const six = head & 0xffffffffffff;
  if (six === TEXT_HEAD || six === NUMBER_HEAD) return closed(passText(p + 6));
  if (six === LIST_HEAD) return closed(passArray(p + 6, depth + 1));
  if (six === MAP_HEAD) return closed(passObject(p + 6, depth + 1));
  if ((head & SET_MASK) === SET_HEAD && isSetLetter(byteAt(p + 2)))
    return closed(passArray(p + 7, depth + 1));
  if (head === NULL_HEAD || head === BOOL_HEAD) return closed(passValue(p + 8, depth));
  return passObject(p + 1, depth);
}

/** Whether a set is one of texts, numbers or bytes. */
function isSetLetter(c: u32): bool {
  return c === 0x53 || c === 0x4e || c === 0x42;
}

/** Pass over the brace that ends an attribute value. */
export function closed(p: usize): usize {
  return p !== 0 && byteAt(p) === CLOSE_BRACE ? p + 1 : 0;
}

function passObject(from: usize, depth: u32): usize {
  if (byteAt(from) === CLOSE_BRACE) return from + 1;
  let p = from;
  const object = nextObject();
  let first: u32 = 0;
  let member: u32 = 0;
  while (true) {
    const end = keyEnd(p);
    if (end === 0 || byteAt(end + 1) !== COLON) return 0;
    const hash = hashKey(p + 1, end);
    if (member === 0) first = hash;
    if (!addMember(object, member++, first, hash)) return 0;
    p = passValue(end + 2, depth);
    if (p === 0) return 0;
    const c = byteAt(p++);
    if (c === CLOSE_BRACE) return p;
    if (c !== COMMA) return 0;
  }
}

function passArray(from: usize, depth: u32): usize {
  if (byteAt(from) === CLOSE_BRACKET) return from + 1;
  let p = from;
  while (true) {
    p = passValue(p, depth);
    if (p === 0) return 0;
    const c = byteAt(p++);
    if (c === CLOSE_BRACKET) return p;
    if (c !== COMMA) return 0;
  }
}

export function passDigits(from: usize): usize {
  let p = from;
  while (isDigit(byteAt(p))) p++;
  return p;
}

function passNumber(from: usize): usize {
  let p = byteAt(from) === MINUS ? from + 1 : from;
  const whole = p;
  p = passDigits(p);
  if (p === whole || (byteAt(whole) === 0x30 && p > whole + 1)) return 0;
  if (byteAt(p) === POINT) {
    const fraction = p + 1;
    p = passDigits(fraction);
    if (p === fraction) return 0;
  }
  if ((byteAt(p) | 0x20) !== 0x65) return p;
  p++;
  const sign = byteAt(p);
  if (sign === MINUS || sign === 0x2b) p++;
  const exponent = p;
  p = passDigits(p);
  return p === exponent ? 0 : p;
}
