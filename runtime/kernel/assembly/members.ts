/** The members of an object that the plan describes: a struct, an image, the change record. */
import { missing } from "./columns";
import { readContent, readField } from "./field";
import { byteAt, CLOSE_BRACE, COMMA, keyEnd, passValue } from "./json";
import { hashBytes } from "./keySet";
import {
  CHILD_COUNT,
  CHILDREN,
  FOREMOST,
  KEY,
  KEY_LENGTH,
  LITERAL_LENGTH,
  MASK,
  MISSING,
  NEXT,
  NEXT_MASK,
  NODE_BYTES,
  OPERATION,
  OTHER,
  PRESENT,
  REFUSED,
  SEEN,
  TABLE,
  TABLE_MASK,
} from "./layout";
import { nextStruct } from "./memory";
import { LAST_QUOTED, RECORD } from "./operations";
import { readAround } from "./record";
import { passText } from "./text";

/** Read members from behind the opening brace to behind the closing one. */
export function readMembers(node: usize, from: usize, repetition: u32): usize {
  const struct = nextStruct();
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

/** Pass over members that the plan knows; 0 if there are others, or if one comes twice. */
export function passMembers(node: usize, from: usize): usize {
  const struct = nextStruct();
  let p = from;
  let link = node + FOREMOST;
  if (byteAt(p) === CLOSE_BRACE) return p + 1;
  while (true) {
    let field = guess(link, p);
    if (field === 0) field = fieldAt(node, p);
    if (field === 0 || load<u32>(field, SEEN) === struct) return 0;
    store<u32>(field, struct, SEEN);
    link = field + NEXT;
    p = passField(field, p);
    if (p === 0) return 0;
    const c = byteAt(p++);
    if (c === CLOSE_BRACE) return p;
    if (c !== COMMA) return 0;
  }
}

function passField(field: usize, p: usize): usize {
  if (load<u32>(field, OPERATION) > LAST_QUOTED || !isLiteral(field, p)) {
    return passValue(p + (load<u32>(field, KEY_LENGTH) as usize), 0);
  }
  const end = passText(p + (load<u32>(field, LITERAL_LENGTH) as usize));
  return end !== 0 && byteAt(end) === CLOSE_BRACE ? end + 1 : 0;
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
  const literal = load<u32>(field, KEY) as usize;
  const first = v128.and(
    v128.xor(v128.load(literal), v128.load(p)),
    v128.load(load<u32>(field, MASK) as usize),
  );
  const second = v128.and(
    v128.xor(v128.load(literal, 16), v128.load(p, 16)),
    v128.load(load<u32>(field, NEXT_MASK) as usize),
  );
  if (v128.any_true(v128.or(first, second))) return false;
  const length = load<u32>(field, LITERAL_LENGTH) as i32;
  return length <= 32 || isSame(literal, p, 32, length);
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
