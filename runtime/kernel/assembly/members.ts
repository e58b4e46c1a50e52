/** The members of an object that the plan describes: a struct, an image, the change record. */
import { missing } from "./columns";
import { readContent, readField } from "./field";
import { byteAt, CLOSE_BRACE, COMMA, closed, keyEnd, passValue } from "./json";
import { hashBytes } from "./keySet";
import {
  CHILD_COUNT,
  CHILDREN,
  FOREMOST,
  HEAD,
  HEAD_MASK,
  KEY,
  KEY_LENGTH,
  LITERAL_LENGTH,
  MISSING,
  NEXT,
  NODE_BYTES,
  OPERATION,
  OTHER,
  PRESENT,
  REFUSED,
  SEEN,
  TABLE,
  TABLE_MASK,
  VALUE,
  VALUE_END,
} from "./layout";
import { nextStruct } from "./memory";
import { LAST_QUOTED, RECORD } from "./operations";
import { readAround } from "./record";
import { passText } from "./text";

/**
 * Read members from behind the opening brace to behind the closing one.
 *
 * @param struct - the number of the struct that they make up
 */
export function readMembers(node: usize, from: usize, repetition: u32, struct: u32): usize {
  let met: u32 = 0;
  let p = from;
  let link = node + FOREMOST;
  if (byteAt(p) === CLOSE_BRACE) p++;
  else {
    while (true) {
      // Most often the member that came here last time comes again.
      let field = load<u32>(link) as usize;
      if (field !== 0 && isLiteral(field, p)) {
        if (load<u32>(field, SEEN) === struct) return 0;
        store<u32>(field, struct, SEEN);
        p = readContent(field, p, repetition);
      } else {
        field = guess(link, p);
        if (field === 0) field = fieldAt(node, p);
        if (field === 0 || load<u32>(field, SEEN) === struct) return 0;
        store<u32>(field, struct, SEEN);
        expect(link, field);
        p += load<u32>(field, KEY_LENGTH) as usize;
        p =
          load<u32>(field, OPERATION) < RECORD
            ? readField(field, p, repetition)
            : readAround(field, p);
      }
      if (p === 0) return 0;
      link = field + NEXT;
      met++;
      const c = byteAt(p++);
      if (c === CLOSE_BRACE) break;
      if (c !== COMMA) return 0;
    }
  }
  return met === load<u32>(node, CHILD_COUNT) || areAllowedMissing(node, struct, repetition)
    ? p
    : 0;
}

/**
 * Pass over members that the plan knows; 0 if there are others, or if one comes twice.
 *
 * @param other - the struct of the same plan that was read before in the same record, or 0: most
 *   of its values come again
 */
export function passMembers(node: usize, from: usize, other: u32): usize {
  const struct = nextStruct();
  let p = from;
  let link = node + FOREMOST;
  if (byteAt(p) === CLOSE_BRACE) return p + 1;
  while (true) {
    let field = load<u32>(link) as usize;
    const isExpected = field !== 0 && isLiteral(field, p);
    if (!isExpected) {
      field = guess(link, p);
      if (field === 0) field = fieldAt(node, p);
      if (field === 0) return 0;
    }
    const seen = load<u32>(field, SEEN);
    if (seen === struct) return 0;
    store<u32>(field, struct, SEEN);
    link = field + NEXT;
    if (load<u32>(field, OPERATION) > LAST_QUOTED) {
      p = passNoted(field, p, other !== 0 && seen === other);
    } else if (isExpected) {
      p = closed(passText(p + (load<u32>(field, LITERAL_LENGTH) as usize)));
    } else {
      p = passValue(p + (load<u32>(field, KEY_LENGTH) as usize), 0);
    }
    if (p === 0) return 0;
    const c = byteAt(p++);
    if (c === CLOSE_BRACE) return p;
    if (c !== COMMA) return 0;
  }
}

/** @param isNoted - whether it is noted where the field's value stood in the same record */
function passNoted(field: usize, p: usize, isNoted: bool): usize {
  const value = p + (load<u32>(field, KEY_LENGTH) as usize);
  const noted = load<u32>(field, VALUE) as usize;
  const length = (load<u32>(field, VALUE_END) as usize) - noted;
  const isSameAgain = isNoted && isSame(noted, value, 0, length as i32);
  return isSameAgain ? value + length : passValue(value, 0);
}

/** Give the one of the fields that came here before whose key stands at `p`; 0 if it is neither. */
function guess(link: usize, p: usize): usize {
  const last = load<u32>(link) as usize;
  if (last === 0) return 0;
  if (isKey(last, p)) return last;
  const other = load<u32>(link, OTHER) as usize;
  return other !== 0 && isKey(other, p) ? other : 0;
}

/** Remember that a field came here. */
function expect(link: usize, field: usize): void {
  const last = load<u32>(link);
  if (last === (field as u32)) return;
  store<u32>(link, last, OTHER);
  store<u32>(link, field as u32);
}

/** Find the field whose key stands at `p`. */
function fieldAt(node: usize, p: usize): usize {
  const end = keyEnd(p);
  if (end === 0) return 0;
  const table = load<u32>(node, TABLE) as usize;
  const mask = load<u32>(node, TABLE_MASK);
  // The table is half empty.
  let slot = hashBytes(p + 1, end) & mask;
  let field = load<u32>(table + ((slot as usize) << 2)) as usize;
  while (field !== 0 && !isKey(field, p)) {
    slot = (slot + 1) & mask;
    field = load<u32>(table + ((slot as usize) << 2)) as usize;
  }
  return field;
}

/** Compare eight bytes at a time; behind the key's and the input's end there are zeros. */
function isKey(field: usize, p: usize): bool {
  return isSame(load<u32>(field, KEY) as usize, p, 0, load<u32>(field, KEY_LENGTH) as i32);
}

function isSame(a: usize, b: usize, from: usize, length: i32): bool {
  let at = from;
  let left = length - (from as i32);
  for (; left > 8; left -= 8) {
    if (load<u64>(a + at) !== load<u64>(b + at)) return false;
    at += 8;
  }
  return (load<u64>(a + at) ^ load<u64>(b + at)) << ((64 - (left << 3)) as u64) === 0;
}

/** Whether the field's literal stands at `p`: 32 bytes at once, for few are longer. */
function isLiteral(field: usize, p: usize): bool {
  const first = v128.and(v128.load(p), v128.load(field, HEAD_MASK));
  const second = v128.and(v128.load(p, 16), v128.load(field, HEAD_MASK + 16));
  const differences = v128.or(
    v128.xor(first, v128.load(field, HEAD)),
    v128.xor(second, v128.load(field, HEAD + 16)),
  );
  if (v128.any_true(differences)) return false;
  const length = load<u32>(field, LITERAL_LENGTH) as i32;
  return length <= 32 || isSame(load<u32>(field, KEY) as usize, p, 32, length);
}

/** Append what the fields that did not come have: nothing, if they may. */
function areAllowedMissing(node: usize, struct: u32, repetition: u32): bool {
  const first = load<u32>(node, CHILDREN) as usize;
  const end = first + (load<u32>(node, CHILD_COUNT) as usize) * NODE_BYTES;
  for (let field = first; field < end; field += NODE_BYTES) {
    if (load<u32>(field, SEEN) === struct) continue;
    if (load<u32>(field, MISSING) === REFUSED) return false;
    if (load<u32>(field, OPERATION) >= RECORD) continue;
    if (!missing(field, load<u32>(field, PRESENT) - 1, repetition)) return false;
  }
  return true;
}
