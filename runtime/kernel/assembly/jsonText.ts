/** The JSON text of an attribute value, as the row codec spells it. */
import { copy } from "./bytes";
import { setValueEnd, valueEnd, valueLimit } from "./columns";
import {
  byteAt,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  closed,
  DEEPEST,
  isDigit,
  keyEnd,
  OPEN_BRACE,
  OPEN_BRACKET,
} from "./json";
import { addMember, hashKey, nextObject } from "./keySet";
import { full } from "./memory";
import { readNumber } from "./number";
import { BACKSLASH, plainEnd, QUOTE } from "./text";
import { FALS, TRUE } from "./words";

let out: usize = 0;
let limit: usize = 0;

/** Read an attribute value, braces included. */
export function readJson(node: usize, from: usize): usize {
  const at = valueEnd(node);
  out = at + 4;
  limit = valueLimit(node);
  const end = spellValue(from, 0);
  if (end === 0) return 0;
  store<u32>(at, (out - at - 4) as u32);
  setValueEnd(node, out);
  return end;
}

function put(byte: u32): bool {
  if (out >= limit) return full() !== 0;
  store<u8>(out++, byte as u8);
  return true;
}

function spell(from: usize, to: usize): bool {
  if (out + (to - from) > limit) return full() !== 0;
  copy(out, from, to - from);
  out += to - from;
  return true;
}

/** Spell a value; one with others inside is two levels of JSON, its own object and theirs. */
function spellValue(p: usize, depth: u32): usize {
  if (depth > DEEPEST || load<u16>(p) !== 0x227b) return 0;
  const descriptor = byteAt(p + 2);
  const head = load<u32>(p + 3);
  if ((head & 0xffffff) === 0x223a22) {
    if (descriptor === 0x53) return closed(spellText(p + 5));
    return descriptor === 0x4e ? closed(spellNumber(p + 6)) : 0;
  }
  if ((head & 0xffffff) === 0x7b3a22) {
    return descriptor === 0x4d ? closed(spellObject(p + 6, depth + 2)) : 0;
  }
  if ((head & 0xffffff) === 0x5b3a22) {
    return descriptor === 0x4c ? closed(spellArray(p + 6, depth + 2)) : 0;
  }
  return spellWord(p);
}

/** `{"BOOL":true}`, `{"BOOL":false}` or `{"NULL":true}`. */
function spellWord(p: usize): usize {
  const name = load<u32>(p + 2);
  if (load<u16>(p + 6) !== 0x3a22) return 0;
  const word = load<u32>(p + 8);
  if (name === 0x4c4c554e) {
    if (word !== TRUE || byteAt(p + 12) !== CLOSE_BRACE) return 0;
    return put(0x6e) && put(0x75) && put(0x6c) && put(0x6c) ? p + 13 : 0;
  }
  if (name !== 0x4c4f4f42) return 0;
  if (word === TRUE) return spell(p + 8, p + 12) ? closed(p + 12) : 0;
  if (word !== FALS || byteAt(p + 12) !== 0x65) return 0;
  return spell(p + 8, p + 13) ? closed(p + 13) : 0;
}

/** The longest number that DynamoDB holds whatever its digits. */
const LONGEST_NUMBER: usize = 38;

function spellNumber(from: usize): usize {
  const end = readNumber(from);
  if (end === 0 || end - 1 - from > LONGEST_NUMBER) return 0;
  return spell(from, end - 1) ? end : 0;
}

/** Copy a string, quotes included, if `JSON.stringify` would spell it so. */
function spellText(quote: usize): usize {
  const end = canonicalEnd(quote + 1);
  return end !== 0 && spell(quote, end) ? end : 0;
}

function canonicalEnd(from: usize): usize {
  let p = from;
  while (true) {
    p = plainEnd(p);
    const mark = byteAt(p);
    if (mark === QUOTE) return p + 1;
    if (mark !== BACKSLASH || !isCanonicalEscape(byteAt(p + 1))) return 0;
    p += 2;
  }
}

/** `\u` may spell what has a shorter spelling, and `\/` always does. */
function isCanonicalEscape(letter: u32): bool {
  switch (letter) {
    case 0x22:
    case 0x5c:
    case 0x62:
    case 0x66:
    case 0x6e:
    case 0x72:
    case 0x74:
      return true;
    default:
      return false;
  }
}

function spellObject(from: usize, depth: u32): usize {
  if (!put(OPEN_BRACE)) return 0;
  if (byteAt(from) === CLOSE_BRACE) return put(CLOSE_BRACE) ? from + 1 : 0;
  let p = from;
  const object = nextObject();
  let first: u32 = 0;
  let member: u32 = 0;
  while (true) {
    const end = keyEnd(p);
    // JavaScript puts keys that look like indexes first.
    if (end === 0 || byteAt(end + 1) !== COLON || isDigit(byteAt(p + 1))) return 0;
    const hash = hashKey(p + 1, end);
    if (member === 0) first = hash;
    if (!addMember(object, member++, first, hash) || !spell(p, end + 2)) return 0;
    p = spellValue(end + 2, depth);
    if (p === 0) return 0;
    const c = byteAt(p++);
    if (!put(c)) return 0;
    if (c === CLOSE_BRACE) return p;
    if (c !== COMMA) return 0;
  }
}

function spellArray(from: usize, depth: u32): usize {
  if (!put(OPEN_BRACKET)) return 0;
  if (byteAt(from) === CLOSE_BRACKET) return put(CLOSE_BRACKET) ? from + 1 : 0;
  let p = from;
  while (true) {
    p = spellValue(p, depth);
    if (p === 0) return 0;
    const c = byteAt(p++);
    if (!put(c)) return 0;
    if (c === CLOSE_BRACKET) return p;
    if (c !== COMMA) return 0;
  }
}
