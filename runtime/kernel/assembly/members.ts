/** The members of an object that the plan describes: a struct, an image, the change record. */
import { missing } from "./columns";
import { readField } from "./field";
import { byteAt, CLOSE_BRACE, COMMA, keyEnd } from "./json";
import { hashBytes } from "./keySet";
import {
  CHILD_COUNT,
  CHILDREN,
  FOREMOST,
  KEY,
  KEY_LENGTH,
  MISSING,
  NEXT,
  NODE_BYTES,
  OPERATION,
  PRESENT,
  REFUSED,
  SEEN,
  TABLE,
  TABLE_MASK,
} from "./layout";
import { nextStruct } from "./memory";
import { RECORD } from "./operations";
import { readAround } from "./record";

/** Read members from behind the opening brace to behind the closing one. */
export function readMembers(node: usize, from: usize, repetition: u32): usize {
  const struct = nextStruct();
  let met: u32 = 0;
  let p = from;
  let link = node + FOREMOST;
  if (byteAt(p) === CLOSE_BRACE) p++;
  else {
    while (true) {
      const field = fieldAt(node, link, p);
      if (field === 0 || load<u32>(field, SEEN) === struct) return 0;
      store<u32>(field, struct, SEEN);
      store<u32>(link, field as u32);
      link = field + NEXT;
      met++;
      p += load<u32>(field, KEY_LENGTH) as usize;
      p =
        load<u32>(field, OPERATION) < RECORD
          ? readField(field, p, repetition)
          : readAround(field, p);
      if (p === 0) return 0;
      const c = byteAt(p++);
      if (c === CLOSE_BRACE) break;
      if (c !== COMMA) return 0;
    }
  }
  return met === load<u32>(node, CHILD_COUNT) || areAllowedMissing(node, struct, repetition)
    ? p
    : 0;
}

/** Find the field whose key stands at `p`: most often that which came here last time. */
function fieldAt(node: usize, link: usize, p: usize): usize {
  const expected = load<u32>(link) as usize;
  if (expected !== 0 && isKey(expected, p)) return expected;
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
  const key = load<u32>(field, KEY) as usize;
  let left = load<u32>(field, KEY_LENGTH) as i32;
  let at: usize = 0;
  for (; left > 8; left -= 8) {
    if (load<u64>(key + at) !== load<u64>(p + at)) return false;
    at += 8;
  }
  return (load<u64>(key + at) ^ load<u64>(p + at)) << ((64 - (left << 3)) as u64) === 0;
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
