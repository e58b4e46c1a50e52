/** Attribute values, by the plan. */
import { missing, present, setValueEnd, valueEnd, valueLimit } from "./columns";
import { byteAt, CLOSE_BRACE, CLOSE_BRACKET, COLON, COMMA, closed, isDigit, keyEnd } from "./json";
import { readJson } from "./jsonText";
import { addMember, hashKey, nextObject } from "./keySet";
import {
  ALLOWED,
  CHILDREN,
  FIRST,
  INNER,
  NODE_BYTES,
  NULL,
  OPERATION,
  PRESENT,
  REFUSED,
  RESULT_NULLS,
} from "./layout";
import { readMembers } from "./members";
import { full, nextStruct, result } from "./memory";
import {
  BOOLEAN,
  BYTES,
  JSON_VALUE,
  LAST_NUMBER,
  LAST_TEXT,
  LIST,
  MAP,
  SET,
  STRUCT,
} from "./operations";
import { readScalar } from "./scalar";
import { readSet } from "./set";
import {
  BOOL_HEAD,
  BYTES_HEAD,
  FALS,
  LIST_HEAD,
  MAP_HEAD,
  NULL_HEAD,
  NUMBER_HEAD,
  TEXT_HEAD,
  TRUE,
} from "./words";

/** Read the attribute value at `p`; gives what follows it, or 0. */
export function readValue(node: usize, p: usize, repetition: u32): usize {
  const operation = load<u32>(node, OPERATION);
  if (load<u64>(p) === NULL_HEAD) {
    const end = readNull(node, p, repetition);
    // A NULL is JSON, too, unless the value may be NULL.
    if (end !== 0 || operation !== JSON_VALUE || load<u32>(node, FIRST) !== 0) return end;
  }
  if (operation <= LAST_TEXT) return inQuotes(node, p, TEXT_HEAD, repetition);
  if (operation <= LAST_NUMBER) return inQuotes(node, p, NUMBER_HEAD, repetition);
  switch (operation) {
    case BYTES:
      return inQuotes(node, p, BYTES_HEAD, repetition);
    case BOOLEAN:
      return load<u64>(p) === BOOL_HEAD ? readInside(node, p + 8, repetition) : 0;
    case JSON_VALUE:
      return readInside(node, p, repetition);
    case LIST:
      return startsWith(p, LIST_HEAD) ? readInside(node, p + 6, repetition) : 0;
    case MAP:
    case STRUCT:
      return startsWith(p, MAP_HEAD) ? readInside(node, p + 6, repetition) : 0;
    case SET:
      return startsWithSet(node, p) ? readInside(node, p + 7, repetition) : 0;
    default:
      return 0;
  }
}

/** Read what is in a value that is no text or number, from behind its head to behind its end. */
export function readInside(node: usize, p: usize, repetition: u32): usize {
  switch (load<u32>(node, OPERATION)) {
    case BOOLEAN:
      return readBoolean(node, p, repetition);
    case JSON_VALUE:
      return entered(node, readJson(node, p), repetition);
    case LIST:
      return closed(readList(node, p, repetition));
    case MAP:
      return closed(readMap(node, p, repetition));
    case STRUCT:
      return closed(readMembers(node, p, repetition, nextStruct()));
    case SET:
      return closed(readSet(node, p, repetition));
    default:
      return 0;
  }
}

/** Compare six bytes. */
function startsWith(p: usize, bytes: u64): bool {
  return (load<u64>(p) & 0xffffffffffff) === bytes;
}

function entered(node: usize, end: usize, repetition: u32): usize {
  return end !== 0 && present(node, repetition) ? end : 0;
}

/** `{"NULL":true}`, of which eight bytes have been seen. */
function readNull(node: usize, p: usize, repetition: u32): usize {
  const policy = load<u32>(node, NULL);
  if (policy === REFUSED || load<u32>(p + 8) !== TRUE) return 0;
  if (byteAt(p + 12) !== CLOSE_BRACE) return 0;
  if (policy > ALLOWED) {
    store<u64>(
      result,
      load<u64>(result, RESULT_NULLS) | ((1 as u64) << ((policy - 2) as u64)),
      RESULT_NULLS,
    );
  }
  return missing(node, load<u32>(node, PRESENT) - 1, repetition) ? p + 13 : 0;
}

/** Read a value whose content stands in quotes behind `head`, six bytes. */
function inQuotes(node: usize, p: usize, head: u64, repetition: u32): usize {
  if (!startsWith(p, head)) return 0;
  return entered(node, closed(readScalar(node, p + 6)), repetition);
}

function readBoolean(node: usize, p: usize, repetition: u32): usize {
  const word = load<u32>(p);
  if (word === TRUE) return putBoolean(node, 1) ? entered(node, closed(p + 4), repetition) : 0;
  if (word !== FALS || byteAt(p + 4) !== 0x65) return 0;
  return putBoolean(node, 0) ? entered(node, closed(p + 5), repetition) : 0;
}

function putBoolean(node: usize, value: u32): bool {
  const at = valueEnd(node);
  if (at >= valueLimit(node)) return full() !== 0;
  store<u8>(at, value as u8);
  setValueEnd(node, at + 1);
  return true;
}

function readList(node: usize, from: usize, repetition: u32): usize {
  if (byteAt(from) === CLOSE_BRACKET) {
    return missing(node, load<u32>(node, PRESENT), repetition) ? from + 1 : 0;
  }
  const element = load<u32>(node, CHILDREN) as usize;
  let level = repetition;
  let p = from;
  while (true) {
    p = readValue(element, p, level);
    if (p === 0) return 0;
    level = load<u32>(node, INNER);
    const c = byteAt(p++);
    if (c === CLOSE_BRACKET) return p;
    if (c !== COMMA) return 0;
  }
}

/** The first child is the key's node, the second the value's. */
function readMap(node: usize, from: usize, repetition: u32): usize {
  if (byteAt(from) === CLOSE_BRACE) {
    return missing(node, load<u32>(node, PRESENT), repetition) ? from + 1 : 0;
  }
  const key = load<u32>(node, CHILDREN) as usize;
  const object = nextObject();
  let first: u32 = 0;
  let member: u32 = 0;
  let level = repetition;
  let p = from;
  while (true) {
    const end = keyEnd(p);
    // JavaScript puts keys that look like indexes first.
    if (end === 0 || byteAt(end + 1) !== COLON || isDigit(byteAt(p + 1))) return 0;
    const hash = hashKey(p + 1, end);
    if (member === 0) first = hash;
    if (!addMember(object, member++, first, hash)) return 0;
    if (entered(key, readScalar(key, p + 1), level) === 0) return 0;
    p = readValue(key + NODE_BYTES, end + 2, level);
    if (p === 0) return 0;
    level = load<u32>(node, INNER);
    const c = byteAt(p++);
    if (c === CLOSE_BRACE) return p;
    if (c !== COMMA) return 0;
  }
}

/** `{"SS":[`, `{"NS":[` or `{"BS":[`: the host has put the letter into the node. */
function startsWithSet(node: usize, p: usize): bool {
  if (load<u16>(p) !== 0x227b || byteAt(p + 2) !== load<u32>(node, FIRST)) return false;
  return load<u32>(p + 3) === 0x5b3a2253;
}
