/** The members of an object that the plan describes: a struct, an image, the change record. */
import { areEqual } from "./bytes";
import { missing } from "./columns";
import { readContent, readField } from "./field";
import { byteAt, CLOSE_BRACE, COMMA, closed, keyEnd, passValue } from "./json";
import { hashBytes } from "./keySet";
import {
  CHILDREN,
  COUNT,
  COUNT_INSIDE,
  ENTERED,
  FOREMOST,
  HEAD,
  HEAD_BYTES,
  HEAD_MASK,
  KEY,
  KEY_LENGTH,
  LITERAL_LENGTH,
  MEMBER,
  MEMBER_END,
  NEXT,
  NODE_BYTES,
  OPERATION,
  OTHER,
  PRESENT,
  REQUIRED_BITS,
  SEEN,
  TABLE,
  TABLE_MASK,
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
      const member = p;
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
      store<u32>(field, member as u32, MEMBER);
      store<u32>(field, p as u32, MEMBER_END);
      link = field + NEXT;
      met += load<u32>(field, COUNT);
      const c = byteAt(p++);
      if (c === COMMA) continue;
      if (c === CLOSE_BRACE) break;
      return 0;
    }
  }
  return met === load<u32>(node, COUNT_INSIDE) || areAllowedMissing(node, met, struct, repetition)
    ? p
    : 0;
}

/**
 * Pass over members that the plan knows; 0 if there are others, or if one comes twice.
 *
 * @param other - the struct of the same plan that was read before in the same record, or 0: most
 *   of its members come again
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
    const last = seen === other && other !== 0 ? passAgain(field, p, from, struct, other) : 0;
    if (last !== 0) {
      link = last + NEXT;
      p = againEnd;
    } else {
      store<u32>(field, struct, SEEN);
      link = field + NEXT;
      p =
        isExpected && load<u32>(field, OPERATION) <= LAST_QUOTED
          ? closed(passText(p + (load<u32>(field, LITERAL_LENGTH) as usize)))
          : passValue(p + (load<u32>(field, KEY_LENGTH) as usize), 0);
      if (p === 0) return 0;
    }
    const c = byteAt(p++);
    if (c === COMMA) continue;
    return c === CLOSE_BRACE ? p : 0;
  }
}

/** Where the members end that were passed over together. */
let againEnd: usize = 0;

/**
 * Pass over members that stand here as in the other struct, which came before `from`: the field
 * whose key stands at `p`, and those that followed it there.
 *
 * @returns the last of them, or 0 if there is none
 */
function passAgain(first: usize, p: usize, from: usize, struct: u32, other: u32): usize {
  const start = load<u32>(first, MEMBER) as usize;
  const shift = p - start;
  const limit = p + agreement(start, p, from - start);
  let last: usize = 0;
  let field = first;
  while (load<u32>(field, SEEN) === other) {
    const end = (load<u32>(field, MEMBER_END) as usize) + shift;
    // What follows a value must agree, too: a number may go on.
    if (end >= limit) break;
    store<u32>(field, struct, SEEN);
    last = field;
    againEnd = end;
    if (byteAt(end) !== COMMA) break;
    field = load<u32>(field, NEXT) as usize;
  }
  return last;
}

/** Count the bytes at `a` that are those at `b`, up to `most` and few more. */
function agreement(a: usize, b: usize, most: usize): usize {
  for (let at: usize = 0; at < most; at += 16) {
    const equal = i8x16.bitmask(i8x16.eq(v128.load(a + at), v128.load(b + at)));
    if (equal !== 0xffff) return at + (ctz(~equal) as usize);
  }
  return most;
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

/** Compare the key; behind it and the input's end there are zeros. */
function isKey(field: usize, p: usize): bool {
  return areEqual(load<u32>(field, KEY) as usize, p, load<u32>(field, KEY_LENGTH) as usize);
}

/** Whether the field's literal stands at `p`; few are longer than what is looked at together. */
function isLiteral(field: usize, p: usize): bool {
  const length = load<u32>(field, LITERAL_LENGTH) as usize;
  return isHead(field, p) && (length <= HEAD_BYTES || isTail(field, p, length));
}

/** Whether the literal's first 32 bytes stand at `p`. */
function isHead(field: usize, p: usize): bool {
  const first = v128.and(v128.load(p), v128.load(field, HEAD_MASK));
  const second = v128.and(v128.load(p, 16), v128.load(field, HEAD_MASK + 16));
  const differences = v128.or(
    v128.xor(first, v128.load(field, HEAD)),
    v128.xor(second, v128.load(field, HEAD + 16)),
  );
  return !v128.any_true(differences);
}

/** Whether the others stand behind them. */
function isTail(field: usize, p: usize, length: usize): bool {
  const literal = load<u32>(field, KEY) as usize;
  return areEqual(literal + HEAD_BYTES, p + HEAD_BYTES, length - HEAD_BYTES);
}

/** Append what the fields that did not come have: nothing, if they may. */
function areAllowedMissing(node: usize, met: u32, struct: u32, repetition: u32): bool {
  if (met >> REQUIRED_BITS !== load<u32>(node, COUNT_INSIDE) >> REQUIRED_BITS) return false;
  const first = load<u32>(node, CHILDREN) as usize;
  const end = first + (load<u32>(node, ENTERED) as usize) * NODE_BYTES;
  for (let field = first; field < end; field += NODE_BYTES) {
    if (load<u32>(field, SEEN) === struct) continue;
    if (!missing(field, load<u32>(field, PRESENT) - 1, repetition)) return false;
  }
  return true;
}
